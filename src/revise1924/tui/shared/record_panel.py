"""What the statistics show: charts, and beside or below them all in short, or the card of a row."""

from textual.content import Content

from revise1924 import plots, record_words
from revise1924.insight import Insights
from revise1924.records import PointRecord
from revise1924.tui.shared import card_page
from revise1924.tui.widgets.inked import inked

_TWO = 30
"""Lines in which two charts have room."""

_LEAST_CHART, _BRIEF, _ENOUGH = 12, 14, 18
"""Lines of a chart with what is said below it: at least, in brief, and with room around it."""

ALL_ASIDE = "All of these cards are set aside."
"""Stands where no card is listed."""

_CARD = 24
"""Lines that a card and its latest reviews are left, where the whole in short stands below them."""

_WHY = 2
"""Lines for why a point is weak, in a narrow terminal."""


def stacked(
    facts: Insights, above: plots.Chart, below: plots.Chart, width: int, height: int
) -> Content:
    """Return a chart, and another one below it where both have room, with little of it in brief."""
    first = max((height - 1) // 2, min(_ENOUGH, height - 1 - _BRIEF))
    lines = above(facts, width, height if height < _TWO else first)
    room = height - len(lines) - 1
    more = [[], *below(facts, width, room)] if room >= _LEAST_CHART else []
    return inked([*lines, *more])


def none_weak(facts: Insights, width: int, height: int) -> Content:
    """Return why no point is weak, and how it went; before the first review, what comes."""
    why = record_words.no_weak_points(facts.records)
    told = Content.styled(why, "bold $text-success" if facts.days else "")
    room = height - len(told.wrap(width)) - 1
    if room < _LEAST_CHART:
        return told
    if facts.days:
        below = stacked(facts, plots.progress, plots.ahead, width, room)
    else:
        below = inked(plots.ahead(facts, width, room))
    return Content("\n\n").join([told, below])


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


def point(record: PointRecord, width: int, height: int) -> Content:
    """Return why a point is weak and, where there is room, all of it, and what its card asks."""
    why = Content.styled(record_words.why_weak(record), "$text-warning")
    if height <= _WHY:
        return why
    told = Content("\n").join([why, Content(record.card.back[record.index])])
    whole = Content.assemble(told, "\n", (record.card.question, "$text-muted"))
    return whole if len(whole.wrap(width)) <= height else told
