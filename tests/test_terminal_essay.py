"""An essay in a real pseudo-terminal: what is left of it however the program ends."""

import signal
from pathlib import Path

import pytest

from revise1924.cards import Deck
from revise1924.essay import tries
from revise1924.storage.essay_file import EssayFile
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY
from tests.support.commands import app_at
from tests.support.terminal import Terminal

APP = app_at(MONDAY)
WORDS = "He filled posts with his supporters"


def on_disk(progress: Path, deck: Deck) -> str:
    """Return the text of the essay that is kept; nothing where none is."""
    essay = EssayFile(progress, deck.id).read()
    return essay.text if essay else ""


def write(terminal: Terminal, words: str = WORDS) -> None:
    """Begin an essay of 30 minutes."""
    terminal.wait_for("7 new cards", "Essay")
    terminal.press("w")
    terminal.wait_for("45 minutes")
    terminal.press("down", "enter")
    terminal.wait_for("left", "0 words", "Done, mark it")
    terminal.press(*words)
    terminal.wait_for(f"{len(words.split())} words")


def test_a_kill_in_the_midst_of_writing_loses_nothing_that_was_kept_a_moment_before(
    deck: Deck, progress_path: Path
) -> None:
    with Terminal(APP) as terminal:
        write(terminal)
        terminal.wait(lambda _: on_disk(progress_path, deck) == WORDS, "the essay on disk")
        terminal.kill()
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards", "Essay")
        terminal.press("w")
        terminal.wait_for(WORDS, "left", "as you left it")
        terminal.press(*" and delegates", "\t")
        terminal.wait_for("Is it in your essay?", "1 of 7")
        for number in range(1, 8):
            terminal.wait_for(f"card {number} of 7")
            terminal.press("n")
        terminal.wait_for("0 of 22 points in your essay", "8 words in")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert not on_disk(progress_path, deck)
    progress = ProgressFile(progress_path, deck.id).progress
    assert [essay.asked for essay in tries(progress, MONDAY.replace(hour=23))] == [22]


def test_a_kill_in_the_midst_of_marking_keeps_the_ticks(deck: Deck, progress_path: Path) -> None:
    with Terminal(APP) as terminal:
        write(terminal)
        terminal.press("\t")
        terminal.wait_for("card 1 of 7")
        terminal.press("y")
        terminal.wait_for("card 2 of 7")

        def is_kept(_: str) -> bool:
            essay = EssayFile(progress_path, deck.id).read()
            return essay is not None and essay.card == deck.cards[1].id

        terminal.wait(is_kept, "the ticks on disk")
        terminal.kill()
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards", "Essay")
        terminal.press("w")
        terminal.wait_for("card 2 of 7")
        terminal.press("escape")
        terminal.wait_for("card 1 of 7", "2 of 2 points")


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_signal_that_ends_it_keeps_every_letter(
    number: signal.Signals, deck: Deck, progress_path: Path
) -> None:
    with Terminal(APP) as terminal:
        write(terminal)
        terminal.press(*" in 1922")
        terminal.wait_for(f"{WORDS} in 1922")
        terminal.kill(number)
        assert terminal.wait_exit() == 128 + number
    assert on_disk(progress_path, deck) == f"{WORDS} in 1922"


def test_a_terminal_that_goes_keeps_every_letter(deck: Deck, progress_path: Path) -> None:
    with Terminal(APP) as terminal:
        write(terminal)
        terminal.press(*" in 1922")
        terminal.wait_for(f"{WORDS} in 1922")
        terminal.hang_up()
        terminal.wait_exit_unread()
    assert on_disk(progress_path, deck) == f"{WORDS} in 1922"


def test_two_windows_do_not_write_one_essay(deck: Deck, progress_path: Path) -> None:
    with Terminal(APP) as first, Terminal(APP) as second:
        write(first)
        second.wait_for("7 new cards", "Essay")
        second.press("w")
        second.wait_for("being written in another window.")
        first.press("escape")
        first.wait_for("7 new cards")
        second.press("w")
        second.wait_for(WORDS, "as you left it")
        second.press(*" too")
        second.wait_for(f"{WORDS} too")
        second.press("escape")
        second.wait_for("7 new cards")
    assert on_disk(progress_path, deck) == f"{WORDS} too"
