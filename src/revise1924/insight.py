"""What the reviews tell: recall over time, tests, streak, time spent.

Only reviews that count are looked at: neither undone nor dated on a day to come.
"""

import heapq
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from revise1924.cards import Deck
from revise1924.forecast import Load, forecast
from revise1924.kinds import KINDS
from revise1924.leitner import NEW_A_DAY, due_date, exam_ahead, study_day
from revise1924.overview import survey
from revise1924.pace import pace_of
from revise1924.plan import Outlook, outlook
from revise1924.progress import Progress
from revise1924.readiness import Readiness, readiness
from revise1924.records import CardRecord, card_records
from revise1924.reviews import Review
from revise1924.tally import earned, worth

_TEST_PAUSE = timedelta(hours=2)
"""A test that rests longer than this has been given up, and the next look begins another."""


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
    earned: float = 0.0
    """Marks for what came back, by what the cards say now; of one that says none, points."""
    worth: int = 0
    """Marks for all that was asked."""
    has_marks: bool = False
    """Whether any of its cards says its marks."""
    seconds: float = 0.0
    """Time spent on its cards, as far as it is known."""

    @property
    def recall(self) -> float:
        """Marks earned of those there were, 0 to 1: the score that an exam would give."""
        return self.earned / max(1, self.worth)


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
    ready: Readiness | None = None
    """How ready the student is; see `readiness`."""
    outlook: Outlook | None = None
    """Whether the minutes a day suffice until the exam; see `plan`."""

    @property
    def exam_ahead(self) -> date | None:
        """The exam while it still counts; None where none is set or it is over."""
        return exam_ahead(self.today, self.exam)

    @property
    def seconds(self) -> float:
        """The time spent on cards, as far as it is known."""
        return sum(day.seconds for day in self.days)


def insights(deck: Deck, progress: Progress, now: datetime, new_a_day: int = NEW_A_DAY) -> Insights:
    """Return all that the reviews tell at `now`, and what comes with so many new cards a day."""
    overview = survey(deck, progress, now, new_a_day=new_a_day)
    return Insights(
        study_day(now),
        progress.exam,
        card_records(deck, progress, now),
        days(progress, now),
        marks(deck, progress, now),
        streak(progress, now),
        forecast(overview),
        readiness(overview, progress, now),
        outlook(overview, pace_of(progress.counted_back(now)), progress.exam_day.minutes),
    )


def days(progress: Progress, now: datetime) -> list[Day]:
    """Return what was done on each study day on which anything was, in order."""
    done: dict[date, Day] = {}
    for review in progress.counted(now):
        day = done.setdefault(review.day, Day(review.day))
        day.reviews += 1
        day.recalled += review.points_recalled
        day.asked += review.points_asked
        day.seconds += sum(review.seconds or ())
    return [done[day] for day in sorted(done)]


def in_spans(done: list[Day], today: date, most: int) -> tuple[int, list[Day]]:
    """Return the days from the first one with reviews to `today`, in at most `most` spans.

    A span is a day, a week, or as many weeks as it takes: how many days is returned first. Days
    without reviews are there too; a span has the name of its first day.
    """
    if not done:
        return 1, []
    size, first = 1, done[0].day
    while (today - first).days // size >= most:
        size = 7 if size == 1 else 2 * size
        first = done[0].day - timedelta(days=done[0].day.weekday())
    spans = [Day(first + timedelta(ahead)) for ahead in range(0, (today - first).days + 1, size)]
    for day in done:
        span = spans[(day.day - first).days // size]
        span.reviews += day.reviews
        span.recalled += day.recalled
        span.asked += day.asked
        span.seconds += day.seconds
    return size, spans


def marks(deck: Deck, progress: Progress, now: datetime) -> list[Mark]:
    """Return the mark of each test, in order.

    A test ends where a card comes up a second time, or after a rest.
    """
    tests: list[Mark] = []
    of_cards = {card.id: card.marks for card in deck.cards}
    for review in progress.counted(now):
        if not KINDS[review.kind].is_marked:
            continue
        last = tests[-1] if tests else None
        if last is None or review.card in last.cards or review.at - last.ended > _TEST_PAUSE:
            last = Mark(review.at, review.at)
            tests.append(last)
        last.ended = review.at
        last.cards.add(review.card)
        last.recalled += review.points_recalled
        last.asked += review.points_asked
        of_card = of_cards.get(review.card)
        last.earned += earned(review, of_card)
        last.worth += worth(review, of_card)
        last.has_marks |= of_card is not None
        last.seconds += sum(review.seconds or ())
    return tests


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
    """The due days of the cards as the reviews go by; after the exam they are others."""

    def __init__(self, progress: Progress) -> None:
        self._exam = progress.exam
        self._before_exam, self._without = _Earliest(), _Earliest()
        self._done = date.min

    def take(self, reviews: list[Review]) -> None:
        """Take in the reviews of one study day."""
        for review in reviews:
            self._done = review.day
            if review.box is not None:
                due = due_date(review.box, review.day, self._exam)
                self._before_exam.put(review.card, due)
                self._without.put(review.card, due_date(review.box, review.day))

    @property
    def earliest(self) -> date:
        """The first day after the last one with reviews on which a card was due."""
        following = self._done + timedelta(days=1)
        due = max(self._before_exam.day, following)
        if self._exam is None or due <= self._exam:
            return due
        return max(self._without.day, following, self._exam + timedelta(days=1))


class _Earliest:
    """The earliest of the due days of cards."""

    def __init__(self) -> None:
        self._due: dict[str, date] = {}
        self._heap: list[tuple[date, str]] = []

    def put(self, card: str, due: date) -> None:
        """Take note that a card is due on another day now."""
        self._due[card] = due
        heapq.heappush(self._heap, (due, card))

    @property
    def day(self) -> date:
        """The earliest day; the last there is where no card is due."""
        while self._heap and self._due[self._heap[0][1]] != self._heap[0][0]:
            heapq.heappop(self._heap)
        return self._heap[0][0] if self._heap else date.max
