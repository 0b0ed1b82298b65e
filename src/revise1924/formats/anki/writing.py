"""A deck as a package that Anki imports.

It is of the oldest kind, schema 11 in `collection.anki2`, which every Anki since 2012 reads. Each
note is known by its guid, the ids of deck and card, so that to import a deck again updates it.
"""

import hashlib
import io
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from revise1924.cards import Card, Deck
from revise1924.formats.anki import exact

_TABLES = """
create table col (id integer primary key, crt integer, mod integer, scm integer, ver integer,
    dty integer, usn integer, ls integer, conf text, models text, decks text, dconf text,
    tags text);
create table notes (id integer primary key, guid text, mid integer, mod integer, usn integer,
    tags text, flds text, sfld text, csum integer, flags integer, data text);
create table cards (id integer primary key, nid integer, did integer, ord integer, mod integer,
    usn integer, type integer, queue integer, due integer, ivl integer, factor integer,
    reps integer, lapses integer, left integer, odue integer, odid integer, flags integer,
    data text);
create table revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer,
    lastIvl integer, factor integer, time integer, type integer);
create table graves (usn integer, oid integer, type integer);
"""

_FRONT = '<div class="topic">{{Topic}}</div>\n{{#Front}}<div class="text">{{Front}}</div>{{/Front}}'
_BACK = (
    '{{FrontSide}}\n<hr id="answer">\n{{Points}}\n'
    '{{#Note}}<div class="text note">{{Note}}</div>{{/Note}}'
)
_STYLE = """\
.card { font: 20px/1.4 sans-serif; text-align: left; max-width: 36em; margin: 0 auto; }
.topic { font-weight: bold; margin-bottom: 0.5em; }
.topic, .text, li { white-space: pre-wrap; }
.note { margin-top: 1em; opacity: 0.75; }
"""

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""A date for the entries of the archive: the same deck is always the same bytes."""


def write(deck: Deck, now: datetime | None = None) -> bytes:
    """Return the package.

    Anki updates a note that it has by one that was written later. Without `now` all were long ago.
    """
    seconds = 0 if now is None else int(now.timestamp())
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("collection.anki2", _collection(deck, seconds)), ("media", b"{}")):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            archive.writestr(entry, data)
    return package.getvalue()


def lost(deck: Deck) -> list[str]:
    """Return what of this deck a package cannot say."""
    schema = [] if deck.schema_ is None else ["the $schema"]
    return [*schema, *(["the marks of cards"] if deck.has_marks else [])]


def _collection(deck: Deck, seconds: int) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_TABLES)
        deck_id, type_id = _number(f"deck {deck.id}"), _number("notetype")
        types = json.dumps({str(type_id): _notetype(type_id, seconds)})
        decks = {"1": _deck(1, "Default", "", seconds)}
        about = exact.written(deck.description or "")
        decks[str(deck_id)] = _deck(deck_id, exact.name_of(deck.title), about, seconds)
        row = (1, 0, 1000 * seconds, 0, 11, 0, 0, 0, "{}", types, json.dumps(decks), "{}", "{}")
        connection.execute(_insertion("col", len(row)), row)
        connection.executemany(_insertion("notes", 11), _notes(deck, deck_id, type_id, seconds))
        connection.executemany(_insertion("cards", 18), _cards(deck, deck_id, seconds))
        connection.commit()
        return connection.serialize()


def _insertion(table: str, columns: int) -> str:
    return f"insert into {table} values ({', '.join('?' * columns)})"  # noqa: S608 - words of ours


def _notes(deck: Deck, first: int, type_id: int, seconds: int) -> Iterator[tuple[object, ...]]:
    for index, card in enumerate(deck.cards):
        fields = "\x1f".join(_fields(card))
        tags = f" {' '.join(card.tags)} " if card.tags else ""
        guid = f"{deck.id}/{card.id}"
        yield (first + index, guid, type_id, seconds, -1, tags, fields, card.topic, 0, 0, "")


def _fields(card: Card) -> Iterator[str]:
    yield exact.written(card.topic)
    yield exact.written(card.question)
    yield exact.written_list(card.back)
    yield exact.written(card.note or "")


def _cards(deck: Deck, first: int, seconds: int) -> Iterator[tuple[object, ...]]:
    for index in range(len(deck.cards)):
        new = (0, 0, index, 0, 0, 0, 0, 0, 0, 0, 0, "")
        yield (first + index, first + index, first, 0, seconds, -1, *new)


def _number(what: str) -> int:
    """Return a number that is always the same for this: to Anki, a moment from 2001 to 2017."""
    digest = hashlib.sha256(f"revise1924 {what}".encode()).digest()
    return 10**12 + int.from_bytes(digest[:5], "big") % (5 * 10**11)


def _notetype(number: int, seconds: int) -> dict[str, object]:
    fields = [
        {"name": name, "ord": ord_, "font": "Arial", "size": 20, "sticky": False, "rtl": False}
        for ord_, name in enumerate(exact.FIELDS)
    ]
    template = {"name": "Card", "ord": 0, "qfmt": _FRONT, "afmt": _BACK, "did": None}
    return {
        "id": number,
        "name": exact.TYPE,
        "type": 0,
        "mod": seconds,
        "usn": -1,
        "sortf": 0,
        "did": None,
        "flds": fields,
        "tmpls": [template],
        "css": _STYLE,
        "latexPre": "",
        "latexPost": "",
        "req": [[0, "any", [0, 1]]],
    }


def _deck(number: int, name: str, about: str, seconds: int) -> dict[str, object]:
    return {
        "id": number,
        "name": name,
        "desc": about,
        "mod": seconds,
        "usn": -1,
        "dyn": 0,
        "conf": 1,
        "collapsed": False,
        "browserCollapsed": False,
        **{f"{kind}Today": [0, 0] for kind in ("new", "rev", "lrn", "time")},
    }
