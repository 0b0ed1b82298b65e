"""An essay: what was written, how long it took, how far it is marked, and those written before.

What is written stands in no review: it is kept in a file of its own while the essay is unfinished.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import AfterValidator, ConfigDict, Field

from revise1924.progress import Progress
from revise1924.reviews import Moment, Review
from revise1924.slugs import Slug
from revise1924.text import clean

MINUTES = (15, 30, 45)
"""What the clock can be set to."""

MOST_SECONDS = 86_400.0
"""Of one review's time: what a progress file takes."""

STOPPED = 5.0
"""Seconds between two looks at a timer, due each second, after which the program was not running:
it was stopped, or the computer slept. A machine that is merely busy is not as late as that."""

_Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]


@dataclass
class Essay:
    """An essay that is being written or marked."""

    __pydantic_config__: ClassVar = ConfigDict(strict=True, extra="forbid")

    deck: Slug
    """The id of the deck whose question it answers."""
    minutes: Annotated[int, Field(ge=1, le=1440)] | None = None
    """How long it was to take; None without a clock."""
    text: Annotated[str, AfterValidator(clean)] = ""
    seconds: _Seconds = 0.0
    """For how long it has been written."""
    is_paused: bool = False
    is_written: bool = False
    """Whether it is being marked."""
    marked_for: _Seconds = 0.0
    """Seconds for which it has been marked."""
    card: Slug | None = None
    """The card whose points are being marked; None before the first."""
    ticked: dict[Slug, list[str]] = field(default_factory=dict)
    """The points that the student found in it, by the ids of the cards that have been up."""
    at: Moment | None = None
    """The moment under which it was to be recorded; None where that was never tried."""
    format: Literal[1] = 1

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(self.text.split())

    @property
    def seconds_left(self) -> float | None:
        """How long is left by its clock, less than 0 once that has run out; None without one."""
        return None if self.minutes is None else 60 * self.minutes - self.seconds


class Timer:
    """Adds up the time that passes while it runs, by a clock that nobody sets.

    Somebody has to look each second: a gap of more than `STOPPED` counts as no time at all.
    """

    def __init__(self, read: Callable[[], float]) -> None:
        """Take what tells seconds from some moment on, such as `time.monotonic`."""
        self._read = read
        self._since: float | None = None

    @property
    def is_running(self) -> bool:
        """Whether it adds up anything."""
        return self._since is not None

    def run(self) -> None:
        """Begin, unless it runs already."""
        if self._since is None:
            self._since = self._read()

    def take(self) -> float:
        """Return the seconds that passed since the last look; 0 where it stands still or did."""
        if self._since is None:
            return 0.0
        before, self._since = self._since, self._read()
        passed = self._since - before
        return passed if 0 <= passed <= STOPPED else 0.0

    def stop(self) -> float:
        """Stand still; return what `take` does."""
        passed, self._since = self.take(), None
        return passed


class Try(NamedTuple):
    """An essay that has been marked, as the reviews tell of it."""

    at: datetime
    recalled: int
    asked: int
    seconds: float
    """For how long it was written."""

    @property
    def share(self) -> float:
        """Points recalled of points asked, 0 to 1."""
        return self.recalled / max(1, self.asked)

    @classmethod
    def of(cls, at: datetime, looks: Sequence[Review]) -> "Try":
        """Return what these reviews tell, which were recorded `at` one moment."""
        return cls(
            at,
            sum(look.points_recalled for look in looks),
            sum(look.points_asked for look in looks),
            sum(look.seconds[0] for look in looks if look.seconds),
        )


def recorded(essay: Essay, progress: Progress) -> Review | None:
    """Return a review of an essay that is still kept; None where it has not been recorded.

    It has been where the program was killed right then, or where a save failed late.
    """
    at = essay.at
    looks = (progress.find((card, at)) for card in essay.ticked) if at else ()
    return next((look for look in looks if look and not look.undone), None)


def tries(progress: Progress, now: datetime) -> list[Try]:
    """Return the essays that were marked, in order."""
    looks = (look for look in progress.counted(now) if look.kind == "essay")
    return [Try.of(at, list(together)) for at, together in groupby(looks, lambda look: look.at)]


def in_order(places: Iterable[int | None]) -> list[int]:
    """Return the numbers, from 1, of the cards that stand in an essay, in its own order.

    `places` says of each card where in the essay the first of it is; None for one that is not.
    """
    found = [(place, number) for number, place in enumerate(places, 1) if place is not None]
    return [number for _, number in sorted(found)]
