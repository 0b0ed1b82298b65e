"""What a review did to its card, and what all those of a session come to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest
from typing import Literal

from revise1924.cards import Card
from revise1924.reviews import Review

Points = Mapping[str, Mapping[str, Collection[int]]]
"""The indices of some points: by the deck's id, then by the card's."""

Move = Literal["up", "stayed", "fell", "kept"]


class Came(StrEnum):
    """Whether a point that was asked came back, as its sign: one square a point."""

    AT_FIRST = "■"
    LATER = "▣"
    """Missed at the first look at its card, and recalled at a later one."""
    NOT_YET = "□"


def worth(review: Review, marks: int | None) -> int:
    """Return the marks for what a look asked of a card that has so many; without, its points."""
    return marks or review.points_asked


def earned(review: Review, marks: int | None) -> float:
    """Return the marks for what came back at a look; see `worth`."""
    return review.score * marks if marks else review.points_recalled


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one review did to its card."""

    deck: str
    """The id of the deck that the card is of."""
    card: Card
    review: Review
    before: int | None
    """The box before; None for a new card."""
    box: int | None
    """The box now; None only for a new card whose look moved nothing."""
    due: date | None
    """The study day from which the card wants a review; None as for `box`."""
    is_early: bool
    """Whether the card was not due yet."""
    again: bool
    """Whether the card comes round again in this session."""

    @property
    def move(self) -> Move:
        """Where the card went; "kept" when the look was one that moves nothing."""
        if self.review.box is None:
            return "kept"
        before = self.before or 1
        if self.review.box == before:
            return "stayed"
        return "up" if self.review.box > before else "fell"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a session came to."""

    outcomes: tuple[Outcome, ...]
    """One an answered look, in order."""

    @property
    def first_looks(self) -> "Tally":
        """What the first look at each card came to: the score of the day."""
        firsts: dict[tuple[str, str], Outcome] = {}
        for each in self.outcomes:
            firsts.setdefault((each.deck, each.card.id), each)
        return Tally(tuple(firsts.values()))

    @property
    def later_looks(self) -> "Tally":
        """What all looks but the first at each card came to."""
        firsts = set(map(id, self.first_looks.outcomes))
        return Tally(tuple(each for each in self.outcomes if id(each) not in firsts))

    @property
    def recalled(self) -> int:
        """Points recalled, over all looks."""
        return sum(each.review.points_recalled for each in self.outcomes)

    @property
    def asked(self) -> int:
        """Points asked, over all looks."""
        return sum(each.review.points_asked for each in self.outcomes)

    @property
    def came(self) -> dict[tuple[str, str], tuple[Came, ...]]:
        """How the points that were asked came back, by the ids of deck and card."""
        looks: dict[tuple[str, str], list[tuple[bool | None, ...]]] = {}
        for each in self.outcomes:
            looks.setdefault((each.deck, each.card.id), []).append(each.review.recalled)
        return {
            card: tuple(_came(point) for point in zip_longest(*of_card) if point[0] is not None)
            for card, of_card in looks.items()
        }

    @property
    def has_marks(self) -> bool:
        """Whether any of the cards says its marks."""
        return any(each.card.marks for each in self.outcomes)

    @property
    def earned(self) -> float:
        """The marks for what came back."""
        return sum(earned(each.review, each.card.marks) for each in self.outcomes)

    @property
    def worth(self) -> int:
        """The marks for all that was asked."""
        return sum(worth(each.review, each.card.marks) for each in self.outcomes)

    @property
    def seconds(self) -> float:
        """The time spent on cards, as far as it is known."""
        return sum(sum(each.review.seconds or ()) for each in self.outcomes)

    @property
    def last_looks(self) -> list[Outcome]:
        """The last outcome of each card, in the order of their first looks."""
        return list({(each.deck, each.card.id): each for each in self.outcomes}.values())

    @property
    def went(self) -> dict[str, Move]:
        """Which cards of one deck went up or fell, by their ids; only a first look moves one."""
        return {each.card.id: each.move for each in self.outcomes if each.move in {"up", "fell"}}

    def moved(self, move: Move) -> list[Outcome]:
        """Return the outcomes of one kind, in order."""
        return [each for each in self.outcomes if each.move == move]


def _came(point: tuple[bool | None, ...]) -> Came:
    """Return how a point came back that was recalled so at the looks at its card."""
    if point[0]:
        return Came.AT_FIRST
    return Came.LATER if any(point) else Came.NOT_YET
