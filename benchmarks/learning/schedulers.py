"""Who decides when a card returns: these boxes, and what they are measured against.

All of them see what a student would tell them: how many points came back. Each can be set, and
many settings are simulated at once: the rows are the cards of every student under the first
setting, then under the second, and so on.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import inf

import numpy as np

from benchmarks.learning import fsrs6
from benchmarks.learning.arrays import Floats, Ints
from benchmarks.learning.memory import Memory, Population, decay_of, gain_of
from revise1924.leitner import WAITS, Grade, Place, after_look, grade, half_up

FAR = 4000
"""A day after all exams."""
MOST_POINTS = 20
_DAY = date(2026, 1, 1)
_BOXES = max(WAITS) + 1


@dataclass(frozen=True)
class Setting:
    """What a student, or an expert, would set."""

    knob: float = 1.0
    """FSRS: desired retention; else a factor of the waits (SM-2: Anki's interval modifier)."""
    longest: float = inf
    """The most days a card waits: Anki's maximum interval."""
    part_is_again: bool = False
    """Whether a card of which half or more came back, but not all, is graded Again, not Hard."""
    halves: bool = False
    """Whether no card waits longer than half the days left, as our rule 4 has it."""
    last_day: bool = False
    """Whether every card that has been seen is due on the last day."""


DEFAULT = (Setting(),)


class Scheduler(ABC):
    """Sets the day on which each row, a card of a student under a setting, is due."""

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting] = DEFAULT) -> None:
        self.exam = exam
        self._each = len(who.has) // len(settings)
        self.due = np.full(len(who.has), FAR)
        self.box = np.zeros(len(who.has), dtype=np.int64)
        """What breaks ties in the queue: lower first. 0 is new."""
        self.knob = self._spread([each.knob for each in settings])
        self._longest = self._spread([each.longest for each in settings])
        self._part_is_again = self._spread([each.part_is_again for each in settings]) > 0
        self._halves = self._spread([each.halves for each in settings]) > 0
        self._last_day = self._spread([each.last_day for each in settings]) > 0

    def _spread(self, values: Sequence[float]) -> Floats:
        return np.repeat(np.array(values, dtype=np.float64), self._each)

    def morning(self, memory: Memory, day: int) -> None:
        """Begin a day: the last before the exam may have everything due."""
        if day == self.exam - 1:
            full = self._last_day & memory.seen
            self.due[full] = np.minimum(self.due[full], day)

    def look(self, rows: Ints, came: Ints, points: Ints, day: int) -> None:
        """Take in the first looks of a day: so many of their points came back."""
        self._set_due(rows, self._waits(rows, came, points, day), day)
        self.box[rows] = np.maximum(1, self.box[rows])

    def again(self, rows: Ints, came: Ints, points: Ints, day: int) -> None:
        """Take in one more look on the same day; most schedulers let it pass."""
        del rows, came, points, day

    def _set_due(self, rows: Ints, waits: Floats, day: int) -> None:
        waits = np.maximum(1, np.round(np.minimum(waits, self._longest[rows])))
        half = np.where(self._halves[rows], half_up(max(1, self.exam - day)), FAR)
        self.due[rows] = day + np.minimum(waits, half).astype(np.int64)

    def _rating(self, rows: Ints, came: Ints, points: Ints) -> Ints:
        """Return how a student of Anki grades these looks: Again, Hard or Good."""
        is_hard = (2 * came >= points) & ~self._part_is_again[rows]
        part = np.where(is_hard, fsrs6.HARD, fsrs6.AGAIN)
        return np.where(came == points, fsrs6.GOOD, part)

    @abstractmethod
    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        """Return the days that these cards wait."""


class Ours(Scheduler):
    """The product's own rules, asked through `leitner.after_look`.

    The knob and the other settings are there only to draw a curve; the product is the default.
    """

    knows_exam = True

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting] = DEFAULT) -> None:
        super().__init__(who, exam, settings)
        self._grade = np.array(
            [
                [grade(min(came, of), of) for came in range(MOST_POINTS + 1)]
                for of in range(1, MOST_POINTS + 1)
            ]
        )
        end = _DAY + timedelta(days=exam) if self.knows_exam else None
        landings = [
            [[_landing(box, graded, today, end) for graded in Grade] for box in range(_BOXES)]
            for today in range(exam + 1)
        ]
        self._landings = np.array(landings)

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        graded = self._grade[points - 1, came]
        boxes, waits = self._landings[day, self.box[rows], graded].T
        self.box[rows] = boxes
        return np.asarray(waits * self.knob[rows])


class OursWithoutExam(Ours):
    """The same rules where no exam date is set."""

    knows_exam = False


def _landing(box: int, graded: Grade, day: int, exam: date | None) -> tuple[int, int]:
    """Return in which box a due card lands, and how many days it waits there; box 0 is new."""
    today = _DAY + timedelta(days=day)
    place = Place(box, today) if box else Place()
    landing = after_look(place, graded, today, exam)
    if landing is None:
        raise ValueError("the first look at a due card always moves it")
    return landing.box, (landing.due - today).days


