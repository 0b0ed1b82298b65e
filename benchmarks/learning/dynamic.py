"""The best plan for one point whose memory is known exactly: dynamic programming.

Where a memory is a state of two numbers, the worth of it with so many days left follows from the
worths with fewer: either the point is left alone until the exam, or it waits so many days and is
looked at, for a price, and comes back or not. The plan is a table; what it leaves is then simulated
like that of every other scheduler, so a grid too coarse can only make it look worse than it is.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from benchmarks.learning import fsrs6
from benchmarks.learning.arrays import Floats, Ints
from benchmarks.learning.memory import (
    AGAIN_CHANCE,
    Exponential,
    Fsrs,
    Memory,
    Population,
    decay_of,
    gain_of,
)
from benchmarks.learning.schedulers import DEFAULT, FAR, Scheduler, Setting

WAITS = (*range(1, 15), 16, 18, 20, 22, 25, 28, 32, 36, 40, 45, 50, 56, 63, 70, 80, 90, 100, 115)
"""Days that a plan may wait."""
LOOKS_AFTER_MISS = 1 + (1 - AGAIN_CHANCE) + (1 - AGAIN_CHANCE) ** 2
"""Of a missed point on the same day, expected: three at most."""


@dataclass(frozen=True)
class Step:
    """Where a state goes in one look after a wait."""

    chance: Floats
    """That the point comes back."""
    paths: list[tuple[Floats, list[tuple[Ints, Floats]]]]
    """The ways it may go: how likely each is, and the grid's corners around where it ends."""


class Grid(ABC):
    """The states of a memory, numbered."""

    @abstractmethod
    def chance(self, days: int) -> Floats:
        """Return the chance of recall in each state so many days after its look."""

    @abstractmethod
    def step(self, wait: int) -> Step:
        """Return what a look after this wait makes of each state."""

    @abstractmethod
    def nearest(self, memory: Memory, rows: Ints) -> Ints:
        """Return the state nearest to where the only point of each row is."""


def _between(axis: Floats, values: Floats) -> tuple[Ints, Floats]:
    """Return the place on the axis below each value, and how far it is to the next, 0 to 1."""
    place = np.clip(np.searchsorted(axis, values) - 1, 0, len(axis) - 2)
    share = (values - axis[place]) / (axis[place + 1] - axis[place])
    return place, np.clip(share, 0, 1)


class FsrsGrid(Grid):
    """Ability, stability and difficulty."""

    ABILITIES = np.linspace(-2, 2, 7)
    STABILITIES = np.linspace(np.log(0.02), np.log(3000), 44)
    DIFFICULTIES = np.linspace(1, 10, 10)

    def __init__(self) -> None:
        self._shape = (len(self.ABILITIES), len(self.STABILITIES), len(self.DIFFICULTIES))
        who, held, hard = np.meshgrid(
            self.ABILITIES, np.exp(self.STABILITIES), self.DIFFICULTIES, indexing="ij"
        )
        self._who = np.repeat(np.arange(self._shape[0]), held[0].size)
        self._stability, self._difficulty = held.ravel(), hard.ravel()
        self._gain, self._decay = gain_of(who.ravel()), decay_of(who.ravel())

    def chance(self, days: int) -> Floats:
        """Return the chance of recall in each state so many days after its look."""
        return fsrs6.recall(np.array(float(days)), self._stability, self._decay)

    def step(self, wait: int) -> Step:
        """Return what a look after this wait makes of each state."""
        chance = self.chance(wait)
        good, again = np.array(fsrs6.GOOD), np.array(fsrs6.AGAIN)
        held, hard = self._stability, self._difficulty
        came = fsrs6.next_stability(held, hard, chance, good, gain=self._gain)
        lost = fsrs6.next_stability(held, hard, chance, again, gain=self._gain)
        at_once = fsrs6.same_day_stability(lost, good)
        later = fsrs6.same_day_stability(fsrs6.same_day_stability(lost, again), good)
        harder = fsrs6.next_difficulty(hard, again)
        missed = 1 - chance
        paths = [
            (chance, self._corners(came, fsrs6.next_difficulty(hard, good))),
            (missed * AGAIN_CHANCE, self._corners(at_once, harder)),
            (missed * (1 - AGAIN_CHANCE), self._corners(later, harder)),
        ]
        return Step(chance, paths)

    def _corners(self, stability: Floats, difficulty: Floats) -> list[tuple[Ints, Floats]]:
        held, over = _between(self.STABILITIES, np.log(stability))
        hard, above = _between(self.DIFFICULTIES, difficulty)
        return [
            (self._number(self._who, held + i, hard + j), abs(1 - i - over) * abs(1 - j - above))
            for i in (0, 1)
            for j in (0, 1)
        ]

    def _number(self, who: Ints, held: Ints, hard: Ints) -> Ints:
        return np.ravel_multi_index((who, held, hard), self._shape)

    def nearest(self, memory: Memory, rows: Ints) -> Ints:
        """Return the state nearest to where the only point of each row is."""
        if not isinstance(memory, Fsrs):
            raise TypeError("these are states of FSRS-6")
        who, over = _between(self.ABILITIES, memory.who.ability[rows, 0])
        held, more = _between(self.STABILITIES, np.log(memory.stability[rows, 0]))
        hard, above = _between(self.DIFFICULTIES, memory.difficulty[rows, 0])
        return self._number(who + (over > 0.5), held + (more > 0.5), hard + (above > 0.5))


