"""How many cards the next days bring, a bar each, on home where there is room."""

from textual.content import Content
from textual.geometry import Size

from revise1924 import charts
from revise1924.charts import Bar
from revise1924.forecast import DAYS, Load, forecast
from revise1924.overview import Overview
from revise1924.tui.widgets.inked import inked

_UNDER = 4
"""Lines of the chart beside its bars: the figures above, the floor, and two below."""


def days_ahead(overview: Overview, room: Size) -> Content:
    """Return today and as many days after it as there is room for, that of the exam marked."""
    loads = forecast(overview)[: min(DAYS + 1, charts.most_bars(room.width) // 2)]
    most = max((load.cards for load in loads), default=0)
    bars = [_bar(load, most, overview) for load in loads]
    return inked(charts.bars(bars, max(1, room.height - _UNDER), room.width))


def _bar(load: Load, most: int, overview: Overview) -> Bar:
    is_exam = load.day == overview.exam_ahead
    return Bar(
        load.cards / most if load.cards else None,
        str(load.cards),
        (f"{load.day:%a}", str(load.day.day)),
        mark="EXAM" if is_exam else "",
        under_ink="fair" if is_exam else "strong" if load.day == overview.today else "muted",
    )
