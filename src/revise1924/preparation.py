"""How far a deck has come: the points that came back, today's gain, and those that keep slipping.

Only reviews that count are looked at: neither undone nor dated on a day to come.
"""

from dataclasses import dataclass
from datetime import datetime

from revise1924.cards import Deck
from revise1924.leitner import study_day
from revise1924.progress import Progress
from revise1924.records import CardRecord, card_record, card_records


@dataclass(frozen=True, slots=True)
class Preparation:
    """What came back of each point of a deck when it was asked last."""

    cards: tuple[tuple[bool | None, ...], ...]
    """A card each, in deck order; None for a point that was never asked."""
    gained: int
    """Points that come back since today, less those that do so no longer."""
    slipping: int
    """Points that were missed more than once, the last time too."""

    @property
    def recalled(self) -> int:
        """Points that came back when they were asked last."""
        return sum(card.count(True) for card in self.cards)

    @property
    def points(self) -> int:
        """All points of the deck."""
        return sum(map(len, self.cards))


def preparation(deck: Deck, progress: Progress, now: datetime) -> Preparation:
    """Return how far `deck` has come at `now`."""
    records = card_records(deck, progress, now)
    begun = [record for record in records if record.looks]
    return Preparation(
        cards=tuple(map(_came_back, records)),
        gained=sum(_gained(record, progress, now) for record in begun),
        slipping=sum(point.keeps_slipping for record in begun for point in record.points),
    )


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
