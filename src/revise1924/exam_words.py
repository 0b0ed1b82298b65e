"""The sentences about the exam: how near it is, and what its date means."""

from datetime import date, timedelta

from revise1924.overview import Overview
from revise1924.pace import Pace
from revise1924.plan import enough, plan
from revise1924.wording import counted, full_day

GOT_AN_EXAM_DATE = "Got an exam date?"
WHAT_THE_DATE_DOES = "every card is planned up to the day before."
"""Stand on home at the first start: without the date the boxes lose 7 points of recall."""
EXAM_TOMORROW = "Exam tomorrow"


def exam(overview: Overview) -> str:
    """Return the countdown to the exam, or nothing where none is set."""
    if overview.exam is None:
        return ""
    when = full_day(overview.exam, overview.today)
    if overview.days_left == 1:
        return EXAM_TOMORROW
    if overview.days_left:
        return f"Exam: {when}, in {counted(overview.days_left, 'day')}"
    if overview.exam == overview.today:
        return "Exam today: good luck!"
    return f"The exam was on {when}: well done!"


def exam_set(day: date | None, today: date) -> str:
    """Return what the date just set means."""
    if day is None:
        return "No exam date: cards wait as long as their boxes say."
    if day == today:
        return "Exam today: good luck!"
    return f"Exam set: every card comes back by {full_day(day - timedelta(days=1), today)}."


def takes(overview: Overview, pace: Pace, minutes: int | None = None) -> str:
    """Return what the days until the exam take, or whether so many minutes a day suffice.

    "14 days for 28 new cards: about 9 minutes a day, 21 on the last."; nothing without an exam.
    """
    found = plan(overview, pace, minutes)
    if found is None:
        return ""
    if minutes is not None and not found.fits:
        return too_few(overview, pace, minutes)
    last = f", {found.last} on the last" if found.last > (minutes or found.minutes) else ""
    if minutes is not None:
        return f"{counted(minutes, 'minute')} a day suffice{last}."
    new = f" for {counted(found.new, 'new card')}" if found.new else ""
    a_day = counted(found.minutes, "minute")
    return f"{counted(found.days, 'day')}{new}: about {a_day} a day{last}."


def too_few(overview: Overview, pace: Pace, minutes: int | None) -> str:
    """Return that so many minutes a day leave cards out, or late, and how many would do.

    Nothing where they suffice, or nobody said how many there are.
    """
    found = None if minutes is None else plan(overview, pace, minutes)
    if found is None or minutes is None or found.fits:
        return ""
    left = [
        f"{counted(found.left_out, 'card')} out" if found.left_out else "",
        f"{counted(found.late, 'card')} late" if found.late else "",
    ]
    out = " and ".join(each for each in left if each)
    return f"{counted(minutes, 'minute')} a day leave {out}; {enough(overview, pace)} would do."


def until(day: date, today: date) -> str:
    """Return a day with the time until then: "Friday 4 June 2027, in 192 days"."""
    ahead = (day - today).days
    then = {0: "today", 1: "tomorrow"}.get(ahead, f"in {ahead} days")
    return f"{day:%A} {day.day} {day:%B %Y}, {then}"
