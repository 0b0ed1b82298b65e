"""A plan that fits: what it takes until an exam, and whether so many minutes a day suffice.

The rules are followed day after day as `forecast` follows them: each look goes as its card's last
one did. Its times are the student's own, once there are enough.
"""

from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from revise1924.forecast import FURTHEST, Run
from revise1924.library import Desk
from revise1924.overview import Overview, survey
from revise1924.pace import Pace, minutes, most_cards
from revise1924.said import ExamDay

_PATIENCE = timedelta(days=3)
"""How long a card can wait for its look before the last day without harm: that day it comes."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What comes of the days until an exam."""

    days: int
    """Study days, today and the day before the exam among them."""
    new: int
    """Cards that are still new."""
    minutes: int
    """Of a mean day, rounded up."""
    last: int
    """Of the last day, on which every card comes back."""
    left_out: int = 0
    """Cards that are still new on the last day, since the minutes a day do not suffice."""
    late: int = 0
    """Cards that have waited more than `_PATIENCE` for a look by then, for the same reason."""

    @property
    def fits(self) -> bool:
        """Whether every card comes when it is due; the last day may take what it takes."""
        return not (self.left_out or self.late)


@dataclass(frozen=True, slots=True)
class Outlook:
    """A plan, and how it goes with the minutes a day that there are."""

    plan: Plan
    minutes: int | None = None
    """How many there are; None where nobody said."""
    a_day: int | None = None
    """Cards that fit into them."""
    enough: int | None = None
    """How many would do, where these do not suffice."""


def as_if(desk: Desk, exam: date, now: datetime) -> Overview:
    """Return where the cards revised at `desk` would stand if the exam were on that day."""
    progress = copy(desk.counted)  # all of it is the same, but for the day
    progress.exam_day = ExamDay(exam)
    return survey(desk.asked, progress, now, new_a_day=desk.new_a_day)


def plan(overview: Overview, pace: Pace, minutes_a_day: int | None = None) -> Plan | None:
    """Return what comes until the exam of `overview` when every day is kept, or so much of each.

    The last day is kept in any case. None where no exam is ahead, or none near enough to plan for.
    """
    exam = overview.exam_ahead
    if exam is None or (exam - overview.today).days > FURTHEST or not overview.deck.cards:
        return None
    most = None if minutes_a_day is None else most_cards(minutes_a_day, pace)
    run, days = Run(overview), (exam - overview.today).days
    loads = [run.study(overview.today + timedelta(days=ahead), most) for ahead in range(days - 1)]
    last_day = exam - timedelta(days=1)
    left_out, late = (run.new, run.overdue_since(last_day - _PATIENCE)) if loads else (0, 0)
    loads.append(run.study(last_day))
    return Plan(
        days,
        overview.new,
        minutes(-(-sum(loads) // days), [pace]),
        minutes(loads[-1], [pace]),
        left_out,
        late,
    )


def enough(overview: Overview, pace: Pace) -> int | None:
    """Return how many minutes a day suffice for every card to come in time; None without a plan."""
    if plan(overview, pace) is None:
        return None
    low, high = 0, minutes(len(overview.deck.cards), [pace])
    while high - low > 1:
        middle = (low + high) // 2
        tried = plan(overview, pace, middle)
        low, high = (low, middle) if tried and tried.fits else (middle, high)
    return high


def outlook(overview: Overview, pace: Pace, minutes_a_day: int | None = None) -> Outlook | None:
    """Return whether so many minutes a day suffice, and what would; None without a plan."""
    found = plan(overview, pace, minutes_a_day)
    if found is None:
        return None
    if minutes_a_day is None:
        return Outlook(found)
    would_do = None if found.fits else enough(overview, pace)
    return Outlook(found, minutes_a_day, most_cards(minutes_a_day, pace), would_do)
