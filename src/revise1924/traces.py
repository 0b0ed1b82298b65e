"""What the reviews have left in memory of each point, and how far this student is from the average.

The formulas of `forgetting` were fitted to many students. How often points came back to this one,
beside how often they should have by the formulas, corrects the chances; the fewer looks tell it,
the less.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import islice
from math import exp
from typing import NamedTuple

from revise1924.cards import Card
from revise1924.forgetting import CAME_BACK, MISSED, Trace, after, chance
from revise1924.progress import Progress

_LOOKS = 30
"""Looks at a card that are gone through, the latest: what was before changes little."""

_KNOWN, _SURE = 0.3, 6
"""The share of points known before the first look, and how many first looks are worth as much."""

_SPREAD = 0.8
"""How far students are from the formulas, as the standard deviation of their log-odds."""

_STEPS = 4
"""Of Newton's method; a fifth changes nothing that is shown."""

_BINS = 200
"""Predicted chances that are told apart."""


class Left(NamedTuple):
    """What is left of a point that was asked."""

    trace: Trace
    day: int
    """The ordinal of the study day of its last look."""


Points = Sequence[Left | None]
"""What is left of each point of a card, in order; None of one that was never asked."""


def looked_at(before: Points, came_back: Sequence[bool], day: date) -> list[Left]:
    """Return what is left of the points of a card once all of them were asked on `day`."""
    return [_after(*each, day.toordinal()) for each in zip(before, came_back, strict=True)]


def _after(before: Left | None, came_back: bool, day: int) -> Left:
    if before is None:
        return Left(CAME_BACK if came_back else MISSED, day)
    return Left(after(before.trace, day - before.day, came_back), max(day, before.day))


class Traces:
    """What is left of each point of some cards at one moment."""

    def __init__(self, cards: Iterable[Card], progress: Progress, now: datetime) -> None:
        """Go through the reviews of `cards` that count at `now`."""
        self._progress, self._now = progress, now
        self._first = [0, 0]
        self._again: dict[int, list[int]] = defaultdict(lambda: [0, 0])
        """By the chance predicted, in bins: how many points were asked, and came back."""
        self.points = {card.id: self._left(card) for card in cards}
        asked, came_back = self._first
        self.known = (came_back + _KNOWN * _SURE) / (asked + _SURE)
        """The chance that a point never asked comes back: as those did at their first look."""
        self.looked_again = sum(asked for asked, _ in self._again.values())
        """Points asked on a day after an earlier look: what tells the student from the average."""
        self.odds = self._likeliest_odds()
        """By how much the odds that a point comes back differ from the formulas'."""

    def chances(self, card: Card, day: date) -> list[float]:
        """Return the chance of each point of a card to come back on `day`.

        What was looked at on that very day counts as on the next one: a night will be between that
        look and the exam.
        """
        today = day.toordinal()
        return [
            self.known
            if left is None
            else self.corrected(chance(left.trace, max(1, today - left.day)))
            for left in self.points[card.id]
        ]

    def corrected(self, expected: float) -> float:
        """Return a chance by the formulas, corrected by this student's own record."""
        return _corrected(expected, self.odds)

    def _left(self, card: Card) -> Points:
        left: list[Left | None] = [None] * len(card.back)
        latest = list(islice(self._progress.looks_back(card.id, self._now), _LOOKS))
        for look in reversed(latest):
            recalled = self._progress.recalled(look, card, self._now)
            day = look.day.toordinal() if recalled else 0
            for index, came_back in enumerate(recalled or ()):
                if came_back is not None:
                    self._compare(left[index], day, came_back)
                    left[index] = _after(left[index], came_back, day)
        return left

    def _compare(self, before: Left | None, day: int, came_back: bool) -> None:
        """Hold what came of a look against what was expected."""
        if before is None:
            seen = self._first
        elif day > before.day:
            seen = self._again[round(_BINS * chance(before.trace, day - before.day))]
        else:
            return  # on the same day it tells nothing
        seen[0] += 1
        seen[1] += came_back

    def _likeliest_odds(self) -> float:
        """Return the likeliest correction, where students differ as `_SPREAD` says."""
        shift = 0.0
        for _ in range(_STEPS):
            pull, weight = -shift / _SPREAD**2, 1 / _SPREAD**2
            for number, (asked, came_back) in self._again.items():
                expected = _corrected(number / _BINS, exp(shift))
                pull += came_back - asked * expected
                weight += asked * expected * (1 - expected)
            shift += pull / weight
        return exp(shift)


def _corrected(expected: float, odds: float) -> float:
    return expected * odds / (1 - expected + expected * odds)
