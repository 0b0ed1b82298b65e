"""What the process reads from and writes to: the terminal, or for a while something else."""

import os
import select
import signal
import threading
import time
from contextlib import suppress

IN, OUT, ERR = 0, 1, 2

PLAIN_SCREEN = (
    b"\x18"  # cancels a sequence that was cut in the middle
    b"\x1b[?2026l"  # no update held back
    b"\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    b"\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # no bracketed paste, no reports of size and focus
    b"\x1b[?1l\x1b>\x1b[>4m"  # plain keys: arrows, the number pad, those held with others
    b"\x1b[<u"  # kitty's keyboard, kept by screen: before the alternate one is left
    b"\x1b[r\x1b[0m\x1b[?7h"  # the whole screen scrolls, plain style, wrapped lines
    b"\x1b[?1049l\x1b[?25h"  # main screen, cursor
)
"""Makes a terminal plain, whatever whoever used it has left switched on."""

_LONGEST_WAIT = 1.0
"""Seconds that `free_reader` waits at most for Textual's reader to read."""


def let_go() -> None:
    """Put something in the terminal's place that gives no more input and takes all output.

    Textual's reader reads the end of a terminal again and again without pause, and its writer dies
    of the first write there: then nobody takes what the event loop gives it.
    """
    silence, mouth = os.pipe()  # both ends stay open, so that reading waits
    # Once, for Textual's reader: it may have been told to read the terminal and not yet have begun.
    os.write(mouth, b"\0")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for old, new in ((IN, silence), (OUT, nowhere), (ERR, nowhere)):
        os.dup2(new, old)


def free_reader(terminal: int) -> None:
    """Get Textual's reader out of a read that waits for a key which another process has taken.

    It began that read in the background and was stopped in it; Textual, when it sets up the
    terminal, would wait for it. So for a moment it reads something else: that the terminal has the
    focus. `terminal` is a descriptor of the terminal.
    """
    source, mouth = os.pipe()
    os.write(mouth, b"\x1b[I")
    os.dup2(source, IN)
    interrupt_others(signal.SIGWINCH)  # handled by asking for the size
    poll = select.poll()
    poll.register(source, select.POLLIN)
    end = time.monotonic() + _LONGEST_WAIT
    while poll.poll(0) and time.monotonic() < end:
        time.sleep(0.01)
    os.dup2(terminal, IN)
    os.close(source)
    os.close(mouth)


def interrupt_others(number: signal.Signals) -> None:
    """Have the other threads begin again whatever they wait for in the system."""
    for thread in threading.enumerate():
        if thread.ident and thread is not threading.current_thread():
            signal.pthread_kill(thread.ident, number)


def switch_off_pixels() -> None:
    """Have the mouse told in cells again: Textual can switch pixels on, and leaves them on."""
    with suppress(OSError):  # the terminal has gone, and nobody has seen it yet
        os.write(ERR, b"\x1b[?1016l")
