"""Edits: how the points of cards were changed, so that each point keeps its history."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import chain
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from revise1924.cards import MOST_POINTS
from revise1924.reviews import EARLIEST, LATEST, Review
from revise1924.strict_json import canonical, union_of_fields

T = TypeVar("T")

_A_MOMENT = timedelta(microseconds=1)

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


class Moved(NamedTuple):
    """What is done to the points of a card: where those of now were before."""

    was: Sequence[int | None]
    """For each point of now, which point it was before, from 0; None for a new one."""
    of: int
    """How many points there were before."""
    points: Sequence[str] = ()
    """The points of now; none where they are not known."""

    @property
    def can_be(self) -> bool:
        """Whether a card can have had such points."""
        there_were = all(index is None or 0 <= index < self.of for index in self.was)
        return there_were and 1 <= len(self.was) <= MOST_POINTS and 1 <= self.of <= MOST_POINTS

    @property
    def is_change(self) -> bool:
        """Whether points have been added, removed or moved."""
        return list(self.was) != list(range(self.of))


def new_edit(
    before: Sequence[Edit], looks: Sequence[datetime], moved: Moved, now: datetime
) -> Edit | None:
    """Return the edit by which the points of a card are changed now.

    It is made after all edits `before` it and all looks at the card, though a clock was set back.
    None where nothing was changed, or the last one led to these points already. New words alone are
    an edit only after another one, whose digest is of the old ones. Raises ValueError for points
    that cannot have been there.
    """
    if not moved.can_be:
        raise ValueError(f"points that were {moved.was} of {moved.of} cannot be")
    edit = Edit(now, tuple(moved.was), moved.of, digest_of(moved.points) if moved.points else "")
    for last in before[-1:]:
        if edit[:3] == last[:3] or edit.points == last.points != "":
            return None
    if not (moved.is_change or (before and edit.points)):
        return None
    moment = now
    for earlier in [*looks[-1:], *(each.at for each in before[-1:])]:
        moment = moment_after(earlier, moment)
    return edit._replace(at=moment)


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
        if not self._moments:
            return look.recalled  # as of nearly all cards
        was = self.places(look)
        return None if was is None else _put(look.recalled, was)

    def places(self, look: Review) -> Was | None:
        """Return for each point there is now which of the look's points it was.

        None where `recalled` is.
        """
        edit = bisect_right(self._moments, look.at)
        if edit == len(self._moments):
            return tuple(range(len(look.recalled)))
        since = self._since[edit]
        return since[1] if since and since[0] == len(look.recalled) else None


def _put(each: Sequence[T | None], was: Was) -> tuple[T | None, ...]:
    """Return what is said of each point, in the order of the points since."""
    return tuple(None if index is None else each[index] for index in was)


def moment_after(before: datetime | None, now: datetime) -> datetime:
    """Return the moment of what is said now; after what was `before`, though a clock was wrong."""
    earliest = before + _A_MOMENT if before else EARLIEST
    return min(max(now, earliest), LATEST - _A_MOMENT)
