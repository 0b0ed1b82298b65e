"""What a comment says of its card or deck: `<!-- id: purges; tags: terror; marks: 5 -->`."""

import re
from dataclasses import dataclass

from revise1924.cards import MOST_CHARACTERS
from revise1924.strict_json import nearest

_OF_SLUGS = ("id", "tags")
OF_A_CARD = ("tags", "marks")
"""What a deck has not."""

KEYS = (*_OF_SLUGS, "marks")
_LETTERS = frozenset("".join(_OF_SLUGS))

_SLUGS = r"[a-z0-9-]+(?: ?, ?[a-z0-9-]+)*+"
_ENTRY = re.compile(r"([A-Za-z]{1,20}) ?:(.*)")
_LIKE_AN_ENTRY = re.compile(rf"([a-z]{{1,20}}) ?: ?{_SLUGS}")
_NO_COLON = re.compile(rf"({'|'.join(_OF_SLUGS)}) ?[= ] ?{_SLUGS}", re.IGNORECASE)
_LIKE_MARKS = re.compile(r"marks? ?[:= ] ?[0-9]{1,3}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a comment says, or what is wrong with it."""

    line: int
    key: str = ""
    value: str = ""
    fault: str = ""


def entries(comment: str, line: int) -> list[Entry]:
    """Return what the inside of a comment that begins on `line` says; nothing for any other.

    Other comments are the student's own. One that looks like a slip of the pen is at fault.
    """
    if len(comment) > MOST_CHARACTERS:
        return []  # so long is none that says this
    said = list[tuple[int, Entry | None]]()
    for part in comment.split(";"):
        at = line + part[: len(part) - len(part.lstrip())].count("\n")
        line += part.count("\n")
        words = " ".join(part.split())
        if words:
            said.append((at, _entry(words, at)))
    if not any(entry for _, entry in said):
        return []
    besides = 'says something besides "id", "tags" and "marks"; put it into a comment of its own'
    return [entry or Entry(at, fault=besides) for at, entry in said]


def _entry(words: str, line: int) -> Entry | None:
    found = _ENTRY.match(words)
    key = found[1].lower() if found else ""
    if found and key in KEYS:
        return Entry(line, key, found[2].strip())
    if without := _NO_COLON.fullmatch(words):
        key = without[1].lower()
        return Entry(line, fault=f'needs a colon after "{key}", as in <!-- {key}: lenins-will -->')
    if _LIKE_MARKS.fullmatch(words):
        return Entry(line, fault='says marks otherwise than as in "marks: 5"')
    if (
        _may_be_a_slip(key)
        and _LIKE_AN_ENTRY.fullmatch(words.lower())
        and (near := nearest(key, [*_OF_SLUGS]))
    ):
        return Entry(line, fault=f'has "{key}", which is no key of a comment{near}')
    return None


def _may_be_a_slip(key: str) -> bool:
    """Tell whether it is worth to look for the nearest key: that takes long, and comments are many.

    One whose letters are all others cannot be near.
    """
    return 0 < len(key) < 8 and 2 * len(_LETTERS.intersection(key)) >= len(set(key))
