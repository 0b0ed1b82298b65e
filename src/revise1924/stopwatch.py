"""How long a card has been looked at, its front and its back."""

from datetime import datetime, timedelta

MOST_SECONDS = 300.0
"""Of a look's time, front or back, that counts: who is away longer has walked away."""


class Stopwatch:
    """Times one card after the other."""

    def __init__(self) -> None:
        self._shown: datetime | None = None
        self._flipped: datetime | None = None

    def show(self, now: datetime) -> None:
        """Take note that the front is shown now."""
        self._shown, self._flipped = now, None

    def flip(self, now: datetime) -> None:
        """Take note that the card is turned over now."""
        self._flipped = now

    def clear(self) -> None:
        """Forget the card."""
        self._shown = self._flipped = None

    def seconds(self, now: datetime) -> tuple[float, float] | None:
        """Return how long the front was up, and the back until now; None where that is unknown."""
        if self._shown is None or self._flipped is None:
            return None
        return _capped(self._flipped - self._shown), _capped(now - self._flipped)


def _capped(time: timedelta) -> float:
    """Return a time in seconds, to a tenth; a clock set back meanwhile makes it 0."""
    return round(min(max(time.total_seconds(), 0.0), MOST_SECONDS), 1)
