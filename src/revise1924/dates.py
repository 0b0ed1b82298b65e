"""Days as a student writes them: "2027-06-04", "4 June", "in 3 weeks", "none"."""

import re
from calendar import day_name, month_name
from collections.abc import Sequence
from datetime import date, timedelta

from revise1924.errors import UsageError

YEARS_AHEAD = 10
"""An exam further away than this is a slip of the finger."""

_HOW = "Write it as 2027-06-04, 4 June, in 3 weeks, or none."
_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS, _WEEKDAYS = list(month_name), list(day_name)  # January is 1, Monday is 0

_IN = re.compile(r"(?:in )?(\d{1,4}|an?|one|two|three|four|five|six) (day|week|fortnight|month)s?")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?([a-z]{3,})\.?(?: (\d{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")


def exam_day(written: str, today: date) -> date | None:
    """Return the exam day that is `written`, None for "none"; `today` is the study day.

    A day without a year is the next one of that name. Raises UsageError where the words are not
    understood, and for a day that is past or more than `YEARS_AHEAD` away.
    """
    words = " ".join(written.lower().replace(",", " ").split())
    if words == "none":
        return None
    try:
        day = _day(words, today)
    except (ValueError, OverflowError):  # a 31st of June, or the year 10000
        day = None
    if day is None:
        raise UsageError(f'"{written.strip()}" is no date', remedy=_HOW)
    if day < today:
        raise UsageError(f"{day} is past", remedy="Give a day to come, or none.")
    if day.year > today.year + YEARS_AHEAD:
        raise UsageError(f"{day} is more than ten years away", remedy="Give an earlier day.")
    return day


def _day(words: str, today: date) -> date | None:
    """Return the day of these small words; raises ValueError for a 31st of June."""
    if words in {"today", "tomorrow"}:
        return today + timedelta(days=words == "tomorrow")
    if match := _IN.fullmatch(words):
        return _later(today, _NUMBERS.get(match[1]) or int(match[1]), match[2])
    if re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words):
        return date(*map(int, words.split("-")))
    return _named(_without_weekday(words), today)


def _named(words: str, today: date) -> date | None:
    """Return the day that is named by its weekday, or by its month."""
    if (weekday := _index(_WEEKDAYS, words)) is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    if match := _DAY_MONTH.fullmatch(words):
        return _in_year(match[1], match[2], match[3], today)
    if match := _MONTH_DAY.fullmatch(words):
        return _in_year(match[2], match[1], match[3], today)
    return None


def _later(today: date, number: int, unit: str) -> date:
    if unit != "month":
        return today + timedelta(days=number * _DAYS_IN[unit])
    months = today.year * 12 + today.month - 1 + number
    first = date(months // 12, months % 12 + 1, 1)
    past_it = date((months + 1) // 12, (months + 1) % 12 + 1, 1)
    return min(first + timedelta(days=today.day - 1), past_it - timedelta(days=1))


def _without_weekday(words: str) -> str:
    """Return the words without "on" or "next", and without the weekday before a date."""
    words = re.sub(r"^(on|next|the) ", "", words)
    first, _, rest = words.partition(" ")
    return rest if rest and _index(_WEEKDAYS, first) is not None else words


def _in_year(day: str, month: str, year: str | None, today: date) -> date | None:
    """Return the day of that month; without a year, the next one from today on."""
    number = _index(_MONTHS, month)
    if number is None:
        return None
    if year is not None:
        return date(int(year), number, int(day))
    years = range(today.year, today.year + 9)  # a 29th of February is at most eight years away
    days = (_or_none(each, number, int(day)) for each in years)
    coming = next((each for each in days if each and each >= today), None)
    if coming is None:
        raise ValueError(f"no {day} in month {number}")
    return coming


def _or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _index(names: Sequence[str], word: str) -> int | None:
    """Return which of `names` the word is, or is short for with three letters or more."""
    for index, name in enumerate(names):
        if len(word) >= 3 and name.lower().startswith(word):
            return index
    return None
