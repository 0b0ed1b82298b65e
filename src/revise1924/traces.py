"""What the reviews have left in memory of each point, and how this student differs from most.

The formulas of `forgetting` were fitted to many students. How often points came back to this one,
beside how often they should have by the formulas, corrects the chances; the fewer looks tell it,
the less. Points that were missed on their last day are told apart from the others: students differ
most in what a miss means.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice
from math import exp
from typing import TypeVar

from revise1924.cards import Card
from revise1924.forgetting import Trace, after, chance
from revise1924.progress import Progress

T = TypeVar("T")

_CARDS = 500
"""Of a larger deck, so many cards tell of the student: evenly spread, and enough."""

_LOOKS = 25
"""Looks at a card that are gone through, the latest: what was before changes little."""

_KNOWN, _SURE = 0.3, 6
"""The share of points known before the first look, and how many first looks are worth as much."""

_SPREAD = 0.8
"""How far students are from the formulas, as the standard deviation of their log-odds."""

_FARTHEST, _HALVINGS = 6.0, 20
"""The log-odds of the farthest correction, and how often the span up to it is halved to find it."""

_BINS = 200
"""Predicted chances that are told apart."""


Points = Sequence[Trace | None]
"""What is left of each point of a card, in order; None of one that was never asked."""


def a_night_on(trace: Trace, day: int) -> float:
    """Return the chance by the formulas that a point comes back on `day`, an ordinal.

    On the day of its last look it is that of the next one: a night is between a look and an exam.
    """
    return chance(trace, max(day, trace.day + 1))


class Traces:
    """What is left of each point of a deck's cards at one moment."""

    def __init__(self, cards: Sequence[Card], progress: Progress, now: datetime) -> None:
        """Go through the reviews of `cards` that count at `now`."""
        self._progress, self._now = progress, now
        self.cards = some_of(cards, _CARDS)
        """Those that tell of the deck: all, unless they are very many."""
        record = _Record()
        self._points = {card.id: self._go_through(card, record) for card in self.cards}
        self.known = record.known
        """The chance that a point never asked comes back."""
        self.odds = record.odds(False), record.odds(True)
        """By how much the odds that a point comes back differ from the formulas'.

        Of those that did not come back at their last look, and of those that did.
        """
        self.looked_again = record.looked_again
        """Points asked on a day after an earlier look: what tells the student from others."""
        self.first_day = record.first_day
        """The study day of the first look, as an ordinal; None before there was any."""

    def of(self, card: Card) -> Points:
        """Return what is left of the points of a card."""
        if card.id not in self._points:
            self._points[card.id] = self._go_through(card, _Record())
        return self._points[card.id]

    def chances(self, card: Card, day: date) -> list[float]:
        """Return the chance of each point of a card to come back on `day`, 0 to 1."""
        then = day.toordinal()
        return [
            self.known if left is None else self.corrected(left, a_night_on(left, then))
            for left in self.of(card)
        ]

    def corrected(self, trace: Trace, expected: float) -> float:
        """Return a chance by the formulas, corrected by this student's own record."""
        return corrected(expected, self.odds[trace.came_back])

    def share(self, card: Card, day: date) -> float | None:
        """Return the share of a card's points expected on `day`, to four places.

        None of a card of which no point was ever asked.
        """
        chances = self.chances(card, day)
        return round(sum(chances) / len(chances), 4) if any(self.of(card)) else None

    def _go_through(self, card: Card, record: "_Record") -> Points:
        left: list[Trace | None] = [None] * len(card.back)
        if card.id not in self._progress.looked_at:
            return left
        latest = list(islice(self._progress.looks_back(card.id, self._now), _LOOKS))
        for look in reversed(latest):
            recalled = self._progress.recalled(look, card, self._now)
            day = look.day.toordinal()
            for index, came_back in enumerate(recalled or ()):
                if came_back is not None:
                    record.take(left[index], came_back, day)
                    left[index] = after(left[index], came_back, day)
        return left


class _Record:
    """What came of looks, beside what was expected."""

    def __init__(self) -> None:
        self.first_day: int | None = None
        self._first = [0, 0]
        """How many points were asked for the first time, and how many of them came back."""
        self._again = [defaultdict[int, list[int]](lambda: [0, 0]) for _ in (False, True)]
        """The same of points asked on a later day, by their chance as it was expected, in bins.

        First of points that had not come back at the look before, then of those that had.
        """

    def take(self, before: Trace | None, came_back: bool, day: int) -> None:
        """Take in the next look at a point; a second one on a day tells nothing."""
        if before is None:
            seen, self.first_day = self._first, min(day, self.first_day or day)
        elif day > before.day:
            seen = self._again[before.came_back][round(_BINS * chance(before, day))]
        else:
            return
        seen[0] += 1
        seen[1] += came_back

    @property
    def known(self) -> float:
        asked, came_back = self._first
        return (came_back + _KNOWN * _SURE) / (asked + _SURE)

    @property
    def looked_again(self) -> int:
        return sum(asked for again in self._again for asked, _ in again.values())

    def odds(self, came_back: bool) -> float:
        """Return the likeliest correction, where students differ as `_SPREAD` says.

        It is of points that did, or did not, come back at the look before.
        """
        low, high = -_FARTHEST, _FARTHEST
        for _ in range(_HALVINGS if self._again[came_back] else 0):
            middle = (low + high) / 2
            if self._says_more_than(middle, came_back):
                low = middle
            else:
                high = middle
        return exp((low + high) / 2)

    def _says_more_than(self, shift: float, came_back: bool) -> bool:
        """Tell whether the likeliest shift of the log-odds is above this one."""
        odds = exp(shift)
        surprise = sum(
            came - asked * corrected(number / _BINS, odds)
            for number, (asked, came) in self._again[came_back].items()
        )
        return surprise > shift / _SPREAD**2


def corrected(expected: float, odds: float) -> float:
    """Return a chance of which the odds are so many times those that were expected."""
    return expected * odds / (1 - expected + expected * odds)


def some_of(everything: Sequence[T], most: int) -> Sequence[T]:
    """Return at most so many, evenly spread."""
    return everything[:: max(1, -(-len(everything) // most))]
