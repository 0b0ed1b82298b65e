"""Decks of CrowdAnki: notes of Anki as JSON, for people who work on a deck together.

It is a deck with its notes, the decks in it, and at the top the note types of all, which the notes
name by an id. A note does not say which cards it has, so its first is taken.
"""

import re
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError

from revise1924.cards import MOST_CARDS, MOST_ENTRIES, MOST_LISTS
from revise1924.errors import Fault
from revise1924.formats.anki.collection import MOST_LEVELS, about_in, levels_of
from revise1924.formats.anki.decks import are_joined, decks_of, remarks_of
from revise1924.formats.anki.notes import Gathering, Levels, Note
from revise1924.formats.anki.notetypes import NoteType, TypeInJson
from revise1924.formats.found import Found, Wishes
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound, Items, parse, validate

_SIGN = re.compile(rb'"crowdanki_uuid"|"__type__"\s*+:\s*+"Deck"')
_OFTEN = 500
"""After so many notes it is told how far the work is."""


class _NoteInJson(BaseModel):
    fields: list[str]
    guid: str = ""
    note_model_uuid: str = ""
    tags: list[str] = []


class _KnownType(TypeInJson):
    crowdanki_uuid: str = ""


class _DeckInJson(BaseModel):
    name: str
    desc: str = ""
    notes: list[_NoteInJson] = []
    children: list["_DeckInJson"] = []
    note_models: list[_KnownType] = []


_DECK = TypeAdapter(_DeckInJson)
_NOTES = Items("notes", _NoteInJson)


def recognise(source: Source) -> bool:
    """Tell whether the source is a deck of CrowdAnki."""
    return source.is_text and _SIGN.search(source.head) is not None


def find(source: Source, wishes: Wishes) -> Found:
    """Return the cards of all notes; raises FaultsFound with what is wrong, and its line."""
    outer = _read(source.text)
    decks = list(_all_decks(outer))
    kinds = {each.crowdanki_uuid: each.kind() for each in outer.note_models}
    count, done = sum(len(deck.notes) for _, deck in decks), 0
    if not count:
        raise FaultsFound(Fault("holds no notes; export a deck that has some"))
    gathering, about = Gathering(), dict[Levels, str]()
    for levels, deck in decks:
        about[levels] = about_in(deck.desc)
        for note in deck.notes:
            if done % _OFTEN == 0:
                wishes.tell(done, count)
            done += 1
            kind = kinds.setdefault(note.note_model_uuid, NoteType())
            gathering.add(Note(note.guid, kind, note.fields, note.tags, levels))
    found = decks_of(gathering.cards, about, is_split=wishes.is_split)
    remarks = [*remarks_of(gathering.cards, is_split=wishes.is_split), *gathering.remarks()]
    is_joined = are_joined(gathering.cards, is_split=wishes.is_split)
    return Found("a deck of CrowdAnki", found, remarks, is_joined)


def _read(text: str) -> _DeckInJson:
    raw: Any = parse(text, MOST_CARDS, lists=MOST_LISTS, entries=MOST_ENTRIES)
    try:
        return _DECK.validate_python(raw)
    except ValidationError:
        return validate(_DECK, text, raw, _NOTES)


def _all_decks(outer: _DeckInJson) -> Iterator[tuple[Levels, _DeckInJson]]:
    """Yield each deck, in the order of the file, with its full name."""
    left = [(levels_of(outer.name), outer)]
    while left:
        levels, deck = left.pop()
        yield levels, deck
        inner = [((*levels, *levels_of(each.name))[:MOST_LEVELS], each) for each in deck.children]
        left += reversed(inner)
