"""How tests drive the screens: an app with a file and a clock of its own, and real keys."""

from collections.abc import Callable
from typing import Any

import pytest
from rich.console import Console
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from revise1924.cards import Deck
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.study import StudyScreen
from revise1924.tui.widgets import HowFar, Keys
from tests.conftest import Clock


@pytest.fixture
def app(deck: Deck, file: ProgressFile, clock: Clock) -> ReviseApp:
    """The app on the shipped deck, on a Monday evening, with nothing done yet."""
    return ReviseApp(deck, file, clock)


SIZE = (80, 24)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, one after the other, each after the last has done its work."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def is_up(pilot: Pilot[Any], screen: type[Screen[Any]]) -> bool:
    """Tell whether a screen of this kind is the one to be seen."""
    return isinstance(pilot.app.screen, screen)


def is_flipped(pilot: Pilot[Any]) -> bool:
    """Tell whether the card that is studied shows its back."""
    assert isinstance(pilot.app.screen, StudyScreen)
    return pilot.app.screen.is_flipped


def boxes(file: ProgressFile, deck: Deck, clock: Clock) -> list[int | None]:
    """Return the box of each card."""
    return [file.progress.standing(card.id, clock()).box for card in deck.cards]


def shown(pilot: Pilot[Any], selector: str) -> str:
    """Return the text of a Static on the screen that is up."""
    return str(pilot.app.screen.query_one(selector, Static).content)


def position(pilot: Pilot[Any]) -> str:
    """Return how far the session is: "2 of 7"."""
    return pilot.app.screen.query_one(HowFar).told


def text_of(pilot: Pilot[Any], selector: str) -> str:
    """Return what a Static shows whose content is a table or a chart."""
    widget = pilot.app.screen.query_one(selector, Static)
    console = Console(width=widget.size.width or pilot.app.size.width)
    with console.capture() as captured:
        console.print(widget.content)
    return captured.get()


def keys_offered(pilot: Pilot[Any]) -> list[str]:
    """Return what the footer offers, in order."""
    return [key.description for key in pilot.app.screen.query_one(Keys).offered]


Restart = Callable[[], ReviseApp]


@pytest.fixture
def restart(deck: Deck, file: ProgressFile, clock: Clock) -> Restart:
    """Return a function that makes the app anew from what is on disk."""
    return lambda: ReviseApp(deck, ProgressFile(file.path, deck.id), clock)
