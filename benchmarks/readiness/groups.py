"""Who is simulated: those from whom the bands were chosen, and others who were set apart."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.learning.arrays import Bools, Floats
from benchmarks.learning.memory import (
    AGAIN_CHANCE,
    MODELS,
    Memory,
    Population,
    Rows,
    population,
)

Draw = Callable[[int, int, float, np.random.Generator], Population]


@dataclass(frozen=True)
class Group:
    """Kinds of students, and when the figure is looked at."""

    seed: int
    draw: Draw
    """Draws so many students, each with so many cards, abler than others by so much."""
    models: dict[str, type[Memory]]
    decks: tuple[int, ...]
    """Sizes, in cards."""
    exams: tuple[int, ...]
    """Days from the first one to the exam."""
    days: tuple[int, ...]
    """Days of study after which the figure is looked at."""
    lifts: tuple[float, ...]
    """How much abler than others the students are, in standard deviations of students."""
    kept: tuple[float, ...]
    """The share of days kept until then."""
    again: float
    """The chance that a point just missed and read comes back on the same day."""


def _chosen(students: int, cards: int, lift: float, random: np.random.Generator) -> Population:
    """Draw those of `benchmarks.learning`, abler by `lift`; they know more beforehand too."""
    who = population(students, cards, 5, random)
    odds = who.prior / (1 - who.prior) * np.exp(0.6 * lift)
    return replace(who, ability=who.ability + lift, prior=odds / (1 + odds))


def _apart(students: int, cards: int, lift: float, random: np.random.Generator) -> Population:
    """Draw others: students differ evenly and more, points more and cards less.

    Cards have one to eight points, and more is known beforehand, whoever the student.
    """
    rows, most = students * cards, 8
    has = np.arange(most) < random.integers(1, most + 1, size=rows)[:, None]
    ability = np.repeat(random.uniform(-2, 2, size=students) + lift, cards)[:, None]
    ease = random.normal(0, 0.5, size=(rows, 1)) + random.normal(0, 1, size=(rows, most))
    prior = 1 / (1 + np.exp(0.6 - 0.2 * ability - 0.9 * ease))
    return Population(students, cards, most, has, ability, ease, prior)


class HalfLife(Memory):
    """Forgetting by halves, in a time that grows with the roots of recalls and misses.

    The form of Settles and Meeder, "A trainable spaced repetition model for language learning",
    ACL 2016. Nothing in the product was ever chosen by it.
    """

    AT_FIRST, RECALL, MISS = -0.5, 2.0, -0.5

    def __init__(self, who: Population) -> None:
        super().__init__(who)
        self._recalls, self._misses = np.zeros(who.has.shape), np.zeros(who.has.shape)
        self._begin = self.AT_FIRST + 0.4 * who.ability + 0.6 * who.ease

    def _chance(self, rows: Rows, day: int) -> Floats:
        days = (day - self.last[rows])[:, None]
        recalls, misses = np.sqrt(self._recalls[rows]), np.sqrt(self._misses[rows])
        half = 2 ** (self._begin[rows] + self.RECALL * recalls + self.MISS * misses)
        return np.asarray(2 ** (-days / half))

    def _look(self, rows: Rows, ticks: Bools, day: int) -> None:
        del day
        self._recalls[rows] += ticks
        self._misses[rows] += ~ticks

    def again(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Take in one more look on the same day: what came back counts half."""
        del day
        self._recalls[rows] += ticks / 2


CHOSEN = Group(
    seed=1924,
    draw=_chosen,
    models=MODELS,
    decks=(7, 20, 40),
    exams=(7, 14, 30, 60),
    days=(3, 5, 7, 14, 30),
    lifts=(-1.0, 0.0, 1.0),
    kept=(1.0, 2 / 3),
    again=AGAIN_CHANCE,
)
"""Those on whom the bands were chosen."""

APART = Group(
    seed=2027,
    draw=_apart,
    models={**MODELS, "half-life": HalfLife},
    decks=(7, 15, 50),
    exams=(10, 21, 45, 90),
    days=(3, 5, 9, 20, 40),
    lifts=(0.0,),
    kept=(1.0, 0.8, 0.5),
    again=0.7,
)
"""Those set apart: nothing was chosen by what came of them."""
