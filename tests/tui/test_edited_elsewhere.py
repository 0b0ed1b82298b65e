"""A deck that is edited elsewhere while it is open: taken in, without the student's place lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.events import AppFocus
from textual.pilot import Pilot
from textual.widgets import TextArea

from revise1924.library import open_desk
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.browse import BrowseScreen
from revise1924.tui.screens.home import HomeScreen
from tests.support.clock import Clock
from tests.support.library import put_deck
from tests.support.screens import (
    SIZE,
    is_flipped,
    is_up,
    point_lines,
    position,
    press,
    shown,
)


@pytest.fixture
def path() -> Path:
    """A deck of three cards."""
    return put_deck("art.json", cards=3)


@pytest.fixture
def app(path: Path, clock: Clock) -> ReviseApp:
    """The app on it."""
    return ReviseApp(open_desk(str(path)), clock)


def edit(path: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the deck, as an editor does."""
    said = json.loads(path.read_text())
    change(said)
    path.write_text(json.dumps(said))


async def come_back(pilot: Pilot[Any]) -> None:
    """Look at the terminal again."""
    pilot.app.screen.post_message(AppFocus())
    await pilot.pause()


async def test_home_shows_the_deck_as_it_is_now(app: ReviseApp, path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        edit(path, lambda deck: (deck.update(title="Of art"), deck["cards"].pop()))
        await come_back(pilot)
        assert shown(pilot, "#title") == "Of art"
        assert shown(pilot, "#todo").startswith("2 new cards today, ")


async def test_home_says_what_is_wrong_and_goes_on_with_the_deck_as_it_was(
    app: ReviseApp, path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        good = path.read_text()
        path.write_text(good.replace('"back"', '"bakc"', 1))
        await come_back(pilot)
        assert "cards[0].back is missing" in shown(pilot, "#news")
        await press(pilot, "enter", "space", "y")
        assert position(pilot) == "2 of 3"
        path.write_text(good)
        await press(pilot, "escape")
        assert "missing" not in shown(pilot, "#news")


async def test_the_card_that_is_up_stays_up_with_its_new_words(app: ReviseApp, path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y")
        edit(path, lambda deck: deck["cards"][1].update(front="Which one?"))
        await come_back(pilot)
        assert (position(pilot), shown(pilot, "#topic")) == ("2 of 3", "Topic 1")
        assert shown(pilot, "#question") == "Which one?"
        assert not is_flipped(pilot)


async def test_ticks_of_points_that_stayed_are_kept(app: ReviseApp, path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "2")
        edit(path, lambda deck: deck["cards"][0].update(back=["b", "c"]))
        await come_back(pilot)
        assert is_flipped(pilot)
        assert point_lines(pilot) == ["✓ 1 b", "○ 2 c"]


async def test_what_was_written_before_the_flip_is_kept(app: ReviseApp, path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w", *"mine", "escape")
        edit(path, lambda deck: deck["cards"][0].update(back=["b", "c"]))
        await come_back(pilot)
        await press(pilot, "w")
        assert app.screen.query_one(TextArea).text == "mine"


async def test_other_cards_that_change_change_nothing_of_what_is_on_screen(
    app: ReviseApp, path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "2")
        before = shown(pilot, "#news")
        edit(path, lambda deck: deck["cards"][1].update(front="Which one?"))
        await come_back(pilot)
        assert shown(pilot, "#news") == before
        await press(pilot, "enter")
        assert shown(pilot, "#question") == "Which one?"


async def test_a_card_that_is_gone_makes_way_for_the_next(app: ReviseApp, path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        edit(path, lambda deck: deck["cards"].pop(0))
        await come_back(pilot)
        assert (position(pilot), shown(pilot, "#topic")) == ("1 of 2", "Topic 1")
        assert not is_flipped(pilot)
        edit(path, lambda deck: deck["cards"][0].update(topic="The only one", id="new"))
        edit(path, lambda deck: deck["cards"].pop(1))
        await come_back(pilot)
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#todo").startswith("1 new card today, ")


async def test_a_fault_is_said_on_the_card_and_its_ticks_can_be_saved(
    app: ReviseApp, path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "2")
        path.write_text("{")
        await come_back(pilot)
        assert "is not JSON" in shown(pilot, "#news")
        await press(pilot, "enter")
        assert position(pilot) == "2 of 3"
    assert len(open_progress(app)) == 1


async def test_browsing_and_reading_show_the_cards_as_they_are_now(
    app: ReviseApp, path: Path
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b", *"topic 1")
        edit(path, lambda deck: deck["cards"][1].update(topic="Subject 1", id="topic-1"))
        await come_back(pilot)
        assert "No cards match." in shown(pilot, "#title")
        await press(pilot, *["backspace"] * 7, *"subject", "enter")
        assert app.screen.query_one("#card").border_title == "Subject 1"
        edit(path, lambda deck: deck["cards"][1].update(topic="Theme 1"))
        await come_back(pilot)
        assert app.screen.query_one("#card").border_title == "Theme 1"
        edit(path, lambda deck: deck["cards"].pop(1))
        await come_back(pilot)
        assert is_up(pilot, BrowseScreen)


async def test_a_drill_asks_what_is_left_of_its_points(app: ReviseApp, path: Path) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", "space", "n", "escape", "m")
        assert position(pilot) == "1 of 2"
        assert shown(pilot, "#topic") == "Topic 0"
        edit(path, lambda deck: deck["cards"][1].update(back=["a new one", "b", "a"]))
        edit(path, lambda deck: deck["cards"][0].update(back=["a"]))
        await come_back(pilot)
        assert (position(pilot), shown(pilot, "#topic")) == ("1 of 1", "Topic 1")
        await press(pilot, "space", "y", "space")
        assert [line.split()[-1] for line in point_lines(pilot)] == ["one", "b", "a"]


def open_progress(app: ReviseApp) -> list[Any]:
    """Return the reviews of the deck that the app was on."""
    (desk,) = app._desks.opened
    assert desk.file is not None
    desk.keeper.refresh()
    return desk.keeper.progress.reviews
