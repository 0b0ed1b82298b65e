"""Packages of Anki made by hand: sound ones, and what others are spoilt from."""

import io
import json
import sqlite3
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from revise1924.formats.source import Source

TABLES = """
create table col (id integer primary key, ver integer, models text, decks text);
create table notes (id integer primary key, guid text, mid integer, tags text, flds text);
create table cards (id integer primary key, nid integer, did integer, ord integer, odid integer,
    reps integer);
"""

BASIC = {
    "type": 0,
    "flds": [{"name": "Front", "ord": 0}, {"name": "Back", "ord": 1}],
    "tmpls": [{"ord": 0, "qfmt": "{{Front}}", "afmt": "{{FrontSide}}<hr>{{Back}}"}],
}


@dataclass
class ANote:
    """A note to be put into a package."""

    values: tuple[str, ...]
    guid: str
    tags: str
    deck: int


def a_note(*values: str, guid: str = "", tags: str = "", deck: int = 2) -> ANote:
    """Return a note; its guid is its first field if none is given."""
    return ANote(values, guid or values[0], tags, deck)


def collection(
    notes: Iterable[ANote],
    *,
    kind: Mapping[str, Any] = BASIC,
    decks: Mapping[str, Any] | None = None,
    change: str = "",
) -> bytes:
    """Return a collection of schema 11, after the statements of `change`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        named = {"2": {"name": "Deck"}} if decks is None else decks
        row = (json.dumps({"5": kind}), json.dumps(named))
        connection.execute("insert into col values (1, 11, ?, ?)", row)
        for number, note in enumerate(notes, 1):
            fields = "\x1f".join(note.values)
            row_ = (number, note.guid, 5, note.tags, fields)
            connection.execute("insert into notes values (?, ?, ?, ?, ?)", row_)
            connection.execute(
                "insert into cards values (?, ?, ?, 0, 0, 0)", (number, number, note.deck)
            )
        connection.executescript(change)
        connection.commit()
        return connection.serialize()


def old(notes: Iterable[ANote], **more: Any) -> bytes:
    """Return a package of the oldest kind with these notes."""
    return package({"collection.anki2": collection(notes, **more)})


def package(entries: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive with these entries."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return made.getvalue()


def source_of(data: bytes) -> Source:
    """Return a source of these bytes."""
    return Source(io.BytesIO(data))
