"""Notes of Anki made cards, and what is to be said of those that cannot be."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from revise1924.errors import Fault
from revise1924.formats.anki import exact
from revise1924.formats.anki.notetypes import NoteType
from revise1924.formats.formulas import with_plain_formulas
from revise1924.formats.found import FoundCard, Remark
from revise1924.formats.gaps import gapped
from revise1924.formats.html_text import lines_of
from revise1924.slugs import MOST_IN_AN_ID
from revise1924.strict_json import FaultsFound

Levels = tuple[str, ...]
"""The name of a deck of Anki, from the outermost deck on; none of its default deck."""

MOST_CHARACTERS = 32 << 20
"""Of all cards together: three times what the file of a deck may have."""

TOO_MUCH = Fault("holds more than can be revised; export one deck at a time")

_OURS = re.compile("({0})/({0})".format("[a-z0-9]++(?:-[a-z0-9]++)*+"))
"""A guid that we have made, of the ids of deck and card."""

_HIDES_PARTS = "::image-occlusion:"
_OF_ANKI = frozenset({"leech", "marked"})
"""Tags that Anki sets itself."""


@dataclass(slots=True)
class Note:
    """A note as Anki has it."""

    guid: str
    kind: NoteType
    values: Sequence[str]
    """Its fields, in HTML."""
    tags: Sequence[str]
    deck: Levels = ()
    which: int = 0
    """The number of its first card."""


@dataclass(slots=True)
class Gathered:
    """A card with its deck."""

    card: FoundCard
    deck: Levels
    deck_id: str = ""
    """Only of our own notes."""


@dataclass
class Gathering:
    """Takes notes one after the other."""

    cards: list[Gathered] = field(default_factory=list)
    _media: int = 0
    _media_only: int = 0
    _characters: int = 0
    _unshown: dict[str, None] = field(default_factory=dict)

    def add(self, note: Note) -> None:
        """Take a note; raises FaultsFound where all have too many words."""
        gathered = self._own(note) or self._any(note)
        if gathered is None:
            self._media_only += 1
            return
        self.cards.append(gathered)
        card = gathered.card
        self._characters += len(card.front) + len(card.note) + sum(map(len, card.back))
        if self._characters > MOST_CHARACTERS:
            raise FaultsFound(TOO_MUCH)

    def remarks(self) -> Iterator[Remark]:
        """Yield what is to be said of the notes."""
        if one := self._media_only:
            has = "note has" if one == 1 else "notes have"
            yield Remark(f"{one:,} {has} only pictures or sounds, left out")
        if many := self._media:
            yield Remark(
                f"{many:,} {'picture or sound' if many == 1 else 'pictures and sounds'} left out"
            )
        if self._unshown:
            names = ", ".join(f'"{name}"' for name in self._unshown)
            which = "field" if len(self._unshown) == 1 else "fields"
            yield Remark(f"{which} that no card shows left out: {names}")

    def _own(self, note: Note) -> Gathered | None:
        """Return the card of a note of ours, which is read as it was written."""
        if note.kind.fields != exact.FIELDS or len(note.values) != len(exact.FIELDS):
            return None
        ids = _OURS.fullmatch(note.guid)
        if ids is None or max(map(len, ids.groups())) > MOST_IN_AN_ID:
            return None
        topic, front, points, text = note.values
        back = exact.read_list(points)
        card = FoundCard(
            topic=self._as_it_was(topic),
            front=self._as_it_was(front),
            back=self._lines(points) if back is None else back,
            note=self._as_it_was(text),
            tags=list(note.tags),
            id=ids[2],
        )
        return Gathered(card, note.deck, ids[1])

    def _as_it_was(self, value: str) -> str:
        text = exact.read(value)
        return "\n".join(self._lines(value)) if text is None else text

    def _any(self, note: Note) -> Gathered | None:
        """Return the card of a note; None where what is asked or answered is a picture or sound."""
        sides, before = note.kind.sides(note.which), self._media
        card = FoundCard(
            topic=" ".join(self._of(note.values, sides.topic)),
            front="\n".join(self._of(note.values, sides.front)),
            back=self._of(note.values, sides.back),
            note="\n".join(self._of(note.values, sides.note)),
            tags=[tag.replace("::", "-") for tag in note.tags if tag.lower() not in _OF_ANKI],
            id=_id_of(note.guid),
        )
        if note.kind.is_cloze:
            _part(card)
        is_seen = (card.front or card.topic) and card.back
        if _hides_parts(note) or (not is_seen and self._media > before):
            return None
        self._look_at(note, sides.unshown)
        return Gathered(card, note.deck)

    def _of(self, values: Sequence[str], indices: Sequence[int]) -> list[str]:
        lines = list[str]()
        for index in indices:
            if index < len(values) and (value := values[index]):
                lines += self._lines(value)
        return lines

    def _lines(self, value: str) -> list[str]:
        html = lines_of(value)
        self._media += html.media
        return [with_plain_formulas(line) for line in html.lines]

    def _look_at(self, note: Note, unshown: Sequence[int]) -> None:
        for index in unshown:
            if index < len(note.values) and note.values[index]:
                self._unshown[note.kind.fields[index]] = None


def _id_of(guid: str) -> str:
    """Return the id of a card, which stays whatever becomes of its words; empty without a guid."""
    digest = hashlib.sha256(guid.encode("utf-8", "replace")).hexdigest()
    return f"anki-{digest[:12]}" if guid else ""


def _part(card: FoundCard) -> None:
    """Make the gaps of a text its points; where there are none, what goes with it."""
    parted = gapped(card.front)
    if parted is None:
        card.back, card.note = card.note.split("\n"), ""
    else:
        card.front, card.back = parted.front, list(parted.points)


def _hides_parts(note: Note) -> bool:
    """Tell whether parts of a picture are asked."""
    return note.kind.is_cloze and bool(note.values) and _HIDES_PARTS in note.values[0]
