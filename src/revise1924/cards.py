"""Decks and cards: what a deck may say, in whichever format it is written.

A `Deck` that exists is valid: every text in it is clean to show and not blank, every id is unique.
"""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    FailFast,
    Field,
    GetCoreSchemaHandler,
    Strict,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from revise1924.slugs import MOST_IN_AN_ID, SLUG, Slug, next_free, slug_from
from revise1924.text import clean, is_blank

# What a deck may hold: all limits, in one place. Each is far beyond what a student revises, and
# together they keep this true: home, the statistics, browsing and the outline of any deck within
# them open in at most 2.5 times the time of a deck of seven cards, and the program holds less than
# 300 MiB (`python -m benchmarks.growth --screens`). What is beyond one of them is refused, with its
# field and its line.

MOST_BYTES = 10 << 20
"""Of a deck's file. It bounds what the other limits would let through together."""

MOST_CARDS = 50_000
"""In a deck."""

MOST_POINTS = 20
"""On a card. More are several questions: no student recalls them as one answer."""

MOST_TAGS = 10
"""On a card. One revises by chapter and by paper; whoever needs more has put text into them."""

MOST_MARKS = 20
"""For a card. An exam gives more to an essay alone, and that is a whole deck."""

MOST_IN_A_LINE = 200
"""Characters of a topic and of a title. Each is one line: tables and headings show it."""

MOST_CHARACTERS = 10_000
"""In one text. More than this is no question a student answers, but a file pasted by mistake."""

MOST_LINES = 200
"""In one text, as it is written; each is a line on the screen, however short."""

MOST_ENTRIES = MOST_CARDS * (MOST_POINTS + MOST_TAGS + 7)
"""Of all lists and objects: so many has a deck of the most cards with the most of all on each."""

MOST_LISTS = 4 * MOST_CARDS
"""Lists and objects: a card is one, its points are another, its tags a third."""

_PLAIN = r"\A *[!-~¡-¬®-˿‐-‧][ -~¡-¬®-˿‐-‧]*\z"
"""Texts of one line that are surely not blank, and that `clean` leaves as they are: nearly all."""


def _text(text: str) -> str:
    cleaned = clean(text)
    if is_blank(cleaned):
        raise PydanticCustomError("blank", "is blank; write something or leave the field out")
    if cleaned.count("\n") >= MOST_LINES:
        raise PydanticCustomError("lines", f"has more than {MOST_LINES} lines")
    return cleaned


def _line(text: str) -> str:
    cleaned = _text(text)
    if "\n" in cleaned:
        raise PydanticCustomError(
            "line", "has more than one line; join them here, and put what is long into a front"
        )
    return cleaned


