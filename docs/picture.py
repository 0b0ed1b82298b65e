"""Make the pictures of the README and of the pages beside it: `make picture`."""

import asyncio
import json
import os
import re
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from docs.moving import Frame, moving
from revise1924.desks import Desks
from revise1924.formats import load_deck
from revise1924.library import Desk, open_desk
from revise1924.paths import shipped_deck
from revise1924.session import Session
from revise1924.slugs import slug_from
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp

FOLDER = Path(__file__).parent
KEYS = ["enter", *["space", "y"] * 2, "space", "1", "2", "5"]
"""Two cards recalled in full, then three of five points of the third."""

NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)

SESSION = [
    ("", "", 3.0),
    ("enter", "Enter", 2.5),
    ("space", "Space", 2.0),
    ("1", "1", 0.8),
    ("2", "2", 1.6),
    ("enter", "Enter", 2.0),
    ("space", "Space", 1.8),
    ("1", "1", 0.6),
    ("2", "2", 0.6),
    ("4", "4", 2.0),
    ("enter", "Enter", 1.8),
    ("space", "Space", 1.5),
    ("y", "y", 1.5),
    ("space y space y space y", "Space y, three times", 5.0),
    ("enter", "Enter", 3.5),
]
"""A session: the keys pressed, their names, and for how many seconds the screen is shown then."""

STILL = 9
"""Which of these pictures stands still where nothing may move: three of five points are ticked."""

BEFORE = {8: (7, 2), 5: (4, 3)}
"""Of the deck that ships, how many days ago how many cards were studied; one in so many fell."""

SUBJECTS = {"Cells and how they divide": (14, 5), "French: the subjunctive": (9, 20)}
"""Titles of decks, how many cards each has, and in how many days its exam is."""


def self_contained(svg: str) -> str:
    """Return the picture without anything that a browser would fetch from elsewhere."""
    svg = re.sub(r"@font-face\s*{.*?}", "", svg, flags=re.DOTALL)
    svg = re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code", "ui-monospace, Menlo, Consolas, DejaVu Sans Mono")


async def picture_of(app: ReviseApp, keys: list[str], size: tuple[int, int] = (80, 24)) -> str:
    """Return a picture of the screen after these keys."""
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        return app.export_screenshot(title="revise1924")


async def study_screen(folder: Path) -> str:
    """Return a picture of a card's back, some points ticked."""
    deck = load_deck(shipped_deck())
    desk = Desk(deck, ProgressFile(folder / "progress.json", deck.id))
    return await picture_of(ReviseApp(desk, lambda: NOW), KEYS)


async def session(folder: Path, size: tuple[int, int] = (80, 24)) -> str:
    """Return a moving picture of a whole session, a fortnight before the exam.

    `folder` is that of the user's data. Each key is pressed eight seconds after the one before.
    """
    del folder
    for days, (cards, missed) in BEFORE.items():
        _study(shipped_deck(), cards, NOW - timedelta(days=days), NOW + timedelta(days=12), missed)
    desk, pressed = open_desk(str(shipped_deck())), 0
    frames = []
    app = ReviseApp(desk, lambda: NOW + timedelta(seconds=8 * pressed))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for keys, name, seconds in SESSION:
            for key in keys.split():
                pressed += 1
                await pilot.press(key)
                await pilot.pause()
            await pilot.wait_for_animation()
            await pilot.pause()
            frames.append(Frame(app.export_screenshot(title="revise1924"), seconds, name))
    return moving(frames, STILL, "A session in revise1924")


async def all_decks(folder: Path, size: tuple[int, int] = (80, 16)) -> str:
    """Return a picture of all decks: two subjects begun yesterday, and the deck that ships.

    They lie in `folder`, which is that of the user's data.
    """
    library = folder / "decks"
    library.mkdir()
    for title, (cards, days) in SUBJECTS.items():
        made = [{"topic": f"Topic {n}", "front": "?", "back": ["a", "b"]} for n in range(cards)]
        said = {"id": slug_from(title), "title": title, "cards": made}
        path = library / f"{said['id']}.json"
        path.write_text(json.dumps(said), encoding="utf-8")
        _study(path, cards // 2, NOW - timedelta(days=1), NOW + timedelta(days=days))
    _study(shipped_deck(), 7, NOW - timedelta(days=3), NOW + timedelta(days=90))
    return await picture_of(ReviseApp(Desks(), lambda: NOW), [], size)


def _study(path: Path, cards: int, day: datetime, exam: datetime, missed: int = 3) -> None:
    desk = open_desk(str(path))
    desk.keeper.set_exam(exam.date(), day)
    session = Session(desk, day, most=cards)
    while session.card is not None:
        is_missed = session.position % missed == 0 and session.position <= cards
        session.grade([not is_missed] * len(session.card.back), day)


PICTURES = {
    FOLDER / "session.svg": session,
    FOLDER / "study.svg": study_screen,
    FOLDER / "decks.svg": all_decks,
}
"""Where each picture lies, and what makes it in a folder for the user's data."""

if __name__ == "__main__":
    os.environ["TEXTUAL_ANIMATIONS"] = "none"  # what is seen does not hang on the moment
    for picture, make in PICTURES.items():
        with tempfile.TemporaryDirectory() as temporary:
            os.environ["REVISE1924_DATA_DIR"] = temporary
            svg = self_contained(asyncio.run(make(Path(temporary))))
        picture.write_text(svg, encoding="utf-8")
        print(f"wrote {picture}")
