"""What our own forms have in common when a deck in one of them is taken in."""

from revise1924.cards import Deck
from revise1924.formats.found import Found, FoundCard, FoundDeck


def found_in(deck: Deck, form: str) -> Found:
    """Return a deck, which is sound already, as what was found in a source."""
    cards = [
        FoundCard(
            front=card.question,
            back=list(card.back),
            topic=card.topic,
            note=card.note or "",
            tags=list(card.tags),
            marks=str(card.marks or ""),
            id=card.id,
        )
        for card in deck.cards
    ]
    return Found(form, [FoundDeck(cards, deck.title, deck.description or "", deck.id)])
