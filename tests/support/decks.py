"""Decks for tests, and cards to fill them with."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from revise1924.cards import Card, Deck

SHIPPED_ID = "stalin-1924-41"
"""The id of the deck that ships."""

WriteDeck = Callable[[str | bytes | dict[str, Any]], Path]
"""Writes a deck file, from JSON or as given."""


def with_cards(deck: Deck, cards: Sequence[Card]) -> Deck:
    """Return the deck with these cards instead of its own."""
    return deck.model_copy(update={"cards": tuple(cards)})


def numbered_cards(how_many: int, points: int = 1) -> tuple[Card, ...]:
    """Return cards "Topic 0", "Topic 1" and so on, each with so many points."""
    back = tuple("abcdef"[:points])
    return tuple(Card(topic=f"Topic {number}", front="?", back=back) for number in range(how_many))
