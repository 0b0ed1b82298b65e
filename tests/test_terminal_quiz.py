"""Line by line in a real pseudo-terminal: what is typed, and keys that end it."""

import io
import json
import shlex
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from revise1924.commands import wants_lines
from revise1924.formats import load_deck
from revise1924.storage.progress_file import ProgressFile
from tests.support.commands import APP
from tests.support.decks import SHIPPED_ID
from tests.support.terminal import Terminal, left_as_it_was

RIVERS = "# Rivers\n## Nile\nHow long?\n- 6,650 km\n- Or more\n## Po\n- Short\n"


@pytest.fixture
def rivers(home_of_its_own: Path) -> Path:
    """The only deck in the library but the one that ships."""
    path = home_of_its_own / "revise1924" / "decks" / "rivers.md"
    path.parent.mkdir(parents=True)
    path.write_text(RIVERS)
    return path


@pytest.fixture
def progress(home_of_its_own: Path) -> Path:
    return home_of_its_own / "revise1924" / "rivers.json"


def reviews(path: Path) -> list[tuple[str, list[bool]]]:
    """Return what is on disk of each review: the card, and what came back."""
    if not path.exists():
        return []
    return [(each["card"], each["recalled"]) for each in json.loads(path.read_text())["reviews"]]


@pytest.mark.usefixtures("rivers")
def test_a_session_in_a_terminal_moves_no_cursor(progress: Path) -> None:
    with Terminal([*APP, "quiz", "rivers"]) as terminal, left_as_it_was(terminal):
        terminal.wait_for("Card 1 of 2", "Nile", "Ready?")
        terminal.press("enter")
        terminal.wait_for("2. Or more", "Which came back?")
        terminal.child.send("1\r")
        terminal.wait_for("1 of 2: box 1, back tomorrow", "Card 2 of 2")
        assert reviews(progress) == [("nile", [True, False])]
        terminal.press("enter")
        terminal.wait_for("1. Short", "Did you get it?")
        terminal.child.send("y\r")
        terminal.wait_for("Session done", "What now?")
        terminal.press("enter")
        assert terminal.wait_exit() == 0
        assert b"\x1b" not in terminal.written
    assert reviews(progress) == [("nile", [True, False]), ("po", [True])]


@pytest.mark.usefixtures("rivers")
def test_ctrl_d_leaves(progress: Path) -> None:
    with Terminal([*APP, "quiz", "rivers"]) as terminal, left_as_it_was(terminal):
        terminal.wait_for("Ready?")
        terminal.press("enter")
        terminal.wait_for("Which came back?")
        terminal.child.send("all\r")
        terminal.wait_for("Card 2 of 2")
        terminal.child.send("\x04")
        terminal.wait_for("\nEverything you answered is saved. Next: 1 new card today.")
        assert terminal.wait_exit() == 0
    assert reviews(progress) == [("nile", [True, True])]


@pytest.mark.parametrize(
    ("typed", "seen", "saved"),
    [
        ("", "Ready?", []),
        ("\r", "Which came back?", []),
        ("\rall\r", "Card 2 of 2", [("nile", [True, True])]),
        ("\rall\r\ry\r", "What now?", [("nile", [True, True]), ("po", [True])]),
    ],
)
@pytest.mark.usefixtures("rivers")
def test_ctrl_c_ends_with_130_and_what_was_acknowledged_is_saved(
    progress: Path, typed: str, seen: str, saved: list[tuple[str, list[bool]]]
) -> None:
    with Terminal([*APP, "quiz", "rivers"]) as terminal, left_as_it_was(terminal):
        terminal.wait_for("Ready?")
        terminal.child.send(typed)
        terminal.wait_for(seen)
        terminal.child.send("half a line\x03")
        assert terminal.wait_exit() == 130
        assert "Traceback" not in terminal.text
    assert reviews(progress) == saved


