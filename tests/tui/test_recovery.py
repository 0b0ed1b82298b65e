"""What the app does where progress cannot be read, or cannot be saved."""

import errno
from pathlib import Path

import pytest
from textual.widgets import OptionList

from revise1924 import wording
from revise1924.cards import Deck
from revise1924.library import DamagedDesk, Desk, open_or_diagnose
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.recovery import RecoveryScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.screens.unsaved import UnsavedScreen
from tests.support.clock import Clock
from tests.support.damage import diagnosed, offered
from tests.support.failures import failing
from tests.support.progress import document, look, save
from tests.support.screens import SIZE, is_up, position, press, shown, wait_until


def two_days(deck: Deck, file: ProgressFile, clock: Clock) -> None:
    for _ in range(2):
        reopened = ProgressFile(file.path, deck.id)
        session = Session(Desk(deck, reopened), clock())
        for _ in range(2):
            assert session.card is not None
            session.grade([True] * len(session.card.back), clock())
        clock.advance(days=1)


def damaged(deck: Deck, file: ProgressFile, clock: Clock, bad: bytes) -> ReviseApp:
    file.path.write_bytes(bad)
    return ReviseApp(DamagedDesk(deck, diagnosed(file.path)), clock)


async def test_a_damaged_file_is_said_and_its_backup_offered_and_restored(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    two_days(deck, file, clock)
    app = damaged(deck, file, clock, b"{")
    async with app.run_test(size=SIZE) as pilot:
        assert is_up(pilot, RecoveryScreen)
        assert f"{file.path}:1: is not JSON" in shown(pilot, "#fault")
        options = app.screen.query_one(OptionList).options
        assert [str(option.prompt) for option in options] == [
            "Keep 2 reviews: 2 from the backup of Tuesday 24 November 2026",
            "Start afresh, with no reviews",
        ]
        assert file.path.read_bytes() == b"{"
        await press(pilot, "enter")
        assert is_up(pilot, HomeScreen)
        assert ".corrupt-" in shown(pilot, "#news")
        assert len(ProgressFile(file.path, deck.id).progress.reviews) == 2
        await press(pilot, "enter", "space", "y")
        assert len(ProgressFile(file.path, deck.id).progress.reviews) == 3


async def test_the_good_reviews_of_a_damaged_file_are_offered_first_with_both_counts(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    two_days(deck, file, clock)
    bad = file.path.read_bytes().replace(b'"box": 2', b'"box": 7', 1)
    app = damaged(deck, file, clock, bad)
    async with app.run_test(size=SIZE) as pilot:
        first = app.screen.query_one(OptionList).options[0]
        assert str(first.prompt) == (
            "Keep 4 reviews: 3 from the file, 1 more from the backup of Tuesday 24 November 2026;"
            " 1 in the file cannot be read"
        )
        await pilot.click(OptionList, offset=(4, 1))
        await pilot.pause()
        assert is_up(pilot, HomeScreen)
    assert len(ProgressFile(file.path, deck.id).progress.reviews) == 4


async def test_quitting_leaves_a_damaged_file_as_it_is(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    two_days(deck, file, clock)
    app = damaged(deck, file, clock, b"")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "q")
    assert file.path.read_bytes() == b""


async def test_where_nothing_can_be_saved_the_student_is_asked_and_can_go_on_unsaved(
    app: ReviseApp, file: ProgressFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.mkstemp", failing(errno.EROFS))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert is_up(pilot, UnsavedScreen)
        await press(pilot, "enter")  # no key but an answer goes on
        assert is_up(pilot, UnsavedScreen)
        await press(pilot, "y")
        assert wording.UNSAVED in str(app.screen.query_one("#card").border_title)
        await press(pilot, "space", "y")
        assert is_up(pilot, StudyScreen)
        assert position(pilot) == "2 of 7"
        await press(pilot, "escape")
        assert shown(pilot, "#news").startswith("Unsaved: nothing is kept.")
    assert not file.path.exists()


async def test_a_second_unsaved_session_is_as_good_as_the_first(
    app: ReviseApp, file: ProgressFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.mkstemp", failing(errno.EROFS))
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "y", "space", "y", "escape", "enter")
        assert is_up(pilot, StudyScreen)  # the student has agreed, and is not asked again
        await press(pilot, "space", "y", "escape")
        assert shown(pilot, "#todo") == "5 new cards today, about 3 minutes"
        await press(pilot, "u")
        assert shown(pilot, "#todo") == "6 new cards today, about 3 minutes"
    assert not file.path.exists()


async def test_who_does_not_want_to_go_on_unsaved_is_back_on_home(
    app: ReviseApp, file: ProgressFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr("tempfile.mkstemp", failing(errno.EROFS))
            await press(pilot, "t", "enter", "escape")
            assert is_up(pilot, HomeScreen)
        await press(pilot, "t", "enter")  # there is room again
        assert is_up(pilot, StudyScreen)
    assert not file.progress.reviews


async def test_what_another_window_has_mended_and_studied_is_opened_as_it_is(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    two_days(deck, file, clock)
    app = damaged(deck, file, clock, file.path.read_bytes() + b"}")
    async with app.run_test(size=SIZE) as pilot:
        offered(file.path)["keep"].mend(clock())
        save(ProgressFile(file.path, deck.id), look(days=2))
        await press(pilot, "down", "enter")  # start afresh
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#news") == "Another window has mended it meanwhile."
    assert len(ProgressFile(file.path, deck.id).progress.reviews) == 5


async def test_a_file_that_was_damaged_anew_is_looked_at_anew(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    two_days(deck, file, clock)
    whole = file.path.read_bytes()
    app = damaged(deck, file, clock, b"{")
    async with app.run_test(size=SIZE) as pilot:
        file.path.write_bytes(whole + b"}")
        await press(pilot, "down", "enter")
        assert is_up(pilot, RecoveryScreen)
        assert "no longer as it was" in shown(pilot, "#promise")
        first = app.screen.query_one(OptionList).options[0]
        assert str(first.prompt) == "Keep 4 reviews: 4 from the file"
        await press(pilot, "enter")
    assert len(ProgressFile(file.path, deck.id).progress.reviews) == 4


async def test_a_progress_file_that_is_gone_is_offered_from_its_backups(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    two_days(deck, file, clock)
    file.path.unlink()
    desk = open_or_diagnose(None, file.path)
    async with ReviseApp(desk, clock).run_test(size=SIZE) as pilot:
        assert is_up(pilot, RecoveryScreen)
        await press(pilot, "enter")
        assert shown(pilot, "#news") == "Mended."
    assert len(ProgressFile(file.path, deck.id).progress.reviews) == 2


async def test_no_name_of_a_file_commands_the_terminal_after_mending(
    deck: Deck, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "p\x1b]0;x\x07\x9b2J (1).json"
    path.write_bytes(b"{")
    app = ReviseApp(DamagedDesk(deck, diagnosed(path)), clock)
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#fault").isprintable()
        await press(pilot, "enter")
        news = shown(pilot, "#news")
        assert "Mended." in news
        assert news.isprintable()


async def test_a_file_that_becomes_anothers_once_it_is_mended_ends_the_app_with_a_word(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    class Intruded(DamagedDesk):
        def reopen(self) -> Desk | DamagedDesk:
            file.path.write_text(document(format=9))
            return super().reopen()

    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(b"{")
    app = ReviseApp(Intruded(deck, diagnosed(file.path)), clock)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        await wait_until(pilot, lambda: not app.is_running)
    assert "from a newer revise1924" in str(app.hopeless)
