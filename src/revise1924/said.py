"""What a student says of a deck beside reviews: the exam's day, cards set aside, points changed.

Each is kept with the moment at which it was said: of two copies the later word counts, and of edits
every one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from revise1924.edits import Edits, joined_edits, moment_after
from revise1924.reviews import EARLIEST
from revise1924.strict_json import canonical, union_of_fields

MOST_MINUTES = 24 * 60
"""In a day."""


@dataclass(frozen=True, slots=True)
class ExamDay:
    """What the student last said about the exam, and when."""

    day: date | None = None
    """The study day of the exam, past or to come; None where there is none."""
    said_at: datetime | None = None
    """When that was said; None where nothing was, or by a version that did not note it."""
    minutes: int | None = None
    """The minutes a day that there are until then; None where nobody said."""

    def said_anew(self, day: date | None, now: datetime, minutes: int | None = None) -> "ExamDay":
        """Return what is said now instead."""
        if self == ExamDay(day, now, minutes):
            return self  # tried again, where the first try was on disk after all
        return ExamDay(day, moment_after(self.said_at, now), minutes)

    def is_before(self, other: "ExamDay") -> bool:
        """Tell whether this was said before `other`; what has no moment was said before all."""
        return (self.said_at or EARLIEST) < (other.said_at or EARLIEST)


NOT_SAID = ExamDay()
"""Nothing is known of the exam."""


def later(one: ExamDay, other: ExamDay) -> ExamDay:
    """Return which of the two was said later; of two said at once, the later exam day."""
    return max(one, other, key=_said)


def _said(exam: ExamDay) -> tuple[object, ...]:
    moment = exam.said_at
    written = moment.isoformat() if moment else ""
    day = exam.day or date.min
    return moment is not None, moment or EARLIEST, day, written, exam.minutes or 0


@dataclass(frozen=True, slots=True)
class Aside:
    """What the student last said of whether a card is set aside, and when."""

    is_aside: bool
    said_at: datetime
    unknown: dict[str, Any] = field(default_factory=dict)
    """Fields of a later version."""


Asides = Mapping[str, Aside]
"""What was last said of each card, by its id; of a card that is not in it, nothing ever was."""


def said_aside(asides: Asides, card: str, is_aside: bool, now: datetime) -> Asides:
    """Return what is said once the student has said this of a card now."""
    before = asides.get(card)
    if before and (before.is_aside, before.said_at) == (is_aside, now):
        return asides  # tried again
    moment = moment_after(before.said_at if before else None, now)
    return {**asides, card: Aside(is_aside, moment, before.unknown if before else {})}


def later_asides(one: Asides, other: Asides) -> Asides:
    """Return the later word of each card; of two said at once, that it is set aside."""
    both = dict(one)
    for card, said in other.items():
        known = both.get(card)
        both[card] = _later_aside(known, said) if known else said
    return both


def _later_aside(one: Aside, other: Aside) -> Aside:
    chosen = max(one, other, key=lambda each: (each.said_at, each.is_aside, str(each.said_at)))
    unknown = union_of_fields(one.unknown, other.unknown)
    if canonical(chosen.unknown) == canonical(unknown):
        return chosen
    return Aside(chosen.is_aside, chosen.said_at, unknown)


class Said(NamedTuple):
    """All that is said of a deck beside reviews."""

    exam: ExamDay = NOT_SAID
    asides: Asides = MappingProxyType({})
    edits: Edits = MappingProxyType({})

    def with_exam(self, day: date | None, now: datetime, minutes: int | None) -> "Said":
        """Return what is said once the student has said this of the exam now."""
        return self._replace(exam=self.exam.said_anew(day, now, minutes))

    def with_aside(self, card: str, is_aside: bool, now: datetime) -> "Said":
        """Return what is said once the student has said this of a card now."""
        return self._replace(asides=said_aside(self.asides, card, is_aside, now))

    def joined(self, other: "Said") -> "Said":
        """Return what both make together."""
        return Said(
            later(self.exam, other.exam),
            later_asides(self.asides, other.asides),
            joined_edits(self.edits, other.edits),
        )
