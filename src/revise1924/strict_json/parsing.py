"""Bytes to JSON values, within bounds: no file can ask for more memory than an honest one."""

import json
import math
from typing import Any

from revise1924.errors import Fault
from revise1924.strict_json.places import TOKENS, end_of_object, find_duplicate, place_in
from revise1924.text import one_line

_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}
_DEEPEST = 10_000
"""Levels; the parser takes fewer."""


class FaultsFound(Exception):  # noqa: N818 - not an error yet: the caller says of which file
    """What the text breaks; the caller turns it into an error that names the file."""

    def __init__(self, *faults: Fault) -> None:
        super().__init__(*faults)
        self.faults = faults


class _BadObject(ValueError):  # noqa: N818 - a signal inside this module
    """The parser has closed an object at fault, the `number`th it closes, from 1."""

    def __init__(self, number: int, what: str = "", key: str | None = None) -> None:
        super().__init__(number)
        self.number = number
        self.what = what
        """What is wrong; nothing where a key stands twice."""
        self.key = key
        """The field at fault, where it is not the object itself."""


def decode(data: bytes) -> str:
    """Return the UTF-8 text of `data` without a byte order mark; raises FaultsFound for others."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"byte 0x{data[error.start]:02x}"
        raise FaultsFound(Fault(f"is not UTF-8 text ({byte})", line=line)) from error


def parse(
    text: str,
    most: int,
    *,
    lists: int | None = None,
    entries: int | None = None,
    is_last_meant: bool = False,
) -> Any:  # noqa: ANN401 - JSON may be anything
    """Return the JSON value of `text`.

    Raises FaultsFound for bad syntax, for duplicate keys, for a field with more than `most`
    entries, which is refused before pydantic looks at each of them, and for a flood: more than so
    many `lists` and objects, or `entries` of all of them; 4 and 25 for each of `most` if not given.
    With `is_last_meant` the last of duplicate keys counts, as other programs have it.
    """
    _bound(text, lists=lists or 4 * most, entries=entries or 25 * most)
    try:
        return parser(most, is_last_meant=is_last_meant).decode(text)
    except json.JSONDecodeError as error:
        what = f"is not JSON: {error.msg[0].lower()}{error.msg[1:]} at column {error.colno}"
        raise FaultsFound(Fault(what, line=error.lineno)) from error
    except _BadObject as error:
        raise FaultsFound(_fault_in(text, error)) from error
    except RecursionError as error:
        raise FaultsFound(Fault("is nested too deeply")) from error
    except ValueError as error:
        raise FaultsFound(Fault(f"is not JSON: {one_line(str(error))}")) from error


def _fault_in(text: str, bad: _BadObject) -> Fault:
    end = end_of_object(text, bad.number)
    return place_in(text, end, bad.what, bad.key) if bad.what else find_duplicate(text, end)


def parser(most: int, *, is_last_meant: bool = False) -> json.JSONDecoder:
    """Return what `parse` reads with, for texts of which only parts can be read.

    It raises ValueError and RecursionError.
    """
    return json.JSONDecoder(
        object_pairs_hook=_Guard(most, is_last_meant=is_last_meant),
        parse_constant=_refuse,
        parse_float=_finite,
    )


def _bound(text: str, *, lists: int, entries: int) -> None:
    """Refuse a text that holds more lists and objects, or more entries, than any honest one.

    An empty list is two bytes in a file and hundreds in memory. Nearly every text is let through by
    counting signs; only where there are many is it asked which of them stand inside texts.
    """
    if text.count("[") + text.count("{") <= lists and text.count(",") <= entries:
        return
    left, depth = {"[": lists, "{": lists, ",": entries}, 0
    for token in TOKENS.finditer(text):
        sign = token[0]
        depth += _DEEPER.get(sign, 0)
        if depth > _DEEPEST:  # the parser would say so; where in it more is than may be takes long
            raise FaultsFound(Fault("is nested too deeply"))
        if sign in left:
            left[sign] -= 1
            if left[sign] < 0:
                what = f"{entries:,} entries" if sign == "," else f"{lists:,} lists or objects"
                raise FaultsFound(place_in(text, token.end(), f"has more than {what} up to here"))


class _Guard:
    """Looks at each object of a JSON text as the parser closes it."""

    def __init__(self, most: int, *, is_last_meant: bool) -> None:
        self._most = most
        self._is_last_meant = is_last_meant
        self._closed = 0

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        self._closed += 1
        members = dict(pairs)
        if len(members) != len(pairs) and not self._is_last_meant:
            raise _BadObject(self._closed)
        if len(pairs) > self._most:
            raise _BadObject(self._closed, f"has more than {self._most:,} fields")
        for key, value in pairs:
            if isinstance(value, list) and len(value) > self._most:
                raise _BadObject(self._closed, f"has more than {self._most:,} entries", key)
        return members


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no number")


def _finite(number: str) -> float:
    value = float(number)
    if math.isinf(value):
        raise ValueError(f"{number} is no number")
    return value
