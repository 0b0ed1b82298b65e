"""Bad decks and bad progress files, one a line, and what must be said of each.

The tests run `status` on every one of them; `python -m benchmarks.bad_input` times them.
"""

import gzip
import json
import os
import socket
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.decks import SHIPPED_ID

Make = Callable[[Path], Path]
"""Lays a file into a folder and returns the path to give to the program."""

CONTROLS = "a\x1b]0;owned\x07\x9b31m\u202eb"
"""What no terminal may ever be sent."""


@dataclass(frozen=True)
class Case:
    """A file that is to be refused."""

    make: Make
    says: str
    """What standard error has to say."""
    place: str = ""
    """The line, and the field where there is one, as they stand after the file's name."""


def file(content: bytes | str, name: str = "bad.json") -> Make:
    """Return what writes a file with this content."""

    def make(folder: Path) -> Path:
        path = folder / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return make


def chunks(before: str, unit: str, after: str, size: int = 10 << 20) -> Make:
    """Return what writes a file of about `size` bytes, little by little: no memory is held."""

    def make(folder: Path) -> Path:
        path = folder / "bad.json"
        left = (size - len(before) - len(after)) // len(unit)
        many = unit * 10_000
        with path.open("w", encoding="utf-8") as to:
            to.write(before)
            for _ in range(left // 10_000):
                to.write(many)
            to.write(unit * (left % 10_000) + after)
        return path

    return make


def _fifo(folder: Path) -> Path:
    os.mkfifo(folder / "bad.json")
    return folder / "bad.json"


def _socket(folder: Path) -> Path:
    path = folder / "bad.json"
    here = Path.cwd()
    os.chdir(folder)  # the name of a socket may be no longer than about a hundred bytes
    try:
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(path.name)
    finally:
        os.chdir(here)
    return path


def _folder(folder: Path) -> Path:
    (folder / "bad.json").mkdir()
    return folder / "bad.json"


def _below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("not a folder")
    return folder / "file" / "bad.json"


def _loop(folder: Path) -> Path:
    (folder / "bad.json").symlink_to("other.json")
    (folder / "other.json").symlink_to("bad.json")
    return folder / "bad.json"


def _to_itself(folder: Path) -> Path:
    (folder / "bad.json").symlink_to("bad.json")
    return folder / "bad.json"


def _to(target: str) -> Make:
    def make(folder: Path) -> Path:
        (folder / "bad.json").symlink_to(target)
        return folder / "bad.json"

    return make


def _sparse(size: int) -> Make:
    def make(folder: Path) -> Path:
        with (folder / "bad.json").open("wb") as to:
            to.truncate(size)
        return folder / "bad.json"

    return make


def named(name: str) -> Make:
    """Return what gives the path of a file of this name without making it."""
    return lambda folder: folder / name


def spoilt(valid: Mapping[str, Any], loc: tuple[str | int, ...], value: object) -> Make:
    """Return what writes `valid` with the value at `loc` replaced, a value a line."""
    whole = json.loads(json.dumps(valid))
    inner = whole
    for step in loc[:-1]:
        inner = inner[step]
    inner[loc[-1]] = value
    return file(json.dumps(whole, indent=1))


def without(valid: Mapping[str, Any], loc: tuple[str | int, ...]) -> Make:
    """Return what writes `valid` without the field at `loc`."""
    whole = json.loads(json.dumps(valid))
    inner = whole
    for step in loc[:-1]:
        inner = inner[step]
    del inner[loc[-1]]
    return file(json.dumps(whole, indent=1))


DECK = {
    "$schema": "./deck.schema.json",
    "id": "small",
    "title": "A small deck",
    "description": "One card.",
    "cards": [
        {"topic": "One", "id": "one", "front": "What?", "back": ["This", "That"], "note": "Hm."}
    ],
}
"""A deck that is right. Written a value a line, `$schema` stands on line 2, `cards` on 6, the card
on 7, its topic on 8 and its note on 15."""

PROGRESS = {
    "format": 1,
    "deck": SHIPPED_ID,
    "exam": None,
    "reviews": [
        {
            "card": "nep",
            "at": "2026-11-23T18:02:11.123456+00:00",
            "recalled": [True],
            "box": 1,
            "kind": "study",
            "undone": False,
            "seconds": [12.5, 4.0],
        }
    ],
}
"""A progress file of the shipped deck that is right."""


def _unreadable(most: int) -> Iterator[tuple[str, Case]]:
    """Yield what cannot be read at all, whatever it should be."""
    yield "pipe", Case(_fifo, "is no ordinary file")
    yield "socket", Case(_socket, "cannot be read")
    yield "folder", Case(_folder, "is a folder")
    yield "endless device", Case(lambda _: Path("/dev/zero"), "is no ordinary file")
    yield "link to a device", Case(_to("/dev/zero"), "is no ordinary file")
    yield "the terminal", Case(lambda _: Path("/dev/tty"), "")
    yield "too large", Case(_sparse((most << 20) + 1), f"is larger than {most} MiB")
    yield "8 GiB of nothing", Case(_sparse(8 << 30), f"is larger than {most} MiB")
    yield "below a file", Case(_below_a_file, "cannot be read: Not a directory")
    yield "links in a circle", Case(_loop, "cannot be read: Too many levels")
    yield "link to itself", Case(_to_itself, "cannot be read: Too many levels")
    yield "name too long", Case(named("n" * 251 + ".json"), "cannot be read: File name too long")
    yield "longest name", Case(file("{", "n" * 250 + ".json"), "is not JSON", "1:")
    yield "name of controls", Case(file("{", f"{CONTROLS}.json"), "is not JSON", "1:")
    yield "name of two lines", Case(file("{", "a\nb\rc.json"), "is not JSON", "1:")
    yield "name of markup", Case(file("{", "[b]a[@click=app.quit].json"), "is not JSON", "1:")
    yield "name that is no text", Case(file("{", "a\udcff\udc80.json"), "is not JSON", "1:")


def _no_json() -> Iterator[tuple[str, Case]]:
    """Yield what is no JSON, or JSON of no use, whatever it should say."""
    bad: dict[str, tuple[bytes | str, str, str]] = {
        "empty": ("", "is not JSON", "1:"),
        "blank": (" \n\n \n", "is not JSON", "4:"),
        "NULs": (b"\0" * 5000, "is not JSON", "1:"),
        "NUL at the end": ("{}\0", "is not JSON", "1:"),
        "UTF-16": (json.dumps(DECK).encode("utf-16"), "is not UTF-8 text (byte 0xff)", "1:"),
        "UTF-16 without a mark": ('{"é": 1}'.encode("utf-16-be"), "", ""),
        "UTF-32": (json.dumps(DECK).encode("utf-32"), "is not UTF-8 text (byte 0xff)", "1:"),
        "Latin-1": ('{"id":\n"é"}'.encode("latin-1"), "is not UTF-8 text (byte 0xe9)", "2:"),
        "two marks": (b"\xef\xbb\xbf\xef\xbb\xbf{}", "is not JSON", "1:"),
        "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is not UTF-8 text (byte 0x89)", "1:"),
        "gzip": (gzip.compress(json.dumps(DECK).encode(), mtime=0), "is not UTF-8 text", "1:"),
        "trailing comma": ('{"id": "a",\n}', "is not JSON", ""),
        "comment": ('// mine\n{"id": "a"}', "is not JSON", "1:"),
        "comment inside": ('{"id": "a" /* mine */}', "is not JSON", "1:"),
        "garbage at the end": ("{}\n\nx", "is not JSON: extra data", "3:"),
        "two values": ('{"id": "a"}\n{"id": "b"}', "is not JSON: extra data", "2:"),
        "conflict": ('{\n<<<<<<< HEAD\n"id": "a"\n=======\n"id": "b"\n>>>>>>> b\n}', "JSON", "2:"),
        "single quotes": ("{'id': 'a'}", "is not JSON", "1:"),
        "bare key": ('{id: "a"}', "is not JSON", "1:"),
        "cut off": ('{"id": "a",\n"title": "A', "is not JSON", "2:"),
        "line in a text": ('{"id": "a\nb"}', "is not JSON", "1:"),
        "escape in a text": ('{"id": "a\x1b[31mb"}', "is not JSON", "1:"),
        "YAML": ("id: a\ntitle: b\n", "is not JSON", "1:"),
        "web page": ("<!doctype html><title>404</title>", "is not JSON", "1:"),
        "NaN": ('{"id": NaN}', "NaN is no number", ""),
        "Infinity": ('{"id": -Infinity}', "-Infinity is no number", ""),
        "number too large": ('{"id": 1e400}', "1e400 is no number", ""),
        "5,000 digits": ('{"id": ' + "1" * 5000 + "}", "is not JSON", ""),
        "lone surrogate": ('{"id":\n"\\ud800"}', "invalid JSON", "2:"),
        "lists 100,000 deep": ("[" * 100_000, "is nested too deeply", ""),
        "objects 100,000 deep": ('{"a":' * 100_000, "is nested too deeply", ""),
        "closed 100,000 deep": ("[" * 100_000 + "]" * 100_000, "is nested too deeply", ""),
        "300 deep": ('{"a":' + "[" * 300 + "]" * 300 + "}", "recursion limit", "1:"),
        "key twice": ('{"id": "a",\n"id": "b"}', "stands twice", "2: id"),
        "key twice deep down": (
            '{"a": [1, {"b": {"c": 1,\n"d": "}",\n"c": 2}}]}',
            "stands twice",
            "3: a[1].b.c",
        ),
        "key of controls twice": (
            json.dumps({CONTROLS: 1})[:-1] + ",\n" + json.dumps({CONTROLS: 2})[1:],
            "stands twice",
            "2: a\ufffd]0;owned",
        ),
        "list": ("[]", "must be an object", "1:"),
        "text": ('"deck"', "must be an object", "1:"),
        "number": ("1924", "must be an object", "1:"),
        "null": ("null", "must be an object", "1:"),
        "true": ("true", "must be an object", "1:"),
    }
    for name, (content, says, place) in bad.items():
        yield name, Case(file(content), says, place)


