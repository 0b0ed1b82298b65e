"""What stands beside the statistics, or below them: the whole in short, or the card of a row."""

from textual.content import Content

from revise1924 import plots, record_words
from revise1924.insight import Insights
from revise1924.records import PointRecord
from revise1924.tui.shared import card_page
from revise1924.tui.widgets.inked import inked

_CARD = 24
"""Lines that a card and its latest reviews are left, where the whole in short stands below them."""

_WHY = 2
"""Lines for why a point is weak, in a narrow terminal."""


def in_short(facts: Insights, chart: plots.Chart, width: int, height: int) -> Content:
    """Return the whole in short beside a chart, and the worst points where they have room."""
    lines = plots.beside(facts, chart, width, height)
    return inked(lines + record_words.worst(facts.records, width, height - len(lines)))


def card(facts: Insights, reading: card_page.Reading, width: int, height: int) -> Content:
    """Return a card with its reviews; in a high panel the whole in short stands at its bottom."""
    short = plots.beside(facts, plots.progress, width, height)
    heading = [Content.styled("In short", "bold"), Content("")]
    room = height - len(short) - len(heading) - 1
    if room < _CARD:
        return card_page.preview(reading, width, height)
    lines = card_page.preview(reading, width, room).wrap(width)
    gap = [Content("")] * (height - len(short) - len(heading) - len(lines))
    return Content("\n").join([*lines, *gap, *heading, inked(short)])


def point(record: PointRecord, _width: int, height: int) -> Content:
    """Return why a point is weak and, where there is room, what its card asks."""
    why = Content.styled(record_words.why_weak(record), "$text-warning")
    return Content.assemble(why, "\n", record.card.question) if height > _WHY else why
