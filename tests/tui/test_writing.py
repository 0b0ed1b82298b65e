"""Write before the flip: own words beside the points, points found in them as a suggestion."""

import pytest
from textual.events import Paste
from textual.widgets import TextArea

from revise1924 import first_steps
from revise1924.cards import Deck
from revise1924.storage.progress_file import ProgressFile
from revise1924.text import LONGEST_PASTE
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.screens.writing import WritingScreen
from revise1924.tui.widgets.points import PointList
from tests.support.screens import SIZE, is_flipped, is_up, notices, press, shown

WORDS = "ran the day to day buisness q"


async def test_words_found_are_ticked_as_a_suggestion_and_the_student_decides(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w")
        assert is_up(pilot, WritingScreen)
        await press(pilot, *WORDS, "tab")
        assert is_up(pilot, StudyScreen)
        assert shown(pilot, "#words Static") == WORDS
        assert app.screen.query_one("#words").display
        assert app.screen.query_one(PointList).recital.recalled == [False, True]
        assert shown(pilot, "#news") == (
            "Ticked 1 point found in your answer. Change it if it is wrong."
        )
        assert not file.progress.reviews  # never scored by the machine alone
        await press(pilot, "1", "2", "enter")
    assert [review.recalled for review in file.progress.reviews] == [(True, False)]


async def test_nothing_that_was_written_is_stored(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w", *"zebra crossing", "tab", "enter")
    for path in file.path.parent.rglob("*"):
        assert path.is_dir() or b"zebra" not in path.read_bytes()


async def test_escape_goes_back_to_the_front_and_keeps_the_words(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w", *"notes", "escape")
        assert is_up(pilot, StudyScreen)
        assert not is_flipped(pilot)
        await press(pilot, "w")
        assert app.screen.query_one(TextArea).text == "notes"
        await press(pilot, *" more", "escape", "space")
        assert shown(pilot, "#words Static") == "notes more"


async def test_without_words_the_card_just_flips(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w", "tab")
        assert is_flipped(pilot)
        assert not app.screen.query_one("#words").display
        assert shown(pilot, "#news") == first_steps.BACK


async def test_the_next_card_begins_without_words(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w", *"ran the business", "tab", "enter")
        assert shown(pilot, "#topic") == deck.cards[1].topic
        await press(pilot, "space")
        assert not app.screen.query_one("#words").display
        assert app.screen.query_one(PointList).recital.recalled == [False, False]
        await press(pilot, "escape", "enter", "w")
        assert app.screen.query_one(TextArea).text == ""


async def test_writing_is_offered_on_the_front_alone(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "w")
        assert is_up(pilot, StudyScreen)


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
async def test_what_is_pasted_keeps_its_lines_and_all_its_characters(
    app: ReviseApp, end: str
) -> None:
    line = "Zinoviev, Kamenev – and the troika. " * 9
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w")
        app.post_message(Paste(f"{line}{end}{end}second{end}\x1b[31mthird"))
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == f"{line}\n\nsecond\n\ufffd[31mthird"


async def test_a_paste_that_is_too_long_is_cut_and_that_is_said(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w")
        app.post_message(Paste("word\n" * 200_000))
        await pilot.pause()
        assert app.screen.query_one(TextArea).text == "word\n" * (LONGEST_PASTE // 5)
        assert notices(pilot) == [f"Pasted: only the first {LONGEST_PASTE:,} characters."]


async def test_quitting_asks_where_words_would_be_lost(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w", *"notes", "ctrl+q")
        assert app.is_running
        await press(pilot, "ctrl+q")
        assert not app.is_running
