"""Charts of plain text, the same for the screens and for `stats`: no colour is needed to read them.

A chart is a list of lines of one width at most; what it shows is said in numbers beside it too.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

_EIGHTHS_UP = " ▁▂▃▄▅▆▇█"
_EIGHTHS_ACROSS = " ▏▎▍▌▋▊▉█"
_SHADES = "·░▒▓█"
"""Nothing done, then ever more."""

_AXIS = 5
"""Cells at the left of a chart of columns, for its scale."""

_WIDEST_COLUMN = 6

_LABEL = 3
"""Cells that "100" needs."""


def bar(value: float, most: float, width: int) -> str:
    """Return a bar as long as `value` is of `most`, in at most `width` cells.

    Anything above nothing is seen, and only the whole fills the width.
    """
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, int(8 * width * min(1.0, value / most)))
    return "█" * (eighths // 8) + _EIGHTHS_ACROSS[eighths % 8].strip()


def columns(values: Sequence[float], height: int, width: int) -> list[str]:
    """Return shares of 0 to 1 as columns of `height` cells on a scale in per cent.

    As many of the latest values are shown as fit into `width`; the share stands above its column
    where there is room. Without values only the scale is there.
    """
    room = width - _AXIS - 1
    shown = list(values)[-(room // 2) :]
    step = min(_WIDEST_COLUMN, room // len(shown)) if shown else 0
    lines = [_scale(row, height) for row in range(height, -1, -1)]  # the top is for labels alone
    for value in shown:
        for row, cell in enumerate(_column(value, height, step)):
            lines[row] += cell
    return [*(line.rstrip() for line in lines), f"{0:>{_AXIS - 1}}└{'─' * room}"]


def _scale(row: int, height: int) -> str:
    """Return the beginning of a row, counted from the bottom; its number stands for its top."""
    marks = {height - 1: "100", height // 2 - 1: "50"}
    sign = " " if row == height else "┤" if row in marks else "│"
    return f"{marks.get(row, ''):>{_AXIS - 1}}{sign}"


def _column(value: float, height: int, step: int) -> list[str]:
    """Return the cells of one column from the top, a row for labels first; nought is a sliver."""
    eighths = max(1, round(8 * height * value))
    thick = step - 1
    cells = [
        _EIGHTHS_UP[min(8, max(0, eighths - 8 * row))] * thick for row in range(height - 1, -1, -1)
    ]
    rows = [" " * thick, *cells]
    if thick >= _LABEL:
        rows[(8 * height - eighths) // 8] = f"{100 * value:.0f}".center(thick)
    return [f" {row}" for row in rows]


def under(labels: Sequence[str], width: int) -> str:
    """Return the first and the last label as a line under a chart of columns."""
    if not labels:
        return ""
    first, last = labels[0], labels[-1]
    line = " " * (_AXIS + 1) + first
    gap = width - len(line) - len(last)
    return line if len(labels) == 1 or gap < 1 else line + " " * gap + last


def calendar(counts: Mapping[date, int], today: date, weeks: int) -> list[str]:
    """Return the last `weeks` weeks up to the one of `today`, a weekday a line, Monday first.

    A sign stands for how much was done on a day, measured by the busiest: `legend` explains it.
    """
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    mondays = [first + timedelta(weeks=week) for week in range(weeks)]
    most = max((counts.get(first + timedelta(days=day), 0) for day in range(7 * weeks)), default=0)
    lines = [f"     {_months(mondays)}".rstrip()]
    for weekday in range(7):
        days = [monday + timedelta(days=weekday) for monday in mondays]
        signs = (" " if day > today else _shade(counts.get(day, 0), most) for day in days)
        lines.append(f"{days[0]:%a}  {'  '.join(signs)}".rstrip())
    return lines


def legend(counts: Mapping[date, int]) -> str:
    """Return what the signs of `calendar` mean."""
    most = max(counts.values(), default=0)
    if not most:
        return "· nothing"
    lows = dict.fromkeys(_SHADES[1:], 0)
    for count in range(most, 0, -1):
        lows[_shade(count, most)] = count
    return "   ".join(
        ["· nothing", *(f"{sign} {low} or more" for sign, low in lows.items() if low)]
    )


def _shade(count: int, most: int) -> str:
    steps = len(_SHADES) - 1
    return _SHADES[-(-steps * min(count, most) // most) if count else 0]


def _months(mondays: Sequence[date]) -> str:
    """Return the line that names each month above its first week, three cells a week."""
    line = ""
    for week, monday in enumerate(mondays):
        is_first = week == 0 or monday.month != mondays[week - 1].month
        has_room = week + 1 == len(mondays) or monday.month == mondays[week + 1].month
        if is_first and has_room:
            line = line.ljust(3 * week) + f"{monday:%b}"
    return line
