"""What the list in browse shows of the cards that were found."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache

from textual.content import Content

from revise1924 import home_words, wording
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.records import CardRecord, card_record
from revise1924.text import one_line
from revise1924.tui.shared import card_page, hits, record_rows
from revise1924.tui.shared.card_page import Words, marked
from revise1924.tui.sizes import NARROW
from revise1924.tui.widgets.column import Column
from revise1924.tui.widgets.fitted import fitted
from revise1924.tui.widgets.line_list import LineList

_GAP = 2
"""Cells between a topic and the text that holds the hit."""

_WIDE, _ROOMY, _NARROW = 80, 60, 48
"""Widths of a list from which on it tells the recall, the points and marks, number and box."""


def columns(desk: Desk, words: Words = None) -> list[Column]:
    """Return the columns of the list; that of the marks where the deck has any.

    In a narrow list a row has no room for what was found: it says how often.
    """
    cards = desk.chosen.cards
    points = max((len(card.back) for card in cards), default=1)
    marks = [Column("Marks", 5, from_width=_ROOMY, is_number=True)] if desk.deck.has_marks else []
    return [
        Column("#", len(str(len(cards))), from_width=_NARROW, is_number=True),
        Column("Topic"),
        *([Column("", 2, below_width=_NARROW, is_number=True)] if words else []),
        *marks,
        Column("Recall", 6, from_width=_WIDE, is_number=True),
        Column("Points", max(6, min(10, points)), from_width=_ROOMY),
        Column("Box", 3, from_width=_NARROW, is_number=True),
        Column("Next", 10, from_width=_NARROW),
        Column("Next", 6, below_width=_NARROW),
    ]


class FoundRows:
    """Rows of the cards of a desk with these indices, as they stand at a moment."""

    def __init__(
        self, desk: Desk, found: Sequence[int], words: Words, now: datetime, cards: LineList
    ) -> None:
        """Take also what was searched for, and the list in which they are shown."""
        self._desk = desk
        self._deck = desk.chosen
        self._found = found
        self._words = words
        self._now = now
        self._list = cards
        self.notes = tuple(map(cache, (self._in_full, self._note, self._in_short)))
        """What may stand below each row, the most first: measured, then drawn."""

    def cells(self, row: int) -> list[Content | str]:
        """Return the cells of a row."""
        card, progress = self._deck.cards[self._found[row]], self._desk.keeper.progress
        standing, today = progress.standing(card.id, self._now), study_day(self._now)
        ink = "bold $text-primary" if standing.is_due_on(today) else ""
        is_aside = progress.is_aside(card.id)
        marks = [str(card.marks or "–")] if self._desk.deck.has_marks else []
        return [
            str(self._found[row] + 1),
            self._topic(row),
            *([hits.number(card, self._words)] if self._words else []),
            *marks,
            record_rows.recall(self._record(row)) if self._list.width >= _WIDE else "",
            card_page.squares(standing.last),
            str(standing.box or "–"),
            "set aside" if is_aside else Content.styled(wording.due_in(standing, today), ink),
            "aside" if is_aside else Content.styled(home_words.due_short(standing, today), ink),
        ]

    def _note(self, row: int, room: int) -> Content:
        """Return what stands below a row: the text that holds the hit, or else the question."""
        return hits.whole(self._deck.cards[self._found[row]], self._words, room)

    def _in_short(self, row: int, room: int) -> Content:
        """Return as much of that as has room in a line."""
        return hits.excerpt(self._deck.cards[self._found[row]], self._words, room)

    def _in_full(self, row: int, room: int) -> Content:
        """Return the question and the points, to stand below a row."""
        card = self._deck.cards[self._found[row]]
        answers = [point.came_back for point in self._record(row).points]
        return hits.in_full(card, answers, self._words, room)

    def _record(self, row: int) -> CardRecord:
        card = self._deck.cards[self._found[row]]
        return card_record(card, self._desk.keeper.progress, self._now)

    def _topic(self, row: int) -> Content:
        """Return the topic; where it is not what holds the hit, with the text that is.

        The topic is whole where that has room elsewhere: below it, or in the card beside the list.
        """
        card, words, cards = self._deck.cards[self._found[row]], self._words, self._list
        topic = one_line(card.topic)
        is_alone = cards.room_of_notes is not None or cards.screen.size.width < NARROW
        if is_alone or words is None or words.search(topic):
            return marked(topic, words)
        half = cards.room // 2
        return Content.assemble(
            fitted(topic, half - _GAP), " " * _GAP, hits.excerpt(card, words, cards.room - half)
        )
