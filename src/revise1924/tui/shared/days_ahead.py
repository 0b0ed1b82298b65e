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


def days_ahead(overview: Overview) -> tuple[Callable[[Size], Content], int]:
    """Return what draws today and as many days after it as there is room for; and its most lines.

    The colours are those of the statistics.
    """
    loads = forecast(overview)[: DAYS + 1]
    most = max((load.cards for load in loads), default=0)
    rows = max(charts.LEAST_ROWS, min(_MOST_ROWS, _MOST_OF_CARD * most))
    rows = charts.rows_for(most, rows)
    return partial(_drawn, overview, loads, most), rows + _UNDER


def _drawn(overview: Overview, loads: Sequence[Load], most: int, room: Size) -> Content:
    bars = [
        plots.load_bar(
            load,
            most,
            (f"{load.day:%a}", str(load.day.day)),
            today=overview.today,
            exam=overview.exam_ahead,
        )
        for load in loads[: charts.most_bars(room.width) // 2]
    ]
    rows = charts.rows_for(most, max(1, room.height - _UNDER))
    return inked(charts.bars(bars, rows, room.width))
