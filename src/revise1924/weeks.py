"""What was done on each day, as a calendar of plain text: a column a week, a line a weekday."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from revise1924.charts import Line, Piece

_SHADES = "·░▒▓█"
"""Nothing done, then ever more."""

_WEEKDAY = 5
"""Cells at the left of a calendar, for the names of its lines."""

_WIDEST_DAY, _NARROWEST_DAY = 14, 3
"""Cells of a day in the calendar, with the gap beside it."""


def calendar(
    counts: Mapping[date, int], today: date, width: int, exam: date | None = None, *, tall: int = 1
) -> list[Line]:
    """Return the weeks from the first day with reviews to today's, a weekday in `tall` lines.

    Where not all fit it is the latest; where there is room, the weeks up to `exam` are there too. A
    sign stands for how much was done on a day, measured by the busiest: `legend` explains it.
    """
    first = min(counts, default=today)
    mondays = _mondays(first, today, width, exam)
    widest = _WIDEST_DAY + 3 * (tall - 1)
    size = max(_NARROWEST_DAY, min(widest, (width - _WEEKDAY) // len(mondays)))
    most = max(counts.get(mondays[0] + timedelta(day), 0) for day in range(7 * len(mondays)))
    lines: list[Line] = [[(" " * _WEEKDAY + _heads(mondays, size), "muted")]]
    for weekday in range(7):
        line: Line = [(f"{mondays[0] + timedelta(weekday):%a}  ", "muted")]
        for monday in mondays:
            day = monday + timedelta(weekday)
            sign, ink = _done(counts.get(day, 0), most, size - 1)
            if day == exam:
                sign, ink = ("exam" if size > len("exam") else "★"), "fair"
            elif day == today and not counts.get(day):
                sign, ink = ("today" if size > len("today") else "○"), "strong"
            elif not first <= day <= today:
                sign = ""
            line.append((sign.ljust(size), ink))
        lines += [line, *_below(line, tall)]
    return lines[: len(lines) - (tall > 1)]


def _below(days: Line, tall: int) -> list[Line]:
    """Return the other lines of a weekday: its shades once more, and at last a blank one."""
    shades = [
        ("".join(sign if sign in _SHADES[1:] else " " for sign in text), ink) for text, ink in days
    ]
    return [*([shades] * (tall - 2)), *([Line()] if tall > 1 else [])]


def _mondays(first: date, today: date, width: int, exam: date | None) -> list[date]:
    def monday(day: date) -> date:
        return day - timedelta(days=day.weekday())

    fit = max(1, (width - _WEEKDAY) // _NARROWEST_DAY)
    last = monday(today)
    if exam and monday(first) + timedelta(weeks=fit - 1) >= monday(exam):
        last = max(last, monday(exam))
    weeks = min(fit, (last - monday(first)).days // 7 + 1)
    return [last - timedelta(weeks=week) for week in range(weeks - 1, -1, -1)]


def _done(count: int, most: int, thick: int) -> Piece:
    """Return what was done on a day, with its number where there is room for it."""
    if not count:
        return "·", "muted"
    sign = _shade(count, most)
    wide = max(3, thick - 5)
    return (f"{sign * wide} {count}" if thick > 6 else sign * min(thick, 3)), "accent"


def legend(counts: Mapping[date, int]) -> Line:
    """Return what the signs of `calendar` mean."""
    most = max(counts.values(), default=0)
    line: Line = [("· none", "muted")]
    lows = dict.fromkeys(_SHADES[1:], 0)
    for count in range(most, 0, -1):
        lows[_shade(count, most)] = count
    for sign, low in lows.items():
        if low:
            line += [(f"   {sign}", "accent"), (f" {low}+", "muted")]
    return line


def _shade(count: int, most: int) -> str:
    steps = len(_SHADES) - 1
    return _SHADES[-(-steps * min(count, most) // most) if count else 0]


def _heads(mondays: Sequence[date], size: int) -> str:
    """Return the line above the weeks: the day each begins, or the month where one begins."""
    if size > len("30 Nov"):
        return "".join(f"{monday.day} {monday:%b}".ljust(size) for monday in mondays).rstrip()
    line = ""
    for week, monday in enumerate(mondays):
        is_first = week == 0 or monday.month != mondays[week - 1].month
        has_room = week + 1 == len(mondays) or monday.month == mondays[week + 1].month
        if is_first and has_room:
            line = line.ljust(size * week) + f"{monday:%b}"
    return line
