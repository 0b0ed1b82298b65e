"""What a row says of a card, or of a point, and how it has fared."""

from collections.abc import Iterable, Sequence

from revise1924 import charts, wording
from revise1924.plots import NOTHING_YET
from revise1924.records import CardRecord, PointRecord, weakest

_BOXES = 6
"""Boxes of a card's history that are shown, the latest."""

_ANSWERS = 6
"""Answers to a point that are shown, the latest."""


def weak(records: Sequence[CardRecord]) -> list[PointRecord]:
    """Return the points that are worth a drill: those that keep slipping, then the weakest."""
    points = [point for point in weakest(records) if point.is_weak]
    return sorted(points, key=lambda point: not point.keeps_slipping)


def order(points: Sequence[PointRecord]) -> str:
    """Return in what order the weak points are listed."""
    slipping = sum(point.keeps_slipping for point in points)
    if not slipping:
        return "The weakest first"
    keep = "keeps" if slipping == 1 else "keep"
    others = ", then the others" if slipping < len(points) else ""
    return f"{wording.counted(slipping, 'point')} {keep} slipping{others}, the weakest first"


def no_weak_points(records: Iterable[CardRecord]) -> str:
    """Return why there are none."""
    points = [point for record in records if record.looks for point in record.points]
    if any(point.missed for point in points):
        return wording.NO_WEAK_POINTS
    return "No weak points: you have missed none so far." if points else NOTHING_YET


def lately(record: CardRecord, index: int) -> str:
    """Return the latest answers to a point, "✓○✓"."""
    answers = record.latest_answers(index, _ANSWERS)
    return "".join("✓" if came_back else "○" for came_back in answers)


def boxes(record: CardRecord) -> str:
    """Return the boxes that a card has been in, the latest ones."""
    return " ".join(map(str, record.boxes[-_BOXES:])) or "–"


def percent(record: CardRecord) -> str:
    """Return the share of points that came back."""
    return f"{100 * record.recalled / record.asked:.0f} %" if record.asked else "–"


def ink(record: CardRecord) -> charts.Ink:
    """Return the ink of the share of points that came back."""
    return charts.ink_of(record.recalled / record.asked) if record.asked else "muted"
