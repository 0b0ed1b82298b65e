"""Charts of plain text, the same for the screens and for `stats`: no colour is needed to read them.

A chart is lines of pieces, each with its ink; what it shows is said in numbers too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Hue = Literal["good", "fair", "poor", "accent", "muted"]
Ink = (
    Hue
    | Literal["", "strong"]
    | Literal["pale-good", "pale-fair", "pale-poor", "pale-accent", "pale-muted"]
)
"""What a piece of text means; whoever shows it knows the colours. Pale ones are for bars alone."""

GOAL = 0.8
"""The recall score from which on a day, or a card, is a good one."""

Piece = tuple[str, Ink]
Line = list[Piece]

_PALE: dict[Hue, Ink] = {
    "good": "pale-good",
    "fair": "pale-fair",
    "poor": "pale-poor",
    "accent": "pale-accent",
    "muted": "pale-muted",
}

_EIGHTHS_UP = " ▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"
"""Nothing done, then ever more."""

_AXIS = 5
"""Cells at the left of bars in per cent, for their scale."""

_WEEKDAY = 5
"""Cells at the left of a calendar, for the names of its lines."""

_THICKEST = 8
"""Cells of a bar."""

_WIDEST_DAY, _NARROWEST_DAY = 9, 3
"""Cells of a day in the calendar, with the gap beside it."""

_DOTS = "┈"
"""The line at which the goal stands."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, or a day without one."""

    share: float | None
    """Of the chart's height, 0 to 1; None where there is nothing to show."""
    figure: str = ""
    """What stands above it, where there is room."""
    under: tuple[str, ...] = ()
    """What stands below it, a line each, as far as there is room."""
    ink: Hue = "accent"
    is_now: bool = False
    """Whether it is today's: it has all of its ink, and the others are paler."""
    mark: str = ""
    """Letters that stand in its place from the top down."""
    under_ink: Ink = "muted"
    """The ink of what stands below it, and of the mark."""


def ink_of(share: float) -> Hue:
    """Return the ink of a recall score: nearly all, half, less."""
    return "good" if share >= GOAL else "fair" if share >= 0.5 else "poor"


def most_bars(width: int, *, in_per_cent: bool = False) -> int:
    """Return how many bars fit into `width` with gaps between them."""
    return max(1, (width - _AXIS * in_per_cent) // 2)


def bars(shown: Sequence[Bar], height: int, width: int, *, in_per_cent: bool = False) -> list[Line]:
    """Return bars of `height` cells with gaps between them, their figures above, a line below.

    Of more than `most_bars` the latest are there. Without any only the scale is. In per cent there
    is a dotted line at the goal.
    """
    shown = shown[-most_bars(width, in_per_cent=in_per_cent) :]
    left = _AXIS * in_per_cent
    step = pitch(len(shown), width - left)
    thick = _thickness(shown, step - 1)
    goal = goal_row(height) if in_per_cent else None
    lines: list[Line] = [
        [(_scale(row, height), "muted")] if in_per_cent else [] for row in range(height, -1, -1)
    ]  # the top is for figures alone
    for bar in shown:
        cells = _cells(bar, height, thick)
        for row, line, (text, ink) in zip(range(height, -1, -1), lines, cells, strict=True):
            blank = _DOTS if row == goal else " "
            after = blank * (step - 1 - thick)
            if text.isspace():
                line.append((blank * step, "muted"))
            else:
                line += [(blank, "muted"), (text, ink), (after, "muted")]
    floor = f"{0:>{_AXIS - 2}} └" if in_per_cent else ""
    lines.append([(floor + "─" * (step * len(shown) or width - left), "muted")])
    below = zip(*(bar.under for bar in shown), strict=True)
    inks = [bar.under_ink for bar in shown]
    labels = [_under(row, inks, left + 1, step, thick, width) for row in below]
    return [*lines, *labels]


def pitch(count: int, width: int) -> int:
    """Return the cells of each of so many bars, with the gap before it."""
    return min(_THICKEST + 1, width // count) if count else 0


def _thickness(shown: Sequence[Bar], most: int) -> int:
    """Return the cells of a bar: most figures, of an odd or even length, stand over its middle."""
    odd = sum(len(bar.figure) % 2 for bar in shown)
    is_odd = 2 * odd > sum(bool(bar.figure) for bar in shown)
    return most - 1 if most > 2 and most % 2 != is_odd else most


def goal_row(height: int) -> int | None:
    """Return the row, from the bottom, in which a bar ends that reaches the goal.

    None where that is the row of the full height as well.
    """
    row = -(-round(8 * height * GOAL) // 8) - 1
    return row if row < height - 1 else None


def _scale(row: int, height: int) -> str:
    """Return the beginning of a row, counted from the bottom; its number stands for its top.

    Where half of the height is within a row, it is that row's.
    """
    marks = {height - 1: "100", goal_row(height): f"{100 * GOAL:.0f}", (height - 1) // 2: "50"}
    sign = " " if row == height else "┤" if row in marks else "│"
    return f"{marks.get(row, ''):>{_AXIS - 2}} {sign}"


def _cells(bar: Bar, height: int, thick: int) -> Line:
    """Return the cells of one bar from the top, a row for figures first; nought is a sliver."""
    blank: Piece = (" " * thick, "")
    if bar.mark:
        letters = [*bar.mark[:height].rjust(height)]
        return [blank, *((letter.center(thick), bar.under_ink) for letter in letters)]
    if bar.share is None:
        return [blank] * height + [("·".center(thick), "muted")]
    eighths = max(1, round(8 * height * min(1.0, bar.share)))
    rows: Line = [blank]
    ink = bar.ink if bar.is_now else _PALE[bar.ink]
    for row in range(height - 1, -1, -1):
        sign = _EIGHTHS_UP[min(8, max(0, eighths - 8 * row))]
        rows.append((sign * thick, ink))
    if thick >= len(bar.figure):
        rows[(8 * height - eighths) // 8] = (_centred(bar.figure, thick), bar.ink)
    return rows


def _centred(text: str, thick: int) -> str:
    """Return a text in the middle of a bar, as what stands below it is."""
    return (" " * ((thick - len(text)) // 2) + text).ljust(thick)


def _under(
    labels: Sequence[str], inks: Sequence[Ink], left: int, step: int, thick: int, width: int
) -> Line:
    """Return labels below the middle of their bars; the last ones where not all have room."""
    placed: list[tuple[int, Piece]] = []
    free = width + 1
    for index in range(len(labels) - 1, -1, -1):
        label = labels[index]
        middle = left + step * index + (thick - len(label)) // 2
        start = max(left - 1, min(middle, width - len(label)))
        if label and start + len(label) < free:
            placed.append((start, (label, inks[index])))
            free = start
    line, end = Line(), 0
    for start, piece in reversed(placed):
        line += [(" " * (start - end), ""), piece]
        end = start + len(piece[0])
    return line


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
                sign, ink = ("exam" if size > len("exam") else "★"), "strong"
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


def legend(counts: Mapping[date, int]) -> str:
    """Return what the signs of `calendar` mean."""
    most = max(counts.values(), default=0)
    if not most:
        return "· none"
    lows = dict.fromkeys(_SHADES[1:], 0)
    for count in range(most, 0, -1):
        lows[_shade(count, most)] = count
    return "   ".join(["· none", *(f"{sign} {low}+" for sign, low in lows.items() if low)])


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
