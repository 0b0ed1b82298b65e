"""The load before it comes: how many cards on the days ahead, and when a backlog is gone."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from revise1924.leitner import Grade, Place, after_look, exam_ahead, grade, new_cards_today, turn
from revise1924.overview import Overview
from revise1924.reviews import Review

DAYS = 14
"""Days ahead that are shown."""

FITS = 20
"""Cards that fit into a sitting; where more are due, a short session is offered."""

SHORT = 10
"""Cards of the shortest session that is offered."""

_FURTHEST = 3660
"""Days after which no exam is looked for: ten years."""


@dataclass(frozen=True, slots=True)
class Load:
    """How many cards are looked at on one study day."""

    day: date
    cards: int


def coming(overview: Overview) -> Counter[date]:
    """Return how many cards wait for which study day after today, before the exam.

    New ones are those of tomorrow; what comes back from a day in between is not counted.
    """
    tomorrow = overview.today + timedelta(days=1)
    days = Counter(max(each.due, tomorrow) for each in overview.standings if each.due)
    days[tomorrow] += new_cards_today(
        overview.new, 0, tomorrow, exam=overview.exam, new_a_day=overview.new_a_day
    )
    exam = overview.exam_ahead or date.max
    return Counter({day: cards for day, cards in days.items() if cards and day < exam})


def forecast(overview: Overview) -> list[Load]:
    """Return the load of today, of the next 14 study days, and of the day before the exam.

    Each review is taken to go as the last one of its card did; a new card as the last ones of the
    whole deck did on average, or as recalled in full where there are none yet.
    """
    eve = overview.exam_ahead and overview.exam_ahead - timedelta(days=1)
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
    return _first_day(overview, a_day, lambda run: not run.overdue)


def every_card_met(overview: Overview, a_day: int) -> date | None:
    """Return the study day that ends with no card new any more when `a_day` cards are studied.

    None where that never comes in the time that is looked at.
    """
    return _first_day(overview, a_day, lambda run: not run.new)


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]


class _Alike(NamedTuple):
    """What cards have in common that the rules do not tell apart."""

    place: Place
    grade: Grade
    """How each of their looks goes."""


class _Run:
    """The cards studied day after day; those that are alike are counted together."""

    def __init__(self, overview: Overview) -> None:
        self._exam, self._new_a_day = overview.exam, overview.new_a_day
        self._coming: dict[date, Counter[_Alike]] = defaultdict(Counter)
        """The cards that become due on each day to come."""
        self.overdue = Counter[_Alike]()
        """Cards whose day has come and that have not been studied, once a day is over."""
        self.new = overview.new
        """Cards that have never been studied."""
        self._begun = sum(1 for each in overview.standings if each.is_begun_today)
        looks = [each.last for each in overview.standings if each.last]
        self._grades = Counter(map(_grade, looks)) or Counter({Grade.ALL_RECALLED: 1})
        for standing in overview.standings:
            if standing.due is not None:
                day = max(standing.due, overview.today + timedelta(days=bool(standing.today)))
                self._coming[day][_Alike(standing.place, _grade(standing.last))] += 1

    def study(self, day: date, most: int | None = None) -> int:
        """Study what the queue of `day` holds, at most so many cards; return how many it was."""
        self.overdue.update(self._coming.pop(day, {}))
        asked = self.overdue + self._new_on(day)
        room = asked.total() if most is None else min(most, asked.total())
        left, is_ahead = room, exam_ahead(day, self._exam) is not None
        for alike in sorted(asked, key=lambda each: turn(each.place, exam_is_ahead=is_ahead)):
            studied = min(asked[alike], left)
            left -= studied
            self._look(alike, studied, day)
        self._begun = 0
        self.overdue = +self.overdue
        return room

    def _new_on(self, day: date) -> Counter[_Alike]:
        """Return the new cards of `day`; they go as the last looks did, in the same shares."""
        new = new_cards_today(self.new, self._begun, day, self._exam, new_a_day=self._new_a_day)
        shares, placed, seen = Counter[_Alike](), 0, 0
        for graded, looks in self._grades.items():
            seen += looks
            here = round(new * seen / self._grades.total()) - placed
            placed += here
            shares[_Alike(Place(), graded)] = here
        return shares

    def _look(self, alike: _Alike, cards: int, day: date) -> None:
        """Look at so many of these cards on `day`."""
        if alike.place.box is None:
            self.new -= cards
        else:
            self.overdue[alike] -= cards
        landing = after_look(alike.place, alike.grade, day, self._exam)
        if landing and cards:
            self._coming[landing.due][_Alike(Place(*landing), alike.grade)] += cards


def _first_day(overview: Overview, a_day: int, is_so: Callable[[_Run], bool]) -> date | None:
    run = _Run(overview)
    for day in _days(overview.today, overview.today + timedelta(days=_FURTHEST)):
        run.study(day, a_day)
        if is_so(run):
            return day
    return None


def _grade(look: Review | None) -> Grade:
    """Return the grade of a look; a card never looked at is taken to be recalled in full."""
    if look is None:
        return Grade.ALL_RECALLED
    return grade(look.points_recalled, look.points_asked)
