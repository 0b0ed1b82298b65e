"""The signals that end the app: while it runs they are asked of the event loop."""

import os
import signal
from types import FrameType

from revise1924.tui.life.bell import Bell
from revise1924.tui.life.ending import Ending
from revise1924.tui.life.stops import Stops

_NAMES = "INT TERM HUP QUIT USR1 USR2 ALRM VTALRM PROF XCPU ABRT TRAP IO PWR STKFLT EMT"
"""Those that end a program that says nothing else, where the system has them.

Left out are faults of the program itself, which no handler survives, and what Python ignores.
"""


def _ending() -> list[int]:
    """Return their numbers, with those that systems leave to programs."""
    named = (getattr(signal, f"SIG{name}", None) for name in _NAMES.split())
    first, last = getattr(signal, "SIGRTMIN", 1), getattr(signal, "SIGRTMAX", 0)
    return [*(number for number in named if number is not None), *range(first, last + 1)]


class EndingSignals:
    """Has every signal that would end the app do so in good order."""

    def __init__(self, bell: Bell, ending: Ending, stops: Stops) -> None:
        self._bell = bell
        self._ending = ending
        self._stops = stops
        self._ends = _ending()
        # Textual's driver sets handlers for the stops, and never gives the former ones back.
        self._former = {
            number: signal.getsignal(number)
            for number in (*self._ends, signal.SIGTSTP, signal.SIGCONT)
        }

    def take_over(self) -> None:
        """From now on, handle them."""
        self._bell.take_over(self._stops.hear)
        for number in self._ends:
            signal.signal(number, self._on_end)

    def give_back(self) -> None:
        """Have these signals and the stops do what they did before."""
        self._bell.give_back()
        for number, handler in self._former.items():
            # None is a handler that is not Python's, such as faulthandler's: it cannot be set.
            signal.signal(number, signal.SIG_DFL if handler is None else handler)

    def would_end(self, number: int) -> bool:
        """Tell whether a signal of this number is one that ends the app, as things stand."""
        return signal.getsignal(number) == self._on_end

    def _on_end(self, number: int, _: FrameType | None) -> None:
        """Ask the event loop; between any two steps of the main thread, so without a lock."""
        # Stopped, the app would end only once Textual has set up the terminal, somebody else's now.
        if self._stops.has_given_back:
            os._exit(128 + number)
        # In the background, the system would stop the process where it restores the terminal.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self._ending.ask(number)
