"""Who decides when a card returns: these boxes, and what they are measured against.

Each scheduler has a knob that makes it cost more or fewer reviews, so that all can be compared at
the same cost. All of them see what a student would tell them: how many points came back.
"""

from abc import ABC, abstractmethod
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from benchmarks.learning import fsrs6
from revise1924.leitner import WAITS, Grade, Place, after_look, grade, half_up

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_DAY = date(2026, 1, 1)
_FAR = 4000
_BOXES = max(WAITS) + 1


class Scheduler(ABC):
    """Sets the day on which each row, a card of a student, is due."""

    def __init__(self, rows: int, exam: int, knob: float = 1.0, *, halves: bool = False) -> None:
        self.exam = exam
        self.knob = knob
        self.halves = halves
        """Whether no card waits longer than half the days left, as our rule 4 has it."""
        self.due = np.full(rows, _FAR)
        self.box = np.zeros(rows, dtype=np.int64)
        """What breaks ties in the queue: lower first. 0 is new."""

    def look(self, rows: Ints, came: Ints, points: Ints, day: int) -> None:
        """Take in the first looks of a day: so many of their points came back."""
        waits = np.maximum(1, np.round(self._waits(rows, came, points, day)))
        if self.halves and day < self.exam:
            waits = np.minimum(waits, half_up(self.exam - day))
        self.due[rows] = day + waits.astype(np.int64)
        self.box[rows] = np.maximum(1, self.box[rows])

    @abstractmethod
    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        """Return the days that these cards wait."""


class Ours(Scheduler):
    """The product's own rules, asked through `leitner.after_look`."""

    def __init__(self, rows: int, exam: int, knob: float = 1.0, *, halves: bool = True) -> None:
        super().__init__(rows, exam, knob)  # `after_look` has rule 4 in it
        most = 20
        self._grade = np.array(
            [[grade(min(came, of), of) for came in range(most + 1)] for of in range(1, most + 1)]
        )
        end = _DAY + timedelta(days=exam) if halves else None
        landings = [
            [[_landing(box, graded, today, end) for graded in Grade] for box in range(_BOXES)]
            for today in range(exam + 1)
        ]
        self._landings = np.array(landings)

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        graded = self._grade[points - 1, came]
        boxes, waits = self._landings[day, self.box[rows], graded].T
        self.box[rows] = boxes
        # The knob is there only to draw our curve; the product's rules are those of knob 1.
        waits = waits.astype(np.float64)
        return np.asarray(waits if self.knob == 1.0 else waits * self.knob)


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
        return np.asarray(self.knob * 2.0 ** (self.box[rows] - 1), dtype=np.float64)


class Sm2(Scheduler):
    """SM-2 as Anki has it: ease, hard and again, and the interval modifier for a knob."""

    def __init__(self, rows: int, exam: int, knob: float = 1.0, *, halves: bool = False) -> None:
        super().__init__(rows, exam, knob, halves=halves)
        self._ease = np.full(rows, 2.5)
        self._wait = np.zeros(rows)

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        good, hard = came == points, (2 * came >= points) & (came < points)
        again = ~good & ~hard
        wait, ease = self._wait[rows], self._ease[rows]
        new = wait == 0
        late = np.where(new, 0, np.maximum(0, day - self.due[rows]))
        grown = np.where(
            good, (wait + late / 2) * ease * self.knob, (wait + late / 4) * 1.2 * self.knob
        )
        grown = np.maximum(grown, wait + 1)
        self._wait[rows] = np.where(new | again, 1, grown)
        self._ease[rows] = np.where(new, ease, np.maximum(1.3, ease - 0.2 * again - 0.15 * hard))
        return self._wait[rows]


class FsrsScheduler(Scheduler):
    """FSRS-6 with its default parameters; the knob is the desired retention."""

    def __init__(self, rows: int, exam: int, knob: float = 0.9, *, halves: bool = False) -> None:
        super().__init__(rows, exam, knob, halves=halves)
        self._stability = np.zeros(rows)
        self._difficulty = np.zeros(rows)
        self._last = np.zeros(rows)

    def _waits(self, rows: Ints, came: Ints, points: Ints, day: int) -> Floats:
        rating = np.where(
            came == points, fsrs6.GOOD, np.where(2 * came >= points, fsrs6.HARD, fsrs6.AGAIN)
        )
        stability, difficulty = self._stability[rows], self._difficulty[rows]
        new = stability == 0
        held = np.where(new, 1.0, stability)
        hard = np.where(new, 5.0, difficulty)
        chance = fsrs6.recall(day - self._last[rows], held)
        later = fsrs6.next_stability(held, hard, chance, rating)
        self._stability[rows] = np.where(new, fsrs6.DEFAULT[rating - 1], later)
        self._difficulty[rows] = np.where(
            new, fsrs6.first_difficulty(rating), fsrs6.next_difficulty(hard, rating)
        )
        self._last[rows] = day
        return fsrs6.interval(self._stability[rows], self.knob)


RIVALS: dict[str, tuple[type[Scheduler], tuple[float, ...]]] = {
    "FSRS": (FsrsScheduler, (0.5, 0.7, 0.8, 0.87, 0.92, 0.96, 0.98)),
    "SM-2": (Sm2, (0.1, 0.4, 0.6, 0.8, 1.0, 1.5, 2.5)),
    "1-2-4-8-16": (Classic, (0.25, 0.5, 1.0, 1.5, 2.5, 4.0)),
}
"""Each rival, and the settings of its knob that are tried."""
