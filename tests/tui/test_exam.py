"""The day of the exam: the suggestion at the first start, the dialog, the countdown, after it."""

import pytest
from textual.widgets import Input

from revise1924 import exam_words
from revise1924.cards import Deck
from revise1924.errors import SaveError
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.exam import ExamScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.study import StudyScreen
from tests.support.clock import EXAM, MONDAY, TUESDAY, Clock
from tests.support.screens import SIZE, Restart, is_up, press, shown


async def test_a_day_in_words_is_shown_in_full_before_it_counts(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e", *"4 june")
        assert shown(pilot, "#understood") == (
            "Friday 4 June 2027, in 193 days\n"
            "193 days for 7 new cards: about 1 minute a day, 4 on the last."
        )
        assert file.progress.exam is None
        await press(pilot, "enter")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#exam") == "Exam in 193 days"
        assert "every card comes back by Thursday 3 June 2027" in shown(pilot, "#news")
    assert ProgressFile(file.path, deck.id).progress.exam == EXAM


@pytest.mark.parametrize(
    ("written", "why"),
    [("22 nov 2026", "is past"), ("soon", "is no date"), ("4/6", "is no date"), (" ", "Write a")],
)
async def test_what_cannot_be_a_day_to_come_is_refused_with_the_reason(
    written: str, why: str, app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e", *written, "enter")
        assert is_up(pilot, ExamScreen)
        assert why in shown(pilot, "#understood")
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)
    assert file.progress.exam is None


async def test_none_forgets_the_exam(app: ReviseApp, file: ProgressFile) -> None:
    file.set_exam(EXAM, MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e")
        assert app.screen.query_one(Input).value == "2027-06-04"
        await press(pilot, *"none", "enter")
        assert shown(pilot, "#exam") == ""
    assert file.progress.exam is None


async def test_the_first_start_suggests_the_exam_until_the_first_session(
    app: ReviseApp, restart: Restart
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#besides").startswith(exam_words.GOT_AN_EXAM_DATE)
        await press(pilot, "enter")
        assert is_up(pilot, StudyScreen)
        await press(pilot, "escape")
        assert shown(pilot, "#besides") == ""
        await press(pilot, "enter", "space", "y", "escape")
        assert shown(pilot, "#besides") == ""
    async with restart().run_test(size=SIZE) as pilot:
        assert shown(pilot, "#besides") == ""


async def test_after_the_exam_home_is_kind_and_waits_are_normal(
    app: ReviseApp, file: ProgressFile, clock: Clock
) -> None:
    file.set_exam(TUESDAY, MONDAY)
    clock.advance(days=2)
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#exam") == ("The exam was on Tuesday 24 November: well done!")
        await press(pilot, "enter", "space", "y")
        assert shown(pilot, "#news").endswith("up to box 2, back on Saturday")


async def test_an_exam_that_cannot_be_saved_is_told(
    app: ReviseApp, file: ProgressFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise SaveError("not saved: no space", path=file.path)

    monkeypatch.setattr(ProgressFile, "set_exam", fail)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e", *"4 june", "enter")
        assert "not saved: no space" in shown(pilot, "#news")
        assert shown(pilot, "#besides").startswith(exam_words.GOT_AN_EXAM_DATE)


async def test_minutes_a_day_are_said_beside_the_day_and_held_against_the_rules(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e", *"in 3 weeks", "tab", "5")
        assert "5 minutes a day suffice." in shown(pilot, "#understood")
        await press(pilot, "enter")
        assert is_up(pilot, HomeScreen)
    kept = ProgressFile(file.path, deck.id).progress.exam_day
    assert kept.minutes == 5


async def test_minutes_said_before_stand_there_and_can_be_taken_back(
    app: ReviseApp, file: ProgressFile, deck: Deck
) -> None:
    file.set_exam(EXAM, MONDAY, 20)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e", "tab")
        assert app.screen.query_one("#minutes", Input).value == "20"
        await press(pilot, "backspace", "enter")
    kept = ProgressFile(file.path, deck.id).progress.exam_day
    assert (kept.day, kept.minutes) == (EXAM, None)


async def test_no_day_has_so_many_minutes(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e", *"4 june", "tab", *"1500", "enter")
        assert is_up(pilot, ExamScreen)
        assert shown(pilot, "#understood") == "A day has 1440 minutes."
    assert file.progress.exam is None


async def test_the_dialog_covers_the_page_from_edge_to_edge(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        now = app.screen.query_one("#now").region
        await press(pilot, "e")
        asked = app.screen.children[0].region
        assert (asked.x, asked.right) == (now.x, now.right)
