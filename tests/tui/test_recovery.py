"""What the app does where progress cannot be read, or cannot be saved."""

import errno
import os
from typing import Any

import pytest
from textual.widgets import OptionList

from revise1924.cards import Deck
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import diagnose
from revise1924.tui.app import ReviseApp
from revise1924.tui.home import HomeScreen
from revise1924.tui.practice import PracticeScreen
from revise1924.tui.recovery import RecoveryScreen
from revise1924.tui.study import StudyScreen
from tests.conftest import Clock
from tests.tui.conftest import SIZE, is_up, position, press, shown


def two_days(deck: Deck, file: ProgressFile, clock: Clock) -> None:
    for _ in range(2):
        reopened = ProgressFile(file.path, deck.id)
        session = Session(deck, reopened, clock())
        for _ in range(2):
            assert session.card is not None
            session.grade([True] * len(session.card.back), clock())
        clock.advance(days=1)


def damaged(deck: Deck, file: ProgressFile, clock: Clock, bad: bytes) -> ReviseApp:
    file.path.write_bytes(bad)
    found = diagnose(file.path, deck.id)
    assert found is not None
    return ReviseApp(deck, found, clock)


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
            "Restore the backup of Tuesday 24 November 2026, 2 reviews",
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
        assert str(first.prompt) == "Keep the 3 reviews that can be read; 1 cannot"
        await pilot.click(OptionList, offset=(4, 1))
        await pilot.pause()
        assert is_up(pilot, HomeScreen)
    assert len(ProgressFile(file.path, deck.id).progress.reviews) == 3


async def test_quitting_leaves_a_damaged_file_as_it_is(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    two_days(deck, file, clock)
    app = damaged(deck, file, clock, b"")
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "q")
    assert file.path.read_bytes() == b""


def refuse(*_: object, **__: object) -> Any:
    raise OSError(errno.EROFS, os.strerror(errno.EROFS))


async def test_where_nothing_can_be_saved_the_student_is_asked_and_can_practise(
    app: ReviseApp, file: ProgressFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.mkstemp", refuse)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert is_up(pilot, PracticeScreen)
        await press(pilot, "enter")  # no key but an answer goes on
        assert is_up(pilot, PracticeScreen)
        await press(pilot, "y")
        assert str(app.screen.query_one("#card").border_title) == "Practice: nothing is saved"
        await press(pilot, "space", "y")
        assert is_up(pilot, StudyScreen)
        assert position(pilot) == "2 of 7"
        await press(pilot, "escape")
        assert shown(pilot, "#news").startswith("Practice: nothing is saved.")
        await press(pilot, "enter")  # who has agreed is not asked again
        assert is_up(pilot, StudyScreen)
    assert not file.path.exists()


async def test_who_does_not_want_to_practise_is_back_on_home(
    app: ReviseApp, file: ProgressFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        with monkeypatch.context() as broken:
            broken.setattr("tempfile.mkstemp", refuse)
            await press(pilot, "t", "escape")
            assert is_up(pilot, HomeScreen)
        await press(pilot, "t")  # there is room again
        assert is_up(pilot, StudyScreen)
    assert not file.progress.reviews
