"""A collection of Anki: its note types, decks and notes, of schema 11 or of 15 and later."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, TypeAdapter, ValidationError

from revise1924.errors import Fault
from revise1924.formats.anki import exact, protobuf
from revise1924.formats.anki.notes import TOO_MUCH, Levels, Note
from revise1924.formats.anki.notetypes import MOST_FIELDS, NoteType, TypeInJson
from revise1924.formats.anki.sqlite import Tables
from revise1924.formats.html_text import lines_of
from revise1924.strict_json import FaultsFound, parse

T = TypeVar("T")

MOST_NOTES = 200_000
"""In a collection: four times what a deck may have, since it may hold several."""

MOST_LEVELS = 20
"""Of decks in decks; those further in are one."""

_MOST = 10_000
"""Note types, their fields and templates, and decks; each."""

_DEFAULT = (1, "Default")
"""The deck that is always there: its number, and its name, which says nothing."""


class _DeckInJson(BaseModel):
    name: str
    desc: str = ""


_TYPES = TypeAdapter(dict[int, TypeInJson])
_DECKS = TypeAdapter(dict[int, _DeckInJson])


@dataclass(slots=True)
class _Cards:
    """The cards of one note."""

    count: int = 0
    which: int = 0
    """The number of the first of them."""
    deck: int = 0
    """In which the first is at home."""


@dataclass
class Collection:
    """What the notes of a collection refer to."""

    kinds: dict[int, NoteType]
    decks: dict[int, Levels]
    about: dict[Levels, str]
    """What decks say of themselves."""
    cards: dict[int, _Cards] = field(default_factory=dict)
    """Of each note."""
    is_scheduled: bool = False
    """Whether any card was ever answered."""
    further: int = 0
    """Cards beyond the first of notes that were handed out and have no gaps."""


def collection_in(tables: Tables) -> Collection:
    """Return what is in the tables of a collection; raises FaultsFound where they are none."""
    if not tables.has("notes", "cards", "col"):
        raise FaultsFound(Fault("holds no collection of Anki; export it from Anki again"))
    read = _modern if tables.has("notetypes", "fields", "templates", "decks") else _old
    try:
        collection = read(tables)
    except ValueError as error:
        what = "holds note types or decks that cannot be read; export it from Anki again"
        raise FaultsFound(Fault(what)) from error
    _read_cards(tables, collection)
    return collection


def notes_in(tables: Tables, collection: Collection) -> Iterator[Note]:
    """Yield each note."""
    unknown, none = NoteType(), _Cards()
    for number, kind_number, *texts in tables.rows("id mid", "guid tags flds", "notes"):
        guid, tags, values = map(_text, texts)
        kind = collection.kinds.get(kind_number, unknown)
        cards = collection.cards.get(number, none)
        if cards.count > 1 and not kind.is_cloze:
            collection.further += cards.count - 1
        deck = collection.decks.get(cards.deck, ())
        parts = values.split("\x1f", MOST_FIELDS)[:MOST_FIELDS]
        yield Note(guid, kind, parts, tags.split(), deck, cards.which)


def _read_cards(tables: Tables, collection: Collection) -> None:
    """Note of each note what cards it has; a filtered deck only borrows them."""
    numbers = islice(tables.numbers("id", "notes"), MOST_NOTES + 1)
    collection.cards = {number: _Cards() for (number,) in numbers}
    if len(collection.cards) > MOST_NOTES:
        raise FaultsFound(TOO_MUCH)
    for note, which, deck, home, looks in tables.numbers("nid ord did odid reps", "cards"):
        cards = collection.cards.get(note)
        if cards is None:
            continue
        if not cards.count or which < cards.which:
            cards.which, cards.deck = which, home or deck
        cards.count += 1
        collection.is_scheduled |= looks > 0


def _modern(tables: Tables) -> Collection:
    fields, templates = dict[int, list[str]](), dict[int, list[tuple[str, str]]]()
    for number, _, name in sorted(islice(tables.rows("ntid ord", "name", "fields"), _MOST)):
        fields.setdefault(number, []).append(_text(name))
    for number, _, config in sorted(islice(tables.rows("ntid ord", "config", "templates"), _MOST)):
        sides = (protobuf.text(config, 1), protobuf.text(config, 2))
        templates.setdefault(number, []).append(sides)
    kinds = {
        number: NoteType(
            fields.get(number, []),
            templates.get(number, []),
            is_cloze=protobuf.first(config, 1) == 1,
        )
        for number, config in islice(tables.rows("id", "config", "notetypes"), _MOST)
    }
    decks, about = dict[int, Levels](), dict[Levels, str]()
    for number, name, kind in islice(tables.rows("id", "name kind", "decks"), _MOST):
        normal = protobuf.first(kind, 1)
        text = protobuf.text(normal, 4) if isinstance(normal, bytes) else ""
        decks[number] = _levels(number, _text(name), "\x1f")
        about[decks[number]] = about_in(text)
    return Collection(kinds, decks, about)


def _old(tables: Tables) -> Collection:
    row = next(tables.rows("", "models decks", "col"), None)
    if row is None:
        raise ValueError("the table is empty")
    types, named = map(_text, row)
    kinds = {number: each.kind() for number, each in _in_json(_TYPES, types).items()}
    decks, about = dict[int, Levels](), dict[Levels, str]()
    for number, each in _in_json(_DECKS, named).items():
        decks[number] = _levels(number, each.name, "::")
        about[decks[number]] = about_in(each.desc)
    return Collection(kinds, decks, about)


def _in_json(shape: TypeAdapter[T], text: str) -> T:
    try:
        # genanki names a note type once for each deck that has notes of it.
        raw: Any = parse(text, _MOST, is_last_meant=True)
        return shape.validate_python(raw)
    except (FaultsFound, ValidationError) as error:
        raise ValueError(str(error)) from error


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _levels(number: int, name: str, between: str) -> Levels:
    return () if (number, name) == _DEFAULT else levels_of(name, between)


def levels_of(name: str, between: str = "::") -> Levels:
    """Return the levels of the full name of a deck."""
    return tuple(name.split(between, MOST_LEVELS))


def about_in(description: str) -> str:
    """Return what a deck says of itself, which is HTML."""
    text = exact.read(description)
    return "\n".join(lines_of(description).lines) if text is None else text
