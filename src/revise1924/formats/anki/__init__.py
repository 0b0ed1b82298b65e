"""Packages of Anki, .apkg and .colpkg, of all generations; see `container` for what is in one."""

from collections.abc import Iterator

from revise1924.errors import Fault
from revise1924.formats.anki.collection import Collection, collection_in, notes_in
from revise1924.formats.anki.container import is_package, unpacked
from revise1924.formats.anki.decks import are_joined, decks_of, remarks_of
from revise1924.formats.anki.notes import Gathering
from revise1924.formats.anki.sqlite import opened
from revise1924.formats.anki.writing import lost, write
from revise1924.formats.found import Found, Remark, Wishes
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound

__all__ = ["find", "lost", "recognise", "write"]

_OFTEN = 500
"""After so many notes it is told how far the work is."""


def recognise(source: Source) -> bool:
    """Tell whether the source is a package of Anki, perhaps a damaged one."""
    return is_package(source.file, source.head)


def find(source: Source, wishes: Wishes) -> Found:
    """Return the cards of all notes; raises FaultsFound where none can be read."""
    gathering = Gathering()
    with unpacked(source.file) as path, opened(path) as tables:
        collection = collection_in(tables)
        count = len(collection.cards)
        for done, note in enumerate(notes_in(tables, collection)):
            if done % _OFTEN == 0:
                wishes.tell(done, count)
            gathering.add(note)
    if not count:
        raise FaultsFound(Fault("holds no notes; export a deck that has some"))
    remarks = [
        *remarks_of(gathering.cards, is_split=wishes.is_split),
        *gathering.remarks(),
        *_further(collection),
    ]
    decks = decks_of(gathering.cards, collection.about, is_split=wishes.is_split)
    is_joined = are_joined(gathering.cards, is_split=wishes.is_split)
    return Found("a package of Anki", decks, remarks, is_joined)


def _further(collection: Collection) -> Iterator[Remark]:
    if many := collection.further:
        cards = "card" if many == 1 else "cards"
        yield Remark(
            f"{many:,} further {cards} of the same notes, as those asked the other way, left out"
        )
    if collection.is_scheduled:
        yield Remark("how the cards were scheduled is not taken over: each begins new")
