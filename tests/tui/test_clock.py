"""The clock of a test: chosen before it, in its title, paused, run out, told at the end."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from revise1924 import test_words
from revise1924.library import open_desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.clock import ClockScreen
from revise1924.tui.screens.end import EndScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.study import StudyScreen
from tests.support.clock import Clock
from tests.support.screens import SIZE, is_up, keys_offered, press, shown, wait_until


def title(pilot: Pilot[Any]) -> str:
    return str(pilot.app.screen.query_one("#card").border_title)


def minutes_left(pilot: Pilot[Any]) -> int:
    found = re.search(r"Test · (\d+):\d\d left", title(pilot))
    assert found, title(pilot)
    return int(found[1])


async def test_enter_alone_begins_a_test_without_a_clock(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        assert shown(pilot, "#asked") == "Every card is asked once: 7 cards, 22 points."
        assert shown(pilot, "#understood") == "No clock. A minute a point would be 22 minutes."
        await press(pilot, "enter")
        assert title(pilot) == "Test · Question"
        assert "Pause" not in keys_offered(pilot)
        await press(pilot, "p", "space")
        assert title(pilot) == "Test · Answer · tick what you said"


async def test_who_goes_back_takes_no_test(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "2", "escape")
        assert is_up(pilot, HomeScreen)
    assert not file.path.exists()


@pytest.mark.parametrize("written", ["0", "301", "soon", "2.5"])
async def test_what_is_no_number_of_minutes_is_told_and_begins_nothing(
    written: str, app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", *written, "enter")
        assert is_up(pilot, ClockScreen)
        assert shown(pilot, "#understood") == test_words.NO_MINUTES
        await press(pilot, *["backspace"] * 4, "enter")
        assert is_up(pilot, StudyScreen)


async def test_a_minute_each_is_one_key_away(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "tab")
        assert app.screen.query_one(Input).value == "22"
        assert shown(pilot, "#understood") == "22 minutes: a minute a point."
        await press(pilot, "enter")
        assert minutes_left(pilot) == 21


async def test_the_clock_stands_in_the_title_and_runs(app: ReviseApp, clock: Clock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", *"20", "enter")
        assert minutes_left(pilot) == 19
        clock.advance(minutes=5)
        await press(pilot, "space")
        assert minutes_left(pilot) == 14
        assert title(pilot).endswith("left · Answer · tick what you said")


async def test_the_clock_goes_down_though_no_key_is_pressed(app: ReviseApp, clock: Clock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", *"20", "enter")
        clock.advance(minutes=5)
        await wait_until(pilot, lambda: minutes_left(pilot) == 14)


async def test_a_pause_stops_the_clock_until_one_goes_on(app: ReviseApp, clock: Clock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", *"20", "enter")
        assert "Pause" in keys_offered(pilot)
        await press(pilot, "p")
        assert shown(pilot, "#news") == test_words.RESTS
        assert "left, paused · Question" in title(pilot)
        clock.advance(hours=1)
        await press(pilot, "p")
        assert shown(pilot, "#news") == test_words.GOES_ON
        assert minutes_left(pilot) == 19
        await press(pilot, "p")
        clock.advance(hours=1)
        await press(pilot, "space")  # goes on as well
        assert minutes_left(pilot) == 19
        assert "paused" not in title(pilot)


async def test_when_the_time_is_up_it_is_said_once_and_the_rest_can_be_answered(
    app: ReviseApp, clock: Clock, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", *"20", "enter", *["space", "y"] * 5)
        clock.advance(minutes=20)
        await press(pilot, "space")
        assert shown(pilot, "#news") == test_words.TIME_IS_UP
        assert title(pilot) == "Test · time is up · Answer · tick what you said"
        assert "Pause" not in keys_offered(pilot)
        await press(pilot, "y")
        assert shown(pilot, "#news") != test_words.TIME_IS_UP
        await press(pilot, "space", "1", "enter")
        assert is_up(pilot, EndScreen)
        assert "In time 14 of 22 points, later 4 more" in shown(pilot, "#moves")
    assert [each.kind for each in file.progress.reviews] == ["test"] * 7


async def test_all_in_time_is_told_with_the_time_to_spare(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", *"300", "enter", *["space", "y"] * 7)
        assert re.search(r"All answered in time, 4 h 5\d min to spare", shown(pilot, "#moves"))


@pytest.fixture
def marked(tmp_path: Path, clock: Clock) -> ReviseApp:
    """The app on a deck of two cards, one of which says its marks."""
    path = tmp_path / "rivers.json"
    nile = {"topic": "Nile", "front": "How long?", "back": ["6,650 km", "Egypt"], "marks": 5}
    rhine = {"topic": "Rhine", "front": "Where to?", "back": ["the North Sea"]}
    path.write_text(json.dumps({"id": "rivers", "title": "Rivers", "cards": [nile, rhine]}))
    desk = open_desk(str(path))
    return ReviseApp(desk, clock)


async def test_marks_stand_under_the_card_and_in_the_score(marked: ReviseApp) -> None:
    async with marked.run_test(size=SIZE) as pilot:
        await press(pilot, "t")
        assert shown(pilot, "#asked") == "Every card is asked once: 2 cards, 3 points, 6 marks."
        await press(pilot, "enter")
        card = pilot.app.screen.query_one("#card")
        assert card.border_subtitle == "question 1 of 2 · 5 marks"
        await press(pilot, "space", "1", "enter")
        assert card.border_subtitle == "question 2 of 2"
        await press(pilot, "space", "y")
        assert shown(pilot, "#todo") == "3.5 of 6 marks · 58 %"
        moved, points, how_long, _ = shown(pilot, "#moves").splitlines()
        assert moved == "▲ 1 card moved up   ▪ 1 stayed"
        assert points == "2 of 3 points recalled · 67 %"
        assert how_long.startswith("2 cards in ")


async def test_marks_stand_under_a_card_that_is_studied(marked: ReviseApp) -> None:
    async with marked.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        subtitle = str(pilot.app.screen.query_one("#card").border_subtitle)
        assert subtitle == "card 1 of 2 · 5 marks"


async def test_marks_are_told_of_a_card_that_is_read(marked: ReviseApp) -> None:
    async with marked.run_test(size=SIZE) as pilot:
        await press(pilot, "b", "enter")
        assert shown(pilot, "#standing") == "New: not reviewed yet. 5 marks."
        await press(pilot, "right")
        assert shown(pilot, "#standing") == "New: not reviewed yet."
