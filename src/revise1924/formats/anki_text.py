"""The text that Anki exports: rows of fields, and lines that begin with `#` above them.

Of these lines Anki knows what parts the fields, whether they are HTML, and which of them are none
but hold the note's guid, its tags, its type or its deck. All others are comments.

Our own rows have the topic in bold before what is asked, the points as a list, and the note in a
paragraph behind it, so that Anki's basic type of notes has room for all; they are read exactly.
"""

import csv
import html
import io
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from revise1924.cards import Card, Deck
from revise1924.errors import Fault
from revise1924.formats.anki import exact
from revise1924.formats.anki.decks import decks_of, remarks_of
from revise1924.formats.anki.notes import Gathering, Levels, Note
from revise1924.formats.anki.notetypes import NoteType
from revise1924.formats.found import Found, Remark, Wishes
from revise1924.formats.source import Source
from revise1924.formats.table.cells import Cells, Row
from revise1924.formats.table.contents import is_html
from revise1924.formats.table.separators import Signs, signs_of
from revise1924.slugs import SLUG
from revise1924.strict_json import FaultsFound

_SIGNS = {
    "tab": "\t",
    "comma": ",",
    "semicolon": ";",
    "space": " ",
    "pipe": "|",
    "colon": ":",
}

_ABOVE = re.compile(r"(?:#[^\n]*+\n?)*+")
_LINE_ABOVE = re.compile(r"^#([A-Za-z ]{1,40}):([^\n]*)", re.MULTILINE)
_MOST_ABOVE = 1000
"""Lines above the rows that are read."""

_SURE = ("separator", "html", "columns", "notetype")
"""What stands above no other text: a line of tags, or of a deck, might."""

_COLUMNS = ("guid column", "notetype column", "deck column", "tags column")
"""What a column may hold beside fields."""

_LEVELS = "::"
_DEFAULT = "Default"
_OFTEN = 500
"""After so many rows it is told how far the work is."""

_GAP = re.compile(r"\{\{c[0-9]{1,3}::")
_OURS = NoteType(exact.FIELDS)
_OUR_FRONT = re.compile(r"<b>(.*?)</b>(?:<br>(.*))?", re.DOTALL)
_OUR_BACK = re.compile(r"(<ul>.*?</ul>)(?:<p>(.*)</p>)?", re.DOTALL)


def recognise(source: Source) -> bool:
    """Tell whether the first line is one that Anki writes."""
    if not source.is_text:
        return False
    try:
        said = dict(_said(source.text))
    except FaultsFound:
        return False
    return not said.keys().isdisjoint({*_SURE, *_COLUMNS})


def find(source: Source, wishes: Wishes) -> Found:
    """Return the cards of all notes; raises FaultsFound where there are none."""
    text = source.text
    above = _Above(text, wishes)
    gathering = Gathering()
    count = text.count("\n")
    for done, row in enumerate(Cells(text, above.between, comment="#")):
        if done % _OFTEN == 0:
            wishes.tell(row.line, count)
        before, note = len(gathering.cards), above.note(row)
        gathering.add(note)
        for gathered in gathering.cards[before:]:
            gathered.card.line = row.line
            if not note.guid:
                gathered.card.id = ""
    if not gathering.cards:
        raise FaultsFound(Fault("holds no notes; export a deck that has some"))
    remarks = [
        *remarks_of(gathering.cards, is_split=wishes.is_split),
        *gathering.remarks(),
    ]
    if not above.is_html:
        remarks.append(Remark("it was exported without HTML, in which lists run together"))
    decks = decks_of(gathering.cards, {}, is_split=wishes.is_split)
    is_joined = not wishes.is_split and len({each.deck for each in gathering.cards}) > 1
    return Found(f"Anki's text, with {Signs(above.between)}", decks, remarks, is_joined)


def write(deck: Deck) -> str:
    """Return the deck as notes of the basic type, known by the ids of deck and card."""
    file = io.StringIO()
    above = {
        "separator": "tab",
        "html": "true",
        "notetype": "Basic",
        "deck": exact.name_of(deck.title),
        "guid column": "1",
        "tags column": "4",
    }
    file.writelines(f"#{name}:{value}\n" for name, value in above.items())
    rows = csv.writer(file, delimiter="\t", lineterminator="\n")
    rows.writerows(_row(deck, card) for card in deck.cards)
    return file.getvalue()


