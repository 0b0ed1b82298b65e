"""What the reviews tell, to be printed. Styles are the inks of `charts`."""

from collections.abc import Iterable, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from revise1924 import card_words, plots
from revise1924.charts import Line
from revise1924.insight import Insights
from revise1924.record_words import box, lately, no_weak_points, percent, weak
from revise1924.records import CardRecord
from revise1924.text import one_line

_POINTS = 20
"""Weak points that are printed, the first."""

_CARDS = 200
"""Cards that are printed: nobody reads further."""


def sections(insights: Insights, width: int) -> dict[str, Table | Text]:
    """Return what to print under each heading, `width` cells wide."""
    return {
        "Progress": _text(plots.progress(insights, width)),
        "Cards": _cards(insights.records, width),
        "Weak points": _points(insights.records),
        "Calendar": _text(plots.calendar(insights, width)),
        "Ahead": _text(plots.ahead(insights, width)),
    }


def _text(lines: Iterable[Line]) -> Text:
    page = []
    for line in lines:
        page.append(Text.assemble(*line))
        page[-1].rstrip()
    return Text("\n").join(page)


def _cards(records: Sequence[CardRecord], width: int) -> Table | Text:
    """Return how each card has fared; of a large deck, those that were reviewed most."""
    table = _table()
    table.add_column("#", justify="right")
    table.add_column("Topic", overflow="fold", ratio=1)
    table.add_column("Reviews", justify="right")
    table.add_column("Recall", no_wrap=True, justify="right")
    if width >= 60:
        table.add_column("Last", no_wrap=True)
        table.add_column("Box", no_wrap=True)
    chosen = sorted(range(len(records)), key=lambda index: -len(records[index].looks))[:_CARDS]
    for index in sorted(chosen):
        record = records[index]
        last = card_words.in_order(record.looks[-1]) if record.looks else "–"
        row = [str(index + 1), record.card.topic, str(len(record.looks)), percent(record)]
        row += [last, box(record)]
        table.add_row(*[Text(cell) for cell in row[: len(table.columns)]])
    if (more := len(records) - len(chosen)) > 0:
        table.add_row("", Text(f"… and {more} more; those reviewed most are listed."))
    return table


def _points(records: Sequence[CardRecord]) -> Table | Text:
    """Return the weak points, those that keep slipping first."""
    points = weak(records)
    if not points:
        return Text(no_weak_points(records))
    of_card = {record.card.id: record for record in records}
    table = _table()
    table.add_column("Missed", no_wrap=True, justify="right")
    table.add_column("Old → new", no_wrap=True, justify="right")
    table.add_column("Point", overflow="fold", ratio=1)
    for point in points[:_POINTS]:
        table.add_row(
            Text(f"{point.missed} of {point.asked}"),
            Text(lately(of_card[point.card.id], point.index)),
            Text(one_line(point.card.back[point.index], 400)),
        )
    return table


def _table() -> Table:
    return Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
