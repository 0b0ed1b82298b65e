"""Decks and cards: what a deck may say, in whichever format it is written.

A `Deck` that exists is valid: every text in it is clean to show and not blank, every id is unique.
"""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Container
from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    FailFast,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

from revise1924.text import clean, is_blank

MOST_POINTS = 20
"""More points than this are several questions: no student recalls them as one answer."""

MOST_CARDS = 50_000
MOST_CHARACTERS = 10_000
"""In one text. More than this is no question a student answers, but a file pasted by mistake."""

LONGEST_ID = 100
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _shown(text: str) -> str:
    cleaned = clean(text)
    if is_blank(cleaned):
        raise PydanticCustomError("blank", "is blank; write something or leave the field out")
    return cleaned


ShownText = Annotated[str, StringConstraints(max_length=MOST_CHARACTERS), AfterValidator(_shown)]
Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=LONGEST_ID)]


class Card(BaseModel):
    """One question, and the points of its answer."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    topic: ShownText = Field(description="A short heading.")
    id: Slug = Field(
        # Pydantic hands over the fields above, so the topic has to come first.
        default_factory=lambda above: slug_from(above["topic"]),
        description="Holds the card's history; made from the topic when absent, with -2, -3 and so"
        " on where a card before it has that.",
    )
    front: ShownText = Field(description="What is asked.")
    back: tuple[ShownText, ...] = Field(
        min_length=1, max_length=MOST_POINTS, description="The points of the answer, one fact each."
    )
    note: ShownText | None = Field(
        default=None, description="A caution or context, shown under the points, never scored."
    )


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
            one = card.model_copy(update={"id": _next_free(card.id, seen, made)})
        first = seen.setdefault(one.id, index)
        if first != index:
            raise PydanticCustomError(
                "duplicate_id",
                'is "{id}", which cards[{first}] has already; give one of them another id',
                {"id": one.id, "first": first, "place": (index, "id")},
            )
        unique.append(one)
    return tuple(unique)


def _next_free(slug: str, taken: Container[str], made: Counter[str]) -> str:
    """Return `slug` with the first number from 2 on that is free; `made` counts for each slug."""
    while True:
        made[slug] += 1
        number = f"-{made[slug] + 1}"
        numbered = slug[: LONGEST_ID - len(number)].strip("-") + number
        if numbered not in taken:
            return numbered


class Deck(BaseModel):
    """The cards about one question or topic, in the order in which they are learnt."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid", title="revise1924 deck")

    schema_: str | None = Field(default=None, alias="$schema", description="For editors.")
    id: Slug = Field(description="The name under which progress is kept.")
    title: ShownText = Field(description="The question or topic of the deck.")
    description: ShownText | None = Field(default=None, description="A line about the deck.")
    cards: Annotated[tuple[Card, ...], FailFast(), AfterValidator(_unique_ids)] = Field(
        min_length=1, max_length=MOST_CARDS
    )

    @property
    def points(self) -> int:
        """How many points the deck has in all."""
        return sum(len(card.back) for card in self.cards)


_JOINING = re.compile(r"['’\u0300-\u036f]")  # apostrophes and accents join what they part
_PLAIN_WORD = re.compile(r"[a-z0-9]+")


def slug_from(topic: str) -> str:
    """Return the id of a card that has none: its topic in plain letters.

    Where a topic has others, a short hash of it stands for them, so that topics in any script get
    ids that differ, and that stay as long as the topic does, typed with composed letters or not.
    """
    if not topic.isascii():
        topic = unicodedata.normalize("NFC", topic)
    letters = topic if topic.isascii() else unicodedata.normalize("NFKD", topic)
    plain = _JOINING.sub("", letters.lower())
    words = _PLAIN_WORD.findall(plain)
    is_foreign = not plain.isascii() and any(
        char.isalpha() and not char.isascii() for char in plain
    )
    if not words or is_foreign:
        digest = hashlib.sha256(topic.encode("utf-8", "replace")).hexdigest()[:12]
        words = ["card", digest]
    return "-".join(words)[:LONGEST_ID].strip("-")
