"""How a point fades from memory, by the formulas of FSRS-6 with its default weights.

Source: the open-spaced-repetition project's FSRS-6, which was fitted to the reviews of many
students; a point that came back is its "good", one that was missed its "again". The benchmark of
readiness holds these formulas against the project's own package.
"""

from math import exp
from typing import NamedTuple

_W = (
    *(0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796),
    *(1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542),
)
"""The default weights, as they are numbered there."""

_DECAY = -_W[20]
_FACTOR = 0.9 ** (1 / _DECAY) - 1
"""So that the chance is 0.9 after as many days as the stability says."""

_LEAST, _EASIEST, _HARDEST = 0.001, 1.0, 10.0

_GROWTH = exp(_W[8])
_LOST_AT_ONCE = exp(_W[17] * _W[18])
_AGAIN_AT_ONCE, _GOOD_AT_ONCE = (exp(_W[17] * (rating - 3 + _W[18])) for rating in (1, 3))

_HARDER = 2 * _W[6] / 9
"""What a miss adds to the difficulty, for each step between that and the hardest."""


class Trace(NamedTuple):
    """What a point has left in memory."""

    stability: float
    """Days after which the chance that it comes back has sunk to 0.9."""
    difficulty: float
    """1 to 10; the stability of an easy point grows faster."""
    day: int
    """The study day of its last look, as an ordinal."""
    came_back: bool
    """Whether it came back at the first look of that day; a later one has it fresh in mind."""


def _begun(rating: int) -> tuple[float, float]:
    difficulty = _W[4] - exp(_W[5] * (rating - 1)) + 1
    return _W[rating - 1], min(max(difficulty, _EASIEST), _HARDEST)


_MISSED, _CAME_BACK = _begun(1), _begun(3)

_RETURN = _W[7] * (_W[4] - exp(_W[5] * 3) + 1)
"""What draws every difficulty towards that of an easy start."""


def chance(trace: Trace, day: int) -> float:
    """Return the chance, 0 to 1, that a point comes back on `day`, its last look's or a later."""
    return float((1 + _FACTOR * (day - trace.day) / trace.stability) ** _DECAY)


def after(trace: Trace | None, came_back: bool, day: int) -> Trace:
    """Return what a look on `day` leaves of a point; None is what there is before the first.

    A day before that of the last look, since a clock was wrong, counts as that one.
    """
    if trace is None:
        return Trace(*(_CAME_BACK if came_back else _MISSED), day, came_back)
    stability, difficulty, last, first = trace
    if day > last:
        first, held = came_back, _later(stability, difficulty, chance(trace, day), came_back)
    else:
        day, held = last, _at_once(stability, came_back)
    harder = 0.0 if came_back else _HARDER * (_HARDEST - difficulty)
    difficulty = _RETURN + (1 - _W[7]) * (difficulty + harder)
    difficulty = min(max(difficulty, _EASIEST), _HARDEST)
    return Trace(max(_LEAST, held), difficulty, day, first)


def _later(stability: float, difficulty: float, recall: float, came_back: bool) -> float:
    if came_back:
        growth = _GROWTH * (11 - difficulty) * stability ** -_W[9]
        return float(stability * (1 + growth * (exp((1 - recall) * _W[10]) - 1)))
    forgot = _W[11] * difficulty ** -_W[12] * ((stability + 1) ** _W[13] - 1)
    return float(min(forgot * exp((1 - recall) * _W[14]), stability / _LOST_AT_ONCE))


def _at_once(stability: float, came_back: bool) -> float:
    growth = (_GOOD_AT_ONCE if came_back else _AGAIN_AT_ONCE) * stability ** -_W[19]
    return float(stability * (max(1.0, growth) if came_back else growth))
