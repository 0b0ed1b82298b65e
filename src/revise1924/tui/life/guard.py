"""What looks after the terminal while the app runs, put together."""

import asyncio
import os
from typing import TYPE_CHECKING

from revise1924.tui.life.bell import Bell
from revise1924.tui.life.ending import Ending
from revise1924.tui.life.minder import Minder
from revise1924.tui.life.signals import EndingSignals
from revise1924.tui.life.stops import Stops
from revise1924.tui.life.streams import IN, switch_off_pixels
from revise1924.tui.life.visits import Visits

if TYPE_CHECKING:
    from textual.app import App


class Guard:
    """While it is entered, no signal and no hang-up leaves the terminal other than it was.

    A signal's handler only asks: the event loop ends the app, as `q` would. The minder, a thread,
    sees to it that the process ends though the loop is stuck, and watches for the terminal's end.
    """

    def __init__(self, app: "App[None]") -> None:
        loop = asyncio.get_running_loop()
        terminal = os.dup(IN)
        self._ending = Ending(app, loop)
        bell = Bell(loop)
        self._stops = Stops(app, terminal, self._ending, bell)
        self.visits = Visits(app, terminal, self._ending, bell, self._stops)
        """Has other programs use the terminal."""
        self._signals = EndingSignals(bell, self._ending, self._stops)
        self._minder = Minder(terminal, self._ending, bell, self._signals)

    @property
    def code(self) -> int | None:
        """The exit code, once something has happened that ends the app."""
        return self._ending.code

    def __enter__(self) -> None:
        self._signals.take_over()
        self._minder.start()
        self._stops.take_over()

    def __exit__(self, *_: object) -> None:
        switch_off_pixels()
        self._minder.finish()
        self._signals.give_back()
