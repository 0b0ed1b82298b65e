"""What the reviews tell, to look at: the same for the statistics screen and for `stats`.

Rich renders it for both, so that `stats` needs no textual.
"""

from collections.abc import Sequence
from datetime import timedelta

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from revise1924 import charts, wording
from revise1924.insight import Insights, in_spans, together
from revise1924.records import CardRecord, weakest
from revise1924.text import one_line

_CHART_HEIGHT = 8
_MOST_SPANS = 34
"""Columns of the chart of recall: days, or spans of days where there are more."""

_WEEKS = 18
_BOXES = 8
"""Boxes of a card's history that are shown, the latest."""

_POINTS = 20
"""Points that are listed, the weakest."""

_CARDS = 200
"""Cards that are listed: nobody reads further."""

_NOTHING_YET = "Nothing yet: it begins with your first review."


def sections(insights: Insights, width: int) -> dict[str, Table | Text]:
    """Return what to show under each heading, `width` cells wide."""
    return {
        "Recall": _recall(insights, width),
        "Cards": _cards(insights.records, width),
        "Points": _points(insights.records),
        "Days": _days(insights, width),
        "Ahead": _ahead(insights, width),
    }


def _recall(insights: Insights, width: int) -> Table | Text:
    """Return recall over time: a column a day, or a span of days where they are many."""
    spans = in_spans(insights.days, min(_MOST_SPANS, (width - 8) // 2))
    days = [together(span) for span in spans]
    size = len(spans[0]) if spans else 1
    each = "day" if size == 1 else f"{size} days"
    lines = [f"Points recalled of points asked, per cent, by {each} with reviews"]
    lines += charts.columns([day.recall for day in days], _CHART_HEIGHT, width)
    lines += [charts.under([wording.short_day(day.day) for day in days], width), ""]
    recalled = sum(day.recalled for day in insights.days)
    asked = sum(day.asked for day in insights.days)
    lines += [f"In all {wording.score(recalled, asked)}" if asked else _NOTHING_YET]
    if insights.marks:
        last = insights.marks[-1]
        count = wording.counted(len(insights.marks), "test")
        lines += [f"{count}, the latest {wording.score(last.recalled, last.asked)}"]
    return Text("\n".join(lines))


def _cards(records: Sequence[CardRecord], width: int) -> Table | Text:
    """Return how each card has fared; of a large deck, those that were looked at most."""
    table = _table()
    table.add_column("#", justify="right")
    table.add_column("Topic", overflow="fold", ratio=1)
    table.add_column("Looks", justify="right")
    table.add_column("Recall", no_wrap=True)
    is_roomy = width >= 60
    if is_roomy:
        table.add_column("Boxes", no_wrap=True)
    chosen = sorted(range(len(records)), key=lambda index: -len(records[index].looks))[:_CARDS]
    for index in sorted(chosen):
        record = records[index]
        share = record.recalled / max(1, record.asked)
        recall = f"{wording.bar_of(share)} {round(100 * share):>3} %" if record.asked else "–"
        boxes = " ".join(map(str, record.boxes[-_BOXES:])) or "–"
        row = [str(index + 1), record.card.topic, str(len(record.looks)), recall, boxes]
        table.add_row(*[Text(cell) for cell in row[: len(table.columns)]])
    if (more := len(records) - len(chosen)) > 0:
        table.add_row("", Text(f"… and {more} more; those looked at most are listed."))
    return table


def _points(records: Sequence[CardRecord]) -> Table | Text:
    """Return the points missed most, the weakest first."""
    points = weakest(records)
    if not points:
        return Text("No point was missed yet.")
    table = _table()
    table.add_column("Missed", no_wrap=True, justify="right")
    table.add_column("Weak", no_wrap=True)
    table.add_column("Point", overflow="fold", ratio=1)
    for point in points[:_POINTS]:
        missed = f"{point.missed} of {point.asked}"
        table.add_row(
            Text(missed),
            Text(wording.bar_of(point.weakness)),
            Text(one_line(point.card.back[point.index], 400)),
        )
    return table


def _days(insights: Insights, width: int) -> Table | Text:
    """Return reviews a day on a calendar, the streak, the time spent."""
    counts = {day.day: day.reviews for day in insights.days}
    weeks = min(_WEEKS, (width - 5) // 3)
    reviews = sum(counts.values())
    streak = wording.counted(insights.streak, "day")
    lines = ["Reviews a day", *charts.calendar(counts, insights.today, weeks)]
    lines += ["", charts.legend(counts), ""]
    lines += [f"Streak: {streak} in a row; a day with nothing due keeps it."]
    done = f"{wording.counted(reviews, 'review')} on {wording.counted(len(counts), 'day')}"
    lines += [
        f"{done}, {wording.duration(insights.seconds)} on cards." if reviews else _NOTHING_YET
    ]
    return Text("\n".join(lines))


def _ahead(insights: Insights, width: int) -> Table | Text:
    """Return how many cards come on the days ahead, if every review goes as the last ones did."""
    most = max(load.cards for load in insights.loads)
    digits = len(str(most))
    lines = ["Cards a day, if every review goes as the last ones did"]
    for load in insights.loads:
        day = "today" if load.day == insights.today else wording.short_day(load.day)
        bar = charts.bar(load.cards, most, width - 12 - digits)
        lines.append(f"{day:<10} {load.cards or '–':>{digits}} {bar}".rstrip())
    if insights.exam_ahead:
        eve = insights.exam_ahead - timedelta(days=1)
        lines += [
            "",
            f"{wording.short_day(eve)} is the day before the exam: every card comes back.",
        ]
    return Text("\n".join(lines))


def _table() -> Table:
    return Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