class ExponentialGrid(Grid):
    """The rate of forgetting; a second look on a day changes nothing here."""

    RATES = np.linspace(np.log(1e-4), 0.0, 150)

    def chance(self, days: int) -> Floats:
        """Return the chance of recall in each state so many days after its look."""
        return np.asarray(np.exp(-np.exp(self.RATES) * days))

    def step(self, wait: int) -> Step:
        """Return what a look after this wait makes of each state."""
        chance = self.chance(wait)
        slower = self.RATES + np.log(1 - Exponential.SHRINKS)
        faster = self.RATES + np.log(1 + Exponential.GROWS)
        return Step(chance, [(chance, self._corners(slower)), (1 - chance, self._corners(faster))])

    def _corners(self, rates: Floats) -> list[tuple[Ints, Floats]]:
        place, over = _between(self.RATES, rates)
        return [(place, 1 - over), (place + 1, over)]

    def nearest(self, memory: Memory, rows: Ints) -> Ints:
        """Return the state nearest to where the only point of each row is."""
        if not isinstance(memory, Exponential):
            raise TypeError("these are states of exponential forgetting")
        place, over = _between(self.RATES, np.log(memory.rate[rows, 0]))
        return place + (over > 0.5)


GRIDS: dict[str, type[Grid]] = {"FSRS-6": FsrsGrid, "exponential": ExponentialGrid}


@cache
def plan(model: str, days: int, prices: tuple[float, ...]) -> list[npt.NDArray[np.int16]]:
    """Return the best wait by days left, state and price of a look; 0 is never again."""
    grid = GRIDS[model]()
    steps = {wait: grid.step(wait) for wait in WAITS if wait < days}
    price = np.array(prices)
    worth: list[Floats] = []
    waits: list[npt.NDArray[np.int16]] = []
    for left in range(days + 1):
        best = np.repeat(grid.chance(left)[:, None], len(price), axis=1)
        chosen = np.zeros(best.shape, dtype=np.int16)
        for wait, step in steps.items():
            if wait >= left:
                break
            looks = 1 + (1 - step.chance[:, None]) * LOOKS_AFTER_MISS
            value = _expected(step, worth[left - wait]) - looks * price
            chosen = np.where(value > best, np.int16(wait), chosen)
            best = np.maximum(value, best)
        worth.append(best)
        waits.append(chosen)
    return waits


def _expected(step: Step, worth: Floats) -> Floats:
    total = np.zeros_like(worth)
    for likely, corners in step.paths:
        for place, share in corners:
            total += (likely * share)[:, None] * worth[place]
    return total


class Planner(Scheduler):
    """Keeps to the best plan, seeing each point's memory as it is. The knob is a look's price."""

    model: str

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting] = DEFAULT) -> None:
        super().__init__(who, exam, settings)
        self._grid = GRIDS[self.model]()
        self._plan = plan(self.model, exam, tuple(each.knob for each in settings))
        self._price = np.repeat(np.arange(len(settings)), self._each)

    def morning(self, memory: Memory, day: int) -> None:
        """Take up what was looked at on the day before."""
        if day == 0:
            return
        rows = np.flatnonzero(memory.seen & (memory.last == day - 1))
        state = self._grid.nearest(memory, rows)
        waits = self._plan[self.exam - day + 1][state, self._price[rows]]
        self.due[rows] = np.where(waits > 0, day - 1 + waits, FAR)

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        del came, points, day
        return np.full(len(rows), float(FAR))


def planner(model: str) -> type[Scheduler]:
    """Return the best planner under this model, which has to be one of `GRIDS`."""
    return type("Best", (Planner,), {"model": model})
