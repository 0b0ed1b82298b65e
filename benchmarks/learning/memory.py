"""How students remember: four models that differ in kind. Every point has a memory of its own.

Arrays have one row a card (of one student) and one column a point. Days are study days.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from benchmarks.learning import fsrs6
from benchmarks.learning.arrays import Bools, Floats

Rows = npt.NDArray[np.int64]

AGAIN_CHANCE = 0.85
"""The chance that a point just missed and read comes back in the same session."""


@dataclass(frozen=True)
class Population:
    """Who studies what: students, each with a deck of their own, a row for each card of each."""

    students: int
    cards: int
    points: int
    """Columns; cards have between two and so many points, or one where this is one."""
    has: Bools
    """Whether a row's card has the point of a column."""
    ability: Floats
    """A row's student, about 0; a column vector."""
    ease: Floats
    """A row's point, its card's share and its own, about 0."""
    prior: Floats
    """The chance that a point is known from class before the first look."""

    def times(self, many: int) -> "Population":
        """Return so many copies of everybody, one after the other: a copy for each setting."""
        return replace(
            self,
            students=many * self.students,
            has=np.tile(self.has, (many, 1)),
            ability=np.tile(self.ability, (many, 1)),
            ease=np.tile(self.ease, (many, 1)),
            prior=np.tile(self.prior, (many, 1)),
        )


def population(students: int, cards: int, points: int, random: np.random.Generator) -> Population:
    """Draw students, and for each of them the cards."""
    rows = students * cards
    number = random.integers(min(2, points), points + 1, size=rows)
    has = np.arange(points) < number[:, None]
    ability = np.repeat(random.normal(0, 1, size=students), cards)[:, None]
    by_card = random.normal(0, 0.8, size=(rows, 1))
    ease = by_card + random.normal(0, 0.6, size=(rows, points))
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


def gain_of(ability: Floats) -> Floats:
    """Return what a recall adds to a student's stability, as a multiple of FSRS-6's default."""
    return np.asarray(np.exp(0.25 * ability))


def decay_of(ability: Floats) -> Floats:
    """Return the exponent, below 0, of a student's forgetting under FSRS-6."""
    return np.asarray(-np.clip(fsrs6.DEFAULT[20] * np.exp(-0.15 * ability), 0.1, 0.8))


