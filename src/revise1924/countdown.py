"""The time that a test has: it runs from the first question on, rests in a pause, and runs out."""

import re
from datetime import datetime, timedelta

MOST_MINUTES = 300
"""No exam is longer without a break."""

_NUMBER = re.compile(r"[0-9]{1,4}", re.ASCII)


class Countdown:
    """A clock that runs down."""

    def __init__(self, minutes: int, now: datetime) -> None:
        """Begin now."""
        self._ends = now + timedelta(minutes=minutes)
        self._paused: datetime | None = None

    @property
    def is_paused(self) -> bool:
        """Whether it rests."""
        return self._paused is not None

    def seconds_left(self, now: datetime) -> float:
        """Return how long it still runs; 0 once it has run out."""
        return max(0.0, (self._ends - (self._paused or now)).total_seconds())

    def pause(self, now: datetime) -> None:
        """Rest from now on; one that has run out has nothing left to rest for."""
        if self.seconds_left(now):
            self._paused = now

    def go_on(self, now: datetime) -> None:
        """Run on after a pause; a clock set back meanwhile takes nothing away."""
        if self._paused is not None:
            self._ends += max(now - self._paused, timedelta())
            self._paused = None

    def was_in_time(self, moment: datetime) -> bool:
        """Tell whether what was answered at this moment of the past was before it ran out."""
        return moment <= self._ends


def minutes_in(written: str) -> int | None:
    """Return the minutes that a test may have; None where that is no number of them."""
    minutes = int(written) if _NUMBER.fullmatch(written.strip()) else 0
    return minutes if 1 <= minutes <= MOST_MINUTES else None
