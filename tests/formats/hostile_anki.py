"""Odd and hostile packages of Anki: how each is made, and what is to be said of it.

    python -m tests.formats.hostile_anki [WORD]

finds in each of them that has the word in its name, and prints what came of it, how long that took
and how much memory all have taken.
"""

import io
import re
import resource
import struct
import sys
import time
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from revise1924.formats import anki
from revise1924.formats.found import Found, Wishes
from revise1924.strict_json import FaultsFound
from tests.formats.anki_packages import (
    BASIC,
    ANote,
    a_note,
    collection,
    field_of,
    modern_collection,
    old,
    package,
    source_of,
    varint,
)

Make = Callable[[], bytes]

NOTE = [a_note("q", "a")]
SOUND = collection(NOTE)
OLD = "collection.anki2"
NEW = "collection.anki21b"
STORED = zipfile.ZIP_STORED
BEGINNING = b"SQLite format 3\0"


@dataclass(frozen=True)
class Case:
    """A package, and what is to come of it."""

    make: Make
    says: str = ""
    """What the fault has to say; nothing where cards are to be found."""
    cards: int = 1
    """How many cards are to be found, where no fault is."""


def zstd() -> Any:
    """Return what packs as Anki does."""
    try:
        return import_module("compression.zstd")
    except ImportError:
        return import_module("backports.zstd")


def packed(data: bytes, **options: int) -> bytes:
    """Return `data` as zstd packs it, with these of its options."""
    module = zstd()
    chosen = {getattr(module.CompressionParameter, name): value for name, value in options.items()}
    made: bytes = module.compress(data, options=chosen)
    return made


def new(data: bytes, meta: bytes = b"\x08\x03") -> bytes:
    """Return a package of today with this as its collection, and the decoy beside it."""
    decoy = collection([a_note("Please update to the latest version", "")])
    return package({"meta": meta, NEW: data, OLD: decoy}, STORED)


def spoilt(data: bytes, sign: bytes, at: int, new: bytes, *, last: bool = False) -> bytes:
    """Return `data` with `new` so many bytes behind the first, or last, `sign`."""
    place = (data.rindex(sign) if last else data.index(sign)) + at
    return data[:place] + new + data[place + len(new) :]


def both_headers(data: bytes, local: int, central: int, new: bytes) -> bytes:
    """Return an archive of one entry with `new` at these places of both of its headers."""
    return spoilt(spoilt(data, b"PK\x03\x04", local, new), b"PK\x01\x02", central, new)


def one(data: bytes = SOUND, how: int = STORED) -> bytes:
    """Return a package of the oldest kind with these bytes as its collection."""
    return package({OLD: data}, how)


def nested(levels: int) -> bytes:
    """Return a package in packages."""
    data = one()
    for _ in range(levels):
        data = package({"inner.apkg": data}, STORED)
    return data


def with_entries(count: int) -> bytes:
    """Return a package with so many files beside its collection."""
    return package({OLD: SOUND, **{str(number): b"" for number in range(count)}}, STORED)


