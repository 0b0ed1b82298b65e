"""A deck that was edited while the program runs, here or elsewhere, is read anew."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime

from revise1924.cards import Deck
from revise1924.edits import Moved
from revise1924.errors import DeckError, Fault, ReviseError
from revise1924.library import Desk, read_deck
from revise1924.rewording import points_before
from revise1924.storage.disk import signature


def reread(desk: Desk, now: datetime) -> bool:
    """Read the deck of `desk` anew where its file has changed; tell whether it was.

    Of cards whose points are others now it is kept which of them were there before. Raises what
    reading and saving raise, and DeckError where it has become another deck: then the deck is as it
    was.
    """
    source = desk.source
    if source is None or signature(source.file) == source.seen:
        return False
    deck, now_there = read_deck(source.file)
    if deck.id != desk.deck.id:
        fault = Fault(f'is "{deck.id}" now, and was "{desk.deck.id}"', field="id")
        remedy = "Open it anew to revise it, or give it the id that its progress is kept under."
        raise DeckError(source.file, [fault], remedy=remedy)
    _keep_edits(desk, deck, now)
    desk.deck, desk.source = deck, now_there
    desk.tags &= deck.tags.keys()
    return True


def holds_another(desk: Desk) -> bool:
    """Tell whether the file of `desk` holds a sound deck of another id by now."""
    source = desk.source
    if source is None or signature(source.file) == source.seen:
        return False
    with suppress(ReviseError):
        return read_deck(source.file)[0].id != desk.deck.id
    return False


def reread_all(desks: Iterable[Desk], now: datetime) -> ReviseError | None:
    """Read the decks of these desks anew where they have changed; return what the first raised."""
    first = None
    for desk in desks:
        try:
            reread(desk, now)
        except ReviseError as error:
            first = first or error
    return first


def _keep_edits(desk: Desk, deck: Deck, now: datetime) -> None:
    """Keep of each card of `desk` which of its points it has in `deck`, and where."""
    before = {card.id: card.back for card in desk.deck.cards}
    for card in deck.cards:
        points = before.get(card.id)
        if points is not None and points != card.back:
            was = points_before(points, card.back)
            desk.keeper.record_edit(card.id, Moved(was, len(points), card.back), now)
