"""JSON from outside, read strictly: what is wrong is named by field path and line.

Decks and progress share it. The standard parser finds bad syntax and duplicate keys; pydantic then
checks the shape. Places are worked out only once something is wrong.
"""

import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from revise1924.errors import Fault
from revise1924.text import one_line

T = TypeVar("T")
Loc = tuple[str | int, ...]

UNKNOWN_FIELD = "is not a field of the format"

_MOST_FAULTS = 100
_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)  # a cut-off text is one, too
_SPACE = re.compile(r"[ \t\r\n]*")
_decode_value = json.JSONDecoder().raw_decode


class FaultsFound(Exception):  # noqa: N818 - not an error yet: the caller says of which file
    """What the text breaks; the caller turns it into an error that names the file."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


class _DuplicateKey(Exception):  # noqa: N818 - a signal inside this module
    pass


def decode(data: bytes) -> str:
    """Return the UTF-8 text of `data` without a byte order mark; raises FaultsFound for others."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02x}"
        raise FaultsFound(Fault(f"is not UTF-8 text ({byte})", line=line)) from error


def parse(text: str, most: int, each: int = 25) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return the JSON value of `text`.

    Raises FaultsFound for bad syntax, for duplicate keys, for a field with more than `most`
    entries, which is refused before pydantic looks at each of them, and for a flood: entries of any
    kind, more than `each` for each of those.
    """
    _bound(text, lists=4 * most, entries=each * most)
    try:
        return json.loads(
            text, object_pairs_hook=_Guard(most), parse_constant=_refuse, parse_float=_finite
        )
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg[0].lower()}{error.msg[1:]} at column {error.colno}"
        raise FaultsFound(Fault(what, line=error.lineno)) from error
    except _DuplicateKey as error:
        raise FaultsFound(_find_duplicate(text)) from error
    except RecursionError as error:
        raise FaultsFound(Fault("is nested too deeply")) from error
    except ValueError as error:
        raise FaultsFound(Fault(f"is not JSON: {one_line(str(error))}")) from error


def _bound(text: str, *, lists: int, entries: int) -> None:
    """Refuse a text that holds more lists and objects, or more entries, than any honest one.

    An empty list is two bytes in a file and hundreds in memory. Nearly every text is let through by
    counting signs; only where there are many is it asked which of them stand inside texts.
    """
    if text.count("[") + text.count("{") <= lists and text.count(",") <= entries:
        return
    left = {"[": lists, "{": lists, ",": entries}
    for token in _TOKENS.finditer(text):
        sign = token[0]
        if sign in left:
            left[sign] -= 1
            if left[sign] < 0:
                what = f"{entries:,} entries" if sign == "," else f"{lists:,} lists or objects"
                raise FaultsFound(Fault(f"has more than {what}"))


@dataclass(frozen=True)
class Items:
    """The long list in a file: its field, and the shape of one item.

    The file's adapter stops at the first bad item, since a list of millions would otherwise make
    millions of errors; then the items are looked at one by one, until enough faults are found.
    """

    field: str
    shape: type


def validate(adapter: TypeAdapter[T], text: str, raw: Any, items: Items) -> T:  # noqa: ANN401
    """Return what `text` says in the shape of `adapter`; raises FaultsFound with every place.

    `raw` is what `parse` made of the text.
    """
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        if any(len(each["loc"]) > 1 and each["loc"][0] == items.field for each in details):
            details = [each for each in details if each["loc"][0] != items.field]
            details += _of_items(raw[items.field], items)
        details = [each for each in details if not _follows(each, details)]
        places = Places(text)
        raise FaultsFound(*(_fault(places, each) for each in details[:_MOST_FAULTS])) from error


def _follows(detail: ErrorDetails, details: list[ErrorDetails]) -> bool:
    """Tell whether a fault is there only because of another: an entry at fault is not counted."""
    if detail["type"] == "too_short":
        loc = detail["loc"]
        return any(each["loc"][: len(loc)] == loc and each is not detail for each in details)
    return detail["type"] == "default_factory_not_called"


def _of_items(listed: list[Any], items: Items) -> list[ErrorDetails]:
    """Return what is wrong with the items, each on its own, up to the most that is told."""
    adapter = TypeAdapter[Any](items.shape)
    found: list[ErrorDetails] = []
    for at, item in enumerate(listed):
        try:
            adapter.validate_json(json.dumps(item))
        except ValidationError as error:
            here = (items.field, at)
            details = error.errors(include_url=False, include_input=False)
            found += [{**detail, "loc": (*here, *detail["loc"])} for detail in details]
        if len(found) >= _MOST_FAULTS:
            break
    return found


class Places:
    """Where in a JSON text each value begins; what was walked over once is remembered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._members: dict[int, dict[str | int, int]] = {}

    def line(self, loc: Loc) -> int:
        """Return the line, from 1, on which the value at `loc` begins, or what is nearest."""
        at = _skip(self._text, 0)
        for step in loc:
            if at not in self._members:
                self._members[at] = dict(_members(self._text, at))
            if step not in self._members[at]:
                break
            at = self._members[at][step]
        return self._text.count("\n", 0, at) + 1


