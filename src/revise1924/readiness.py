"""How ready a student is: the share of points expected to come back, today and on the exam's day.

Where cards say their marks, it is that of the marks, of which each point of a card has a part.

Each point fades as `traces` says. What comes until the exam is drawn by the rules: every due day is
kept, and each point comes back or not with its chance. How near the figures are to the truth is
measured in the simulation of `benchmarks/readiness`: so are the bands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import sqrt
from random import Random
from typing import NamedTuple

from revise1924.cards import Card
from revise1924.forecast import FURTHEST
from revise1924.forgetting import after, chance
from revise1924.leitner import Grade, Place, after_look, grade, new_cards_today
from revise1924.overview import Overview
from revise1924.progress import Progress
from revise1924.traces import Points, Traces, some_of

_WALKS = 24
"""Ways of single cards to the exam that are drawn; of a larger deck, so many of its cards go."""

_SEED = 1924

_TODAY, _A_DAY_RESTED, _EXAM, _OF_LOOKS, _LEAST_LOOKS = 0.14, 0.02, 0.34, 1.0, 4
"""How wide the bands are, as a share of the spread of single points: see `_figure`.

That of today the wider the longer ago points were asked: students differ most in what long waits
leave. By calibration; wide enough for eight of ten simulated students of every kind.
"""

_WIDEST = 0.12
"""Half of the widest band beside which a figure is shown; of a wider one words are enough."""

_LEAST_DAYS = 6
"""Days since the first look from which figures are shown.

Before, hardly a wait of more than a day has been answered, and in a small deck the figure is 5 to 8
per cent points off for simulated students who forget by other laws, too high or too low.
"""


class Figure(NamedTuple):
    """A share of points that is expected, 0 to 1, and the band in which four of five lie."""

    share: float
    low: float
    high: float


@dataclass(frozen=True)
class Readiness:
    """How ready a student is for the exam of one deck."""

    today: Figure
    """The points that would come back if the exam were today."""
    exam: Figure | None
    """Those on the exam's day if every due day is kept; None where no exam is ahead."""
    is_early: bool = False
    """Whether the first look is too near for figures to be shown, however narrow the bands."""

    @property
    def is_rough(self) -> bool:
        """Whether too little is known of the student for figures to be shown."""
        return self.is_early or self.today.high - self.today.low > 2 * _WIDEST

    @property
    def shares(self) -> tuple[float | None, float | None]:
        """The shares of today and of the exam's day, to four places; None where none is shown."""
        if self.is_rough:
            return None, None
        return round(self.today.share, 4), self.exam and round(self.exam.share, 4)


def readiness(overview: Overview, progress: Progress, now: datetime) -> Readiness | None:
    """Return how ready the student is at `now`; None before any point was asked on a second day.

    `progress` is that of the deck in `overview`.
    """
    return readiness_by(Traces(overview.deck.cards, progress, now), overview)


def readiness_by(traces: Traces, overview: Overview) -> Readiness | None:
    """Return the same by the traces of these cards."""
    if not traces.looked_again or traces.first_day is None:
        return None
    today = overview.today.toordinal()
    marks = sum(
        card.marks_each * sum(traces.chances(card, overview.today)) for card in traces.cards
    )
    share = marks / sum(card.worth for card in traces.cards)
    exam = None
    if overview.exam_ahead and (overview.days_left or 0) <= FURTHEST:
        exam = _figure(_on_exam_day(traces, overview, overview.exam_ahead), traces, _EXAM)
    width = _TODAY + _A_DAY_RESTED * _rested(traces, today)
    is_early = today - traces.first_day < _LEAST_DAYS
    return Readiness(_figure(share, traces, width), exam, is_early)


def _rested(traces: Traces, today: int) -> float:
    """Return how many days ago points were asked last, their mean; a night at least."""
    asked = [left.day for card in traces.cards for left in traces.of(card) if left]
    return sum(max(1, today - day) for day in asked) / len(asked)


def _figure(share: float, traces: Traces, width: float) -> Figure:
    """Return `share` with its band: the wider the less is known of the student."""
    spread = sqrt(share * (1 - share))
    half = spread * (width + _OF_LOOKS / sqrt(traces.looked_again + _LEAST_LOOKS))
    return Figure(share, max(0.0, share - half), min(1.0, share + half))


def _on_exam_day(traces: Traces, overview: Overview, exam: date) -> float:
    """Return the share of points expected on the exam's day, every due day until then kept."""
    cards = list(zip(overview.deck.cards, _places(overview, exam), strict=True))
    chosen = some_of(cards, _WALKS)
    draw = Random(_SEED)  # noqa: S311 - one and the same figure each time, and no secret
    walks = max(1, _WALKS // len(chosen))
    marks = sum(
        card.marks_each * _points_on(exam, card, *place, traces, draw)
        for card, place in chosen
        for _ in range(walks)
    )
    return marks / (walks * sum(card.worth for card, _ in chosen))


def _points_on(
    exam: date, card: Card, place: Place, day: date, traces: Traces, draw: Random
) -> float:
    """Return how many points of a card are expected on the exam's day, once looks are drawn.

    The first of them is on `day`, in this place. The student's own record corrects what is left of
    points now; what looks to come leave is taken by the formulas.
    """
    left, chances = traces.of(card), traces.chances(card, min(day, exam))
    while day < exam:
        came_back = [draw.random() < each for each in chances]
        left = _looked_at(left, came_back, day)
        graded = grade(sum(came_back), len(came_back))
        if graded is Grade.MORE_THAN_HALF_MISSED:
            left = _looked_at(left, [True] * len(left), day)  # round again, until all have come
        landing = after_look(place, graded, day, exam)
        place, day = (Place(*landing), landing.due) if landing else (place, exam)
        then = min(day, exam).toordinal()
        chances = [chance(each, then) for each in left if each]
    return sum(chances)


def _looked_at(left: Points, came_back: Sequence[bool], day: date) -> Points:
    """Return what is left of the points of a card once all of them were asked on `day`."""
    today = day.toordinal()
    return [after(*each, today) for each in zip(left, came_back, strict=True)]


def _places(overview: Overview, exam: date) -> list[tuple[Place, date]]:
    """Return each card's place and the day of its next look: its due day, if new by rule 6."""
    tomorrow = overview.today + timedelta(days=1)
    new = _days_of_new(overview, exam)
    return [
        (each.place, next(new, exam))
        if each.due is None
        else (each.place, max(each.due, tomorrow if each.today else overview.today))
        for each in overview.standings
    ]


def _days_of_new(overview: Overview, exam: date) -> Iterator[date]:
    """Yield the day of each new card, in the order in which they come."""
    left, day, begun, asked_for = overview.new, overview.today, overview.begun, overview.asked_for
    while left and day < exam:
        new = new_cards_today(
            left, begun, day, exam, asked_for=asked_for, new_a_day=overview.new_a_day
        )
        yield from [day] * new
        left, day, begun, asked_for = left - new, day + timedelta(days=1), 0, 0
