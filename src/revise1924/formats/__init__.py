"""The formats in which a deck may be written, one file each: what turns their bytes into a Deck."""

from pathlib import Path

from revise1924.cards import MOST_BYTES, Deck
from revise1924.errors import DeckError
from revise1924.formats import json_deck
from revise1924.storage.disk import read_bytes
from revise1924.strict_json import FaultsFound


def load_deck(path: Path) -> Deck:
    """Return the deck in the file at `path`, in whichever format it is.

    Raises UnreadableError where there is no file to read, DeckError where it is no valid deck.
    """
    data = read_bytes(path, MOST_BYTES)
    try:
        return json_deck.read(data)
    except FaultsFound as error:
        remedy = "Mend the deck and try again; `revise1924 check` lists every fault."
        raise DeckError(path, error.faults, remedy=remedy) from error
