"""Terminals with few colours, none, or a small font: what colour says, a sign says as well."""

import re

import pytest

from revise1924.cards import Deck
from tests.support.clock import MONDAY
from tests.support.commands import app_at
from tests.support.library import put_deck
from tests.support.terminal import Terminal

APP = app_at(MONDAY)

_STYLES = re.compile(rb"\x1b\[([0-9;]*)m")

_CONSOLE = set(bytes(range(256)).decode("cp437")) | set(bytes(range(256)).decode("latin-1"))

FEW = {"TERM": "xterm", "COLORTERM": ""}
NONE = {"NO_COLOR": "1"}
CONSOLE = {"TERM": "linux", "COLORTERM": ""}


def styles(terminal: Terminal) -> set[int]:
    """Return every number that has set a style."""
    said = b";".join(_STYLES.findall(bytes(terminal.written)))
    return {int(number or 0) for number in said.split(b";")}


def row_of(terminal: Terminal, words: str) -> int:
    """Return the line in which these words stand."""
    (row,) = [y for y, line in enumerate(terminal.screen.display) if words in line]
    return row


def is_reversed(terminal: Terminal, words: str) -> bool:
    """Tell whether these words are shown in reverse."""
    row = row_of(terminal, words)
    column = terminal.screen.display[row].index(words)
    return bool(terminal.screen.buffer[row][column].reverse)


def tick_the_first_of_two(terminal: Terminal, deck: Deck, ready: str) -> None:
    """Begin, flip, tick the first point, and go to the second."""
    terminal.wait_for("7 new cards", "Study")
    terminal.press("enter")
    terminal.wait_for("Flip", deck.cards[0].topic)
    terminal.press("space")
    terminal.wait_for("Knew all")
    terminal.press("1")
    terminal.wait_for(ready)
    terminal.press("down")


def test_without_colour_nothing_is_coloured_and_all_is_told_apart(deck: Deck) -> None:
    with Terminal(APP, env=NONE) as terminal:
        tick_the_first_of_two(terminal, deck, "▸ ✓ 1")
        terminal.wait_for("  ✓ 1", "▸ ○ 2")
        assert is_reversed(terminal, "○ 2")
        assert not is_reversed(terminal, "✓ 1")
        coloured = {*range(30, 39), *range(40, 49), *range(90, 98), *range(100, 108)}
        assert not styles(terminal) & coloured


def test_without_colour_the_deck_and_the_setting_under_the_cursor_are_reversed() -> None:
    put_deck("art.json")
    put_deck("biology.json")
    with Terminal(APP, env=NONE) as terminal:
        terminal.wait_for("▸All decks together", "All of art")
        assert is_reversed(terminal, "All decks together")
        assert not is_reversed(terminal, "All of art")
        terminal.press(",")
        terminal.wait_for("Settings", "revise-dark")
        terminal.wait(lambda _: is_reversed(terminal, "revise-dark"), "the theme in reverse")
        terminal.press("enter")
        terminal.wait_for("▸ revise-dark", "nord")
        terminal.wait(lambda _: is_reversed(terminal, "▸ revise-dark"), "the option in reverse")
        assert not is_reversed(terminal, "nord")


@pytest.mark.parametrize("env", [FEW, CONSOLE], ids=["xterm", "linux"])
def test_sixteen_colours_are_enough(env: dict[str, str], deck: Deck) -> None:
    signs = "▸✓○" if env is FEW else ">√o"
    with Terminal(APP, env=env) as terminal:
        tick_the_first_of_two(terminal, deck, f"{signs[0]} {signs[1]} 1")
        terminal.wait_for(f"  {signs[1]} 1", f"{signs[0]} {signs[2]} 2")
        assert 38 not in styles(terminal)
        assert 48 not in styles(terminal)
        ticked, here = (
            terminal.screen.buffer[row_of(terminal, f"{sign} {number} ")][20]
            for sign, number in ((signs[1], 1), (signs[2], 2))
        )
        assert (ticked.bg, ticked.reverse) != (here.bg, here.reverse)


def test_the_linux_console_is_shown_what_its_font_has_and_keys_by_their_names(deck: Deck) -> None:
    with Terminal(APP, env=CONSOLE) as terminal:
        terminal.wait_for("7 new cards", "Enter Study")
        assert set(terminal.text) <= _CONSOLE | {"\n"}
        tick_the_first_of_two(terminal, deck, "> √ 1")
        terminal.wait_for("> o 2", "Enter Next", "1-9 Tick")
        assert set(terminal.text) <= _CONSOLE | {"\n"}
