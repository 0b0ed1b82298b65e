"""What the reviews tell: weak points, recall over time, tests, streak, time spent.

Only reviews that count are looked at: neither undone nor dated on a day to come.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from revise1924.cards import Card, Deck
from revise1924.forecast import Load, forecast
from revise1924.leitner import due_date, study_day
from revise1924.overview import survey
from revise1924.progress import Progress
from revise1924.reviews import Review

FADES = 0.8
"""What an answer weighs against the next one to the same point: misses of long ago fade away."""

WEAK = 0.2
"""From this weakness on a point is weak: a single miss is made up for by two recalls."""

_TEST_PAUSE = timedelta(hours=2)
"""A test that rests longer than this has been given up, and the next look begins another."""


@dataclass(slots=True)
class PointRecord:
    """How one point of a card has fared."""

    card: Card
    at: int
    """The index of the point on its card."""
    asked: int = 0
    """How often it was asked, in whatever mode."""
    missed: int = 0
    """How often it did not come back."""
    _missed_weight: float = 0.0
    _weight: float = 0.0

    @property
    def weakness(self) -> float:
        """The share of misses, 0 to 1, in which each answer weighs `FADES` of the next one.

        One recall more is added, so that a single miss is less than many.
        """
        return self._missed_weight / (self._weight + 1)

    @property
    def is_weak(self) -> bool:
        """Whether the point is worth a drill."""
        return self.weakness >= WEAK

    def take(self, recalled: bool) -> None:
        """Take in the next answer."""
        self.asked += 1
        self.missed += not recalled
        self._missed_weight = FADES * self._missed_weight + (not recalled)
        self._weight = FADES * self._weight + 1


@dataclass(slots=True)
class CardRecord:
    """How one card has fared."""

    card: Card
    points: list[PointRecord]
    """The record of each of its points, in order."""
    looks: list[Review] = field(default_factory=list)
    """Its reviews, in order."""

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


@dataclass(slots=True)
class Day:
    """What was done on one study day."""

    day: date
    reviews: int = 0
    recalled: int = 0
    asked: int = 0
    seconds: float = 0.0
    """Time spent on cards, as far as it is known."""

    @property
    def recall(self) -> float:
        """Points recalled of points asked, 0 to 1."""
        return self.recalled / max(1, self.asked)


@dataclass(slots=True)
class Mark:
    """What one test over the deck came to."""

    began: datetime
    """The moment of its first review."""
    ended: datetime
    """The moment of its latest."""
    cards: set[str] = field(default_factory=set)
    recalled: int = 0
    asked: int = 0
    seconds: float = 0.0
    """Time spent on its cards, as far as it is known."""

    @property
    def recall(self) -> float:
        """Points recalled of points asked, 0 to 1."""
        return self.recalled / max(1, self.asked)


@dataclass(frozen=True, slots=True)
class Insights:
    """All that the reviews of a deck tell at one moment."""

    today: date
    exam: date | None
    records: list[CardRecord]
    """One a card, in deck order."""
    days: list[Day]
    """The study days on which anything was done, in order."""
    marks: list[Mark]
    """One a test, in order."""
    streak: int
    """Study days in a row; see `streak`."""
    loads: list[Load]
    """What is ahead; see `forecast`."""

    @property
    def seconds(self) -> float:
        """The time spent on cards, as far as it is known."""
        return sum(day.seconds for day in self.days)


def insights(deck: Deck, progress: Progress, now: datetime) -> Insights:
    """Return all that the reviews tell at `now`."""
    return Insights(
        study_day(now),
        progress.exam,
        card_records(deck, progress, now),
        days(progress, now),
        marks(progress, now),
        streak(progress, now),
        forecast(survey(deck, progress, now)),
    )


def card_records(deck: Deck, progress: Progress, now: datetime) -> list[CardRecord]:
    """Return the record of each card, in deck order.

    A look at a card that had another number of points then counts for the card, not for its
    points: nobody can tell which they were.
    """
    found = {
        card.id: CardRecord(card, [PointRecord(card, at) for at in range(len(card.back))])
        for card in deck.cards
    }
    for review in progress.counted(now):
        record = found.get(review.card)
        if record is None:
            continue
        record.looks.append(review)
        if len(review.recalled) == len(record.points):
            for point, recalled in zip(record.points, review.recalled, strict=True):
                if recalled is not None:
                    point.take(recalled)
    return list(found.values())


def weakest(records: Iterable[CardRecord]) -> list[PointRecord]:
    """Return the points that were ever missed, the weakest first, then in deck order."""
    points = [point for record in records for point in record.points if point.missed]
    return sorted(points, key=lambda point: -point.weakness)


def weak_points(records: Iterable[CardRecord]) -> dict[str, list[int]]:
    """Return the indices of the weak points by card id, the card with the weakest point first."""
    found: dict[str, list[int]] = {}
    for point in weakest(records):
        if point.is_weak:
            found.setdefault(point.card.id, []).append(point.at)
    return {card: sorted(at) for card, at in found.items()}


def days(progress: Progress, now: datetime) -> list[Day]:
    """Return what was done on each study day on which anything was, in order."""
    found: dict[date, Day] = {}
    for review in progress.counted(now):
        day = found.setdefault(review.day, Day(review.day))
        day.reviews += 1
        day.recalled += review.points_recalled
        day.asked += review.points_asked
        day.seconds += sum(review.seconds or ())
    return [found[day] for day in sorted(found)]


def in_spans(done: list[Day], most: int) -> list[list[Day]]:
    """Return the days in at most `most` spans of the same number of days with reviews."""
    size = -(-len(done) // most)
    return [done[at : at + size] for at in range(0, len(done), size)] if done else []


def together(span: list[Day]) -> Day:
    """Return what a span of days came to, under the name of its first."""
    return Day(
        span[0].day,
        sum(day.reviews for day in span),
        sum(day.recalled for day in span),
        sum(day.asked for day in span),
        sum(day.seconds for day in span),
    )


def marks(progress: Progress, now: datetime) -> list[Mark]:
    """Return the mark of each test, in order.

    A test ends where a card comes up a second time, or after a rest.
    """
    found: list[Mark] = []
    for review in progress.counted(now):
        if review.kind != "test":
            continue
        last = found[-1] if found else None
        if last is None or review.card in last.cards or review.at - last.ended > _TEST_PAUSE:
            last = Mark(review.at, review.at)
            found.append(last)
        last.ended = review.at
        last.cards.add(review.card)
        last.recalled += review.points_recalled
        last.asked += review.points_asked
        last.seconds += sum(review.seconds or ())
    return found


def streak(progress: Progress, now: datetime) -> int:
    """Return on how many study days in a row something was done; a day with nothing due keeps it.

    Today counts once something is done, and breaks nothing before it is over. Whether a card was
    due is judged by the exam date as it is now.
    """
    by_day: dict[date, list[Review]] = defaultdict(list)
    for review in progress.counted(now):
        by_day[review.day].append(review)
    dues = _Dues(progress)
    length, today = 0, study_day(now)
    for day in sorted(by_day):
        if dues.earliest < day:
            length = 0
        length += 1
        dues.take(by_day[day])
    return 0 if dues.earliest < today else length


class _Dues:
    """The due day of every card as the reviews go by, and the earliest of them."""

    def __init__(self, progress: Progress) -> None:
        self._exam_ahead = progress.exam_ahead
        self._due: dict[str, date] = {}
        self._heap: list[tuple[date, str]] = []
        self._done = date.min

    def take(self, reviews: list[Review]) -> None:
        """Take in the reviews of one study day."""
        for review in reviews:
            self._done = review.day
            if review.box is not None:
                due = due_date(review.box, review.day, self._exam_ahead(review.day))
                self._due[review.card] = due
                heapq.heappush(self._heap, (due, review.card))

    @property
    def earliest(self) -> date:
        """The first day after the last one with reviews on which a card was due."""
        while self._heap and self._due[self._heap[0][1]] != self._heap[0][0]:
            heapq.heappop(self._heap)
        if not self._heap:
            return date.max
        return max(self._heap[0][0], self._done + timedelta(days=1))
