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
    before: str = "",
    change: str = "",
) -> bytes:
    """Return a collection of schema 11: after the statements of `before`, and then of `change`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(before)
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


def field_of(number: int, value: int | bytes | str) -> bytes:
    """Return one field of protobuf."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def varint(value: int) -> bytes:
    """Return a number of protobuf."""
    most = []
    while value > 0x7F:
        most.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*most, value])


NEW_TABLES = """
create table col (id integer primary key, ver integer);
create table notes (id integer primary key, guid text, mid integer, tags text, flds text);
create table cards (id integer primary key, nid integer, did integer, ord integer, odid integer,
    reps integer);
create table notetypes (id integer primary key, name text collate unicase, config blob);
create table fields (ntid integer, ord integer, name text collate unicase, config blob,
    primary key (ntid, ord)) without rowid;
create table templates (ntid integer, ord integer, name text collate unicase, config blob,
    primary key (ntid, ord)) without rowid;
create table decks (id integer primary key, name text collate unicase, common blob, kind blob);
create unique index names on fields (name, ntid);
"""


def modern_collection(change: str = "") -> bytes:
    """Return a collection of schema 18 with one note, after the statements of `change`."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        connection.executescript(NEW_TABLES)
        connection.execute("insert into notetypes values (5, 'Basic', x'')")
        for ord_, name in enumerate(("Front", "Back")):
            connection.execute("insert into fields values (5, ?, ?, x'')", (ord_, name))
        config = field_of(1, "{{Front}}") + field_of(2, "{{Back}}")
        connection.execute("insert into templates values (5, 0, 'Card 1', ?)", (config,))
        kind = field_of(1, field_of(4, "About it"))
        connection.execute("insert into decks values (2, 'A\x1fB', x'', ?)", (kind,))
        connection.execute("insert into notes values (1, 'g', 5, '', 'q\x1fa')")
        connection.execute("insert into cards values (1, 1, 2, 0, 0, 0)")
        connection.executescript(change)
        connection.commit()
        return connection.serialize()
