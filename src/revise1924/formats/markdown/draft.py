"""What was read of a deck before it is known to be one, and its faults in a student's words."""

import json
import re
from array import array
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from revise1924.cards import MOST_MARKS, MOST_POINTS, MOST_TAGS, Card, Deck
from revise1924.errors import Fault
from revise1924.formats.markdown.texts import Text
from revise1924.slugs import slug_from
from revise1924.strict_json import (
    MOST_FAULTS,
    FaultsFound,
    Items,
    Loc,
    every_detail,
    place_of,
    sentence,
)
from revise1924.text import clean

_NUMBER = re.compile(r"[0-9]{1,6}")
_DECK = TypeAdapter(Deck)
_CARDS = Items("cards", Card)

About = dict[str, tuple[str, int]]
"""What comments say of a card or of a deck, by its key: the value, and the line it stands on."""


@dataclass(slots=True)
class DraftCard:
    """What was read of one card, and on which line each begins."""

    line: int
    topic: str
    about: About = field(default_factory=dict)
    front: str | None = None
    front_line: int | None = None
    points: list[str] = field(default_factory=list)
    point_lines: "array[int]" = field(default_factory=lambda: array("I"))  # there may be a million
    note: str | None = None
    note_line: int | None = None

    def add_point(self, text: Text) -> None:
        """Take a point; of too many only one that shows it."""
        if len(self.points) <= MOST_POINTS:
            self.points.append(text.whole())

    def add_front(self, text: Text) -> None:
        """Take the front."""
        self.front = text.whole()

    def add_note(self, text: Text) -> None:
        """Take the note."""
        self.note = text.whole()

    def fields(self) -> dict[str, Any]:
        """Return the card as `Card` takes it."""
        front = self.topic if self.front is None else self.front
        fields: dict[str, Any] = {"topic": self.topic, "front": front, "back": self.points}
        if "id" in self.about:
            fields["id"] = self.about["id"][0]
        if "tags" in self.about:
            tags = (tag.strip() for tag in self.about["tags"][0].split(","))
            fields["tags"] = [tag for tag in tags if tag]
        if "marks" in self.about:
            said = self.about["marks"][0]
            fields["marks"] = int(said) if _NUMBER.fullmatch(said) else said
        if self.note is not None:
            fields["note"] = self.note
        return fields

    def place(self, loc: Loc) -> tuple[str, int]:
        """Return the words for a place inside the card, and its line."""
        match loc:
            case ("back", int(index)):
                return f"point {index + 1}", self.point_lines[index]
            case ("back", *_):
                return "the back", [self.line, *self.point_lines][-1]
            case ("tags", int(index)):
                return f"tag {index + 1}", self.about["tags"][1]
        lines = {key: line for key, (_, line) in self.about.items()}
        lines |= {"front": self.front_line or self.line, "note": self.note_line or self.line}
        return f"the {loc[0]}", lines.get(str(loc[0]), self.line)


@dataclass
class Draft:
    """What was read of a deck, and what broke the form on the way."""

    title: str | None = None
    title_line: int = 1
    about: About = field(default_factory=dict)
    description: str | None = None
    description_line: int = 1
    cards: list[DraftCard] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    stray: int | None = None
    """The first line of text above the title, which may be missing."""

    def add_description(self, text: Text) -> None:
        """Take the description."""
        self.description, self.description_line = text.whole(), text.line

    def deck(self) -> Deck:
        """Return the deck that this is; raises FaultsFound with every fault, in order of lines."""
        fields = self._fields()
        if not self.faults:
            try:
                return _DECK.validate_python(fields)
            except ValidationError:
                pass  # of values that are parsed already, pydantic names places that a file has not
        faults = [*self.faults, *self._in_fields(fields)]
        raise FaultsFound(*sorted(faults, key=lambda fault: fault.line or 1)[:MOST_FAULTS])

    def _fields(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"id": slug_from(clean(self.title or ""))}
        if "id" in self.about:
            fields["id"] = self.about["id"][0]
        if self.title is not None:
            fields["title"] = self.title
        if self.description is not None:
            fields["description"] = self.description
        return fields | {"cards": [card.fields() for card in self.cards]}

    def _in_fields(self, fields: dict[str, Any]) -> list[Fault]:
        try:
            _DECK.validate_json(json.dumps(fields))
        except ValidationError as error:
            details = every_detail(error, fields, _CARDS)
            return [self._fault(each) for each in details if not self._is_made(each["loc"])]
        return []

    def _is_made(self, loc: Loc) -> bool:
        """Tell whether a front is at fault that is the topic, which is at fault itself."""
        match loc:
            case ("cards", int(index), "front"):
                return self.cards[index].front is None
        return False

    def _fault(self, detail: ErrorDetails) -> Fault:
        loc, kind = place_of(detail), detail["type"]
        name, line = self._place(loc)
        if kind == "duplicate_id":
            first = detail["ctx"]["first"]
            what = (
                f'is "{detail["ctx"]["id"]}", which card {first + 1} on line'
                f" {self.cards[first].line} has already; give one of them another id"
            )
            return Fault(what, field=name, line=line)
        part = str(loc[2] if len(loc) > 2 else (*loc, "")[0])
        what = _WORDS.get((part, kind)) or sentence(detail)
        return Fault(what, field=name, line=line)

    def _place(self, loc: Loc) -> tuple[str, int]:
        match loc:
            case ("cards", int(index), *rest):
                part, line = self.cards[index].place(tuple(rest))
                return f"{part} of card {index + 1}", line
            case ("id",):
                return "the id of the deck", self.about.get("id", ("", self.title_line))[1]
            case ("description",):
                return "the description", self.description_line
            case ("title",):
                return "the title", self.title_line
        return DECK, self.title_line


DECK = "the deck"

_WORDS = {
    ("title", "missing"): 'is missing: begin the deck with "# " and its title',
    ("title", "blank"): 'is blank: write it behind its "# "',
    ("cards", "too_short"): 'has no card: begin each with "## " and its topic',
    ("topic", "blank"): 'is blank: write it behind its "## "',
    ("back", "too_short"): 'has no point: begin each with "- "',
    ("back", "too_long"): f"has more than {MOST_POINTS} points",
    ("back", "blank"): 'is blank: write it behind its "- "',
    ("note", "blank"): 'is blank: write it behind its "> "',
    ("tags", "too_long"): f"are more than {MOST_TAGS}",
    **{
        ("marks", kind): f"are no number from 1 to {MOST_MARKS}"
        for kind in ("int_type", "greater_than_equal", "less_than_equal")
    },
}
"""What is said otherwise than of JSON, by field and kind of fault."""
