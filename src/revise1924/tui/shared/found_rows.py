"""What the list in browse shows of the cards that were found."""

from collections.abc import Sequence
from datetime import datetime

from textual.content import Content

from revise1924 import home_words, wording
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.records import card_record
from revise1924.text import one_line
from revise1924.tui.shared import card_page, hits
from revise1924.tui.shared.card_page import Words, marked
from revise1924.tui.sizes import NARROW
from revise1924.tui.widgets.fitted import cut
from revise1924.tui.widgets.line_list import Column, LineList

_GAP = 2
"""Cells between a topic and the text that holds the hit."""

_ROOMY, _NARROW = 60, 48
"""Widths of a list from which on it tells the points and marks, and in which box a card is."""


def columns(desk: Desk) -> list[Column]:
    """Return the columns of the list; that of the marks where the deck has any."""
    cards = desk.chosen.cards
    points = max((len(card.back) for card in cards), default=1)
    marks = [Column("Marks", 5, from_width=_ROOMY, is_number=True)] if desk.deck.has_marks else []
    return [
        Column("#", len(str(len(cards))), is_number=True),
        Column("Topic"),
        *marks,
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
            *marks,
            card_page.squares(standing.last),
            str(standing.box or "–"),
            "set aside" if is_aside else Content.styled(wording.due_in(standing, today), ink),
            "aside" if is_aside else Content.styled(home_words.due_short(standing, today), ink),
        ]

    def note(self, row: int, room: int) -> Content:
        """Return what stands below a row: the text that holds the hit, or else the question."""
        card = self._deck.cards[self._found[row]]
        return hits.excerpt(card, self._words, room)

    def in_full(self, row: int, room: int) -> Content:
        """Return the question and the points, to stand below a row."""
        card = self._deck.cards[self._found[row]]
        record = card_record(card, self._desk.keeper.progress, self._now)
        answers = [point.came_back for point in record.points] or [None] * len(card.back)
        return hits.in_full(card, answers, self._words, room)

    def _topic(self, row: int) -> Content:
        """Return the topic; where it is not what holds the hit, with the text that is.

        The topic is whole where that has room elsewhere: below it, or in the card beside the list.
        """
        card, words, cards = self._deck.cards[self._found[row]], self._words, self._list
        topic = one_line(card.topic)
        is_alone = cards.room_of_notes is not None or cards.screen.size.width < NARROW
        if is_alone or words is None or words.search(topic):
            return marked(topic, words)
        head = cut(Content(topic), cards.room // 2 - _GAP)
        room = cards.room - head.cell_length - _GAP
        return Content.assemble(head, " " * _GAP, hits.excerpt(card, words, room))