@pytest.mark.usefixtures("rivers")
def test_bytes_that_are_no_text_are_no_answer(progress: Path) -> None:
    with Terminal([*APP, "quiz", "rivers"]) as terminal:
        terminal.wait_for("Ready?")
        terminal.child.send(b"\xff\xfe\xed\xa0\x80\r")
        terminal.wait_for("Press Enter to see the answer first.")
        terminal.press("enter")
        terminal.wait_for("Which came back?")
        terminal.child.send(b"1 \xff\r")
        terminal.wait_for("Write the numbers of the points you said, from 1 to 2")
        terminal.child.send("all\r")
        terminal.wait_for("2 of 2: up to box 2")
    assert reviews(progress) == [("nile", [True, True])]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A shell script that is the editor; the file is its `$1`."""
    program = tmp_path / "ed"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(program))
    return program


def edit(terminal: Terminal) -> None:
    terminal.wait_for("Ready?")
    terminal.child.send("edit\r")


def test_a_card_can_be_edited(rivers: Path, editor: Path) -> None:
    editor.write_text("#!/bin/sh\nsed -i 's/How long/How very long/' \"$1\"\n")
    with Terminal([*APP, "quiz", "rivers"]) as terminal:
        edit(terminal)
        terminal.wait_for("Saved: Nile.", "How very long?")
        terminal.child.send("quit\r")
        assert terminal.wait_exit() == 0
    assert load_deck(rivers).cards[0].front == "How very long?"


@pytest.mark.parametrize(
    ("answer", "said", "points"),
    [
        ("save\r", "Saved: Nile.", 3),
        ("drop\r", "Dropped: the card is as it was.", 2),
        ("\r", "What you wrote is kept: edit on this card goes on with it.", 2),
        ("x\rsave\r", "Saved: Nile.", 3),
        ("\x04", "Everything you answered is saved.", 2),
    ],
)
def test_what_a_change_means_is_said_before_it_is_saved(
    rivers: Path, editor: Path, answer: str, said: str, points: int
) -> None:
    editor.write_text('#!/bin/sh\necho "- In Egypt" >> "$1"\n')
    with Terminal([*APP, "quiz", "rivers"]) as terminal:
        edit(terminal)
        terminal.wait_for("3 points now, 2 before: 1 is new.", "What now?")
        assert len(load_deck(rivers).cards[0].back) == 2
        terminal.child.send(answer)
        terminal.wait_for(said)
        terminal.child.send("\x04")
        assert terminal.wait_exit() == 0
    assert len(load_deck(rivers).cards[0].back) == points


def test_what_is_no_card_can_be_edited_again(rivers: Path, editor: Path, tmp_path: Path) -> None:
    first = tmp_path / "first"
    first.touch()
    editor.write_text(
        f'#!/bin/sh\nif [ -e {first} ]; then rm {first}; echo "-" >> "$1"\n'
        "else sed -i '/^-$/d; s/How long/Since when/' \"$1\"; fi\n"
    )
    with Terminal([*APP, "quiz", "rivers"]) as terminal:
        edit(terminal)
        terminal.wait_for("This cannot be saved yet.", "Write edit to open it again")
        terminal.child.send("save\r")  # no choice here
        terminal.child.send("edit\r")
        terminal.wait_for("It begins with what you wrote before.")
        terminal.child.send("save\r")
        terminal.wait_for("Saved: Nile.", "Since when?")
    assert load_deck(rivers).cards[0].front == "Since when?"


def test_an_editor_that_is_not_there_is_said(rivers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "no-such-editor")
    with Terminal([*APP, "quiz", str(rivers)]) as terminal:
        edit(terminal)
        terminal.wait_for('there is no program "no-such-editor", which $VISUAL says')
        terminal.wait(lambda shown: shown.count("Ready?") == 2, "the card again")


# Chosen by itself.


@pytest.mark.parametrize("env", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}])
def test_without_a_screen_that_helps_the_app_asks_line_by_line(env: Mapping[str, str]) -> None:
    with Terminal([*APP], env=env) as terminal:
        terminal.wait_for("Card 1 of 7", "Ready?")
        assert b"\x1b" not in terminal.written
        terminal.child.send("\x04")
        assert terminal.wait_exit() == 0


def test_accessible_may_be_switched_off() -> None:
    with Terminal([*APP], env={"ACCESSIBLE": "0"}) as terminal:
        terminal.wait_for("7 new cards")
        assert "1049" in terminal.modes


def test_where_the_output_goes_elsewhere_it_is_written_there(
    tmp_path: Path, progress: Path, home_of_its_own: Path
) -> None:
    out = tmp_path / "said"
    command = f"{shlex.join(APP)} > {shlex.quote(str(out))}"
    with Terminal(["/bin/sh", "-c", command]) as terminal:
        terminal.child.send("\rall\r")
        kept = home_of_its_own / "revise1924" / f"{SHIPPED_ID}.json"
        terminal.wait(lambda _: bool(reviews(kept)), "the review on disk")
        terminal.child.send("\x04")
        assert terminal.wait_exit() == 0
    lines = out.read_text(encoding="utf-8").splitlines()
    assert "2 of 2: up to box 2" in "\n".join(lines)
    assert lines[-1].startswith("Everything you answered is saved.")
    assert len(ProgressFile(kept, SHIPPED_ID).progress.reviews) == 1
    assert not progress.exists()


class _Stream(io.StringIO):
    def __init__(self, *, is_terminal: bool) -> None:
        super().__init__()
        self._is_terminal = is_terminal

    def isatty(self) -> bool:
        return self._is_terminal


@pytest.mark.parametrize(
    ("environ", "answers", "out", "wants"),
    [
        ({}, True, True, False),
        ({}, True, False, True),
        ({}, False, True, False),
        ({}, False, False, False),
        ({"ACCESSIBLE": "1"}, True, True, True),
        ({"ACCESSIBLE": "yes"}, True, True, True),
        ({"ACCESSIBLE": "true"}, False, False, True),
        ({"ACCESSIBLE": ""}, True, True, False),
        ({"ACCESSIBLE": "0"}, True, True, False),
        ({"ACCESSIBLE": "false"}, True, True, False),
        ({"ACCESSIBLE": "False"}, True, True, False),
        ({"ACCESSIBLE": "0"}, True, False, True),
        ({"TERM": "dumb"}, True, True, True),
        ({"TERM": "xterm"}, True, True, False),
    ],
)
def test_when_lines_are_wanted(
    environ: Mapping[str, str], answers: bool, out: bool, wants: bool
) -> None:
    streams = (_Stream(is_terminal=answers), _Stream(is_terminal=out))
    assert wants_lines(environ, *streams) is wants


def test_a_terminal_without_an_input_is_no_wish_for_lines() -> None:
    with Terminal(["/bin/sh", "-c", f"'{sys.executable}' -m revise1924 < /dev/null"]) as terminal:
        terminal.wait_for("study needs a terminal")
        assert terminal.wait_exit() == 2
