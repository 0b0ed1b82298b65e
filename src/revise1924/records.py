"""How cards and their points have fared, and which points are weak.

Only reviews that count are looked at: neither undone nor dated on a day to come.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from revise1924.cards import Card, Deck
from revise1924.edits import PointHistory
from revise1924.progress import Progress
from revise1924.reviews import Review

FADES = 0.8
"""What an answer weighs against the next one to the same point: misses of long ago fade away."""

WEAK = 0.2
"""From this weakness on a point is weak: a single miss is made up for by two recalls."""


@dataclass(slots=True)
class PointRecord:
    """How one point of a card has fared."""

    card: Card
    index: int
    """Which point of the card it is, from 0."""
    asked: int = 0
    """How often it was asked, in whatever mode."""
    missed: int = 0
    """How often it did not come back."""
    came_back: bool | None = None
    """Whether it came back when it was asked last; None where it never was."""
    _missed_weight: float = 0.0
    _weight: float = 0.0

    @property
    def weakness(self) -> float:
        """The share of misses, 0 to 1, in which each answer weighs `FADES` of the next one.

        One recall more is added, so that a single miss is less than many.
        """
        return self._missed_weight / (self._weight + 1)

    @property
    def loss(self) -> float:
        """The marks that it costs by its weakness: where cards say none, each point is one."""
        return self.weakness * self.card.marks_each

    @property
    def is_often_missed(self) -> bool:
        """Whether it is weak, and was missed more than once."""
        return self.is_weak and self.missed > 1

    @property
    def keeps_slipping(self) -> bool:
        """Whether it was missed more than once, the last time too."""
        return self.is_often_missed and self.came_back is False

    @property
    def is_weak(self) -> bool:
        """Whether the point is worth a drill."""
        return self.weakness >= WEAK

    def take(self, recalled: bool) -> None:
        """Take in the next answer."""
        self.asked += 1
        self.came_back = recalled
        self.missed += not recalled
        self._missed_weight = FADES * self._missed_weight + (not recalled)
        self._weight = FADES * self._weight + 1


@dataclass(slots=True)
class CardRecord:
    """How one card has fared."""

    card: Card
    looks: list[Review] = field(default_factory=list)
    """Its reviews, in order."""
    history: PointHistory | None = None
    """Where its points were at its looks; None where they have always been where they are."""
    _points: list[PointRecord] | None = None
    """None before the first look: a deck may have a million points."""

    @property
    def points(self) -> list[PointRecord]:
        """The record of each of its points, in order."""
        if self._points is None:
            return [PointRecord(self.card, index) for index in range(len(self.card.back))]
        return self._points

    def take(self, look: Review) -> None:
        """Take in the next look.

        It counts for the points that were there then. Where nobody can tell which they were, the
        card having had more or fewer than is known, it counts for the card alone.
        """
        self.looks.append(look)
        recalled = self._recalled(look)
        if recalled is None:
            return
        self._points = self.points
        for point, came_back in zip(self._points, recalled, strict=True):
            if came_back is not None:
                point.take(came_back)

    def _recalled(self, look: Review) -> Sequence[bool | None] | None:
        """Return which of the points there are came back; None where nobody can tell."""
        recalled = look.recalled if self.history is None else self.history.recalled(look)
        is_known = recalled is not None and len(recalled) == len(self.card.back)
        return recalled if is_known else None

    def latest_answers(self, index: int, most: int) -> list[bool]:
        """Return whether the point of this index came back, the last so many times, in order."""
        answers: list[bool] = []
        for look in reversed(self.looks):
            recalled = self._recalled(look)
            if recalled is not None and (answer := recalled[index]) is not None:
                answers.append(answer)
            if len(answers) == most:
                break
        return answers[::-1]

    @property
    def recalled(self) -> int:
        """Points recalled, over all looks."""
        return sum(each.points_recalled for each in self.looks)

    @property
    def asked(self) -> int:
        """Points asked, over all looks."""
        return sum(each.points_asked for each in self.looks)

    @property
    def boxes(self) -> list[int]:
        """The boxes the card has been put in, in order."""
        return [each.box for each in self.looks if each.box is not None]


def card_records(deck: Deck, progress: Progress, now: datetime) -> list[CardRecord]:
    """Return the record of each card, in deck order."""
    records = {card.id: CardRecord(card) for card in deck.cards}
    for card in records.keys() & progress.edits.keys():
        records[card].history = progress.history(card, now)
    for review in progress.counted(now):
        record = records.get(review.card)
        if record is not None:
            record.take(review)
    return list(records.values())


def card_record(
    card: Card, progress: Progress, now: datetime, before: datetime | None = None
) -> CardRecord:
    """Return the record of one card, for which only its own reviews are looked at.

    It may be that of some moment: then of the looks before it.
    """
    record = CardRecord(card)
    if card.id in progress.edits:
        record.history = progress.history(card.id, now)
    for look in progress.looks_at(card.id, now):
        if before is None or look.at < before:
            record.take(look)
    return record


def weakest(records: Iterable[CardRecord]) -> list[PointRecord]:
    """Return the points that were ever missed, those that cost the most first, then in deck order.

    Where no card says its marks, the weakest cost the most.
    """
    looked_at = (record for record in records if record.looks)
    points = [point for record in looked_at for point in record.points if point.missed]
    return sorted(points, key=lambda point: -point.loss)


def weak_points(records: Iterable[CardRecord]) -> dict[str, list[int]]:
    """Return the indices of the weak points by card id, the card with the first of them first."""
    weak: dict[str, list[int]] = {}
    for point in weakest(records):
        if point.is_weak:
            weak.setdefault(point.card.id, []).append(point.index)
    return {card: sorted(points) for card, points in weak.items()}
