"""An essay in a real pseudo-terminal: what is left of it however the program ends."""

import re
import signal
import sys
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

BY_A_CLOCK_IN_A_FILE = """
import sys, time
from datetime import datetime
from pathlib import Path
from revise1924.library import open_desk
from revise1924.tui.app import ReviseApp
moment, ahead = datetime.fromisoformat(sys.argv[1]), Path(sys.argv[2])
by_this = lambda: time.monotonic() + float(ahead.read_text())
sys.exit(ReviseApp(open_desk(None), lambda: moment, seconds=by_this).go())
"""
"""The app, with the clock of an essay ahead by the seconds that stand in a file."""


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
    terminal.wait_for("left", "0 words", "Finish and mark")
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
        terminal.wait_for("Tick what is in your essay", "1 of 7")
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
        terminal.wait_for("card 1 of 7", "■■ 2 of 2")


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


@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_an_hour_in_which_the_program_is_stopped_is_no_writing_time(
    number: signal.Signals, tmp_path: Path
) -> None:
    ahead = tmp_path / "ahead"
    ahead.write_text("0")
    command = [sys.executable, "-c", BY_A_CLOCK_IN_A_FILE, MONDAY.isoformat(), str(ahead)]
    with Terminal(command) as terminal:
        write(terminal)
        terminal.kill(number)
        terminal.wait_stopped()
        ahead.write_text("3600")
        terminal.kill(signal.SIGCONT)
        terminal.press(*" again")
        words = len(WORDS.split()) + 1
        terminal.wait_for(f"{words} words")
        terminal.wait(lambda shown: bool(re.search(r"2\d:\d\d left", shown)), "the time left")
        assert "over" not in terminal.text
