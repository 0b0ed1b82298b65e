"""`import` and `export` in a real terminal: what is shown, asked and answered."""

import json
import sys
from pathlib import Path

import pytest

from tests.support.commands import APP
from tests.support.terminal import Terminal

RIVERS = {
    "id": "rivers",
    "title": "Rivers",
    "cards": [{"topic": "Nile", "front": "How long?", "back": ["6,650 km"]}],
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.json"
    path.write_text(json.dumps(RIVERS))
    return path


@pytest.fixture
def deck(home_of_its_own: Path) -> Path:
    """Where the deck lies once it is saved."""
    return home_of_its_own / "revise1924" / "decks" / "rivers.md"


@pytest.mark.parametrize(
    ("answer", "is_saved"),
    [("\r", True), ("y\r", True), ("YES\r", True), ("n\r", False), ("x\r", False), ("\x04", False)],
)
def test_it_asks_before_it_saves(file: Path, deck: Path, answer: str, is_saved: bool) -> None:
    with Terminal([*APP, "import", str(file)]) as terminal:
        terminal.wait_for("How long?", "Save this deck? [Y/n]")
        assert not deck.exists()
        terminal.child.send(answer)
        terminal.wait_for("Saved: " if is_saved else "Nothing was saved.")
        assert terminal.wait_exit() == 0
    assert deck.exists() is is_saved


def test_it_asks_in_the_terminal_though_the_cards_come_by_the_input(file: Path, deck: Path) -> None:
    command = f"cat '{file}' | '{sys.executable}' -m revise1924 import -"
    with Terminal(["/bin/sh", "-c", command]) as terminal:
        terminal.wait_for("Save this deck? [Y/n]")
        terminal.press("enter")
        terminal.wait_for("Saved: ")
        assert terminal.wait_exit() == 0
    assert deck.exists()


def test_leaving_the_question_saves_nothing(file: Path, deck: Path) -> None:
    with Terminal([*APP, "import", str(file)]) as terminal:
        terminal.wait_for("Save this deck? [Y/n]")
        terminal.child.send("\x03")
        assert terminal.wait_exit() == 130
    assert not deck.exists()


def test_an_export_asks_before_it_writes_over_a_file(tmp_path: Path) -> None:
    to = tmp_path / "out.md"
    to.write_text("mine")
    for answer, is_written in (("n\r", False), ("\r", False), ("y\r", True)):
        with Terminal([*APP, "export", "--to", str(to)]) as terminal:
            terminal.wait_for("Write over it? [y/N]")
            terminal.child.send(answer)
            terminal.wait_for("Written: " if is_written else "Nothing was written.")
            assert terminal.wait_exit() == 0
        assert (to.read_text() != "mine") is is_written


def test_cards_can_be_pasted_into_it(deck: Path) -> None:
    with Terminal([*APP, "import", "-"]) as terminal:
        terminal.wait_for("Paste the cards, then press Ctrl+D")
        terminal.child.send(f"{json.dumps(RIVERS)}\n\x04")
        terminal.wait_for("Save this deck? [Y/n]")
        terminal.press("enter")
        terminal.wait_for("Saved: ")
        assert terminal.wait_exit() == 0
    assert deck.exists()
