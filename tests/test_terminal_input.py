"""What a terminal sends that is no key: bytes that are no UTF-8, odd sequences, long pastes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from textual.events import Key, Paste

from revise1924.text import LONGEST_IMPORT
from revise1924.tui.life.keyboard import Keyboard, Pastes
from tests.support.commands import APP
from tests.support.terminal import Terminal

ESCAPES = "\x1b[31mq1\x1b\x1b[q" * 80_000
"""More than a mebibyte; what follows an escape would be keys, `q` among them."""


@contextmanager
def app() -> Iterator[Terminal]:
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards", "Study")
        yield terminal


def answers(terminal: Terminal) -> None:
    """Check that help can be opened and closed."""
    terminal.press("?")
    terminal.wait_for("Escape closes")
    terminal.press("escape")
    terminal.wait(lambda text: "Escape closes" not in text, "the screen below")


@pytest.mark.parametrize("sent", [b"\xe9", b"caf\xe9\xff\xfe\xc3", b"\xc3(", b"\xed\xa0\x80"])
def test_bytes_that_are_no_utf8_are_replaced(sent: bytes) -> None:
    with app() as terminal:
        terminal.child.send(sent)
        answers(terminal)
        terminal.press("b")
        terminal.wait_for("7 cards", "Choose")
        terminal.child.send(sent + b"z")
        terminal.wait_for("\ufffd")
        terminal.press("escape")
        terminal.wait_for("7 cards", "Choose")
        terminal.press("escape")
        terminal.wait_for("7 new cards")
        terminal.press("q")
        assert terminal.wait_exit() == 0


def test_a_letter_whose_bytes_come_apart_is_one_letter() -> None:
    with app() as terminal:
        terminal.press("b")
        terminal.wait_for("7 cards", "Choose")
        terminal.child.send(b"zz\xc3")
        terminal.wait_for("No cards match")
        terminal.child.send(b"\xa9y")
        terminal.wait_for("zzéy")


@pytest.mark.parametrize(
    "sent", ["\x1b[1114112u", "\x1b[:u", "\x1b[48;;;;t", "\x1b[99999999999999999999u", "\x1b[0;0R"]
)
def test_sequences_that_mean_nothing_do_nothing(sent: str) -> None:
    with app() as terminal:
        terminal.press(sent)
        answers(terminal)


@pytest.mark.parametrize("keys", ["", "\r", "\r ", "b", "e", "\rw"])
def test_a_paste_of_a_mebibyte_with_escapes_is_no_keys_and_soon_over(keys: str) -> None:
    with app() as terminal:
        for key in keys:
            terminal.press(key)
            terminal.read_all()
        terminal.press("\x1b[200~", ESCAPES, "\x1b[201~")
        if keys in {"b", "e", "\rw"}:
            terminal.wait_for("Pasted: only the first")
        else:
            answers(terminal)
        assert terminal.child.isalive()


def test_no_more_of_a_paste_is_kept_than_is_taken_however_it_comes() -> None:
    pastes = Pastes()
    parts = ["\x1b[200~", *["x" * 999] * 1100, "\x1b[201~", "y"]
    assert "".join(map(pastes.filtered, parts)) == "\x1b[200~\x1b[201~y"
    assert [*pastes.texts] == ["x" * (LONGEST_IMPORT + 1)]


def test_a_paste_is_one_wherever_its_bytes_come_apart() -> None:
    sent = "x\x1b[200~quick\x1b[2 \x1b[31mbrown\x1b[201~\x1b[200~fox\x1b[201~z"
    for first in range(len(sent) + 1):
        for second in range(first, len(sent) + 1):
            keyboard = Keyboard()
            parts = sent[:first], sent[first:second], sent[second:]
            got = [each for part in parts for each in keyboard.messages(part)]
            texts = [each.text for each in got if isinstance(each, Paste)]
            keys = [each.key for each in got if isinstance(each, Key)]
            assert texts == ["quick\ufffd[2 \ufffd[31mbrown", "fox"], (first, second)
            assert (keys, len(got)) == (["x", "z"], 4)
