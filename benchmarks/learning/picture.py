"""The main picture: how much better the boxes are than each rival, by the days to the exam."""

from collections.abc import Sequence
from statistics import mean

from benchmarks.learning.compare import Row

_WIDTH, _HEIGHT = 780, 380
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 170, 50, 60
_STYLES = {"SM-2": "#b8860b", "FSRS": "#1f6fb2", "FSRS + half rule": "#7a7a7a"}
"""The rivals that are drawn, and their colours; each line is named at its end, too."""


def picture(rows: Sequence[Row]) -> str:
    """Return an SVG: a line a rival, the mean of the models and of both kinds of student."""
    days = sorted({row.case.days for row in rows})
    means = {
        rival: [
            mean(
                row.better
                for row in rows
                if row.name == rival and row.case.days == day and row.work == "looks"
            )
            for day in days
        ]
        for rival in _STYLES
    }
    low = min(-1.0, *(min(values) for values in means.values()))
    high = max(max(values) for values in means.values()) + 0.5

    def x(at: int) -> float:
        return _LEFT + at * (_WIDTH - _LEFT - _RIGHT) / max(1, len(days) - 1)

    def y(value: float) -> float:
        return _TOP + (high - value) * (_HEIGHT - _TOP - _BOTTOM) / (high - low)

    box, font = f'viewBox="0 0 {_WIDTH} {_HEIGHT}"', 'font-family="sans-serif" font-size="13"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {font}>',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        _text(_LEFT, 24, "Points of recall on the exam day that the boxes have more,", bold=True),
        _text(_LEFT, 41, "at the same number of reviews, by the days to the exam", bold=True),
    ]
    for value in range(int(low), int(high) + 1):
        colour = "#333333" if value == 0 else "#dddddd"
        parts.append(_line([(_LEFT, y(value)), (_WIDTH - _RIGHT, y(value))], colour, 1))
        parts.append(_text(_LEFT - 12, y(value) + 4, f"{value:+d}" if value else "0", end=True))
    for at, day in enumerate(days):
        parts.append(_text(x(at), _HEIGHT - _BOTTOM + 24, f"{day} days", middle=True))
    for rival, values in means.items():
        colour = _STYLES[rival]
        points = [(x(at), y(value)) for at, value in enumerate(values)]
        parts.append(_line(points, colour, 3))
        parts += [f'<circle cx="{a:.1f}" cy="{b:.1f}" r="4" fill="{colour}"/>' for a, b in points]
        parts.append(_text(points[-1][0] + 12, points[-1][1] + 4, f"than {rival}", colour=colour))
    return "\n".join([*parts, "</svg>\n"])


def _line(points: Sequence[tuple[float, float]], colour: str, width: int) -> str:
    through = " ".join(f"{a:.1f},{b:.1f}" for a, b in points)
    return f'<polyline points="{through}" fill="none" stroke="{colour}" stroke-width="{width}"/>'


def _text(x: float, y: float, told: str, *, colour: str = "#333333", **how: bool) -> str:
    anchor = "end" if how.get("end") else "middle" if how.get("middle") else "start"
    weight = ' font-weight="bold"' if how.get("bold") else ""
    place = f'x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}"'
    return f"<text {place}{weight}>{told}</text>"
