"""The fields of our own notes in Anki: text as HTML, and the very same text again.

Only what the writer here could have written is read so; once a note was edited in Anki, its fields
are HTML like any other.
"""

import html
import re
from collections.abc import Iterable

TYPE = "revise1924"
"""The type of our own notes in packages; Anki adds to it where it knows another of this name."""

FIELDS = ["Topic", "Front", "Points", "Note"]
"""Of our notes, by whose names they are known."""

_WRITTEN = re.compile(r"(?:[^<>&]++|<br>|&amp;|&lt;|&gt;|&#91;)*+")
_BETWEEN = "</li><li>"
_BEGIN, _END = "<ul><li>", "</li></ul>"
_CALLS = re.compile(r"\[(?=(?:sound|anki|latex|\$\$?\]|\$\]|/))")
"""What Anki would take for more than text, of what stands in brackets."""

_COLON = re.compile(":(\u200b*)(?=:)")
_PARTED = re.compile(":(\u200b*)\u200b(?=:)")


def written(text: str) -> str:
    """Return `text` as the HTML of a field."""
    escaped = html.escape(text, quote=False).replace("\n", "<br>")
    return _CALLS.sub("&#91;", escaped) if "[" in escaped else escaped


def written_list(texts: Iterable[str]) -> str:
    """Return the points of a card as the HTML of a field: a list."""
    return f"{_BEGIN}{_BETWEEN.join(map(written, texts))}{_END}"


def read(field: str) -> str | None:
    """Return the text of a field that `written` made; None where it did not."""
    if not _WRITTEN.fullmatch(field):
        return None
    return html.unescape(field.replace("<br>", "\n"))


def read_list(field: str) -> list[str] | None:
    """Return the points of a field that `written_list` made; None where it did not."""
    if not (field.startswith(_BEGIN) and field.endswith(_END)):
        return None
    texts = [read(each) for each in field[len(_BEGIN) : -len(_END)].split(_BETWEEN)]
    return None if None in texts else [text for text in texts if text is not None]


def name_of(title: str) -> str:
    """Return the name in Anki of a deck of this title; two colons would make two decks of it."""
    return _COLON.sub(":\\1\u200b", title)


def title_of(name: str) -> str:
    """Return the title of which `name_of` made this name."""
    return _PARTED.sub(":\\1", name)
