"""The days around today as a line: those studied and missed, and those until the exam."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from revise1924.leitner import days_left, due_date, study_day
from revise1924.progress import Progress

MOST_DAYS = 60
"""Days past that are looked at."""

_CELLS = 2
"""Of a day: its sign, and a space."""


class Day(StrEnum):
    """What became of a study day, by its sign."""

    STUDIED = "✓"
    MISSED = "○"
    """Cards were due, and none was looked at."""
    FREE = "·"
    """Nothing was due, or the day is still to come."""


class DaysLine(NamedTuple):
    """The days that fit into a line."""

    past: tuple[Day, ...]
    """From the first review on, or as many as fit, until yesterday."""
    is_studied: bool
    """Whether anything was done today."""
    ahead: int
    """Days between today and the exam, as many as fit."""
    has_more: bool
    """Whether there are more of these."""


def days_past(progress: Progress, now: datetime, most: int = MOST_DAYS) -> tuple[Day, ...]:
    """Return what became of each study day from the first review on, at most so many, and today.

    Today counts as studied or free: it is not over. Whether a card was due is judged by the exam
    date as it is now.
    """
    today = study_day(now)
    first = next((review.day for review in progress.counted(now)), today)
    first = max(min(first, today), today - timedelta(days=most))
    done, missed = _done_and_due(progress, now, first)
    days = (first + timedelta(days=ahead) for ahead in range((today - first).days + 1))
    return tuple(
        Day.STUDIED if day in done else Day.MISSED if day in missed and day < today else Day.FREE
        for day in days
    )


def streak(past: tuple[Day, ...]) -> int:
    """Return on how many days in a row something was done; a day with nothing due keeps it."""
    length = 0
    for day in reversed(past):
        if day is Day.MISSED:
            break
        length += day is Day.STUDIED
    return length


def fitted(past: tuple[Day, ...], today: date, exam: date | None, room: int) -> DaysLine:
    """Return as much of the days past, today the last of them, and to come as fits into `room`.

    What is to come has half of the cells at least, where it needs them.
    """
    *before, last = past
    left = days_left(today, exam)
    between = left - 1 if left else 0
    most = max(0, room // _CELLS)
    shown = tuple(before[len(before) - min(len(before), max(most // 2, most - between)) :])
    ahead = min(between, most - len(shown))
    return DaysLine(shown, last is Day.STUDIED, ahead, ahead < between)


def _done_and_due(progress: Progress, now: datetime, first: date) -> tuple[set[date], set[date]]:
    """Return the days from `first` until today with reviews, and those on which cards were due.

    Of each card only the reviews since then are looked at, and the one before: a file may be long.
    """
    done, due = set[date](), set[date]()
    for card in progress.looked_at:
        until = study_day(now) + timedelta(days=1)
        for look in progress.looks_back(card, now):
            if look.day >= first:
                done.add(look.day)
            if look.box is None:
                continue
            due |= _due_days(look.box, look.day, progress.exam, first, until)
            until = look.day
            if look.day < first:
                break
    return done, due


def _due_days(box: int, day: date, exam: date | None, first: date, until: date) -> set[date]:
    """Return on which days from `first`, before `until`, a card put into `box` on `day` is due.

    After the exam it waits as long as its box says.
    """
    before, after = due_date(box, day, exam), due_date(box, day)
    first = max(first, before)
    days = (first + timedelta(days=ahead) for ahead in range((until - first).days))
    return {each for each in days if exam is None or each <= exam or each >= after}
