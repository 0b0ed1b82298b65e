"""The pace of a student: how long a card takes, by the times that were recorded."""

import math
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from revise1924.reviews import Review

SECONDS_A_CARD = 30.0
"""What a card is said to take until there are `FEWEST` times: reading, recalling, ticking."""

FEWEST = 10
"""Looks with a time from which on the student's own times are believed."""

LATEST = 200
"""Looks of a deck that tell its pace: who has become faster is told so."""


class Pace(NamedTuple):
    """Looks of which it is known how long they took."""

    looks: int = 0
    seconds: float = 0.0
    """All of them together."""


def pace_of(latest_first: Iterable[Review]) -> Pace:
    """Return the pace of the last looks when studying, of reviews that count, the latest first.

    A test and a drill have paces of their own.
    """
    timed = (each for each in latest_first if each.kind == "study" and each.seconds is not None)
    times = [sum(each.seconds) for each in islice(timed, LATEST) if each.seconds is not None]
    return Pace(len(times), math.fsum(times))


def minutes(cards: int, paces: Iterable[Pace]) -> int:
    """Return the minutes, rounded up, that so many cards take at these paces together."""
    a_card = _seconds_a_card(paces)
    return math.ceil(round(cards * a_card / 60, 6))  # 0.1 s have no exact sum


def most_cards(minutes: int, pace: Pace) -> int:
    """Return how many cards fit into so many minutes at this pace; one always does."""
    seconds = max(1.0, _seconds_a_card([pace]))
    return max(1, math.floor(round(60 * minutes / seconds, 6)))


def _seconds_a_card(paces: Iterable[Pace]) -> float:
    known = list(paces)
    looks = sum(pace.looks for pace in known)
    seconds = math.fsum(pace.seconds for pace in known)
    return seconds / looks if looks >= FEWEST else SECONDS_A_CARD
