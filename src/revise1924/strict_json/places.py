"""Where in a JSON text something stands: its field path, and its line."""

import json
import re
from collections.abc import Iterator

from revise1924.errors import Fault
from revise1924.text import one_line

Loc = tuple[str | int, ...]
"""The keys and indices that lead to a value."""

TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
"""Texts, and the signs between values; a text that is cut off is one, too."""

_SPACE = re.compile(r"[ \t\r\n]*")
_decode_value = json.JSONDecoder().raw_decode


class Places:
    """Where in a JSON text each value begins; what was walked over once is remembered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._members: dict[int, dict[str | int, int]] = {}

    def line(self, loc: Loc) -> int:
        """Return the line, from 1, on which the value at `loc` begins, or what is nearest."""
        start = _skip(self._text, 0)
        for step in loc:
            if start not in self._members:
                self._members[start] = dict(_members(self._text, start))
            if step not in self._members[start]:
                break
            start = self._members[start][step]
        return self._text.count("\n", 0, start) + 1


def field_path(loc: Loc) -> str:
    """Return `loc` as one writes it: `cards[2].back[0]`, counted from 0."""
    parts = (f"[{step}]" if isinstance(step, int) else f".{one_line(step, 60)}" for step in loc)
    return one_line("".join(parts).removeprefix("."))


def find_duplicate(text: str) -> Fault:
    """Walk once over a text in which an object holds a key twice; return the first such key."""
    loc: list[str | int] = []  # the step in each container that is open
    keys: list[set[str] | None] = []  # the keys it has had; None for a list
    is_key = False
    for token in TOKENS.finditer(text):
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


def _members(text: str, start: int) -> Iterator[tuple[str | int, int]]:
    """Yield each key or index of the container that begins there, and where its value begins."""
    opening = text[start]
    if opening not in "{[":
        return
    here, index = _skip(text, start + 1), 0
    while text[here] not in "}]":
        key: str | int = index
        if opening == "{":
            key, here = _decode_value(text, here)
            here = _skip(text, _skip(text, here) + 1)  # past the colon
        yield key, here
        here = _skip(text, _decode_value(text, here)[1])
        if text[here] == ",":
            here = _skip(text, here + 1)
        index += 1


def _skip(text: str, start: int) -> int:
    space = _SPACE.match(text, start)
    return space.end() if space else start
