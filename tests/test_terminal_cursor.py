"""The terminal's own cursor, which screen readers and braille displays follow, hidden as it is."""

from collections.abc import Sequence

import pytest

from revise1924.cards import Deck
from tests.support.clock import MONDAY
from tests.support.commands import app_at
from tests.support.library import put_deck
from tests.support.terminal import Terminal

APP = app_at(MONDAY)

TAB, COMMANDS = "\t", "\x10"


def line(terminal: Terminal) -> str:
    """Return the line in which the terminal's cursor stands, from there on."""
    screen = terminal.screen
    cells = screen.buffer[screen.cursor.y]
    return "".join(cells[x].data for x in range(screen.cursor.x, screen.columns)).strip()


def wait_at(terminal: Terminal, *words: str) -> None:
    """Wait until the terminal's cursor stands before all of these words."""
    terminal.wait(lambda _: all(word in line(terminal) for word in words), f"cursor at {words}")


def wait_after(terminal: Terminal, word: str) -> None:
    """Wait until the terminal's cursor stands after this word."""

    def is_there(_: str) -> bool:
        cursor = terminal.screen.cursor
        cells = terminal.screen.buffer[cursor.y]
        return "".join(cells[x].data for x in range(cursor.x)).endswith(word)

    terminal.wait(is_there, f"cursor after {word}")


def marked(terminal: Terminal, sign: str = "▸") -> list[str]:
    """Return the lines that carry the sign of the row under the cursor."""
    lines = terminal.screen.display
    return [each.partition(sign)[2].strip() for each in lines if sign in each]


def test_the_cursor_follows_the_rows_of_all_decks_and_what_is_written_to_find_them() -> None:
    for name in ("art", "biology"):
        put_deck(f"{name}.json")
    with Terminal(APP) as terminal:
        terminal.wait_for("All decks together", "All of biology")
        wait_at(terminal, "▸All decks together")
        for row in ("▸All of art", "▸All of biology"):
            terminal.press("down")
            wait_at(terminal, row)
            assert len(marked(terminal)) == 1
        terminal.press("up")
        wait_at(terminal, "▸All of art")
        terminal.press("/")
        wait_at(terminal, "Words of the title")
        terminal.press("a", "l")
        wait_after(terminal, " al")
        terminal.press("down")
        wait_at(terminal, "▸All of")
        terminal.press("l")
        wait_after(terminal, " all")
        terminal.press("escape")
        wait_at(terminal, "▸All of")


def test_the_cursor_stands_at_the_question_then_at_each_point(deck: Deck) -> None:
    card = deck.cards[0]
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards")
        terminal.press("enter")
        terminal.wait_for("Flip")
        wait_at(terminal, card.topic)
        terminal.press("space")
        wait_at(terminal, "▸ ○ 1", card.back[0][:20])
        terminal.press("down")
        wait_at(terminal, "▸ ○ 2", card.back[1][:20])
        terminal.press("space")
        wait_at(terminal, "▸ ✓ 2")
        terminal.press("1")
        wait_at(terminal, "▸ ✓ 1")
        terminal.press("y")
        wait_at(terminal, deck.cards[1].topic)


def test_the_cursor_follows_commands_settings_and_fields() -> None:
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards")
        terminal.press(COMMANDS)
        terminal.wait_for("Search for commands")
        wait_at(terminal, "Search for commands")
        terminal.wait_for("Search and read")
        terminal.press("theme")
        wait_after(terminal, " theme")
        terminal.wait(lambda text: "Search and read" not in text, "the other commands gone")
        terminal.wait_for("▸ ", "Light theme")
        terminal.press("down")
        terminal.wait(lambda _: line(terminal).startswith("▸ "), "the cursor in the list")
        assert len(marked(terminal)) == 1
        terminal.press("s")
        wait_after(terminal, " themes")
        terminal.press("escape")
        wait_at(terminal, "▸ 1", "1924")
        terminal.press(",")
        wait_at(terminal, "revise-dark")
        terminal.press("enter")
        wait_at(terminal, "▸ revise-dark")
        terminal.press("down")
        wait_at(terminal, "▸ revise-light")
        terminal.press("escape")
        wait_at(terminal, "revise-dark")
        terminal.press(TAB)
        wait_after(terminal, " 10")


def test_the_cursor_follows_the_cards_of_home_and_of_browse(deck: Deck) -> None:
    first, second, *_ = deck.cards
    with Terminal(APP) as terminal:
        wait_at(terminal, "▸ 1", first.topic)
        terminal.press("down")
        wait_at(terminal, "▸ 2", second.topic)
        terminal.press("b")
        wait_at(terminal, "Search topics")
        terminal.press("down")
        wait_at(terminal, "▸ 2", second.topic)
        terminal.press("le")
        wait_after(terminal, " le")
        terminal.press("down")
        terminal.wait(lambda _: line(terminal).startswith("▸ "), "the cursor in the list")


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["e"], ["4 June"]),
        (["b"], ["Search topics"]),
        (["enter", "w"], ["Write what comes"]),
    ],
)
def test_the_cursor_is_where_one_writes_or_reads(keys: Sequence[str], words: list[str]) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards", "Study")
        for key in keys:
            terminal.press(key)
            terminal.wait_for(*(["Flip"] if key == "enter" else words))
        wait_at(terminal, *words)
