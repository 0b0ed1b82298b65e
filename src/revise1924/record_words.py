"""What a row says of a card, or of a point, and how it has fared."""

from collections.abc import Iterable, Sequence
from textwrap import wrap

from revise1924 import charts, wording
from revise1924.charts import Line
from revise1924.plots import NOTHING_YET
from revise1924.records import CardRecord, PointRecord, weakest
from revise1924.text import one_line

_ANSWERS = 6
"""Answers to a point that are shown, the latest."""

_GAP = "  "
"""Stands between how often a point was missed and its words."""

_LEAST_WORDS = 10
"""Cells for the words of a point, however narrow its place."""


def weak(records: Sequence[CardRecord]) -> list[PointRecord]:
    """Return the points that are worth a drill: those that keep slipping, then the weakest."""
    points = [point for point in weakest(records) if point.is_weak]
    return sorted(points, key=lambda point: not point.keeps_slipping)


def groups(points: Sequence[PointRecord]) -> dict[int, str]:
    """Return the name of each group of weak points, by the place of its first in the list.

    There are none where none of the points keeps slipping.
    """
    slipping = sum(point.keeps_slipping for point in points)
    if not slipping:
        return {}
    named = {
        0: f"Keep slipping ({slipping}): missed last time",
        slipping: f"The others ({len(points) - slipping}): most to win first",
    }
    return {first: name for first, name in named.items() if first < len(points)}


def no_weak_points(records: Iterable[CardRecord]) -> str:
    """Return why there are none."""
    points = [point for record in records if record.looks for point in record.points]
    if any(point.missed for point in points):
        return wording.NO_WEAK_POINTS
    return "No weak points: you have missed none so far." if points else NOTHING_YET


def why_weak(point: PointRecord) -> str:
    """Return why a point is weak: what became of it the last time, and all times."""
    if point.asked == 1:
        return "Missed the only time."
    often = f"{point.missed} of {point.asked} times."
    if point.came_back:
        return f"Came back last time, missed {often}"
    return f"Missed last time, {often}"


def worst(records: Sequence[CardRecord], width: int, height: int) -> list[Line]:
    """Return the weak points, as many as there is room for, each group below a blank line."""
    points = weak(records)
    slipping = [point for point in points if point.keeps_slipping]
    others = points[len(slipping) :]
    lead = max((len(_often(point)) for point in points), default=0)
    lines = _listed("Keep slipping", slipping, lead, width, height)
    name = "Also weak" if slipping else "Weak points"
    return lines + _listed(name, others, lead, width, height - len(lines))


def _often(point: PointRecord) -> str:
    return f"{point.missed} of {point.asked}"


def _listed(
    name: str, points: Sequence[PointRecord], lead: int, width: int, height: int
) -> list[Line]:
    lines: list[Line] = [[], [(name, "strong")], []]
    least = len(lines)
    for point in points:
        words = one_line(point.card.back[point.index], 400)
        first, *others = wrap(words, max(_LEAST_WORDS, width - lead - len(_GAP)))
        if len(lines) + 1 + len(others) > height:
            break
        ink: charts.Ink = "fair" if point.keeps_slipping else "muted"
        lines.append([(_often(point).rjust(lead), ink), (_GAP + first, "")])
        lines += [[(" " * lead + _GAP + each, "")] for each in others]
    return lines if len(lines) > least else []


def lately(record: CardRecord, index: int) -> str:
    """Return the latest answers to a point, "✓○✓"."""
    answers = record.latest_answers(index, _ANSWERS)
    return "".join("✓" if came_back else "○" for came_back in answers)


def box(record: CardRecord) -> str:
    """Return the box a card is in, and whether it came up or fell there: "3▲"; a new one has none.

    The first look puts a card up where it has left box 1, as new ones count as in that.
    """
    if not record.boxes:
        return "–"
    before, now = [1, *record.boxes][-2:]
    return f"{now}{'▲' if now > before else '▼' if now < before else ''}"


def percent(record: CardRecord) -> str:
    """Return the share of points that came back."""
    return f"{100 * record.recalled / record.asked:.0f} %" if record.asked else "–"


def ink(record: CardRecord) -> charts.Ink:
    """Return the ink of the share of points that came back."""
    return charts.ink_of(record.recalled / record.asked) if record.asked else "muted"
