"""JSON from outside, read strictly: what is wrong is named by field path and line.

Decks and progress share it. The standard parser finds bad syntax and duplicate keys; pydantic then
checks the shape. Places are worked out only once something is wrong.
"""

import difflib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from revise1924.errors import Fault, UnreadableError
from revise1924.text import one_line

T = TypeVar("T")
Loc = tuple[str | int, ...]

UNKNOWN_FIELD = "is not a field of the format"

_MOST_FAULTS = 100
_FOLLOWS = "default_factory_not_called"  # a field made from one that is itself at fault
_decode = json.JSONDecoder().raw_decode


class FaultsFound(Exception):  # noqa: N818 - not an error yet: the caller says of which file
    """What the text breaks; the caller turns it into an error that names the file."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


class _DuplicateKey(Exception):  # noqa: N818 - a signal inside this module
    pass


def read_text(path: Path) -> str:
    """Return the text of the UTF-8 file at `path`, without a byte order mark.

    Raises UnreadableError where there is nothing to read, FaultsFound where it is not UTF-8.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file", path=path) from error
    except IsADirectoryError as error:
        raise UnreadableError("is a folder, not a file", path=path) from error
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", path=path) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02x}"
        raise FaultsFound(Fault(f"is not UTF-8 text ({byte})", line=line)) from error


def parse(text: str) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return the JSON value of `text`; raises FaultsFound for bad syntax and duplicate keys."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg[0].lower()}{error.msg[1:]} at column {error.colno}"
        raise FaultsFound(Fault(what, line=error.lineno)) from error
    except _DuplicateKey as error:
        raise FaultsFound(_find_duplicate(text)) from error
    except RecursionError as error:
        raise FaultsFound(Fault("is nested too deeply")) from error
    except ValueError as error:
        raise FaultsFound(Fault(f"is not JSON: {one_line(str(error))}")) from error


def validate(adapter: TypeAdapter[T], text: str) -> T:
    """Return what `text` says in the shape of `adapter`; raises FaultsFound with every place."""
    try:
        return adapter.validate_json(text)
    except ValidationError as error:
        details = [each for each in error.errors(include_url=False) if each["type"] != _FOLLOWS]
        raise FaultsFound(*(_fault(text, each) for each in details[:_MOST_FAULTS])) from error


def line_of(text: str, loc: Loc) -> int:
    """Return the line, from 1, on which the value at `loc` begins, or what is nearest around it."""
    at = _skip(text, 0)
    for step in loc:
        found = next((start for key, start in _members(text, at) if key == step), None)
        if found is None:
            break
        at = found
    return text.count("\n", 0, at) + 1


def field_path(loc: Loc) -> str:
    """Return `loc` as one writes it: `cards[2].back[0]`, counted from 0."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{one_line(step, 60)}" for step in loc)
    return "".join(parts).removeprefix(".")


def nearest(word: str, known: list[str]) -> str:
    """Return " (did you mean ...?)" for the nearest of `known`, or nothing where none is near."""
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.5)
    return f' (did you mean "{found[0]}"?)' if found else ""


def _fault(text: str, detail: ErrorDetails) -> Fault:
    loc = (*detail["loc"], *detail.get("ctx", {}).get("place", ()))
    return Fault(_sentence(detail), field=field_path(loc), line=line_of(text, loc))


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
}


def _sentence(detail: ErrorDetails) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "too_short":
        return "is empty; at least one is needed"
    if kind == "too_long":
        return f"has {context['actual_length']} entries; {context['max_length']} are the most"
    if kind in _TYPES:
        return _TYPES[kind]
    message = detail["msg"]
    return one_line(message[0].lower() + message[1:])


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _DuplicateKey
    return members


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _find_duplicate(text: str) -> Fault:
    """Walk the whole text for the first key that its object holds twice."""
    waiting: list[tuple[Loc, int]] = [((), _skip(text, 0))]
    while waiting:
        loc, at = waiting.pop(0)
        seen: set[str | int] = set()
        for key, start in _members(text, at):
            if key in seen:
                line = text.count("\n", 0, start) + 1
                return Fault("stands twice; keep one", field=field_path((*loc, key)), line=line)
            seen.add(key)
            waiting.append(((*loc, key), start))
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
            key, at = _decode(text, at)
            at = _skip(text, _skip(text, at) + 1)  # past the colon
        yield key, at
        at = _skip(text, _decode(text, at)[1])
        if text[at] == ",":
            at = _skip(text, at + 1)
        index += 1


def _skip(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at