def field_path(loc: Loc) -> str:
    """Return `loc` as one writes it: `cards[2].back[0]`, counted from 0."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{one_line(step, 60)}" for step in loc)
    return one_line("".join(parts).removeprefix("."))


def nearest(word: str, known: list[str]) -> str:
    """Return " (did you mean ...?)" for the nearest of `known`, or nothing where none is near."""
    import difflib  # noqa: PLC0415 - only a fault needs it

    found = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f' (did you mean "{found[0]}"?)' if found else ""


def _fault(places: Places, detail: ErrorDetails) -> Fault:
    if found := re.search(r" at line (\d+) column", detail["msg"]):
        return Fault(_sentence(detail), line=int(found[1]))  # of JSON that only pydantic refuses
    loc = (*detail["loc"], *detail.get("ctx", {}).get("place", ()))
    return Fault(_sentence(detail), field=field_path(loc), line=places.line(loc))


_TYPES = {
    "string_type": "must be text in quotes",
    "int_type": "must be a whole number",
    "bool_type": "must be true or false",
    "tuple_type": "must be a list in [ ]",
    "list_type": "must be a list in [ ]",
    "dict_type": "must be an object in { }",
    "model_type": "must be an object in { }",
    "model_attributes_type": "must be an object in { }",
    "dataclass_type": "must be an object in { }",
    "missing": "is missing",
    "extra_forbidden": UNKNOWN_FIELD,
    "timezone_aware": "must be a time with its offset, as in 2026-11-23T18:02:11+00:00",
    "recursion_loop": "is nested too deeply",
    "string_pattern_mismatch": "is no id: use small letters a-z, digits and single hyphens between"
    ' them, as in "lenins-will"',
}


def _sentence(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "too_short":
        return "is empty; at least one is needed"
    if kind == "too_long":
        return f"has more than {context['max_length']:,} entries"
    if kind == "string_too_long":
        return f"is longer than {context['max_length']:,} characters"
    if kind in _TYPES:
        return _TYPES[kind]
    message = detail["msg"]
    return one_line(message[0].lower() + message[1:])


class _Guard:
    """Looks at each object of a JSON text as the parser closes it."""

    def __init__(self, most: int) -> None:
        self._most = most

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            raise _DuplicateKey
        if len(pairs) > self._most:
            raise FaultsFound(Fault(f"has more than {self._most:,} fields"))
        for key, value in pairs:
            if isinstance(value, list) and len(value) > self._most:
                what = f"has more than {self._most:,} entries"
                raise FaultsFound(Fault(what, field=one_line(key, 60)))
        return members


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _finite(number: str) -> float:
    found = float(number)
    if math.isinf(found):
        raise ValueError(f"{number} is no number")
    return found


def _find_duplicate(text: str) -> Fault:
    """Walk once over the text for the first key that its object holds twice."""
    loc: list[str | int] = []  # the step in each container that is open
    keys: list[set[str] | None] = []  # the keys it has had; None for a list
    is_key = False
    for token in _TOKENS.finditer(text):
        sign = token[0]
        if sign in {"[", "{"}:
            is_key = sign == "{"
            loc.append(0)
            keys.append(set() if is_key else None)
        elif sign in {"]", "}"}:
            is_key = False
            loc.pop()
            keys.pop()
        elif sign == ",":
            is_key = keys[-1] is not None
            loc[-1] = loc[-1] + 1 if isinstance(loc[-1], int) else loc[-1]
        elif is_key and (seen := keys[-1]) is not None:
            is_key = False
            loc[-1] = key = json.loads(sign)
            if key in seen:
                line = text.count("\n", 0, token.start()) + 1
                return Fault("stands twice; keep one", field=field_path(tuple(loc)), line=line)
            seen.add(key)
    return Fault("holds a key twice")  # the parser saw one, so the walk finds it first


def _members(text: str, at: int) -> Iterator[tuple[str | int, int]]:
    """Yield each key or index of the container that begins at `at`, and where its value begins."""
    opening = text[at]
    if opening not in "{[":
        return
    at, index = _skip(text, at + 1), 0
    while text[at] not in "}]":
        key: str | int = index
        if opening == "{":
            key, at = _decode_value(text, at)
            at = _skip(text, _skip(text, at) + 1)  # past the colon
        yield key, at
        at = _skip(text, _decode_value(text, at)[1])
        if text[at] == ",":
            at = _skip(text, at + 1)
        index += 1


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