def _floods() -> Iterator[tuple[str, Case]]:
    """Yield ten mebibytes each of what is small to write and large to hold."""
    deep = '{"a":' * 900
    yield "numbers", Case(chunks("[", "1,", "1]"), "has more than")
    yield "numbers inside", Case(chunks('{"cards":[[', "1,", "1]]}"), "has more than")
    yield "texts", Case(chunks("[", '"ab",', "1]"), "has more than")
    yield "empty lists", Case(chunks("[", "[],", "1]"), "has more than")
    yield "opened lists", Case(chunks("[", "[", "]"), "is nested too deeply")
    yield (
        "lists in lists",
        Case(chunks('{"cards":[[', "[" * 150 + "]" * 150 + ",", "1]]}"), "has more than"),
    )
    yield (
        "objects in objects",
        Case(chunks("[", '{"":' * 150 + "1" + "}" * 150 + ",", "1]"), "has more than"),
    )
    yield (
        "key twice below a flood",
        Case(
            chunks(deep + "[", '"' + "x" * 50 + '",', '{"x":1,"x":2}]' + "}" * 900), "stands twice"
        ),
    )
    yield "one open text", Case(chunks('"', '\\"', ""), "is not JSON", "1:")
    yield "spaces", Case(chunks("", " ", ""), "is not JSON", "1:")
    yield "lines", Case(chunks("", "\n", ""), "is not JSON", "10485761:")
    yield "one long text", Case(chunks('"', "x", '"'), "must be an object", "1:")


