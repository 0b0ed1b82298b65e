"""What the process reads from and writes to: the terminal, or for a while something else."""

import os
import select
import signal
import threading
import time
from contextlib import suppress

IN, OUT, ERR = 0, 1, 2

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
