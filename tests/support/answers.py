"""What students wrote, labelled: see tests/matching/README.md."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from revise1924.cards import Card, Deck
from revise1924.formats import load_deck
from revise1924.matching import Matcher
from revise1924.matching.matcher import ENOUGH
from tests.support.decks import SHIPPED_ID
from tests.support.places import ROOT, SHIPPED

FOLDER = ROOT / "tests" / "matching"

Half = Literal["chosen_on", "held_out", "second_author/chosen_on", "second_author/held_out"]
HALVES: tuple[Half, ...] = get_args(Half)
"""The halves of the first author's answers, and of the second's."""
Length = Literal["sentence", "essay"]


@dataclass(frozen=True)
class Answer:
    """A text, and for one card which of its points are there."""

    deck: Deck
    card: Card
    length: Length
    kind: str
    """What is tried: "negation", "date", ...; empty for an essay."""
    text: str
    there: tuple[bool, ...]


@dataclass(frozen=True)
class Tally:
    """How many points were ticked rightly, ticked wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the ticks that are right; 1 where there is none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the points that are there that are ticked; 1 where none is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


def tally(answer: Answer, ticks: list[bool]) -> Tally:
    """Return how the ticks on one answer compare to its label."""
    pairs = list(zip(answer.there, ticks, strict=True))
    return Tally(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))


def ticks(answer: Answer, enough: float = ENOUGH) -> list[bool]:
    """Return which points the matcher finds, with this threshold."""
    found = matcher(answer.deck.id).find(answer.text, answer.card, enough)
    return [match is not None for match in found]


@cache
def matcher(deck: str) -> Matcher:
    """Return a matcher of the deck of that id."""
    return Matcher(deck_named(deck))


@cache
def answers(half: Half) -> tuple[Answer, ...]:
    """Return all answers of one half: the sentences, and each essay once a card."""
    return tuple(
        answer
        for path in sorted((FOLDER / half).glob("*.toml"))
        for answer in _answers(
            deck_named(path.stem), tomllib.loads(path.read_text(encoding="utf-8"))
        )
    )


@cache
def deck_named(name: str) -> Deck:
    """Return the deck of that id: the one that ships, or one of the folder."""
    return load_deck(SHIPPED if name == SHIPPED_ID else FOLDER / f"{name}.md")


DECKS = tuple(map(deck_named, (SHIPPED_ID, "biology", "contract", "economics", "rivers")))
"""The decks that were written about."""


def _answers(deck: Deck, table: dict[str, list[Any]]) -> Iterator[Answer]:
    cards = {card.id: card for card in deck.cards}
    for name, kind, points, text in table["sentences"]:
        yield Answer(deck, cards[name], "sentence", kind, text, _there(cards[name], points))
    for essay in table["essays"]:
        assert essay["points"].keys() <= cards.keys()
        for card in deck.cards:
            there = _there(card, essay["points"].get(card.id, []))
            yield Answer(deck, card, "essay", "", " ".join(essay["text"].split()), there)


def _there(card: Card, points: list[int]) -> tuple[bool, ...]:
    assert all(0 < point <= len(card.back) for point in points)
    return tuple(number in points for number in range(1, len(card.back) + 1))
