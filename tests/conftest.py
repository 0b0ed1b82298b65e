"""What every test stands on: a folder of its own, a clock that is handed in, two decks."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from revise1924.cards import Deck
from revise1924.formats import load_deck
from revise1924.reviews import Review
from revise1924.storage.progress_file import ProgressFile

ROOT = Path(__file__).parents[1]
SHIPPED = ROOT / "data" / "cards.json"
MONDAY = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""The moment at which most tests begin: a Monday evening."""

settings.register_profile("untimed", deadline=None)  # on a busy machine no time says anything
settings.load_profile("untimed")


class Clock:
    """A clock that tests set; each look at it is a second later than the one before."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def advance(self, **how_far: float) -> None:
        """Let time pass, in the words of `timedelta`."""
        self.now += timedelta(**how_far)


def save(file: ProgressFile, review: Review) -> None:
    """Save one review as it is."""
    file.record(lambda _: review)


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test, and the programs it starts, out of the real home folder."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REVISE1924_DATA_DIR", str(home / "revise1924"))
    return home


@pytest.fixture
def clock() -> Clock:
    """Monday evening."""
    return Clock()


@pytest.fixture
def deck() -> Deck:
    """The deck that ships."""
    return load_deck(SHIPPED)


@pytest.fixture
def progress_path(home_of_its_own: Path) -> Path:
    """Where the progress of the shipped deck lies in this test."""
    return home_of_its_own / "revise1924" / "stalin-1924-41.json"


@pytest.fixture
def file(deck: Deck, progress_path: Path) -> ProgressFile:
    """A fresh progress file of the shipped deck."""
    return ProgressFile(progress_path, deck.id)


@pytest.fixture
def shipped() -> dict[str, Any]:
    """The shipped deck as plain JSON, to be spoilt."""
    found: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def write_deck(tmp_path: Path) -> Callable[[str | bytes | dict[str, Any]], Path]:
    """Return a function that writes a deck file, from JSON or as given."""

    def write(content: str | bytes | dict[str, Any]) -> Path:
        path = tmp_path / "deck.json"
        if isinstance(content, dict):
            content = json.dumps(content, ensure_ascii=False, indent=2)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write
