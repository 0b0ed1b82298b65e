"""The minder: a thread that sees a terminal go, and ends a process that cannot end itself."""

import os
import select
import signal
import termios
import threading
import time
from contextlib import suppress

from revise1924.tui.life.bell import Bell
from revise1924.tui.life.ending import Ending
from revise1924.tui.life.signals import EndingSignals
from revise1924.tui.life.streams import IN, let_go
from revise1924.tui.life.stuck import restore_screen

GRACE = 1.5
"""Seconds that the app has, once a signal has come, to end in good order."""

_LOOK = 0.25
"""Seconds between two looks at what wakes nobody."""


class Minder:
    """Looks after the terminal, and once the app is to end, after the time that this takes."""

    def __init__(self, terminal: int, ending: Ending, bell: Bell, signals: EndingSignals) -> None:
        """Take a descriptor of the terminal that stays when the standard ones are replaced."""
        self._terminal = terminal
        self._attributes = termios.tcgetattr(terminal)
        self._ending = ending
        self._bell = bell
        self._signals = signals
        self._is_over = False
        self._at_the_end = threading.Lock()

    def start(self) -> None:
        """Begin to look."""
        threading.Thread(target=self._mind, name="minder", daemon=True).start()

    def finish(self) -> None:
        """Look no more: the app has ended. Where the process is being ended, wait for that."""
        with self._at_the_end:
            self._is_over = True

    def _mind(self) -> None:
        end: float | None = None
        unheard = b""
        while not self._is_over:
            if has_gone(self._terminal, _LOOK):
                let_go()
                os.dup2(IN, self._terminal)  # or it would be seen to have gone again and again
                self._ending.ask(signal.SIGHUP)
            before, unheard = unheard, self._bell.unheard()
            if before and unheard.startswith(before):
                self._heed(before)
            if self._ending.code is not None:
                end = end or time.monotonic() + GRACE
                if time.monotonic() >= end:
                    self._end_now(self._ending.code)

    def _heed(self, unheard: bytes) -> None:
        """End the app where the signals that the event loop has left unheard say so.

        Python handles a signal in the main thread alone. Where another thread has got it, and the
        main one waits inside the system, that does not wake before its output is taken.
        """
        for number in unheard:
            if self._signals.would_end(number):
                self._ending.ask(number)

    def _end_now(self, code: int) -> None:
        """End the process without the event loop, with the terminal as it was if that can be.

        Textual's event loop waits for its writer, and that for a terminal that takes no output.
        Where the terminal has gone, there is nothing to restore.
        """
        with self._at_the_end:
            if self._is_over:
                return
            with suppress(termios.error):
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._attributes)
            with suppress(OSError):
                restore_screen(self._terminal)
            os._exit(code)


def has_gone(terminal: int, seconds: float) -> bool:
    """Wait at most so many seconds for the terminal to go; return whether it has.

    A system tells of that by SIGHUP, but not where the shell has had that ignored.
    """
    poll = select.poll()
    poll.register(terminal, 0)  # asked for nothing, it tells of the end alone
    events = dict(poll.poll(int(1000 * seconds))).get(terminal, 0)
    if events & select.POLLNVAL:  # macOS has known terminals that cannot be polled
        time.sleep(seconds)
    return bool(events & (select.POLLHUP | select.POLLERR))
