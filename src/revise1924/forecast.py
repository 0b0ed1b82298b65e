"""The load before it comes: how many cards on the days ahead, and when a backlog is gone."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from revise1924.leitner import (
    due_date,
    is_under_half,
    new_cards_today,
    next_box,
)
from revise1924.overview import Overview
from revise1924.reviews import Review

DAYS = 14
"""Days ahead that are shown."""

FITS = 20
"""Cards that fit into a sitting; where more are due, a short session is offered."""

SHORT = 10
"""Cards of the shortest session that is offered."""

_Kind = tuple[int, int]
"""A card's box, and which way its looks move it."""

_FURTHEST = 3660
"""Days after which no exam is looked for: ten years."""


@dataclass(frozen=True, slots=True)
class Load:
    """How many cards are looked at on one study day."""

    day: date
    cards: int


def forecast(overview: Overview) -> list[Load]:
    """Return the load of today, of the next 14 study days, and of the day before the exam.

    Each review is taken to go as the last one of its card did; a new card as the last ones of the
    whole deck did on average, or as recalled in full where there are none yet.
    """
    exam = overview.exam if overview.days_left else None
    eve = exam and exam - timedelta(days=1)
    last = overview.today + timedelta(days=DAYS)
    run = _Run(overview)
    loads = [Load(day, run.study(day)) for day in _days(overview.today, last)]
    if eve and eve > last and (eve - overview.today).days <= _FURTHEST:
        later = [Load(day, run.study(day)) for day in _days(last + timedelta(days=1), eve)]
        loads.append(later[-1])
    return loads


def backlog_gone(overview: Overview, a_day: int) -> date | None:
    """Return the first study day that ends with nothing overdue when `a_day` cards are studied.

    None where that never comes in the time that is looked at.
    """
    run = _Run(overview)
    for day in _days(overview.today, overview.today + timedelta(days=_FURTHEST)):
        run.study(day, a_day)
        if not run.overdue:
            return day
    return None


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


class _Run:
    """The cards studied day after day, each as its box and how its looks go, no more.

    So many cards are alike, and are counted together.
    """

    def __init__(self, overview: Overview) -> None:
        self._exam = overview.exam
        self._due: dict[date, Counter[_Kind]] = defaultdict(Counter)
        self.overdue = Counter[_Kind]()
        """Cards whose day has come and that have not been studied, once a day is over."""
        self._new = overview.new
        self._begun = sum(1 for each in overview.standings if each.is_begun_today)
        self._goes = Counter(_goes(each.last) for each in overview.standings if each.last)
        for standing in overview.standings:
            if standing.box is not None and standing.due is not None:
                day = max(standing.due, overview.today + timedelta(days=bool(standing.today)))
                self._due[day][standing.box, _goes(standing.last)] += 1

    def study(self, day: date, most: int | None = None) -> int:
        """Study what is due on `day`, at most so many cards; return how many it was."""
        self.overdue.update(self._due.pop(day, {}))
        done = 0
        for kind in sorted(self.overdue):
            here = self.overdue[kind] if most is None else min(self.overdue[kind], most - done)
            done += here
            self.overdue[kind] -= here
            self._put(kind, here, day)
        self.overdue = +self.overdue
        return done + self._begin(day, None if most is None else most - done)

    def _begin(self, day: date, most: int | None) -> int:
        """Bring new cards in; they go as the others do, in the same shares."""
        new = new_cards_today(self._new, self._begun, day, self._exam)
        new = new if most is None else min(new, most)
        self._begun = 0
        self._new -= new
        goes = self._goes or Counter({1: 1})
        placed, seen = 0, 0
        for way, share in goes.items():
            seen += share
            here = round(new * seen / goes.total()) - placed
            placed += here
            self._put((1, way), here, day)
        return new

    def _put(self, kind: _Kind, number: int, day: date) -> None:
        if number:
            box, goes = kind
            landed = next_box(box, goes + 1, 2)
            self._due[due_date(landed, day, self._exam)][landed, goes] += number


def _goes(look: Review | None) -> int:
    """Return which way a look moves its card: 1 up, 0 down, -1 back to box 1."""
    if look is None or look.points_recalled == look.points_asked:
        return 1
    return -1 if is_under_half(look.points_recalled, look.points_asked) else 0
