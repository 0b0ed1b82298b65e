"""How the screens look; `make pictures` takes the snapshots anew."""

import re
from pathlib import Path

import pytest
from docs import picture
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.image import SVGImageSnapshotExtension
from textual.events import Paste

from revise1924.cards import Deck
from revise1924.desks import Desks
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from tests.support.clock import EXAM, MONDAY, Clock
from tests.support.screens import press

DONE = ["space", "y", "space", "n", "space", "1", "2", "4", "enter", *["space", "y"] * 4]
"""All, none, three of five, then all four; the second card is to come again."""

ESSAY = "As General Secretary he filled posts with supporters; Lenin was revered like a god."

PICTURES: dict[str, tuple[list[str], tuple[int, int]]] = {
    "home": (["enter", *DONE, "escape"], (80, 24)),
    "front": (["enter", "space", "y"], (80, 24)),
    "back": (["enter", "space", "y", "s", "space", "1", "2", "5"], (80, 24)),
    "summary": (["enter", *DONE, "space", "y"], (80, 24)),
    "help": (["enter", "space", "y", "escape", "question_mark"], (80, 24)),
    "time": (["t", "tab"], (80, 24)),
    "exam": (["e", *"in 3 weeks"], (80, 24)),
    "test": (["t", "enter", *DONE], (80, 24)),
    "writing": (
        ["enter", "w", *"As General Secretary he filled posts with supporters", "tab"],
        (80, 24),
    ),
    "missed": (["enter", *DONE, "escape", "m", "space", "y", "space"], (80, 24)),
    "essay": (["w", "enter", *ESSAY, "ctrl+t"], (80, 24)),
    "essay-marking": (["w", "enter", *ESSAY, "tab"], (80, 24)),
    "essay-marking-small": (["w", "enter", *ESSAY, "tab"], (40, 15)),
    "essay-marking-wide": (["w", "enter", *ESSAY, "tab", "down"], (130, 32)),
    "essay-told": (["w", "enter", *ESSAY, "tab", "y", *["n"] * 4, "1", "y", "n"], (80, 24)),
    "outline": (["o", "space", "y", "space", "n", "space"], (80, 24)),
    "stats": (["enter", *DONE, "escape", "s"], (80, 24)),
    "stats-points": (["enter", *DONE, "escape", "s", "3"], (80, 24)),
    "stats-days": (["enter", *DONE, "escape", "s", "4"], (80, 24)),
    "stats-ahead": (["enter", *DONE, "escape", "s", "5"], (80, 24)),
    "browse": (["b", *"lenin"], (80, 24)),
    "reading": (["enter", *DONE, "escape", "b", "down", "enter"], (80, 24)),
    "home-small": (["enter", *DONE, "escape"], (40, 15)),
    "back-small": (["enter", "space", "y", "s", "space", "1", "2"], (40, 15)),
}


@pytest.mark.parametrize(("keys", "size"), PICTURES.values(), ids=PICTURES)
async def test_the_screen_looks_as_it_did(
    keys: list[str],
    size: tuple[int, int],
    deck: Deck,
    clock: Clock,
    file: ProgressFile,
    snapshot: SnapshotAssertion,
) -> None:
    file.set_exam(EXAM, MONDAY)
    app = ReviseApp(Desk(deck, file), clock, seconds=lambda: 0.0)  # the clock of an essay stands
    async with app.run_test(size=size) as pilot:
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        svg = app.export_screenshot(title="revise1924")
        assert svg == snapshot(extension_class=SVGImageSnapshotExtension)


NOTES = """\
# The Cold War

## Truman Doctrine
What did Truman promise to countries that resisted communism?
- Money, and weapons if need be
- First of all to Greece and Turkey, which Britain could not help any longer
> Congress was asked in March 1947

## Marshall Plan
- 13 billion dollars for Europe

## NATO
- An alliance of twelve countries
- An attack on one is an attack on all

## Korea
- War from 1950 to 1953
"""

IMPORTS: dict[str, tuple[list[str], tuple[int, int]]] = {
    "written": ([], (80, 24)),
    "understood": (["tab"], (80, 24)),
    "understood-small": (["tab"], (40, 15)),
    "title": (["tab", "t"], (80, 24)),
}


@pytest.mark.parametrize(("keys", "size"), IMPORTS.values(), ids=IMPORTS)
async def test_import_looks_as_it_did(
    keys: list[str], size: tuple[int, int], clock: Clock, snapshot: SnapshotAssertion
) -> None:
    app = ReviseApp(Desks(), clock)
    async with app.run_test(size=size) as pilot:
        await press(pilot, "i")
        app.post_message(Paste(NOTES))
        await pilot.pause()
        for key in keys:
            await press(pilot, key)
            await app.workers.wait_for_complete()
        await pilot.pause()
        svg = app.export_screenshot(title="revise1924")
        assert svg == snapshot(extension_class=SVGImageSnapshotExtension)


async def test_all_decks_look_in_a_small_terminal_as_they_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snapshot: SnapshotAssertion
) -> None:
    monkeypatch.setenv("REVISE1924_DATA_DIR", str(tmp_path))
    svg = await picture.all_decks(tmp_path, (40, 15))
    assert svg == snapshot(extension_class=SVGImageSnapshotExtension)


@pytest.mark.parametrize("path", picture.PICTURES, ids=lambda path: path.stem)
async def test_the_readmes_pictures_are_current_and_ask_nothing_of_other_hosts(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVISE1924_DATA_DIR", str(tmp_path))
    svg = picture.self_contained(await picture.PICTURES[path](tmp_path))
    assert path.read_text(encoding="utf-8") == svg, "run `make picture`"
    assert set(re.findall(r"https?://[^\"' )]+", svg)) == {"http://www.w3.org/2000/svg"}
