"""How far a work is, shown while it lasts."""

from collections.abc import Callable
from time import monotonic
from typing import Self

from rich.console import Console
from rich.progress import Progress, TaskID

_SOON = 0.5
"""Seconds; of what takes no longer, nothing is shown."""


class HowFar:
    """Shows how far a work is, once it has taken half a second; on a terminal only.

    Use it as a context manager; what was shown is gone when it ends.
    """

    def __init__(
        self, console: Console | None = None, seconds: Callable[[], float] = monotonic
    ) -> None:
        """Take where it is shown, by default on standard error, and what tells seconds."""
        self._console = console or Console(stderr=True)
        self._bar = Progress(console=self._console, transient=True)
        self._task: TaskID | None = None
        self._seconds = seconds
        self._begin = seconds()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._task is not None:
            self._bar.stop()

    def tell(self, done: int, of: int) -> None:
        """Show that so many steps of so many are done."""
        if not self._console.is_terminal or self._seconds() - self._begin < _SOON:
            return
        if self._task is None:
            self._task = self._bar.add_task("Reading")
            self._bar.start()
        self._bar.update(self._task, completed=done, total=of)
