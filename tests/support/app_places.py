"""Every place in the app that has keys at the bottom, and how one gets there."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, NamedTuple

from textual.events import Paste
from textual.pilot import Pilot

from revise1924.desks import Desks
from revise1924.library import open_or_diagnose
from revise1924.paths import progress_path
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.edited import EditedScreen
from revise1924.tui.screens.unsaved import UnsavedScreen
from tests.support.clock import Clock
from tests.support.library import put_deck
from tests.support.places import ROOT
from tests.support.progress import look, save
from tests.support.screens import SIZE, press

Go = Callable[[Pilot[Any]], Awaitable[object]]


class Place(NamedTuple):
    """Where a student can be."""

    go: Go
    """Goes there from where the app begins."""
    decks: tuple[tuple[str, int], ...] = (("mine", 4),)
    """The decks that the app begins with, each with its cards."""


def _by(*keys: str) -> Go:
    return lambda pilot: press(pilot, *keys)


def _import(*keys: str, text: str = "Q: What is a cell?\nA: the smallest unit of life\n") -> Go:
    async def go(pilot: Pilot[Any]) -> None:
        await press(pilot, "i")
        pilot.app.post_message(Paste(text))
        await pilot.pause()
        for key in keys:
            await press(pilot, key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause()

    return go


async def _unsaved(pilot: Pilot[Any]) -> None:
    await pilot.app.push_screen(UnsavedScreen("The disk is full"))


async def _edited(pilot: Pilot[Any]) -> None:
    await pilot.app.push_screen(EditedScreen("Edited", "A point is new.", can_save=True))


_SEVERAL = (("mine", 4), ("other", 25))
_PACKAGE = ROOT / "tests" / "formats" / "samples" / "genanki-decks.apkg"
_SENTENCES = "front,back\nWhat?,First this. Then that.\n"

PLACES: dict[str, Place] = {
    "all decks": Place(_by("down"), _SEVERAL),
    "all decks, the first row": Place(_by(), _SEVERAL),
    "finding a deck": Place(_by("slash"), _SEVERAL),
    "import": Place(_import(), _SEVERAL),
    "what import understood": Place(_import("tab"), _SEVERAL),
    "what import understood, titled": Place(_import("tab", *"cells", "enter"), _SEVERAL),
    "what import understood, of sentences": Place(
        _import("tab", "x", "enter", text=_SENTENCES), _SEVERAL
    ),
    "what import understood, of several decks": Place(_import("tab", text=str(_PACKAGE)), _SEVERAL),
    "home": Place(_by("down", "right"), _SEVERAL),
    "home, many new cards": Place(_by(), (("many", 25),)),
    "how many cards": Place(_by("enter"), (("due", 25),)),
    "tags": Place(_by("number_sign")),
    "exam date": Place(_by("e")),
    "time of a test": Place(_by("t")),
    "front": Place(_by("enter")),
    "front, of a test against the clock": Place(_by("t", "9", "enter")),
    "writing first": Place(_by("enter", "w")),
    "back": Place(_by("enter", "space")),
    "back, of a test against the clock": Place(_by("t", "9", "enter", "space")),
    "end of a session": Place(_by("enter", *["space", "n"] * 2, *["space", "y"] * 4)),
    "missed points": Place(_by("m")),
    "missed points, revealed": Place(_by("m", "space")),
    "how long an essay may take": Place(_by("w")),
    "writing the essay": Place(_by("w", "enter")),
    "marking the essay": Place(_by("w", "enter", *"topic", "tab")),
    "saving a copy": Place(_by("w", "enter", *"topic", "tab", "s")),
    "essay marked": Place(_by("w", "enter", *"topic", "tab", *["n"] * 4)),
    "outline": Place(_by("o")),
    "outline, revealed": Place(_by("o", "space")),
    "browse": Place(_by("b")),
    "a card in browse": Place(_by("b", "enter")),
    "a card in browse, the second": Place(_by("b", "down", "enter")),
    "statistics": Place(_by("s")),
    "statistics, weak points": Place(_by("s", "3")),
    "settings": Place(_by("comma")),
    "a card you edited": Place(_edited),
    "nothing can be saved": Place(_unsaved),
    "progress that cannot be read": Place(_by(), (("damaged", 2),)),
    "progress that cannot be read, of one of several": Place(
        _by("down", "enter"), (("damaged", 2), ("mine", 4))
    ),
}
"""By the name that the docs give it; after a comma, how it is there."""


@asynccontextmanager
async def at(name: str) -> AsyncIterator[Pilot[Any]]:
    """Begin the app and go to a place, in the data folder of the test."""
    place, clock = PLACES[name], Clock()
    files = [put_deck(f"{deck}.json", cards=cards, tags=("t",)) for deck, cards in place.decks]
    app = _app(files, clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await place.go(pilot)
        await pilot.pause()
        yield pilot


def _app(files: list[Path], clock: Clock) -> ReviseApp:
    deck = files[0].stem
    if deck == "damaged":
        progress_path(deck).write_text('{"format": 1')
    else:
        file = ProgressFile(progress_path(deck), deck)
        for number in range(25 if deck == "due" else 1):
            save(file, look(f"topic-{number}", (False, False), days=-1))
    return ReviseApp(Desks() if len(files) > 1 else open_or_diagnose(str(files[0])), clock)
