"""The sentences about the exam: how near it is, and what its date means."""

from datetime import date, timedelta

from revise1924.overview import Overview
from revise1924.pace import Pace
from revise1924.plan import Outlook, outlook
from revise1924.wording import counted, full_day

GOT_AN_EXAM_DATE = "Got an exam date?"
WHAT_THE_DATE_DOES = "Every card is planned up to the day before."
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
    """Return what the days until the exam take, or whether so many minutes a day suffice."""
    return in_a_sentence(outlook(overview, pace, minutes))


def too_few(overview: Overview, pace: Pace, minutes: int | None) -> str:
    """Return that so many minutes a day leave cards out, or late, and how many would do.

    Nothing where they suffice, or nobody said how many there are.
    """
    found = None if minutes is None else outlook(overview, pace, minutes)
    return "" if found is None or found.plan.fits else in_a_sentence(found)


def in_a_sentence(found: Outlook | None) -> str:
    """Return what an outlook says; nothing without one.

    "14 days for 28 new cards: about 9 minutes a day, 21 on the last."
    """
    if found is None:
        return ""
    plan, minutes = found.plan, found.minutes
    last = f", {plan.last} on the last" if plan.last > (minutes or plan.minutes) else ""
    if minutes is None:
        new = f" for {counted(plan.new, 'new card')}" if plan.new else ""
        a_day = counted(plan.minutes, "minute")
        return f"{counted(plan.days, 'day')}{new}: about {a_day} a day{last}."
    one = "s" if minutes == 1 else ""
    if plan.fits:
        return f"{counted(minutes, 'minute')} a day suffice{one}{last}."
    left = [
        f"{counted(plan.left_out, 'card')} out" if plan.left_out else "",
        f"{counted(plan.late, 'card')} late" if plan.late else "",
    ]
    out = " and ".join(each for each in left if each)
    return f"{counted(minutes, 'minute')} a day leave{one} {out}; {found.enough} would do."


def until(day: date, today: date) -> str:
    """Return a day with the time until then: "Friday 4 June 2027, in 192 days"."""
    ahead = (day - today).days
    then = {0: "today", 1: "tomorrow"}.get(ahead, f"in {ahead} days")
    return f"{day:%A} {day.day} {day:%B %Y}, {then}"
