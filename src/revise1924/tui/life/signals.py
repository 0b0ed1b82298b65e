"""The signals that end the app: while it runs they are asked of the event loop."""

import os
import signal
import socket
from asyncio import AbstractEventLoop
from types import FrameType

from revise1924.tui.life.ending import Ending
from revise1924.tui.life.stops import Stops

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)


class EndingSignals:
    """Has SIGINT, SIGTERM, SIGHUP and SIGQUIT end the app in good order."""

    def __init__(self, loop: AbstractEventLoop, ending: Ending, stops: Stops) -> None:
        self._loop = loop
        self._ending = ending
        self._stops = stops
        # Textual's driver sets handlers for the stops, and never gives the former ones back.
        self._former = {
            number: signal.getsignal(number)
            for number in (*_ENDING, signal.SIGTSTP, signal.SIGCONT)
        }
        self._bell, self._ringer = socket.socketpair()
        self._bell.setblocking(False)
        self._ringer.setblocking(False)

    def take_over(self) -> None:
        """From now on, handle them."""
        # The system may give a signal to any thread, and Python handles it when the main thread
        # wakes: so wake it.
        self._loop.add_reader(self._bell, self._bell.recv, 64)
        signal.set_wakeup_fd(self._ringer.fileno(), warn_on_full_buffer=False)
        for number in _ENDING:
            signal.signal(number, self._on_end)

    def give_back(self) -> None:
        """Have these signals and the stops do what they did before."""
        signal.set_wakeup_fd(-1)
        self._loop.remove_reader(self._bell)
        self._bell.close()
        self._ringer.close()
        for number, handler in self._former.items():
            signal.signal(number, handler)

    def _on_end(self, number: int, _: FrameType | None) -> None:
        """Ask the event loop; between any two steps of the main thread, so without a lock."""
        # Stopped, the app would end only once Textual has set up the terminal, somebody else's now.
        if self._stops.has_given_back:
            os._exit(128 + number)
        # In the background, the system would stop the process where it restores the terminal.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self._ending.ask(number)
