"""The formats in which a deck may be written: what turns their bytes into a Deck.

Each is a module with a function `read(data)`, which returns the deck or raises FaultsFound. One
card of a deck is replaced by the module that `in_place` returns.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from revise1924.cards import MOST_BYTES, Card, Deck
from revise1924.errors import DeckError
from revise1924.formats.written import WrittenCard
from revise1924.storage.disk import read_bytes
from revise1924.strict_json import FaultsFound

_JSON = "json_deck"

FORMATS = {".json": _JSON, ".md": "markdown", ".markdown": "markdown"}
"""Which module reads a deck, by the ending of its file; in this order a library is searched."""

_IN_PLACE = {"json_deck": "in_json", "markdown": "in_markdown"}
"""Which module replaces one card in a deck of a format."""


class InPlace(Protocol):
    """What knows the place of a card in the bytes of a sound deck."""

    def text_of(self, data: bytes, index: int, card: Card) -> str:
        """Return the text in which a student edits this card, the one with that index."""
        ...

    def replaced(
        self, data: bytes, index: int, written: WrittenCard, change: tuple[Card, Card], *, pin: bool
    ) -> bytes:
        """Return the bytes with the card `written` in the place of the one with that index.

        `change` is that card and what it becomes. With `pin` its id is written even where it could
        be made from its topic. Every other byte stays. Whether the deck is sound, is not asked.
        """
        ...


def load_deck(path: Path) -> Deck:
    """Return the deck in the file at `path`, in the format that its ending says, or JSON.

    Raises UnreadableError where there is no file to read, DeckError where it is no valid deck.
    """
    return deck_from(read_bytes(path, MOST_BYTES), path)


def deck_from(data: bytes, path: Path) -> Deck:
    """Return the deck that `data` says, read at `path`; raises DeckError where it is no valid one.

    The format is that of the file.
    """
    try:
        return reader_of(path)(data)
    except FaultsFound as error:
        remedy = "Mend the deck and try again; `revise1924 check` lists every fault."
        if path.suffix.lower() not in FORMATS:
            remedy = "`revise1924 import` takes in cards of other programs."
        raise DeckError(path, error.faults, remedy=remedy) from error


def reader_of(path: Path) -> Callable[[bytes], Deck]:
    """Return what makes a deck of the bytes of the file at `path`, or raises FaultsFound."""
    # One format is needed at a time, and the expressions of Markdown take milliseconds to compile.
    module = import_module(f"{__name__}.{_format_of(path)}")
    read: Callable[[bytes], Deck] = module.read
    return read


def in_place(path: Path) -> InPlace:
    """Return what replaces a card in the file at `path`."""
    return cast("InPlace", import_module(f"{__name__}.{_IN_PLACE[_format_of(path)]}"))


def written_card(data: bytes) -> WrittenCard:
    """Return the one card that `data` says in Markdown; raises FaultsFound with the faults."""
    read: Callable[[bytes], WrittenCard] = import_module(f"{__name__}.markdown.one_card").read_card
    return read(data)


def _format_of(path: Path) -> str:
    return FORMATS.get(path.suffix.lower(), _JSON)