def twice() -> bytes:
    """Return a package in which the collection stands twice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(OLD, b"first")
        second = zipfile.ZipInfo(OLD)
        archive.NameToInfo.clear()
        archive.writestr(second, SOUND)
    return made.getvalue()


def bomb(*, is_zstd: bool) -> bytes:
    """Return a package of a few KiB that becomes more than half a GiB."""
    pieces = [BEGINNING, *[bytes(1 << 20)] * 600]
    if is_zstd:
        compressor = zstd().ZstdCompressor()
        data = b"".join([*(compressor.compress(each) for each in pieces), compressor.flush()])
        return new(data)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive, archive.open(OLD, "w") as out:
        for each in pieces:
            out.write(each)
    return made.getvalue()


def zip64() -> bytes:
    """Return a package whose table of contents is said to be far away, and endless."""
    data = one()
    end = data.rindex(b"PK\x05\x06")
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 1 << 60, 1 << 61)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    return data[:end] + record + locator + spoilt(data[end:], b"PK", 8, b"\xff" * 12)


def schema(statement: str, kind: str = "table", root: int = 0) -> bytes:
    """Return a package in whose schema `notes` is what `statement` makes."""
    change = "drop table notes; pragma writable_schema = on; insert into sqlite_master values"
    return old([], change=f"{change} ('{kind}', 'notes', 'notes', {root}, '{statement}');")


def changed(statements: str) -> bytes:
    """Return a package of one note after these statements."""
    return old(NOTE, change=statements)


def values(*texts: str) -> bytes:
    """Return a package of one note with these fields."""
    return old([a_note(*texts, guid="g")])


def types(text: str) -> bytes:
    """Return a package whose note types are this text."""
    quoted = text.replace("'", "''")
    return changed(f"update col set models = '{quoted}'")


def kinds(**more: Any) -> bytes:
    """Return a package of one note whose type has these fields in place of its own."""
    return old(NOTE, kind={**BASIC, **more})


def modern(change: str) -> bytes:
    """Return a package of today after these statements."""
    return new(packed(modern_collection(change)))


def many(count: int, text: str) -> Iterable[ANote]:
    """Yield so many notes, each with this text."""
    return (a_note(f"{number}", text, guid="g") for number in range(count))


def spoilt_order() -> bytes:
    """Return a package whose tables are in an order that nobody knows."""
    data = collection(
        NOTE, change="create table x (y text collate nocase); create index z on x (y)"
    )
    return one(data.replace(b"guid text,", b"guid text collate abcdefgh,"[:10]))


def own_child() -> bytes:
    """Return a package in which a page of notes lies below itself."""
    data = collection(many(2000, "a" * 50))
    page = next(at for at in range(4096, len(data), 4096) if data[at] == 5)
    number = struct.pack(">L", page // 4096 + 1)
    first = page + struct.unpack(">H", data[page + 12 : page + 14])[0]
    return one(data[:first] + number + data[first + 4 :])


def again_and_again() -> bytes:
    """Return a package in which three notes of a mebibyte stand in place of many short ones."""
    notes = [*many(3, "a" * (1 << 20)), *many(8000, "b" * 50)]
    data = bytearray(collection(notes))
    page = next(at for at in range(4096, len(data), 4096) if data[at] == 5)
    count = struct.unpack_from(">H", data, page + 3)[0]
    cells = struct.unpack_from(f">{count}H", data, page + 12)
    for cell in cells:
        data[page + cell : page + cell + 4] = data[page + cells[0] : page + cells[0] + 4]
    return one(bytes(data))


DAMAGED = "damaged"
UNREADABLE = "cannot be read"
NONE = "holds no collection"
TYPES = "note types or decks that cannot be read"

ARCHIVES = {
    "nothing": Case(lambda: b"", DAMAGED),
    "a text": Case(lambda: b"front\tback\n", DAMAGED),
    "an archive of nothing": Case(lambda: package({}), NONE),
    "the beginning alone": Case(lambda: one()[:40], DAMAGED),
    "the first half": Case(lambda: one()[: len(one()) // 2], DAMAGED),
    "without its end": Case(lambda: one()[:-10], DAMAGED),
    "something before it": Case(lambda: b"#!/bin/sh\n" + one()),
    "something behind it": Case(lambda: one() + b"\n" * 100),
    "a note behind it that looks like its end": Case(
        lambda: one()[:-2] + b"\x16\0" + b"PK\x05\x06" + bytes(18), NONE
    ),
    "wrong sums": Case(lambda: both_headers(one(), 14, 16, b"\1\2\3\4"), DAMAGED),
    "a bit wrong inside": Case(lambda: spoilt(one(), b"CREATE TABLE", 0, b"d"), DAMAGED),
    "locked": Case(lambda: both_headers(one(), 6, 8, b"\1\0"), "password"),
    "packed by LZMA": Case(lambda: one(how=zipfile.ZIP_LZMA), DAMAGED),
    "packed by bzip2": Case(lambda: one(how=zipfile.ZIP_BZIP2), DAMAGED),
    "packed by nobody knows what": Case(lambda: both_headers(one(), 8, 10, b"\x63\0"), DAMAGED),
    "of a version nobody knows": Case(lambda: spoilt(one(), b"PK\x01\x02", 6, b"\xff\0"), DAMAGED),
    "a table of contents of 4 GiB": Case(
        lambda: spoilt(one(), b"PK\x05\x06", 12, b"\xff\xff\xff\xfe", last=True), DAMAGED
    ),
    "a table of contents of 9 MiB": Case(lambda: with_entries(170_000), "table of contents"),
    "50,000 files beside it": Case(lambda: with_entries(50_000)),
    "zip64 that lies": Case(zip64, DAMAGED),
    "an entry beyond the end": Case(
        lambda: spoilt(one(), b"PK\x01\x02", 42, b"\xff\xff\xff\x7f"), DAMAGED
    ),
    "an entry of another name": Case(lambda: spoilt(one(), OLD.encode(), 0, b"d"), DAMAGED),
    "an entry that is smaller than said": Case(
        lambda: spoilt(one(), b"PK\x01\x02", 20, struct.pack("<LL", 1 << 30, 1 << 30)), DAMAGED
    ),
    "an entry that is larger than said": Case(
        lambda: spoilt(one(), b"PK\x01\x02", 24, struct.pack("<L", 100)), DAMAGED
    ),
    "a name that is no text": Case(
        lambda: spoilt(
            spoilt(
                package({OLD: SOUND, "xyz": b""}, STORED), b"xyz", 0, b"\xff\xfe\xfd", last=True
            ),
            b"PK\x01\x02",
            8,
            b"\0\x08",
            last=True,
        ),
        DAMAGED,
    ),
    "an extra field that is none": Case(lambda: spoilt(one(), b"PK\x01\x02", 30, b"\3\0")),
    "the collection twice": Case(twice),
    "the collection is a folder": Case(lambda: package({f"{OLD}/": b""}), NONE),
    "the collection lies outside": Case(lambda: package({f"../../{OLD}": SOUND}), NONE),
    "other files lie outside": Case(
        lambda: package({"../../evil": b"x", "/etc/evil": b"x", "C:\\evil": b"x", OLD: SOUND})
    ),
    "100 packages in each other": Case(lambda: nested(100), NONE),
    "a bomb of zip": Case(lambda: bomb(is_zstd=False), "more than 512 MiB"),
    "a bomb of zeros": Case(lambda: one(bytes(100 << 20), zipfile.ZIP_DEFLATED), DAMAGED),
}

VERSIONS = {
    "an empty meta": Case(lambda: new(packed(modern_collection()), b""), DAMAGED),
    "a newer version": Case(lambda: new(packed(modern_collection()), b"\x08\x04"), "newer Anki"),
    "a far newer version": Case(
        lambda: new(packed(modern_collection()), b"\x08" + varint(1 << 60)), "newer Anki"
    ),
    "version nought": Case(lambda: new(packed(modern_collection()), b"\x08\x00"), DAMAGED),
    "a meta that never ends": Case(lambda: new(b"", b"\x08" + b"\xff" * 100), DAMAGED),
    "a meta of 100 MiB": Case(lambda: package({"meta": bytes(100 << 20), OLD: SOUND}), DAMAGED),
    "a meta of text": Case(lambda: package({"meta": b"version 3", OLD: SOUND}), DAMAGED),
    "what meta names is missing": Case(lambda: package({"meta": b"\x08\x03", OLD: SOUND}), NONE),
    "what an older meta names is missing": Case(
        lambda: package({"meta": b"\x08\x02", OLD: SOUND}), NONE
    ),
    "the oldest version, said": Case(lambda: package({"meta": b"\x08\x01", OLD: SOUND})),
    "no meta, and two collections": Case(
        lambda: package({"collection.anki21": collection([*NOTE, a_note("r", "b")]), OLD: SOUND}),
        cards=2,
    ),
    "no meta, and a new collection": Case(
        lambda: package({NEW: packed(modern_collection()), OLD: collection([])})
    ),
}

PACKED = {
    "no zstd": Case(lambda: new(b"nothing of the kind" * 100), DAMAGED),
    "SQLite as it is": Case(lambda: new(modern_collection()), DAMAGED),
    "zstd cut off": Case(lambda: new(packed(modern_collection())[:-50]), DAMAGED),
    "zstd of nothing": Case(lambda: new(packed(b"")), DAMAGED),
    "zstd with a wrong sum": Case(
        lambda: new(packed(modern_collection(), checksum_flag=1)[:-1] + b"\0"), DAMAGED
    ),
    "zstd that lies of its size": Case(
        lambda: new(b"\x28\xb5\x2f\xfd\xe0" + b"\xff" * 8 + b"\1\0\0"), DAMAGED
    ),
    "zstd that looks back 2 GiB": Case(
        lambda: new(b"\x28\xb5\x2f\xfd\x00\xa8" + b"\1\0\0"), DAMAGED
    ),
    "zstd that looks back 128 MiB": Case(
        lambda: new(b"\x28\xb5\x2f\xfd\x00\x88" + b"\1\0\0"), "too much memory"
    ),
    "zstd that needs a dictionary": Case(
        lambda: new(b"\x28\xb5\x2f\xfd\x23\x01\x02\x03\x04\x00" + b"\1\0\0"), DAMAGED
    ),
    "zstd of frames to skip": Case(
        lambda: new(b"\x50\x2a\x4d\x18" + struct.pack("<L", 4) + b"abcd"), DAMAGED
    ),
    "a bomb of zstd": Case(lambda: bomb(is_zstd=True), "more than 512 MiB"),
}

SQLITE = {
    "no SQLite": Case(lambda: one(b"no database" * 1000), DAMAGED),
    "an empty file": Case(lambda: one(b""), NONE),
    "a header alone": Case(lambda: one(SOUND[:100]), UNREADABLE),
    "half of the pages": Case(lambda: one(SOUND[: len(SOUND) // 2]), UNREADABLE),
    "a page size of 1": Case(lambda: one(SOUND[:16] + b"\0\3" + SOUND[18:]), UNREADABLE),
    "pages of nothing": Case(lambda: one(SOUND[:4096] + bytes(len(SOUND) - 4096)), UNREADABLE),
    "pages of ones": Case(lambda: one(SOUND[:4096] + b"\xff" * (len(SOUND) - 4096)), UNREADABLE),
    "for a newer SQLite": Case(lambda: one(SOUND[:18] + b"\x09\x09" + SOUND[20:]), UNREADABLE),
    "with a log that is not there": Case(lambda: one(SOUND[:18] + b"\2\2" + SOUND[20:])),
    "in UTF-16": Case(
        lambda: one(
            collection(
                NOTE, before="pragma encoding = 'UTF-16le'; create table x (y); drop table x;"
            )
        )
    ),
    "notes are a view": Case(
        lambda: changed("alter table notes rename to n; create view notes as select * from n"), NONE
    ),
    "notes are an endless view": Case(
        lambda: changed(
            "drop table notes; create view notes as with recursive n (id) as (select 1 union all"
            " select id + 1 from n) select id, 'g' guid, 5 mid, '' tags, 'q' flds from n"
        ),
        NONE,
    ),
    "notes are a virtual table": Case(
        lambda: schema("create virtual table notes using fts5(id, guid, mid, tags, flds)"), NONE
    ),
    "notes are worked out": Case(
        lambda: changed(
            "alter table notes rename to n; create table notes (id integer primary key, guid, mid,"
            " tags, flds as (hex(zeroblob(10000000))));"
            "with recursive n (id) as (select 1 union all select id + 1 from n limit 10000)"
            " insert into notes select id, id, 5, '' from n"
        ),
        NONE,
    ),
    "triggers": Case(
        lambda: changed(
            "create trigger t after insert on notes begin delete from cards; end;"
            "create trigger u before delete on cards begin select load_extension('evil'); end"
        )
    ),
    "an index that is worked out": Case(
        lambda: changed("create index i on notes (abs(id)); create index j on notes (upper(flds))")
    ),
    "an order that is not known": Case(spoilt_order, UNREADABLE),
    "a schema that is no SQL": Case(lambda: schema("create tabel notes"), UNREADABLE),
    "a schema that opens brackets": Case(
        lambda: schema("create table notes (" + "(" * 100_000, root=2), UNREADABLE
    ),
    "2,000 tables": Case(
        lambda: changed("".join(f"create table t{number} (a);" for number in range(2_000)))
    ),
    "two tables of 2,000 columns": Case(
        lambda: changed(
            "".join(
                f"create table t{number} ({','.join(f'c{n}' for n in range(2000))});"
                for number in range(2)
            )
        )
    ),
    "no cards table": Case(lambda: changed("drop table cards"), NONE),
    "no column for the fields": Case(
        lambda: changed("alter table notes drop column flds"), UNREADABLE
    ),
    "no cards": Case(lambda: changed("delete from cards")),
    "no notes": Case(lambda: old([]), "holds no notes"),
    "nothing in its table": Case(lambda: changed("delete from col"), TYPES),
    "fields of every kind": Case(
        lambda: changed(
            "insert into notes values (2, null, 'x', 7, x'7100ff61'), (3, 1.5, null, x'ff', 12),"
            " (-4, '', 1e300, '', null), (9223372036854775807, 'g', 5, '', 'q' || char(31) || 'a')"
        ),
        cards=5,
    ),
    "numbers out of bounds": Case(
        lambda: changed(
            "update cards set ord = 9223372036854775807, did = -1, odid = 'x', reps = x'00';"
            "insert into cards values (7, 1, 1, -5, null, 1e300)"
        )
    ),
    "a value of 40 MiB": Case(lambda: values("q", "a" * (40 << 20)), UNREADABLE),
    "a page that is its own child": Case(own_child, UNREADABLE),
    "a page that is read again and again": Case(again_and_again, "more than it holds"),
}

TYPES_IN_JSON = {
    "no JSON": Case(lambda: types("{"), TYPES),
    "a list": Case(lambda: types("[]"), TYPES),
    "a number": Case(lambda: types("1"), TYPES),
    "deep": Case(lambda: types("[" * 1_000_000), TYPES),
    "wide": Case(lambda: types(f"[{'[],' * 3_000_000}[]]"), TYPES),
    "a name that is no number": Case(lambda: types('{"x": {"flds": []}}'), TYPES),
    "a number of 10,000 digits": Case(lambda: types(f'{{"1": {{"type": {"1" * 10_000}}}}}'), TYPES),
    "twice the same": Case(lambda: types('{"5": {"flds": []}, "5": {"flds": []}}')),
    "no types": Case(lambda: types("{}")),
    "a type without fields": Case(lambda: types('{"5": {"flds": [], "tmpls": []}}')),
    "fields of a wrong kind": Case(lambda: kinds(flds=[1, None]), TYPES),
    "3,000 fields": Case(lambda: kinds(flds=[{"name": str(n)} for n in range(3000)])),
    "fields of one name": Case(lambda: kinds(flds=[{"name": "Front"}] * 2)),
    "a flood of braces": Case(
        lambda: kinds(tmpls=[{"qfmt": "{{" * 2_000_000, "afmt": "{{Back}}"}])
    ),
    "a flood of places": Case(
        lambda: kinds(tmpls=[{"qfmt": "{{x:Front}}" * 200_000, "afmt": "{{a:" * 1_000_000}])
    ),
    "a flood of filters": Case(lambda: kinds(tmpls=[{"qfmt": "{{" + ":" * 1_000_000 + "Front}}"}])),
    "decks that are none": Case(lambda: changed("update col set decks = '[1]'"), TYPES),
    "no decks": Case(lambda: changed("update col set decks = '{}'")),
    "a deck in 100,000 decks": Case(
        lambda: old(NOTE, decks={"2": {"name": "a::" * 100_000, "desc": "<div>" * 100_000}})
    ),
}

BLOBS = {
    "as it is": Case(lambda: modern("")),
    "a blob cut off": Case(lambda: modern("update notetypes set config = x'0aff'"), TYPES),
    "a number cut off": Case(lambda: modern("update notetypes set config = x'08ff'"), TYPES),
    "a kind of field that is none": Case(
        lambda: modern("update templates set config = x'0b'"), TYPES
    ),
    "a million fields": Case(
        lambda: modern(f"update templates set config = x'{(b'!' + bytes(8)).hex() * 500_000}'")
    ),
    "texts instead of blobs": Case(lambda: modern("update decks set kind = 'kind'"), TYPES),
    "numbers instead of blobs": Case(lambda: modern("update decks set kind = 7"), TYPES),
    "no types": Case(lambda: modern("delete from notetypes; delete from fields")),
    "a filtered deck": Case(
        lambda: modern(f"update decks set kind = x'{field_of(2, b'').hex()}', name = char(31)")
    ),
}

WORDS = {
    "a flood of fields": Case(lambda: values("q", *[""] * 5_000_000)),
    "a flood of gaps": Case(
        lambda: old([a_note("{{c1::" * 300_000, "", guid="g")], kind={**BASIC, "type": 1})
    ),
    "a million gaps": Case(
        lambda: old([a_note("{{c1::a}}" * 300_000, "", guid="g")], kind={**BASIC, "type": 1})
    ),
    "a million tags of HTML": Case(lambda: values("q", "<div>" * 1_000_000 + "a")),
    "a million signs of tags": Case(lambda: values("q", "<" * 1_000_000)),
    "a script": Case(lambda: values("q", "a<script>alert(1)</script>")),
    "a flood of pictures": Case(lambda: values("q", "a" + "<img src=x>" * 300_000)),
    "pictures alone": Case(lambda: values("<img src=x>", "a"), cards=0),
    "a million tags": Case(lambda: old([a_note("q", "a", tags="a::" * 5 + " x" * 500_000)])),
    "controls": Case(lambda: values("q\x1b[2J\0\u202e", "a\x9b31m\x07")),
    "a guid of 10 MiB": Case(lambda: old([a_note("q", "a", guid="a-" * (5 << 20))])),
    "250,000 notes": Case(
        lambda: changed(
            "with recursive n (id) as (select 2 union all select id + 1 from n limit 250000)"
            " insert into notes select id, 'g', 5, '', 'q' || char(31) || 'a' from n"
        ),
        "more than can be revised",
    ),
    "40 MiB of words": Case(lambda: old(many(40, "a b " * (1 << 18))), "more than can be revised"),
    "a note that is nothing": Case(lambda: values("", "")),
}

CASES = {
    f"{name}: {each}": case
    for name, cases in {
        "archive": ARCHIVES,
        "version": VERSIONS,
        "zstd": PACKED,
        "SQLite": SQLITE,
        "JSON": TYPES_IN_JSON,
        "protobuf": BLOBS,
        "words": WORDS,
    }.items()
    for each, case in cases.items()
}


def outcome(data: bytes) -> Found | str:
    """Return what is found in a package, or the fault; whether it is one is asked as well."""
    source = source_of(data)
    anki.recognise(source)
    try:
        return anki.find(source, Wishes())
    except FaultsFound as error:
        (fault,) = error.faults
        return str(fault)


def _most_mib() -> int:
    """Return the most memory that this process has held; what its parent held does not count."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except FileNotFoundError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    (kib,) = re.findall(r"^VmHWM:\s+([0-9]+) kB$", status, re.MULTILINE)
    return int(kib) // 1024


def main() -> None:
    """Find in them."""
    word = "".join(sys.argv[1:2])
    for name, case in CASES.items():
        if word not in name:
            continue
        data = case.make()
        began = time.perf_counter()
        came = outcome(data)
        took = time.perf_counter() - began
        what = came if isinstance(came, str) else f"{sum(len(d.cards) for d in came.decks)} cards"
        most = _most_mib()
        sys.stdout.write(f"{took:6.2f} s {most:5} MiB  {name}: {what}\n")


if __name__ == "__main__":
    main()
