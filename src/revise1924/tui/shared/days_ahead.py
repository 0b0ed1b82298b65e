"""How many cards the next days bring, a bar each, on home where there is room."""

from collections.abc import Callable, Sequence
from functools import partial

from textual.content import Content
from textual.geometry import Size

from revise1924 import charts, plots
from revise1924.forecast import DAYS, Load, forecast
from revise1924.overview import Overview
from revise1924.tui.widgets.inked import inked

_UNDER = 4
"""Lines of the chart beside its bars: the figures above, the floor, and two below."""

_MOST_ROWS, _MOST_OF_CARD = 14, 2
"""Rows of the bars at most, and those of a card."""


def days_ahead(overview: Overview) -> Callable[[Size], Content]:
    """Return what draws today and as many days after it as there is room for.

    The colours are those of the statistics; it is no higher than it has to be.
    """
    return partial(_drawn, overview, forecast(overview)[: DAYS + 1])


def _drawn(overview: Overview, loads: Sequence[Load], room: Size) -> Content:
    shown = loads[: charts.most_bars(room.width) // 2]
    most = max((load.cards for load in shown), default=0)
    enough = max(charts.LEAST_ROWS, min(_MOST_ROWS, _MOST_OF_CARD * most))
    rows = charts.rows_for(most, max(1, min(enough, room.height - _UNDER)))
    bars = [
        plots.load_bar(
            load,
            most,
            (f"{load.day:%a}", str(load.day.day)),
            today=overview.today,
            exam=overview.exam_ahead,
        )
        for load in shown
    ]
    return inked(charts.bars(bars, rows, room.width))
