"""How long a card has been looked at, its front and its back; how long a test may still take."""

from datetime import datetime, timedelta

MOST_SECONDS = 300.0
"""Of a look's time, front or back, that counts: who is away longer has walked away."""

MOST_MINUTES = 300
"""Of a test's time: no exam is longer without a break."""

_MOST_DIGITS = 4


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
    digits = written.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    minutes = int(digits) if is_number else 0
    return minutes if 1 <= minutes <= MOST_MINUTES else None
