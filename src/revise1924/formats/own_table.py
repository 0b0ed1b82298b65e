"""Our own table, as CSV that spreadsheets open: every card comes back from it as it was."""

import re

from revise1924.cards import Deck
from revise1924.formats.found import Found, Wishes
from revise1924.formats.source import Source
from revise1924.formats.table import find as find_in_table
from revise1924.formats.table.contents import MARKS, OWN, csv_of, written_points

_NAMES = re.compile(
    r"[\t;,|]".join(f'"?{name}"?' for name in OWN) + rf'(?:[\t;,|]"?{MARKS}"?)?[ \t]*(?:\n|\Z)'
)
"""The first line, whatever a spreadsheet has put between the names since."""


def recognise(source: Source) -> bool:
    """Tell whether the columns are ours, by their names."""
    return _NAMES.match(source.beginning) is not None


def find(source: Source, wishes: Wishes) -> Found:
    """Return the cards; raises FaultsFound as for any table."""
    return find_in_table(source, wishes)


def write(deck: Deck) -> str:
    """Return the deck as CSV that spreadsheets open."""
    rows = (
        (
            card.id,
            card.topic,
            card.front,
            written_points(card.back),
            card.note or "",
            ", ".join(card.tags),
        )
        for card in deck.cards
    )
    if not deck.has_marks:
        return csv_of([OWN, *rows])
    marked = zip(rows, (str(card.marks or "") for card in deck.cards), strict=True)
    return csv_of([(*OWN, MARKS), *((*row, marks) for row, marks in marked)])


def lost(deck: Deck) -> list[str]:
    """Return what of this deck a table cannot say."""
    description = ["the deck's description"] if deck.description else []
    return ["the deck's id", "the deck's title", *description]
