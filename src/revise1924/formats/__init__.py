"""The formats in which a deck may be written: what turns their bytes into a Deck.

Each is a module with a function `read(data)`, which returns the deck or raises FaultsFound.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from revise1924.cards import MOST_BYTES, Deck
from revise1924.errors import DeckError
from revise1924.storage.disk import read_bytes
from revise1924.strict_json import FaultsFound

_JSON = "json_deck"

FORMATS = {".json": _JSON, ".md": "markdown", ".markdown": "markdown"}
"""Which module reads a deck, by the ending of its file; in this order a library is searched."""


def load_deck(path: Path) -> Deck:
    """Return the deck in the file at `path`, in the format that its ending says, or JSON.

    Raises UnreadableError where there is no file to read, DeckError where it is no valid deck.
    """
    data = read_bytes(path, MOST_BYTES)
    try:
        return _reader(path)(data)
    except FaultsFound as error:
        remedy = "Mend the deck and try again; `revise1924 check` lists every fault."
        raise DeckError(path, error.faults, remedy=remedy) from error


def _reader(path: Path) -> Callable[[bytes], Deck]:
    # One format is needed at a time, and the expressions of Markdown take milliseconds to compile.
    module = import_module(f"{__name__}.{FORMATS.get(path.suffix.lower(), _JSON)}")
    read: Callable[[bytes], Deck] = module.read
    return read
