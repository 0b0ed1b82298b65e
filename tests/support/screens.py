"""How tests drive the screens, and what they read off them."""

from collections.abc import Callable
from time import monotonic
from typing import Any

from rich.console import Console
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Static

from revise1924.cards import Deck
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.widgets.drawn import Drawn
from revise1924.tui.widgets.full_marks import FullMarks
from revise1924.tui.widgets.in_few import InFew
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.line_list import LineList
from revise1924.tui.widgets.points import PointList
from revise1924.tui.widgets.question import Question
from revise1924.tui.widgets.score_line import ScoreLine
from revise1924.tui.widgets.tab_row import TabRow
from tests.support.clock import Clock
from tests.support.commands import PATIENCE

SIZE = (80, 24)

PLACES = {
    "home": [],
    "all decks": ["d"],
    "front": ["enter"],
    "back": ["enter", "space"],
    "end": ["enter", *["space", "y"] * 7],
    "test": ["t", "enter"],
    "drill": ["enter", "space", "n", "escape", "m"],
    "drill, revealed": ["enter", "space", "n", "escape", "m", "space"],
    "outline": ["o"],
    "browse": ["b"],
    "reading": ["b", "enter"],
    "stats": ["s"],
}
"""Screens, and the keys that lead to each from home with new cards."""

DIALOGS = {
    "exam": ["e"],
    "the clock of a test": ["t"],
    "settings": ["comma"],
    "a list of the settings": ["comma", "enter"],
    "writing": ["enter", "w"],
    "import": ["d", "i"],
}
"""What lies over them, and screens with a field for all letters; and the keys to each."""

Restart = Callable[[], ReviseApp]
"""Makes the app anew from what is on disk."""


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, one after the other, each after the last has done its work."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def wait_until(pilot: Pilot[Any], is_so: Callable[[], bool]) -> None:
    """Let the app work until something is so."""
    end = monotonic() + PATIENCE
    while not is_so():
        assert monotonic() < end, "it never was so"
        await pilot.pause(0.02)


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
    """Return the text of a Static, a chart or the like, on the screen that is up."""
    asked = pilot.app.screen.query(Question)
    if selector == "#topic" and asked:
        return asked.first().topic
    widget = pilot.app.screen.query_one(selector)
    if isinstance(widget, Question):
        return widget.question
    if isinstance(widget, ScoreLine):
        return str(widget.words)
    if isinstance(widget, Drawn | FullMarks | InFew | TabRow):
        return str(widget.render())
    assert isinstance(widget, Static)
    return str(widget.content)


def full_marks(pilot: Pilot[Any]) -> list[str]:
    """Return what the end tells where every point came back: the score, and the lines below it."""
    return [shown(pilot, "#todo").strip("━ "), *shown(pilot, "#moves").splitlines()]


def text_of(pilot: Pilot[Any], selector: str) -> str:
    """Return what a Static shows whose content is a table or a chart."""
    widget = pilot.app.screen.query_one(selector, Static)
    console = Console(width=widget.size.width or pilot.app.size.width, color_system=None)
    with console.capture() as captured:
        console.print(widget.content)
    return captured.get()


def painted(pilot: Pilot[Any], selector: str) -> list[str]:
    """Return the lines of a widget as they are painted, with what spaces them out left away."""
    widget = pilot.app.screen.query_one(selector)
    lines = [widget.render_line(row).text for row in range(widget.size.height)]
    return [" ".join(line.split()) for line in lines if line.strip()]


def position(pilot: Pilot[Any]) -> str:
    """Return how far the session is: "2 of 7"."""
    place = str(pilot.app.screen.query_one("#card").border_subtitle)
    return place.partition(" · ")[0].removeprefix("card ").removeprefix("question ")


BLANK = "_" * 24
"""What stands in the place of a point that is hidden."""


def point_lines(pilot: Pilot[Any]) -> list[str]:
    """Return what the list of points shows, a point a line where it is short."""
    points = pilot.app.screen.query_one(PointList)
    lines = [points.render_line(row).text for row in range(points.virtual_size.height)]
    return [" ".join(line.split()).removeprefix("▸ ") for line in lines if line.strip()]


def listed(pilot: Pilot[Any], selector: str = "LineList") -> list[str]:
    """Return the lines of a list that are to be seen, without the sign of the cursor."""
    rows = pilot.app.screen.query_one(selector, LineList)
    lines = [rows.render_line(row).text for row in range(rows.size.height)]
    return [line.removeprefix("▸").strip() for line in lines if line.strip()]


def beside(pilot: Pilot[Any]) -> str:
    """Return the name of what stands beside a list, or below it."""
    return Content.from_markup(
        pilot.app.screen.query_one("#beside").border_title or ""
    ).plain.strip()


def keys_offered(pilot: Pilot[Any]) -> list[str]:
    """Return what the footer offers, in order, but for keys that do nothing now."""
    keys = pilot.app.screen.query_one(Keys)
    return [key.description for key in keys.offered if not key.is_off]


def notices(pilot: Pilot[Any]) -> list[str]:
    """Return what has been notified, oldest first."""
    return [notice.message for notice in pilot.app._notifications]
