"""How students remember: three models that differ in kind. Every point has a memory of its own.

Arrays have one row a card (of one student) and one column a point. Days are study days.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.learning import fsrs6

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Rows = npt.NDArray[np.int64]

AGAIN_CHANCE = 0.85
"""The chance that a point just missed and read comes back in the same session."""


@dataclass(frozen=True)
class Population:
    """Who studies what: students, each with all the cards, a row for each pair."""

    students: int
    cards: int
    points: int
    """Columns; cards have between two and so many points."""
    has: Bools
    """Whether a row's card has the point of a column."""
    ability: Floats
    """A row's student, about 0; a column vector."""
    ease: Floats
    """A row's point, its card's share and its own, about 0."""
    prior: Floats
    """The chance that a point is known from class before the first look."""


def population(students: int, cards: int, points: int, random: np.random.Generator) -> Population:
    """Draw students and cards."""
    number = random.integers(2, points + 1, size=cards)
    has = np.tile(np.arange(points) < number[:, None], (students, 1))
    ability = np.repeat(random.normal(0, 1, size=students), cards)[:, None]
    by_card = np.tile(random.normal(0, 0.8, size=(cards, 1)), (students, 1))
    ease = by_card + random.normal(0, 0.6, size=(students * cards, points))
    prior = 1 / (1 + np.exp(1.2 - 0.6 * ability - 0.6 * ease))
    return Population(students, cards, points, has, ability, ease, prior)


class Memory(ABC):
    """What is remembered by everybody of everything."""

    def __init__(self, who: Population) -> None:
        self.who = who
        self.seen = np.zeros(len(who.has), dtype=bool)
        self.last = np.zeros(len(who.has))
        """The day of each row's latest look."""

    def chance(self, rows: Rows, day: int) -> Floats:
        """Return the chance, 0 to 1, that each point of these rows comes back on `day`."""
        known = self._chance(rows, day)
        return np.where(self.seen[rows][:, None], known, self.who.prior[rows])

    def look(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Take in a first look of the day."""
        self._look(rows, ticks, day)
        self.seen[rows] = True
        self.last[rows] = day

    @abstractmethod
    def _chance(self, rows: Rows, day: int) -> Floats:
        """Return the chance for rows that have been seen."""

    @abstractmethod
    def _look(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Take in a first look of the day, where `seen` and `last` are still as before."""

    @abstractmethod
    def again(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Take in one more look on the same day."""


class Fsrs(Memory):
    """FSRS-6, with students and points that differ from its defaults."""

    def __init__(self, who: Population) -> None:
        super().__init__(who)
        shape = who.has.shape
        self._stability = np.ones(shape)
        self._difficulty = np.full(shape, 5.0)
        self._gain = np.exp(0.25 * who.ability)
        self._first = np.exp(0.3 * who.ability + 0.5 * who.ease)
        self._decay = -np.clip(fsrs6.DEFAULT[20] * np.exp(-0.15 * who.ability), 0.1, 0.8)

    def _chance(self, rows: Rows, day: int) -> Floats:
        days = (day - self.last[rows])[:, None]
        return fsrs6.recall(days, self._stability[rows], self._decay[rows])

    def _look(self, rows: Rows, ticks: Bools, day: int) -> None:
        rating = np.where(ticks, fsrs6.GOOD, fsrs6.AGAIN)
        new = ~self.seen[rows][:, None]
        stability, difficulty = self._stability[rows], self._difficulty[rows]
        first = np.maximum(0.05, fsrs6.DEFAULT[rating - 1] * self._first[rows])
        begun = np.clip(fsrs6.first_difficulty(rating) - 1.2 * self.who.ease[rows], 1, 10)
        later = fsrs6.next_stability(
            stability, difficulty, self._chance(rows, day), rating, self._gain[rows]
        )
        self._stability[rows] = np.where(new, first, later)
        harder = fsrs6.next_difficulty(difficulty, rating)
        self._difficulty[rows] = np.where(new, begun, harder)

    def again(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Take in one more look on the same day."""
        del day
        rating = np.where(ticks, fsrs6.GOOD, fsrs6.AGAIN)
        self._stability[rows] = fsrs6.same_day_stability(self._stability[rows], rating)


class ActR(Memory):
    """Activation that decays as a power of time, the faster the higher it was when it was renewed.

    Pavlik and Anderson, "Practice and forgetting effects on vocabulary memory", Cognitive Science
    29 (2005): their parameters, and a bonus for reading a point with thought, not for seconds.
    """

    DECAY, SCALE, NOISE, THRESHOLD = 0.177, 0.217, 0.255, -0.704
    SECONDS = 86_400 * 0.025
    """In a day, between sessions, where time weighs less."""
    SAME_DAY = 600.0
    MOST = 80
    """Looks that are remembered; nobody in these runs has more."""

    def __init__(self, who: Population) -> None:
        super().__init__(who)
        shape = (*who.has.shape, self.MOST)
        self._at = np.zeros(shape, dtype=np.float32)
        self._decays = np.zeros(shape, dtype=np.float32)
        self._looks = np.zeros(len(who.has), dtype=np.int64)
        self._bonus = 0.75 + 0.2 * who.ability + 0.3 * who.ease

    def _activation(self, rows: Rows, now: float) -> Floats:
        most = max(1, int(self._looks[rows].max(initial=1)))
        ages = np.maximum(self.SAME_DAY, now - self._at[rows, :, :most])
        counts = np.arange(most) < self._looks[rows][:, None, None]
        total = np.where(counts, ages ** -self._decays[rows, :, :most], 0).sum(axis=2)
        with np.errstate(divide="ignore"):
            activation: Floats = np.log(total).astype(np.float64)
        return activation

    def _chance(self, rows: Rows, day: int) -> Floats:
        activation = self._activation(rows, day * self.SECONDS) + self._bonus[rows]
        return 1 / (1 + np.exp(np.clip((self.THRESHOLD - activation) / self.NOISE, -50, 50)))

    def _look(self, rows: Rows, ticks: Bools, day: int) -> None:
        del ticks  # a point that was missed is read, one that came back is renewed by that
        now = day * self.SECONDS
        activation = self._activation(rows, now)
        at = np.minimum(self._looks[rows], self.MOST - 1)
        self._decays[rows, :, at] = self.SCALE * np.exp(activation) + self.DECAY
        self._at[rows, :, at] = now
        self._looks[rows] = at + 1

    def again(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Take in one more look on the same day: it decays fast, since the last is fresh."""
        self._look(rows, ticks, day)


class Exponential(Memory):
    """Exponential forgetting whose rate shrinks with each recall and grows with each miss.

    Tabibian and others, "Enhancing human learning via spaced repetition optimization", PNAS 116
    (2019), the model of their MEMORIZE; there is no gain from a longer wait in it.
    """

    SHRINKS, GROWS = 0.4, 0.15

    def __init__(self, who: Population) -> None:
        super().__init__(who)
        self._rate = 0.25 * np.exp(-0.4 * who.ability - 0.5 * who.ease)

    def _chance(self, rows: Rows, day: int) -> Floats:
        return np.exp(-self._rate[rows] * (day - self.last[rows])[:, None])

    def _look(self, rows: Rows, ticks: Bools, day: int) -> None:
        del day
        factor = np.where(ticks, 1 - self.SHRINKS, 1 + self.GROWS)
        self._rate[rows] = np.clip(self._rate[rows] * factor, 1e-4, 1)

    def again(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Change nothing: the model knows no second look on a day."""


MODELS: dict[str, type[Memory]] = {"FSRS-6": Fsrs, "ACT-R": ActR, "exponential": Exponential}