@dataclass(frozen=True)
class _Shown:
    """A text that is shown: cleaned, not blank, and of one line or of several.

    It says what is wrong only of JSON; in a value that was parsed already, as of a whole deck that
    is read, nearly every text is let through without a call: of those a deck may have a million.
    """

    most: int
    is_line: bool

    def __get_pydantic_core_schema__(
        self, source: type[Any], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        del source, handler
        text = core_schema.str_schema(strict=True, max_length=self.most)
        checked = core_schema.no_info_after_validator_function(
            _line if self.is_line else _text, text
        )
        plain = core_schema.str_schema(strict=True, max_length=self.most, pattern=_PLAIN)
        either = core_schema.union_schema([plain, checked], mode="left_to_right")
        return core_schema.json_or_python_schema(json_schema=checked, python_schema=either)


ShownText = Annotated[str, _Shown(MOST_CHARACTERS, is_line=False)]
ShownLine = Annotated[str, _Shown(MOST_IN_A_LINE, is_line=True)]


def _tag(text: str) -> str:
    if not re.fullmatch(SLUG, text):
        raise PydanticCustomError(
            "tag",
            "is no tag: use small letters a-z, digits and single hyphens between them, as in"
            ' "paper-2"',
        )
    return text


def _unique_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    for index, tag in enumerate(tags):
        if tag in tags[:index]:
            raise PydanticCustomError(
                "duplicate_tag", "stands twice; keep one", {"place": (index,)}
            )
    return tags


Tag = Annotated[
    str,
    StringConstraints(max_length=MOST_IN_AN_ID),
    AfterValidator(_tag),
    WithJsonSchema({"type": "string", "pattern": SLUG, "maxLength": MOST_IN_AN_ID}),
]
"""A slug; it has a sentence of its own for what is none."""


class Card(BaseModel):
    """One question, and the points of its answer."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    topic: ShownLine = Field(description="A short heading.")
    id: Slug = Field(
        # Pydantic hands over the fields above, so the topic has to come first.
        default_factory=lambda above: slug_from(above["topic"]),
        description="Holds the card's history; made from the topic when absent, with -2, -3 and so"
        " on where a card before it has that.",
    )
    front: ShownText = Field(description="What is asked.")
    # A parsed list is taken for a tuple: see `_Shown`.
    back: Annotated[tuple[ShownText, ...], Strict(False)] = Field(
        min_length=1, max_length=MOST_POINTS, description="The points of the answer, one fact each."
    )
    note: ShownText | None = Field(
        default=None, description="A caution or context, shown under the points, never scored."
    )
    tags: Annotated[tuple[Tag, ...], Strict(False), AfterValidator(_unique_tags)] = Field(
        default=(),
        max_length=MOST_TAGS,
        description="What one may revise by: chapters, papers, whatever.",
        json_schema_extra={"uniqueItems": True},
    )
    marks: int | None = Field(
        default=None,
        ge=1,
        le=MOST_MARKS,
        description="What an exam gives for the whole answer; each point has an equal share.",
    )

    @property
    def worth(self) -> int:
        """The marks for the whole answer; where the card says none, one for each point."""
        return self.marks or len(self.back)

    @property
    def marks_each(self) -> float:
        """The marks for one point: what it weighs against the points of other cards."""
        return self.worth / len(self.back)

    @property
    def question(self) -> str:
        """What is asked, shown beside the topic: nothing where the topic asks it already."""
        return "" if self.front == self.topic else self.front


def _unique_ids(cards: tuple[Card, ...]) -> tuple[Card, ...]:
    """Give cards without an id one that no card before them has; refuse an id given twice.

    Only the cards before it count, so that a made id, and with it a history, stays with its card
    whatever is appended: an id given further down that is made already is refused, it moves none.
    """
    seen: dict[str, int] = {}
    made: Counter[str] = Counter()
    unique = []
    for index, card in enumerate(cards):
        one = card
        if card.id in seen and "id" not in card.model_fields_set:
            one = card.model_copy(update={"id": next_free(card.id, seen, made)})
        first = seen.setdefault(one.id, index)
        if first != index:
            raise PydanticCustomError(
                "duplicate_id",
                'is "{id}", which cards[{first}] has already; give one of them another id',
                {"id": one.id, "first": first, "place": (index, "id")},
            )
        unique.append(one)
    return tuple(unique)


class Deck(BaseModel):
    """The cards about one question or topic, in the order in which they are learnt."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", title="revise1924 deck")

    schema_: Annotated[str, StringConstraints(max_length=MOST_CHARACTERS)] | None = Field(
        default=None, alias="$schema", description="For editors."
    )
    id: Slug = Field(description="The name under which progress is kept.")
    title: ShownLine = Field(description="The question or topic of the deck.")
    description: ShownText | None = Field(default=None, description="A line about the deck.")
    cards: Annotated[tuple[Card, ...], Strict(False), FailFast(), AfterValidator(_unique_ids)] = (
        Field(min_length=1, max_length=MOST_CARDS)
    )

    @property
    def points(self) -> int:
        """How many points the deck has in all."""
        return sum(len(card.back) for card in self.cards)

    @property
    def has_marks(self) -> bool:
        """Whether any card says what marks there are for it."""
        return any(card.marks for card in self.cards)

    @property
    def tags(self) -> dict[str, int]:
        """How many cards have each of the deck's tags, by the tags' names."""
        return dict(sorted(Counter(tag for card in self.cards for tag in card.tags).items()))

    def only(self, cards: Collection[Card]) -> "Deck":
        """Return the deck with these of its cards alone, perhaps none; they stay in their order."""
        return self.model_copy(update={"cards": tuple(cards)})
