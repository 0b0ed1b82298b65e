"""Stopping, as Ctrl+Z does, and going on, in the foreground."""

import os
import signal
import time
from typing import TYPE_CHECKING

from revise1924.tui.life.bell import Bell, left_to_the_bell
from revise1924.tui.life.ending import Ending
from revise1924.tui.life.streams import free_reader, switch_off_pixels

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

_A_MOMENT = 0.05
"""Seconds. What is to end a stopped app comes with the SIGCONT, and another thread may be given it:
one that stopped again before it is heard of would never end."""


class Stops:
    """Stops the app with the terminal given back, and sets the terminal up when it goes on.

    The handlers of signals do nothing: the event loop acts once the bell has rung.
    """

    def __init__(self, app: "App[None]", terminal: int, ending: Ending, bell: Bell) -> None:
        """Take the app, a descriptor of its terminal, whether it is to end, and the bell."""
        self.has_given_back = False
        """Whether the terminal is as it was before the app, and somebody else's."""
        self._app = app
        self._terminal = terminal
        self._ending = ending
        self._bell = bell
        self._driver_class = app.driver_class
        self._is_wanted = False
        """Whether a stop has been asked for, and no SIGCONT has come since."""

    def take_over(self) -> None:
        """Have the app's driver made here, when the app makes it."""
        self._app.driver_class = self._driver  # type: ignore[assignment] # only ever called

    def _driver(self, *given: object, **named: object) -> "Driver":
        """Make Textual's driver, and take over the stops from it.

        Its own handlers act wherever the main thread happens to be, which may hold the lock of the
        queue that they write to; and they start the driver anew without ending it, so that it takes
        a raw terminal for the one to restore.
        """
        driver = self._driver_class(*given, **named)  # type: ignore[arg-type] # handed through
        signal.signal(signal.SIGTSTP, left_to_the_bell)
        signal.signal(signal.SIGCONT, left_to_the_bell)
        return driver

    def hear(self, numbers: bytes) -> None:
        """Stop, or go on, as the signals of these numbers say, in the order in which they came."""
        for number in numbers:
            if self._ending.code is not None:
                return
            if number == signal.SIGTSTP:
                self._is_wanted = True
                self._app.call_later(self._stop)
            elif number == signal.SIGCONT:
                self._is_wanted = False
                self._app.call_later(self._begin_again)

    def _stop(self) -> None:
        """Give the terminal back and stop; go on when continued, at once where that has come.

        A stop asked for twice is one: then the first has done it.
        """
        if not self._is_wanted:
            return
        with self._app.suspend():
            switch_off_pixels()
            self.has_given_back = True
            self.rest()
            self.has_given_back = False
        self._is_wanted = False

    def _begin_again(self) -> None:
        """Set up the terminal and paint, after a stop that left no time to give it back.

        SIGSTOP cannot be handled, so that Textual knows nothing of what the shell has done since.
        """
        self.wait_for_foreground()
        if self._ending.code is None:
            free_reader(self._terminal)
            with self._app.suspend():
                pass

    @property
    def is_in_foreground(self) -> bool:
        """Whether the terminal is used by this process and not by others."""
        try:
            return os.tcgetpgrp(self._terminal) == os.getpgrp()
        except OSError:  # a terminal that knows no jobs, or has gone
            return True

    def rest(self) -> None:
        """Stop, until continued in the foreground; somebody else has the terminal meanwhile."""
        self._halt()
        self.wait_for_foreground()

    def wait_for_foreground(self) -> None:
        """Stop for as long as the terminal is used by others; shells continue jobs there too.

        Textual would begin to set up the terminal wherever it is continued, and be stopped in it.
        """
        while self._ending.code is None and not self.is_in_foreground:
            self._halt()

    def _halt(self) -> None:
        """Stop the process, and go on when it has been continued."""
        if self._ending.code is not None or signal.SIGCONT in self._bell.rung():
            return
        os.kill(os.getpid(), signal.SIGSTOP)
        # The system may give the SIGCONT to another thread, and with it what came before.
        while signal.SIGCONT not in self._bell.rung():
            time.sleep(0.01)
        time.sleep(_A_MOMENT)
