"""One card as a student has written it, apart from its deck."""

from dataclasses import dataclass

from revise1924.cards import Card

ORDER = ("id", "topic", "front", "back", "note", "tags", "marks")
"""The fields of a card, in the order in which they are written."""


@dataclass(frozen=True)
class WrittenCard:
    """A sound card, and its text."""

    text: str
    """In Markdown, from its `## ` on, without blank lines behind it; its lines end in newlines."""
    card: Card
    id_line: int | None
    """The line that says the card's id, from 1; None where none does: it is made from the topic."""
