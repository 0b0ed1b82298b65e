"""Cards in Markdown, as other programs write them, and notes that were never meant as cards.

There are dialects, each in a module of its own; all share how lines are read (`lines`), what their
marks mean (`inline`) and what becomes of a list (`making`). Our own Markdown is read by `markdown`.
"""

import re

from revise1924.errors import Fault
from revise1924.formats.found import Found, FoundDeck, Remark, Wishes
from revise1924.formats.notes import asked, carddown, defined, headings, nested, obsidian
from revise1924.formats.notes.lines import Note, note_of
from revise1924.formats.notes.making import Making
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound

_ROW = re.compile(r"^[^\t\n]*[^\t\n ]\t", re.MULTILINE)
"""A line with a tab behind text: a row of a table."""

MOST_LINES = 400_000
"""Of notes; each takes some memory, so many about 250 MiB."""

_DIALECTS = (
    ("notes of Carddown", carddown.read),
    ("notes with cards of Obsidian", obsidian.read_sure),
    ("notes with Q: and A:", asked.read),
    ("notes with terms in bold", defined.read),
    ("notes with answers indented below questions", nested.read),
    ("notes with headings", headings.read),
    ("notes with cards of Obsidian", obsidian.read),
)
"""The dialects, the surest first. Each returns None where the notes are not in it."""


def recognise(source: Source) -> bool:
    """Tell whether there are cards in the beginning of a text."""
    beginning = source.beginning
    if beginning.lstrip()[:1] in {"{", "[", "<", ""}:
        return False
    note = note_of(beginning)
    is_table = len(_ROW.findall(beginning)) * 2 > len(note.lines)
    return not is_table and _read(note) is not None


def find(source: Source, wishes: Wishes) -> Found:
    """Return the cards of notes; raises FaultsFound where they have none."""
    text = source.text
    if text.count("\n") >= MOST_LINES:
        raise FaultsFound(Fault(f"has more than {MOST_LINES:,} lines"))
    wishes.tell(0, 2)
    note = note_of(text)
    wishes.tell(1, 2)
    read = _read(note)
    if read is None:
        what = (
            'has no card: no heading with a list or a short text below, no "Q:" with an "A:", no'
            ' "question :: answer"'
        )
        raise FaultsFound(Fault(what))
    about, making = read
    wishes.tell(2, 2)
    deck = FoundDeck(making.cards, making.title or note.title, making.description)
    for card in deck.cards:
        card.tags += [tag for tag in note.tags if tag not in card.tags]
    remarks = sorted(making.remarks, key=lambda remark: remark.line or 0)
    if making.pictures:
        many = "picture was" if making.pictures == 1 else "pictures were"
        remarks.append(Remark(f"{making.pictures} {many} left out"))
    return Found(about, [deck], remarks)


def _read(note: Note) -> tuple[str, Making] | None:
    for about, read in _DIALECTS:
        making = read(note)
        if making is not None:
            return about, making
    return None