def lost(deck: Deck) -> list[str]:
    """Return what of this deck the text cannot say."""
    description = ["the deck's description"] if deck.description else []
    return [*description, *(["the marks of cards"] if deck.has_marks else [])]


class _Above:
    """What the lines above the rows say of them."""

    def __init__(self, text: str, wishes: Wishes) -> None:
        """Read these lines; what is wished goes before them, and what they leave out is guessed."""
        said = dict(_said(text))
        sign = said.get("separator", "")
        self.between = _SIGNS.get(sign.strip().lower(), sign[:1])
        if wishes.between or not self.between:
            guessed = signs_of(text[_end_of(text) :], wishes)
            self.between = guessed.between if guessed else "\t"
        html_said = said.get("html", "").strip().lower()
        self.is_html = html_said == "true" or (not html_said and is_html(text))
        self._columns = {
            int(said[name]) - 1: name
            for name in _COLUMNS
            if re.fullmatch(r" *[1-9][0-9]{0,3} *", said.get(name, ""))
        }
        self._deck = said.get("deck", "").strip()
        self._tags = said.get("tags", "").split()
        names = said["columns"].split(self.between) if "columns" in said else []
        self._kinds = [
            NoteType(
                [name for at, name in enumerate(names) if at not in self._columns], is_cloze=each
            )
            for each in (False, True)
        ]

    def note(self, row: Row) -> Note:
        """Return the note that a row is."""
        said = {name: row.cells[at] for at, name in self._columns.items() if at < len(row.cells)}
        values = [cell for at, cell in enumerate(row.cells) if at not in self._columns]
        guid = said.get("guid column", "")
        kind = self._kinds[_GAP.search(values[0]) is not None] if values else self._kinds[False]
        ours = None
        if self.is_html and _are_ours(guid):
            of_package = said.get("notetype column", "").startswith(exact.TYPE)
            ours = values[: len(exact.FIELDS)] if of_package else _our_values(values)
        if ours:
            kind, values = _OURS, ours
        elif not self.is_html:
            values = [html.escape(value, quote=False).replace("\n", "<br>") for value in values]
        tags = [*self._tags, *said.get("tags column", "").split()]
        return Note(guid, kind, values, tags, _levels(said.get("deck column", self._deck)))


def _said(text: str) -> Iterator[tuple[str, str]]:
    """Yield what the lines above the rows say: its name in small letters, and the value."""
    for line in islice(_LINE_ABOVE.finditer(text, 0, _end_of(text)), _MOST_ABOVE):
        yield line[1].strip().lower(), line[2]


def _end_of(text: str) -> int:
    """Return where the lines above the rows end."""
    found = _ABOVE.match(text)
    return found.end() if found else 0


def _levels(deck: str) -> Levels:
    return () if deck in ("", _DEFAULT) else tuple(deck.split(_LEVELS))


def _are_ours(guid: str) -> bool:
    """Tell whether a guid is of the ids of deck and card, as we write it."""
    ids = guid.split("/")
    return len(ids) == 2 and all(re.fullmatch(SLUG, each) for each in ids)


def _our_values(values: Sequence[str]) -> list[str] | None:
    """Return topic, front, points and note of a row that we have written; None of any other."""
    if len(values) < 2:
        return None
    front, back = _OUR_FRONT.fullmatch(values[0]), _OUR_BACK.fullmatch(values[1])
    if not (front and back):
        return None
    return [front[1], front[2] or "", back[1], back[2] or ""]


def _row(deck: Deck, card: Card) -> tuple[str, ...]:
    front = f"<b>{exact.written(card.topic)}</b>"
    front += f"<br>{exact.written(card.question)}" if card.question else ""
    back = exact.written_list(card.back)
    back += f"<p>{exact.written(card.note)}</p>" if card.note else ""
    return f"{deck.id}/{card.id}", front, back, " ".join(card.tags)
