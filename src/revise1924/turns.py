"""Whose turn it is: the cards that a session asks, of one desk or of several, in order."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from revise1924.cards import Card
from revise1924.kinds import Kind
from revise1924.leitner import in_turn
from revise1924.library import Desk
from revise1924.overview import survey_desk
from revise1924.rewording import points_before
from revise1924.tally import Outcome, Points, Tally

Which = tuple[str, str]
"""A card among those of several decks: the ids of its deck and its own."""


class Turn(NamedTuple):
    """A card whose turn it is, and the desk at which it is asked."""

    desk: Desk
    card: Card

    @property
    def which(self) -> Which:
        """What tells the card from all others."""
        return self.desk.deck.id, self.card.id


class Place(NamedTuple):
    """How far a session is: each card first, then those that come round again."""

    number: int
    """Which card is up, from 1; while cards come round again, which of these looks it is."""
    of: int
    """How many there are, as far as is known."""
    again: int
    """How many come round again after the cards; none is told while they come."""
    after: int = 0
    """The cards that were asked before, while cards come round again; else 0."""

    @classmethod
    def between(cls, answered: Sequence[Outcome], queue: Sequence[Turn]) -> "Place":
        """Return how far a session is after these looks, the first of the queue being up."""
        cards = {(each.deck, each.card.id) for each in answered}
        again = sum(turn.which in cards for turn in queue)
        if queue and queue[0].which in cards:
            looks = len(answered) - len(cards)
            return cls(looks + 1, looks + again, 0, len(cards))
        return cls(len(cards) + 1, len(cards) + len(queue) - again, again)


def every_turn(desks: Sequence[Desk]) -> dict[Which, Turn]:
    """Return each card at these desks."""
    turns = [Turn(desk, card) for desk in desks for card in desk.deck.cards]
    return {turn.which: turn for turn in turns}


def asked_now(
    asked: Mapping[Which, frozenset[int]], before: Mapping[Which, Turn], now: Mapping[Which, Turn]
) -> dict[Which, frozenset[int]]:
    """Return which points are asked of the cards as they are now, of those asked `before`.

    A card of which none of them is left is not asked any more.
    """
    still = {}
    for which, points in asked.items():
        if which in before and which in now:
            was = points_before(before[which].card.back, now[which].card.back)
            still[which] = frozenset(new for new, old in enumerate(was) if old in points)
    return {which: points for which, points in still.items() if points}


def points_missed(desks: Sequence[Desk], tally: Tally, now: datetime) -> Points:
    """Return the points missed at `desks`, those that the cards have now, in order of the looks."""
    by_card = every_turn(desks)
    missed: dict[str, dict[str, list[int]]] = {}
    for each in tally.outcomes:
        turn = by_card.get((each.deck, each.card.id))
        recalled = turn and turn.desk.keeper.progress.recalled(each.review, turn.card, now)
        points = [index for index, point in enumerate(recalled or ()) if point is False]
        if points:
            missed.setdefault(each.deck, {})[each.card.id] = points
    return missed


def first_turns(desks: Sequence[Desk], kind: Kind, now: datetime, points: Points) -> list[Turn]:
    """Return what a session of this kind asks from `now` on; `points` are those of a drill."""
    return in_turn([_of_desk(desk, kind, now, points) for desk in desks])


def _of_desk(desk: Desk, kind: Kind, now: datetime, points: Points) -> list[tuple[int, Turn]]:
    """Return what is asked at one desk, each with the group of the queue that it is in."""
    deck = desk.asked
    match kind.cards:
        case "all":
            return [(0, Turn(desk, card)) for card in deck.cards]
        case "weak":
            cards = {card.id: card for card in desk.deck.cards}
            return [(0, Turn(desk, cards[card])) for card in points.get(deck.id, {})]
        case "due":
            queue = survey_desk(desk, now).in_groups
            return [(group, Turn(desk, deck.cards[index])) for group, index in queue]