class Fsrs(Memory):
    """FSRS-6, with students and points that differ from its defaults."""

    def __init__(self, who: Population) -> None:
        super().__init__(who)
        shape = who.has.shape
        self.stability = np.ones(shape)
        self.difficulty = np.full(shape, 5.0)
        self._gain = gain_of(who.ability)
        self._first = np.exp(0.3 * who.ability + 0.5 * who.ease)
        self._decay = decay_of(who.ability)

    def _chance(self, rows: Rows, day: int) -> Floats:
        days = (day - self.last[rows])[:, None]
        return fsrs6.recall(days, self.stability[rows], self._decay[rows])

    def _look(self, rows: Rows, ticks: Bools, day: int) -> None:
        rating = np.where(ticks, fsrs6.GOOD, fsrs6.AGAIN)
        new = ~self.seen[rows][:, None]
        stability, difficulty = self.stability[rows], self.difficulty[rows]
        first = np.maximum(0.05, fsrs6.DEFAULT[rating - 1] * self._first[rows])
        begun = np.clip(fsrs6.first_difficulty(rating) - 1.2 * self.who.ease[rows], 1, 10)
        later = fsrs6.next_stability(
            stability, difficulty, self._chance(rows, day), rating, gain=self._gain[rows]
        )
        self.stability[rows] = np.where(new, first, later)
        harder = fsrs6.next_difficulty(difficulty, rating)
        self.difficulty[rows] = np.where(new, begun, harder)

    def again(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Take in one more look on the same day."""
        del day
        rating = np.where(ticks, fsrs6.GOOD, fsrs6.AGAIN)
        self.stability[rows] = fsrs6.same_day_stability(self.stability[rows], rating)


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
    """Looks that are remembered: the latest ones of the very few rows that have more."""
    ROOM = 8
    """Looks for which there is room at first, and how much room is added where that is full."""

    def __init__(self, who: Population) -> None:
        super().__init__(who)
        shape = (*who.has.shape, self.ROOM)
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
        self._make_room(int(at.max(initial=0)))
        self._decays[rows, :, at] = self.SCALE * np.exp(activation) + self.DECAY
        self._at[rows, :, at] = now
        self._looks[rows] = at + 1

    def _make_room(self, at: int) -> None:
        if at >= self._at.shape[2]:
            more = np.zeros((*self._at.shape[:2], self.ROOM), dtype=np.float32)
            self._at = np.concatenate([self._at, more], axis=2)
            self._decays = np.concatenate([self._decays, more], axis=2)

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
        self.rate = 0.25 * np.exp(-0.4 * who.ability - 0.5 * who.ease)

    def _chance(self, rows: Rows, day: int) -> Floats:
        return np.exp(-self.rate[rows] * (day - self.last[rows])[:, None])

    def _look(self, rows: Rows, ticks: Bools, day: int) -> None:
        del day
        factor = np.where(ticks, 1 - self.SHRINKS, 1 + self.GROWS)
        self.rate[rows] = np.clip(self.rate[rows] * factor, 1e-4, 1)

    def again(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Change nothing: the model knows no second look on a day."""


class Mcm(Memory):
    """Traces of many time scales: each takes up what the shorter ones do not hold any more.

    The multiscale context model: Pashler, Cepeda, Lindsey, Vul and Mozer, and "Predicting the
    optimal spacing of study", Advances in Neural Information Processing Systems 22 (2009). A look
    that comes back adds nine times as much as one that does not. There are fewer and wider scales
    here than their hundred, from an hour to four years, weighted so that these boxes ask for about
    as many looks a card as under the other models; and points differ a lot in how long they last,
    since nothing above a strength of 1 can tell one schedule from another.
    """

    SCALES, SHORTEST, RATIO, LESS, HEARD, RECALLED = 14, 0.05, 2.2, 0.8, 1.0, 9.0

    def __init__(self, who: Population) -> None:
        super().__init__(who)
        number = np.arange(self.SCALES, dtype=np.float32)
        weights = self.LESS**number
        self._weights = (weights / weights.sum()).astype(np.float32)
        self._scales = (self.SHORTEST * self.RATIO**number).astype(np.float32)
        self._slower = np.exp(0.4 * who.ability + 1.5 * who.ease).astype(np.float32)
        self._traces = np.zeros((*who.has.shape, self.SCALES), dtype=np.float32)

    def _kept(self, rows: Rows, day: int) -> npt.NDArray[np.float32]:
        """Return the traces as they are on `day`."""
        days = (day - self.last[rows]).astype(np.float32)[:, None, None]
        gone = -days / (self._slower[rows][:, :, None] * self._scales)
        kept: npt.NDArray[np.float32] = self._traces[rows] * np.exp(gone)
        return kept

    def _chance(self, rows: Rows, day: int) -> Floats:
        strength = (self._kept(rows, day) @ self._weights).astype(np.float64)
        return np.asarray(np.clip(strength, 0, 1))

    def _look(self, rows: Rows, ticks: Bools, day: int) -> None:
        self._traces[rows] = self._added(self._kept(rows, day), ticks)

    def _added(self, traces: npt.NDArray[np.float32], ticks: Bools) -> npt.NDArray[np.float32]:
        held = np.cumsum(traces * self._weights, axis=2) / np.cumsum(self._weights)
        more = np.where(ticks, self.RECALLED, self.HEARD).astype(np.float32)[:, :, None]
        added: npt.NDArray[np.float32] = traces + more * np.maximum(0, 1 - held)
        return added

    def again(self, rows: Rows, ticks: Bools, day: int) -> None:
        """Take in one more look on the same day, when nothing has been forgotten yet."""
        del day
        self._traces[rows] = self._added(self._traces[rows], ticks)


MODELS: dict[str, type[Memory]] = {
    "FSRS-6": Fsrs,
    "ACT-R": ActR,
    "MCM": Mcm,
    "exponential": Exponential,
}
