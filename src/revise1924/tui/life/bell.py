"""The bell: it wakes the event loop for each signal, and knows in which order they came.

A signal that another thread has got is handled when the main thread wakes; and of two that came
before it did, Python handles first the one of the lower number. That is SIGCONT before SIGTSTP.
"""

import select
import signal
import socket
from asyncio import AbstractEventLoop
from collections.abc import Callable
from contextlib import suppress
from types import FrameType


class Bell:
    """Tells of each signal for which there is a handler."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._inside, self._outside = socket.socketpair()
        self._inside.setblocking(False)
        self._outside.setblocking(False)

    def take_over(self, hear: Callable[[bytes], None]) -> None:
        """From now on, have the event loop call `hear` with the signals' numbers, in order."""
        self._loop.add_reader(self._inside, lambda: hear(self.rung()))
        signal.set_wakeup_fd(self._outside.fileno(), warn_on_full_buffer=False)

    def rung(self) -> bytes:
        """Return the numbers of the signals that have come since the last call, in order."""
        numbers = b""
        with suppress(BlockingIOError):
            while more := self._inside.recv(4096):
                numbers += more
        return numbers

    def wait(self, seconds: float) -> None:
        """Wait at most so many seconds for a signal, unless some have come already."""
        select.select([self._inside], [], [], seconds)

    def unheard(self) -> bytes:
        """Return the numbers that `rung` would return, and leave them to it."""
        with suppress(OSError):  # there are none, or the bell has been given back
            return self._inside.recv(4096, socket.MSG_PEEK)
        return b""

    def give_back(self) -> None:
        """Listen no more."""
        signal.set_wakeup_fd(-1)
        self._loop.remove_reader(self._inside)
        self._inside.close()
        self._outside.close()


def left_to_the_bell(_: int, __: FrameType | None) -> None:
    """Do nothing, as the handler of a signal: without a handler there would be no bell."""
