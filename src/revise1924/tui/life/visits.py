"""Visits: another program, such as an editor, has the terminal for a while.

It runs in the process group of the app. So both are one job of the shell: a visitor that stops
itself, as vi does at Ctrl+Z, stops its whole group; `fg` continues both; and both are told where
the terminal goes. In a group of its own the visitor would have to be given the terminal, stopped,
continued and hung up by the app, as shells do it with their jobs.
"""

import os
import signal
import termios
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from revise1924.tui.life.bell import Bell, left_to_the_bell
from revise1924.tui.life.ending import Ending
from revise1924.tui.life.stops import Stops
from revise1924.tui.life.streams import ERR, PLAIN_SCREEN, switch_off_pixels

if TYPE_CHECKING:
    from textual.app import App

_LOOK = 0.25
"""Seconds between two looks at whether the terminal has gone, which rings no bell."""

_PYTHONS = (signal.SIGPIPE, getattr(signal, "SIGXFSZ", signal.SIGPIPE))
"""Signals that Python ignores, and other programs do not expect to find ignored."""


class Visits:
    """Gives the terminal to other programs, as it was before the app, and takes it back."""

    def __init__(
        self, app: "App[None]", terminal: int, ending: Ending, bell: Bell, stops: Stops
    ) -> None:
        """Take the app, a descriptor of its terminal, and what else looks after that."""
        self._app = app
        self._terminal = terminal
        self._ending = ending
        self._bell = bell
        self._stops = stops

    def receive(self, argv: list[str]) -> int:
        """Run a program in the foreground; return its exit code, -n where signal n ended it.

        Where the app is to end meanwhile, the program is told that its terminal has gone, and the
        app ends after it, or after the time that an end may take at most. Raises OSError where the
        program cannot be started.
        """
        failed: OSError
        with self._signals_of_the_visitor(), self._app.suspend():
            switch_off_pixels()
            attributes = self._attributes()
            try:
                return self._see_out(self._start(argv))
            # Textual sets up no terminal again where something is raised while it is suspended.
            except OSError as error:
                failed = error
            finally:
                self._stops.wait_for_foreground()
                self._end_in_background()
                self._clear_up(attributes)
        raise failed

    @contextmanager
    def _signals_of_the_visitor(self) -> Iterator[None]:
        """Have no key that interrupts the visitor end the app, and its end ring the bell.

        That lasts until the terminal is the app's again: the visitor may be told of a key first.
        """
        numbers = signal.SIGINT, signal.SIGQUIT, signal.SIGCHLD
        former = [signal.signal(number, left_to_the_bell) for number in numbers]
        try:
            yield
        finally:
            self._bell.rung()  # or the minder would take what was the visitor's for the app's
            for number, handler in zip(numbers, former, strict=True):
                signal.signal(number, signal.SIG_DFL if handler is None else handler)

    def _start(self, argv: list[str]) -> int:
        """Start the program with signals handled as by default; return its process."""
        return os.posix_spawnp(argv[0], argv, os.environ, setsigmask=(), setsigdef=_PYTHONS)

    def _see_out(self, visitor: int) -> int:
        """Wait until the process has ended, stopped while it is; return its exit code."""
        has_been_told = False
        while True:
            changed, status = os.waitpid(visitor, os.WNOHANG | os.WUNTRACED)
            if changed and not os.WIFSTOPPED(status):
                return os.waitstatus_to_exitcode(status)
            if self._ending.code is not None and not has_been_told:
                has_been_told = True
                for number in (signal.SIGHUP, signal.SIGCONT):
                    with suppress(PermissionError):  # it has become another user's
                        os.kill(visitor, number)
                self._end_in_background()
            elif changed:
                self._stops.rest()  # or the shell would not take the terminal back
            else:
                self._bell.wait(_LOOK)
                self._bell.rung()

    def _end_in_background(self) -> None:
        """End at once where the app is to end and the terminal is somebody else's."""
        if self._ending.code is not None and not self._stops.is_in_foreground:
            os._exit(self._ending.code)

    def _attributes(self) -> list[Any] | None:
        """Return what the terminal does with input and output; None where it has gone."""
        with suppress(termios.error):
            return termios.tcgetattr(self._terminal)
        return None

    def _clear_up(self, attributes: list[Any] | None) -> None:
        """Have the terminal as it was before the visit, however the visitor has ended.

        Keys that it has not read are forgotten: they were not meant for the app.
        """
        if attributes is not None:
            with suppress(termios.error):  # the terminal has gone
                termios.tcsetattr(self._terminal, termios.TCSANOW, attributes)
                termios.tcflush(self._terminal, termios.TCIFLUSH)
        with suppress(OSError):
            os.write(ERR, PLAIN_SCREEN)
