"""How far a work is, shown while it lasts."""

import sys
from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Self, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

_SOON = 0.5
"""Seconds; of what takes no longer, nothing is shown."""


class HowFar:
    """Shows how far a work is, once it has taken half a second; on a terminal only.

    Use it as a context manager; what was shown is gone when it ends.
    """

    def __init__(
        self, stream: TextIO | None = None, seconds: Callable[[], float] = monotonic
    ) -> None:
        """Take where it is shown, by default on standard error, and what tells seconds."""
        self._stream = stream or sys.stderr
        self._bar: Progress | None = None
        self._seconds = seconds
        self._begin = seconds()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def tell(self, done: int, of: int) -> None:
        """Show that so many steps of so many are done."""
        if self._bar is None:
            if not self._stream.isatty() or self._seconds() - self._begin < _SOON:
                return
            self._bar = _bar(self._stream)
        (task,) = self._bar.task_ids
        self._bar.update(task, completed=done, total=of)


def _bar(stream: TextIO) -> "Progress":
    # 25 ms, and most is read sooner than that.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import Progress  # noqa: PLC0415

    bar = Progress(console=Console(file=stream), transient=True)
    bar.add_task("Reading")
    bar.start()
    return bar
