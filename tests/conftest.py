"""What every test stands on: a folder of its own, a clock that is handed in, two decks."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from revise1924 import cli
from revise1924.cards import Deck
from revise1924.formats import load_deck
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import Clock
from tests.support.commands import Forks, Run
from tests.support.decks import SHIPPED_ID, WriteDeck
from tests.support.idle import look_into_the_loop
from tests.support.places import SHIPPED

settings.register_profile("untimed", deadline=None)  # on a busy machine no time says anything
settings.load_profile("untimed")

look_into_the_loop()


@pytest.fixture(autouse=True)
def home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test, and the programs it starts, out of the real home folder.

    Their output is buffered, as it is for students: without buffers other things go wrong.
    """
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "NO_COLOR", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("REVISE1924_CONFIG_DIR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")  # what is seen does not hang on the moment
    monkeypatch.setenv("TERM", "xterm-256color")  # on a dumb one, no screen would be opened
    monkeypatch.setenv("TZ", "UTC")  # in which the tests say what day it is
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)
    monkeypatch.setenv("REVISE1924_DATA_DIR", str(home / "revise1924"))
    return home


@pytest.fixture
def clock() -> Clock:
    """Monday evening."""
    return Clock()


@pytest.fixture(scope="session")
def deck() -> Deck:
    """The deck that ships; nothing of it can be changed."""
    return load_deck(SHIPPED)


@pytest.fixture
def progress_path(home_of_its_own: Path) -> Path:
    """Where the progress of the shipped deck lies in this test."""
    return home_of_its_own / "revise1924" / f"{SHIPPED_ID}.json"


@pytest.fixture
def file(deck: Deck, progress_path: Path) -> ProgressFile:
    """A fresh progress file of the shipped deck."""
    return ProgressFile(progress_path, deck.id)


@pytest.fixture
def shipped() -> dict[str, Any]:
    """The shipped deck as plain JSON, to be spoilt."""
    deck: dict[str, Any] = json.loads(SHIPPED.read_text(encoding="utf-8"))
    return deck


@pytest.fixture
def in_library(shipped: dict[str, Any], home_of_its_own: Path) -> Path:
    """A deck in the library, called "mine"."""
    path = home_of_its_own / "revise1924" / "decks" / "mine.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps({**shipped, "id": "mine"}))
    return path


@pytest.fixture
def write_deck(tmp_path: Path) -> WriteDeck:
    """Return a function that writes a deck file, from JSON or as given."""

    def write(content: str | bytes | dict[str, Any]) -> Path:
        path = tmp_path / "deck.json"
        if isinstance(content, dict):
            content = json.dumps(content, ensure_ascii=False, indent=2)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def run(clock: Clock, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command here, by the test's clock."""

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = cli.main([str(each) for each in arguments], clock)
        except SystemExit as ended:
            code = ended.code if isinstance(ended.code, int) else 0
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a progress file may lie, in a folder that is not there yet."""
    return tmp_path / "data" / "progress.json"


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    """Return what runs commands from a process that has started once."""
    with Forks() as running:
        yield running
