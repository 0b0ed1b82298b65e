"""How far a deck has come: the points that came back, today's gain, and those that keep slipping.

Only reviews that count are looked at: neither undone nor dated on a day to come.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from revise1924.cards import Card, Deck
from revise1924.leitner import study_day
from revise1924.progress import Progress
from revise1924.records import CardRecord, card_record


@dataclass(frozen=True, slots=True)
class Preparation:
    """What came back of each point of a deck when it was asked last."""

    cards: tuple[tuple[bool | None, ...], ...]
    """A card each, in deck order; None for a point that was never asked."""
    gained: int
    """Points that come back since today, less those that do so no longer."""
    slipping: int
    """Points that were missed more than once, the last time too."""
    weak: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """The indices of the weak points, by card id."""

    @property
    def recalled(self) -> int:
        """Points that came back when they were asked last."""
        return sum(card.count(True) for card in self.cards)

    @property
    def points(self) -> int:
        """All points of the deck."""
        return sum(map(len, self.cards))


@dataclass(frozen=True, slots=True)
class _Card:
    """What was found of one card, and of what it was found."""

    of: tuple[object, ...]
    came_back: tuple[bool | None, ...]
    gained: int = 0
    slipping: int = 0
    weak: tuple[int, ...] = ()


class Preparations:
    """How far a deck has come, again and again: only cards looked at since are looked through."""

    def __init__(self) -> None:
        self._found: dict[str, _Card] = {}

    def at(self, deck: Deck, progress: Progress, now: datetime) -> Preparation:
        """Return how far `deck` has come at `now`."""
        cards = [self._card(card, progress, now) for card in deck.cards]
        return Preparation(
            cards=tuple(card.came_back for card in cards),
            gained=sum(card.gained for card in cards),
            slipping=sum(card.slipping for card in cards),
            weak={
                card.id: each.weak
                for card, each in zip(deck.cards, cards, strict=True)
                if each.weak
            },
        )

    def _card(self, card: Card, progress: Progress, now: datetime) -> _Card:
        looks = list(progress.looks_at(card.id, now))
        of = (card, looks, progress.edits_of(card.id, now), study_day(now))
        found = self._found.get(card.id)
        if found is None or found.of != of:
            found = self._found[card.id] = _found(
                card_record(card, progress, now), progress, now, of
            )
        return found


def preparation(deck: Deck, progress: Progress, now: datetime) -> Preparation:
    """Return how far `deck` has come at `now`."""
    return Preparations().at(deck, progress, now)


def _found(record: CardRecord, progress: Progress, now: datetime, of: tuple[object, ...]) -> _Card:
    if not record.looks:
        return _Card(of, _came_back(record))
    slipping = sum(point.keeps_slipping for point in record.points)
    weak = tuple(point.index for point in record.points if point.is_weak)
    return _Card(of, _came_back(record), _gained(record, progress, now), slipping, weak)


def _came_back(record: CardRecord) -> tuple[bool | None, ...]:
    if not record.looks:
        return (None,) * len(record.card.back)
    return tuple(point.came_back for point in record.points)


def _gained(record: CardRecord, progress: Progress, now: datetime) -> int:
    today = study_day(now)
    first = next((look for look in record.looks if look.day == today), None)
    if first is None:
        return 0
    before = card_record(record.card, progress, now, first.at)
    return _came_back(record).count(True) - _came_back(before).count(True)


def squares(came_back: tuple[bool | None, ...]) -> str:
    """Return a sign for each point of a card: "■■□", and "·" for one that was never asked."""
    signs = {True: "■", False: "□", None: "·"}
    return "".join(signs[each] for each in came_back)
