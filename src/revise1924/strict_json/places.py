"""Where in a JSON text something stands: its field path, and its line."""

import json
import re
from collections.abc import Iterator
from itertools import islice, pairwise

from revise1924.errors import Fault
from revise1924.text import one_line

Loc = tuple[str | int, ...]
"""The keys and indices that lead to a value."""

TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{},]', re.DOTALL)
"""Texts, and the signs between values; a text that is cut off is one, too."""

_TEXT = r'"(?:[^"\\]++|\\.)*+"'
_INNERMOST = rf'[\[{{](?:[^"\[\]{{}}]++|{_TEXT})*+[\]}}]'
_CLOSED = rf'[\[{{](?:[^"\[\]{{}}]++|{_TEXT}|{_INNERMOST})*+[\]}}]'
_ON = re.compile(rf'(?:[^"\[\]{{}}]++|{_TEXT}|{_CLOSED})*+', re.DOTALL)
"""All up to the next bracket, but lists and objects that hold at most one more level are gone over:
whole reviews and cards, since a walk that stops at every sign takes a hundred times as long."""

_WHOLE_TEXT = re.compile(_TEXT, re.DOTALL)
_TO_END_OF_OBJECT = re.compile(rf'(?:[^"}}]++|{_TEXT})*+}}', re.DOTALL)
_TO_END_OF_NUMBER = re.compile(r"[^,\]}\s]*+")
_SPACE = re.compile(r"[ \t\r\n]*+")

Member = tuple[str | int, int, int]
"""The key or index of a value in its container, where that begins, and where the value does."""


class Places:
    """Where in a JSON text each value begins; what was walked over once is remembered."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, dict[str | int, int]] = {}
        self._left: dict[int, Iterator[Member]] = {}
        """What has not been walked over yet of the container that begins there."""

    def line(self, loc: Loc) -> int:
        """Return the line, from 1, on which the value at `loc` begins, or what is nearest."""
        return _line_of(self._text, self.begin(loc))

    def begin(self, loc: Loc) -> int:
        """Return where the value at `loc` begins, or what is nearest."""
        start = _skip(self._text, 0)
        for step in loc:
            inside = self._member(start, step)
            if inside is None:
                break
            start = inside
        return start

    def _member(self, start: int, step: str | int) -> int | None:
        known = self._known.setdefault(start, {})
        if start not in self._left:
            self._left[start] = members(self._text, start)
        if step not in known:
            for key, _, value in self._left[start]:
                known[key] = value
                if key == step:
                    break
        return known.get(step)


def field_path(loc: Loc) -> str:
    """Return `loc` as one writes it: `cards[2].back[0]`, counted from 0."""
    # Nobody reads further, and a thousand levels of long keys would take long.
    parts = (
        f"[{step}]" if isinstance(step, int) else f".{one_line(step, 60)}" for step in loc[:200]
    )
    return one_line("".join(parts).removeprefix("."))


def end_of_object(text: str, number: int) -> int:
    """Return where the `number`th object ends that a parser of `text` closes, counted from 1."""
    end = 0
    for _ in range(number):
        closed = _TO_END_OF_OBJECT.match(text, end)
        end = closed.end() if closed else len(text)
    return end


def find_duplicate(text: str, end: int) -> Fault:
    """Return the first key that the object which ends there holds a second time, as a fault."""
    opened = _opened(text, end - 1)
    seen = set[str | int]()
    for key, at, _ in members(text, opened[-1]):
        if key in seen:
            field = field_path((*_path(text, opened), key))
            return Fault("stands twice; keep one", field=field, line=_line_of(text, at))
        seen.add(key)
    return Fault("holds a key twice", line=_line_of(text, end))  # the parser saw one


def place_in(text: str, end: int, what: str, key: str | None = None) -> Fault:
    """Return what is wrong with the container that is open before `end`, or its field `key`."""
    opened = _opened(text, end - 1)
    if not opened:
        return Fault(what, line=_line_of(text, end))
    path, start = _path(text, opened), opened[-1]
    if key is not None:
        path = (*path, key)
        start = next((value for each, _, value in members(text, start) if each == key), start)
    return Fault(what, field=field_path(path), line=_line_of(text, start))


def _opened(text: str, end: int) -> list[int]:
    """Return where the containers begin that are open at `end`, the outermost first."""
    opened: list[int] = []
    here = 0
    while (here := _after(_ON, text, here, end)) < end and text[here] != '"':
        if text[here] in "[{":
            opened.append(here)
        elif opened:
            opened.pop()
        here += 1
    return opened


def _path(text: str, opened: list[int]) -> Loc:
    """Return the steps from the outermost of these containers to the innermost."""
    steps: list[str | int] = []
    for outer, inner in pairwise(opened):
        found = (key for key, _, value in members(text, outer) if value == inner)
        steps += [*islice(found, 1)]
    return tuple(steps)


def members(text: str, start: int) -> Iterator[Member]:
    """Yield the members of the container that begins there, as far as it is JSON."""
    opening = text[start : start + 1]
    here, index = _skip(text, start + 1), 0
    while opening and opening in "{[" and text[here : here + 1] not in {"}", "]", ""}:
        key: str | int = index
        at = here
        if opening == "{":
            name = _WHOLE_TEXT.match(text, here)
            if name is None:
                return
            key = json.loads(name[0], strict=False)
            here = _skip(text, _skip(text, name.end()) + 1)  # past the colon
        yield key, at, here
        here = _skip(text, end_of_value(text, here))
        if text[here : here + 1] != ",":
            return
        here = _skip(text, here + 1)
        index += 1


def end_of_value(text: str, start: int) -> int:
    """Return where the value ends that begins there; it may be nested as deeply as it likes."""
    opening = text[start : start + 1]
    if opening == '"':
        return _after(_WHOLE_TEXT, text, start, len(text))
    if not opening or opening not in "[{":
        return _after(_TO_END_OF_NUMBER, text, start, len(text))
    depth, here = 1, start + 1
    while depth and (here := _after(_ON, text, here, len(text))) < len(text):
        depth += 1 if text[here] in "[{" else -1
        here += 1
    return here


def _after(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    matched = pattern.match(text, start, end)
    return matched.end() if matched else end


def _skip(text: str, start: int) -> int:
    return _after(_SPACE, text, start, len(text))


def _line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
