"""What a student says of a deck beside reviews: the exam's day, cards set aside, points changed.

Each is kept with the moment at which it was said: of two copies the later word counts, and of the
edits of a card, which each change its points once more, every one.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from revise1924.cards import MOST_POINTS
from revise1924.reviews import EARLIEST, LATEST, Review
from revise1924.strict_json import canonical, union_of_fields

T = TypeVar("T")

_A_MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class ExamDay:
    """What the student last said about the exam, and when."""

    day: date | None = None
    """The study day of the exam, past or to come; None where there is none."""
    said_at: datetime | None = None
    """When that was said; None where nothing was, or by a version that did not note it."""

    def said_anew(self, day: date | None, now: datetime) -> "ExamDay":
        """Return what is said now instead."""
        if self == ExamDay(day, now):
            return self  # tried again, where the first try was on disk after all
        return ExamDay(day, moment_after(self.said_at, now))

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
    return moment is not None, moment or EARLIEST, exam.day or date.min, written


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


MOST_EDITS = 10_000
"""Of one card; of more the latest are kept."""

Was = tuple[int | None, ...]
"""For each point of a card, which point it was before, from 0; None for one that was not there."""


class Edit(NamedTuple):
    """A change of a card's points: where each of them was before. Words alone are no change."""

    at: datetime
    """When; a look made at this moment is of the points since."""
    was: Was
    of: int
    """How many points there were before."""
    points: str = ""
    """The digest of those there are since, see `digest_of`; empty where none was noted."""
    unknown: Mapping[str, Any] = MappingProxyType({})
    """Fields of a later version."""


Edits = Mapping[str, tuple[Edit, ...]]
"""The edits of each card by its id, in order; a card that is not in it has none."""


def digest_of(points: Sequence[str]) -> str:
    """Return what tells these points from others.

    By it two notes of one change, made on two computers before they knew of each other, are known.
    """
    return sha256("\0".join(points).encode()).hexdigest()[:12]


def noted_once(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """Return the edits of a card but for those that led to the points there were already."""
    before = ("", *(edit.points for edit in edits))
    pairs = zip(edits, before, strict=False)
    return tuple(edit for edit, was in pairs if not edit.points or edit.points != was)


def is_change(was: Sequence[int | None], of: int) -> bool:
    """Tell whether points that were these of so many have been added, removed or moved."""
    return list(was) != list(range(of))


def can_be(was: Sequence[int | None], of: int) -> bool:
    """Tell whether a card can have points that were these of so many."""
    there_were = all(index is None or 0 <= index < of for index in was)
    return there_were and 1 <= len(was) <= MOST_POINTS and 1 <= of <= MOST_POINTS


def joined_edits(*several: Edits) -> Edits:
    """Return all edits there are in `several`; of two of one card and moment, always the same."""
    by_name: dict[str, dict[datetime, Edit]] = {}
    for card, edit in chain.from_iterable(map(_one_by_one, several)):
        of_card = by_name.setdefault(card, {})
        known = of_card.get(edit.at)
        of_card[edit.at] = _joined_edit(known, edit) if known else edit
    return {
        card: tuple(of_card[at] for at in sorted(of_card)[-MOST_EDITS:])
        for card, of_card in by_name.items()
    }


def _one_by_one(edits: Edits) -> list[tuple[str, Edit]]:
    return [(card, edit) for card, of_card in edits.items() for edit in of_card]


def _joined_edit(one: Edit, other: Edit) -> Edit:
    chosen = max((one, other), key=lambda each: (each.of, str(each.was), each.points, str(each.at)))
    unknown = union_of_fields(dict(one.unknown), dict(other.unknown))
    if canonical(dict(chosen.unknown)) == canonical(unknown):
        return chosen
    return chosen._replace(unknown=unknown)


class PointHistory:
    """Where each point that a card has now was at its looks, since when its edits moved it."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        """Take the edits of the card that count, in order."""
        self._moments = [edit.at for edit in edits]
        self._since: list[tuple[int, Was] | None] = []
        """What each edit and all after it come to together; None where they do not fit."""
        since: tuple[int, Was] | None = None
        for edit in reversed(edits):
            if not self._since:
                since = edit.of, edit.was
            elif since is not None:
                since = (edit.of, _put(edit.was, since[1])) if since[0] == len(edit.was) else None
            self._since.append(since)
        self._since.reverse()

    def recalled(self, look: Review) -> tuple[bool | None, ...] | None:
        """Return what `look` says of the points there are now; None of one that was not asked then.

        None for all of it where that look, or an edit since, is of another number of points than
        there were by the edits: the deck was changed where nobody took note, and nobody can tell
        which point is which.
        """
        edit = bisect_right(self._moments, look.at)
        if edit == len(self._moments):
            return look.recalled
        since = self._since[edit]
        return _put(look.recalled, since[1]) if since and since[0] == len(look.recalled) else None


def _put(each: Sequence[T | None], was: Was) -> tuple[T | None, ...]:
    """Return what is said of each point, in the order of the points since."""
    return tuple(None if index is None else each[index] for index in was)


class Said(NamedTuple):
    """All that is said of a deck beside reviews."""

    exam: ExamDay = NOT_SAID
    asides: Asides = MappingProxyType({})
    edits: Edits = MappingProxyType({})

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


def moment_after(before: datetime | None, now: datetime) -> datetime:
    """Return the moment of what is said now; after what was `before`, though a clock was wrong."""
    earliest = before + _A_MOMENT if before else EARLIEST
    return min(max(now, earliest), LATEST - _A_MOMENT)