def _fields(many: int) -> str:
    return "{" + ",".join(f'"k{number}":1' for number in range(many)) + "}"


def _cards(many: int) -> str:
    one = '{"id":"t","topic":"t","front":"f","back":["b"]}'
    return '{"id":"many","title":"t","cards":[\n' + ",".join([one] * many) + "]}"


def _deck_shapes() -> Iterator[tuple[str, Case]]:
    """Yield what is JSON but no deck."""
    wrong: dict[tuple[str | int, ...], tuple[int, tuple[object, ...]]] = {
        ("$schema",): (2, (1,)),
        ("id",): (3, (1, None, ["a"], "A b", "../a", "", "a" * 101, CONTROLS)),
        ("title",): (4, (1, None, True, {}, "", " \u200b", "x" * 10_001)),
        ("description",): (5, (1, [], "")),
        ("cards",): (6, (1, None, "cards", {}, [])),
        ("cards", 0): (7, (1, None, "card", [])),
        ("cards", 0, "topic"): (8, (1, None, " \t")),
        ("cards", 0, "id"): (9, (1, "One", "one\n")),
        ("cards", 0, "front"): (10, (1, False, "")),
        ("cards", 0, "back"): (11, ("This", {}, [], ["p"] * 21)),
        ("cards", 0, "back", 1): (13, (1, None, ["That"], "")),
        ("cards", 0, "note"): (15, (1, [], "\n")),
        ("cards", 0, "fornt"): (16, ("?",)),
        ("titel",): (18, ("?",)),
    }
    for loc, (line, values) in wrong.items():
        field = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)[1:]
        for value in values:
            said = repr(value) if len(repr(value)) < 20 else f"{len(repr(value))} characters"
            case = Case(spoilt(DECK, loc, value), "", f"{line}: {field}")
            yield f"{field} is {ascii(said)[1:-1]}", case
    required = [("id",), ("title",), ("cards",), *(("cards", 0, f) for f in ("topic", "front"))]
    for loc in (*required, ("cards", 0, "back")):
        field = "cards[0]." * (len(loc) > 1) + str(loc[-1])
        yield f"no {field}", Case(without(DECK, loc), "is missing", f"{7 if len(loc) > 1 else 1}:")
    strange = spoilt(DECK, ("cards", 0, CONTROLS), 1)
    yield "field of controls", Case(strange, "is not a field", "16: cards[0].a\ufffd]0;owned")
    too_many = Case(file(_cards(50_001)), "has more than 50,000 entries", "1: cards")
    yield "50,001 cards", too_many
    yield "50,000 cards of one id", Case(file(_cards(50_000)), 'is "t", which cards[0] has', "2:")
    yield "50,000 empty cards", Case(file('{"cards":[' + "{}," * 49_999 + "{}]}"), "missing", "1:")
    yield "100,000 fields", Case(file(_fields(100_000)), "has more than 50,000 fields")
    yield "40,000 fields", Case(file(_fields(40_000)), "99 more faults", "1:")
    yield "a progress file", Case(file(json.dumps(PROGRESS)), "is missing")


