"""The day on which the tests take place, and a clock that tests set."""

from datetime import UTC, date, datetime, timedelta

MONDAY = datetime(2026, 11, 23, 18, 0, tzinfo=UTC)
"""The moment at which most tests begin: a Monday evening."""

TODAY = date(2026, 11, 23)
"""The study day of that moment."""

TUESDAY = date(2026, 11, 24)
"""The day after it."""

EXAM = date(2027, 6, 4)
"""The day of the exam, where one is set."""


class Clock:
    """A clock that tests set; each look at it is a second later than the one before."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def advance(self, **how_far: float) -> None:
        """Let time pass, in the words of `timedelta`."""
        self.now += timedelta(**how_far)


def after(days: int) -> date:
    """Return the day so many days after TODAY."""
    return TODAY + timedelta(days=days)