class Classic(Scheduler):
    """Boxes of 1, 2, 4, 8, 16 days: all recalled is up, anything else back to the first."""

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        del day
        self.box[rows] = np.where(came == points, np.minimum(self.box[rows] + 1, 5), 1)
        return np.asarray(self.knob[rows] * 2.0 ** (self.box[rows] - 1), dtype=np.float64)


class Sm2(Scheduler):
    """SM-2 (Wozniak 1990) as Anki's manual has it.

    That is what it does with Again, Hard and Good, the interval modifier, the maximum interval.
    """

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting] = DEFAULT) -> None:
        super().__init__(who, exam, settings)
        self._ease = np.full(len(who.has), 2.5)
        self._wait = np.zeros(len(who.has))

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        rating = self._rating(rows, came, points)
        good, hard, again = rating == fsrs6.GOOD, rating == fsrs6.HARD, rating == fsrs6.AGAIN
        wait, ease, knob = self._wait[rows], self._ease[rows], self.knob[rows]
        new = wait == 0
        late = np.where(new, 0, np.maximum(0, day - self.due[rows]))
        grown = np.where(good, (wait + late / 2) * ease * knob, (wait + late / 4) * 1.2 * knob)
        grown = np.minimum(np.maximum(grown, wait + 1), self._longest[rows])
        self._wait[rows] = np.where(new | again, 1, grown)
        self._ease[rows] = np.where(new, ease, np.maximum(1.3, ease - 0.2 * again - 0.15 * hard))
        return self._wait[rows]


class FsrsScheduler(Scheduler):
    """FSRS-6; it is told of every look, those on the same day too."""

    weights = fsrs6.DEFAULT

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting] = DEFAULT) -> None:
        super().__init__(who, exam, settings)
        self._stability = np.zeros(len(who.has))
        self._difficulty = np.zeros(len(who.has))
        self._last = np.zeros(len(who.has))

    def _of(self, rows: Ints) -> Floats:
        """Return the weights that count for these rows."""
        return self.weights if self.weights.ndim == 1 else self.weights[:, rows]

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        rating, w = self._rating(rows, came, points), self._of(rows)
        stability, difficulty = self._stability[rows], self._difficulty[rows]
        new = stability == 0
        held = np.where(new, 1.0, stability)
        hard = np.where(new, 5.0, difficulty)
        chance = fsrs6.recall(day - self._last[rows], held, -w[20])
        later = fsrs6.next_stability(held, hard, chance, rating, w)
        self._stability[rows] = np.where(new, fsrs6.first_stability(rating, w), later)
        first, harder = fsrs6.first_difficulty(rating, w), fsrs6.next_difficulty(hard, rating, w)
        self._difficulty[rows] = np.where(new, first, harder)
        self._last[rows] = day
        return fsrs6.interval(self._stability[rows], self.knob[rows], w)

    def again(self, rows: Ints, came: Ints, points: Ints, day: int) -> None:
        """Take in one more look on the same day."""
        rating, w = self._rating(rows, came, points), self._of(rows)
        self._stability[rows] = fsrs6.same_day_stability(self._stability[rows], rating, w)
        self._difficulty[rows] = fsrs6.next_difficulty(self._difficulty[rows], rating, w)
        self._set_due(rows, fsrs6.interval(self._stability[rows], self.knob[rows], w), day)


class TrueFsrs(FsrsScheduler):
    """FSRS-6 with the weights that each student really has; only under that model are there any."""

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting] = DEFAULT) -> None:
        super().__init__(who, exam, settings)
        ability = who.ability[:, 0]
        self.weights = np.repeat(fsrs6.DEFAULT[:, None], len(ability), axis=1)
        self.weights[:4] *= np.exp(0.3 * ability)
        self.weights[8] += np.log(gain_of(ability))
        self.weights[20] = -decay_of(ability)


class Seer(Scheduler):
    """Sees into the student's head: a card is due when its points' mean chance is down to the knob.

    What FSRS would do if it predicted every card without fault, under any model.
    """

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting] = DEFAULT) -> None:
        super().__init__(who, exam, settings)
        self._half_due = np.full(len(who.has), FAR)

    def morning(self, memory: Memory, day: int) -> None:
        """Begin a day with the chances as they are."""
        rows = np.flatnonzero(memory.seen & (memory.last < day))
        has = memory.who.has[rows]
        chance = np.where(has, memory.chance(rows, day), 0).sum(axis=1) / has.sum(axis=1)
        is_due = (chance <= self.wanted(rows, day)) | (self.due[rows] <= day)
        is_due |= self._halves[rows] & (self._half_due[rows] <= day)
        self.due[rows] = np.where(is_due, day, FAR)
        super().morning(memory, day)

    def wanted(self, rows: Ints, day: int) -> Floats:
        """Return the chance down to which these rows may sink until `day`."""
        del day
        return self.knob[rows]

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        del came, points
        self._half_due[rows] = day + half_up(max(1, self.exam - day))
        return np.full(len(rows), float(FAR))