def _progress_shapes() -> Iterator[tuple[str, Case]]:
    """Yield what is JSON but no progress of the shipped deck."""
    wrong: dict[tuple[str | int, ...], tuple[int, tuple[object, ...]]] = {
        ("format",): (2, ("1", None, True, 1.5, 0, -1, 2, 10**4000, [])),
        ("deck",): (3, (1, None, "another", CONTROLS, [])),
        ("exam",): (4, ("soon", 20270604, "2027-02-30", "0001-01-01", "9999-12-31", "", [])),
        ("reviews",): (5, (None, {}, "all", 7)),
        ("reviews", 0): (6, (None, [], "nep", 1)),
        ("reviews", 0, "card"): (7, (1, None, "", "No Slug", CONTROLS)),
        ("reviews", 0, "at"): (
            8,
            (1, None, "yesterday", "2026-11-23T18:02:11", "0001-01-01T00:00:00+00:00", CONTROLS),
        ),
        ("reviews", 0, "recalled"): (9, (None, True, [], {}, "all")),
        ("reviews", 0, "recalled", 0): (10, (1, "true", [])),
        ("reviews", 0, "box"): (12, (0, 6, "1", 1.5, True, 10**30)),
        ("reviews", 0, "kind"): (13, ("exam", None, 1, CONTROLS)),
        ("reviews", 0, "undone"): (14, ("yes", None, 1)),
        ("reviews", 0, "seconds"): (15, (3, "3", {}, [])),
        ("reviews", 0, "seconds", 0): (16, ("1", -1, 10**30, None)),
    }
    for loc, (line, values) in wrong.items():
        field = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in loc)[1:]
        for value in values:
            said = "10**4000" if value == 10**4000 else repr(value)
            # Of another format or another deck, only the field is named.
            other = (field == "format" and type(value) is int) or value == "another"
            place = f" {field}" if other else f"{line}: {field}"
            yield f"{field} is {ascii(said)[1:-1]}", Case(spoilt(PROGRESS, loc, value), "", place)
    for loc in (("format",), ("deck",), ("exam",), ("reviews",)):
        yield f"no {loc[0]}", Case(without(PROGRESS, loc), "is missing", f"1: {loc[0]}")
    for name in ("card", "at", "recalled"):
        lacking = without(PROGRESS, ("reviews", 0, name))
        yield f"no {name}", Case(lacking, "is missing", f"6: reviews[0].{name}")
    yield "a deck", Case(file(json.dumps(DECK)), "is missing")


BAD_DECKS = dict(
    [
        *_unreadable(10),
        ("missing", Case(named("missing.json"), "there is no such file")),
        ("dangling link", Case(_to("nowhere.json"), "there is no such file")),
        ("long name in no folder", Case(lambda _: Path("n" * 300), "there is no deck")),
        ("id of controls", Case(lambda _: Path(CONTROLS), "there is no deck")),
        *_no_json(),
        *_floods(),
        *_deck_shapes(),
    ]
)

BAD_PROGRESS = dict([*_unreadable(64), *_no_json(), *_progress_shapes()])
