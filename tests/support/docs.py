"""What the documentation says: its pages, its tables of keys, its commands, its links."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tests.support.places import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
"""What students read."""

NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]

_SIGNS = {
    "→": "right",
    "#": "number_sign",
    "+": "plus",
    ",": "comma",
    "/": "slash",
    "?": "question_mark",
}
"""Keys that are shown by a sign, and their names."""

_KEYS = re.compile(r"^\| where \| keys \|\n\|.*\n((?:\|.*\n)+)", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_INDENTED = re.compile(r"^    \S.*$", re.MULTILINE)
_SPAN = re.compile(r"`([^`\n]+)`")
_ITEM = re.compile(r"((?:`[^`]+`(?:, | … | )?)+)(.*)")


class Said(NamedTuple):
    """What a table of keys says of some keys."""

    keys: list[str]
    """By their names."""
    does: str


def text_of(name: str) -> str:
    """Return a page, by its path in the checkout."""
    return (ROOT / name).read_text(encoding="utf-8")


def key_named(shown: str) -> str:
    """Return the name of a key as the docs show it."""
    return _SIGNS.get(shown, shown)


def keys_said() -> dict[str, list[Said]]:
    """Return what the tables of keys in all pages say, by where it is so."""
    said: dict[str, list[Said]] = {}
    for name in NAMES:
        for table in _KEYS.findall(text_of(name)):
            for row in table.splitlines():
                where, keys = (cell.strip() for cell in row.strip("|").split(" | "))
                said.setdefault(where, []).extend(map(_said, keys.split(" · ")))
    return said


def _said(item: str) -> Said:
    parts = _ITEM.fullmatch(item.strip())
    assert parts is not None, f"what does this say? {item}"
    shown = _SPAN.findall(parts[1])
    if " … " in parts[1]:
        shown = [str(digit) for digit in range(int(shown[0]), int(shown[-1]) + 1)]
    assert "`" not in parts[2], f"a key that begins no item: {item}"
    return Said([key_named(key) for key in shown], parts[2])


def code_of(name: str) -> Iterator[str]:
    """Yield the lines of code of a page, and its code between words."""
    for block in _FENCED.findall(text_of(name)):
        yield from block.splitlines()[1:-1]
    yield from (line.strip() for line in _INDENTED.findall(prose_of(name)))
    yield from spans_of(name)


def spans_of(name: str) -> list[str]:
    """Return the code between the words of a page."""
    return _SPAN.findall(prose_of(name))


def prose_of(name: str) -> str:
    """Return a page without its blocks of code."""
    return _FENCED.sub("", text_of(name))
