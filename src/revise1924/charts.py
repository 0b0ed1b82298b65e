"""Charts of plain text, the same for the screens and for `stats`: no colour is needed to read them.

A chart is lines of pieces, each with its ink; what it shows is said in numbers too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
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

_AXIS = 5
"""Cells at the left of bars in per cent, for their scale."""

LEAST_ROWS = 4
"""Rows in which bars can be told apart, and the mark of an exam be read."""

_THICKEST = 8
"""Cells of a bar."""

_DOTS = "┈"
"""The line of the goal, or of what fits into a day."""

_FOOT, _FLOOR = "▀", "─"
"""What stands below a bar, down to the middle of the floor, and the floor between bars."""


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


def bars(
    shown: Sequence[Bar],
    height: int,
    width: int,
    *,
    in_per_cent: bool = False,
    limit: float | None = None,
) -> list[Line]:
    """Return bars of `height` cells with gaps between them, their figures above, a line below.

    Of more than `most_bars` the latest are there. Without any only the scale is. In per cent there
    is a dotted line at the goal, else one that bars cross of more than `limit`, a share of all.
    """
    shown = shown[-most_bars(width, in_per_cent=in_per_cent) :]
    left = _AXIS * in_per_cent
    step = pitch(len(shown), width, in_per_cent=in_per_cent)
    thick = _thickness(shown, step - 1)
    goal = goal_row(height) if in_per_cent else _limit_row(limit, height)
    lines: list[Line] = [
        [(_scale(row, height), "muted")] if in_per_cent else [] for row in range(height, -1, -1)
    ]  # the top is for figures alone
    for bar in shown:
        share = min(1.0, bar.share or 0)
        eighths = _in_per_cent(share, height) if in_per_cent else _whole(share, height)
        cells = _cells(bar, eighths, height, thick)
        for row, line, cell in zip(range(height, -1, -1), lines, cells, strict=True):
            line.extend(_on(_DOTS if row == goal else " ", cell, step))
    zero: Line = [(f"{0:>{_AXIS - 2}} └", "muted")] if in_per_cent else []
    feet = [piece for bar in shown for piece in _on(_FLOOR, _foot(bar, thick), step)]
    lines.append([*zero, *(feet or [(_FLOOR * (width - left), "muted")])])
    below = zip(*(bar.under for bar in shown), strict=True)
    inks = [bar.under_ink for bar in shown]
    labels = [_under(row, inks, left + 1, step, thick, width) for row in below]
    return [*lines, *labels]


def pitch(count: int, width: int, *, in_per_cent: bool = False) -> int:
    """Return the cells of each of so many bars, with the gap before it."""
    return min(_THICKEST + 1, (width - _AXIS * in_per_cent) // count) if count else 0


def _thickness(shown: Sequence[Bar], most: int) -> int:
    """Return the cells of a bar: most figures, of an odd or even length, stand over its middle."""
    odd = sum(len(bar.figure) % 2 for bar in shown)
    is_odd = 2 * odd > sum(bool(bar.figure) for bar in shown)
    return most - 1 if most > 2 and most % 2 != is_odd else most


def rows_for(most: int, room: int) -> int:
    """Return how many of the rows there is room for a chart of whole numbers takes.

    As many for each one as for the next, where that leaves enough for a mark.
    """
    rows = room // most * most if most else 0
    return rows if rows >= LEAST_ROWS else room


def goal_row(height: int) -> int | None:
    """Return the row, from the bottom, through the middle of which the line of the goal goes.

    None where there is no row for it between those of half and of all.
    """
    row = round(height * GOAL) - 1
    return row if _half_row(height) < row < height - 1 else None


def _limit_row(limit: float | None, height: int) -> int | None:
    """Return the row above a bar of this share of the height; None where there is none."""
    row = height if limit is None else round(height * limit)
    return row if row < height else None


def _half_row(height: int) -> int:
    return (height - 1) // 2


def _marks(height: int) -> dict[float, int]:
    """Return the rows, from the bottom, of the numbers of a scale in per cent.

    What they stand for goes through the middle of its cells. Half has none right below the goal.
    """
    half, goal = _half_row(height), goal_row(height)
    if goal is None:
        return {0.5: half, 1.0: height - 1}
    return {**({0.5: half} if half + 1 < goal else {}), GOAL: goal, 1.0: height - 1}


def _scale(row: int, height: int) -> str:
    """Return the beginning of a row, counted from the bottom."""
    numbers = {at: f"{100 * share:.0f}" for share, at in _marks(height).items()}
    sign = " " if row == height else "┤" if row in numbers else "│"
    return f"{numbers.get(row, ''):>{_AXIS - 2}} {sign}"


def _in_per_cent(share: float, height: int) -> int:
    """Return the eighths of a cell of a bar: as far between two marks as its share is.

    So one ends at a mark, or above it, only if its share reaches it, though marks stand in the
    row that is nearest. Nought has none: its foot alone is seen.
    """
    low, below = 0.0, -1
    for high, row in _marks(height).items():
        if share <= high:
            break
        low, below = high, row
    middle = below + (row - below) * (share - low) / (high - low)
    return max(0, 4 + floor(8 * middle))


def _whole(share: float, height: int) -> int:
    """Return the eighths of a bar of whole cells: every number stands as close above its bar."""
    return 8 * max(1, round(height * share))


def _on(blank: str, cell: Piece, step: int) -> Line:
    """Return a cell of a bar with the gap before it, and what is blank around it filled.

    A line leaves a gap on either side of a figure.
    """
    text, ink = cell
    said = text.strip()
    if not said:
        return [(blank * step, "muted")]
    before = 1 + text.index(said)
    after = step - before - len(said)
    if said.isdigit():
        said, before = f" {said} "[: step - before + 1], before - 1
        after = step - before - len(said)
    return [(blank * before, "muted"), (said, ink), (blank * after, "muted")]


def _foot(bar: Bar, thick: int) -> Piece:
    """Return what stands below a bar; below a day without one the floor goes on."""
    sign = " " if bar.share is None else _FOOT
    return sign * thick, _ink(bar)


def _ink(bar: Bar) -> Ink:
    return bar.ink if bar.is_now else _PALE[bar.ink]


def _cells(bar: Bar, eighths: int, height: int, thick: int) -> Line:
    """Return the cells of one bar from the top, a row for figures first."""
    blank: Piece = (" " * thick, "")
    if bar.mark:
        letters = [*bar.mark[:height].rjust(height)]
        return [blank, *((letter.center(thick), bar.under_ink) for letter in letters)]
    if bar.share is None:
        return [blank] * height + [("·".center(thick), "muted")]
    rows: Line = [blank]
    for row in range(height - 1, -1, -1):
        sign = _EIGHTHS_UP[min(8, max(0, eighths - 8 * row))]
        rows.append((sign * thick, _ink(bar)))
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
