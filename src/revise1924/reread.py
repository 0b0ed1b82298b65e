"""A deck that was edited while the program runs, here or elsewhere, is read anew."""

from datetime import datetime

from revise1924.errors import DeckError, Fault
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
