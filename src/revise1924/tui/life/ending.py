"""That the app is to end, from outside, and with which exit code."""

from asyncio import AbstractEventLoop
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.app import App


class Ending:
    """Whether something has happened that ends the app, and the exit code that follows."""

    def __init__(self, app: "App[None]", loop: AbstractEventLoop) -> None:
        self.code: int | None = None
        """The exit code, 128+n for signal n; None while nothing has happened that ends the app."""
        self._app = app
        self._loop = loop

    def ask(self, number: int) -> None:
        """Have the event loop end the app as `q` would, as by signal `number`.

        It may be called from signal handlers and from any thread. What comes first counts.
        """
        if self.code is None:
            self.code = 128 + number
            # Textual's exit fails before it has painted its first screen.
            self._loop.call_soon_threadsafe(
                self._app.call_after_refresh, self._app.exit, None, self.code
            )
