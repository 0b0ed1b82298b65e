"""A key that is held down."""

from collections.abc import Callable
from datetime import datetime, timedelta

HELD = timedelta(seconds=0.2)
"""Nobody presses Enter again as soon as that; a key that is held down does, many times."""


class Held:
    """Has a key do something once, however long it is held down."""

    def __init__(self) -> None:
        self._last: datetime | None = None
        """When it was pressed, where that was the last thing the student did."""

    def once(self, do: Callable[[], None], now: datetime) -> None:
        """Do what the key does, unless it comes so soon after another that it is held down."""
        if self._last is None or abs(now - self._last) >= HELD:
            do()
        self._last = now

    def hold(self, now: datetime) -> None:
        """Take note that it may be held down already: what it did then was something else."""
        self._last = now

    def forget(self) -> None:
        """Take note that the student has done something else."""
        self._last = None
