"""The weights of FSRS-6 fitted to students, as its users do: by the log loss of their own looks."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.learning import fsrs6
from benchmarks.learning.arrays import Floats, Ints
from benchmarks.learning.memory import Population
from benchmarks.learning.schedulers import DEFAULT, FsrsScheduler, Setting
from benchmarks.learning.simulate import Case, Sample, revise

RETENTIONS = (0.85, 0.93)
"""With which the looks are made to which the weights are fitted."""
STEP, TRIED, TOWARDS_DEFAULT, FARTHEST = 0.04, 1e-4, 0.002, 2.0
"""Of Adam, of the slope; the pull back to the defaults, which FSRS's own fit has as well; and the
farthest a weight may go, all on the scale of logarithms."""


@dataclass(frozen=True)
class Looks:
    """Looks at many cards on one day, at each one at most."""

    day: int
    rows: Ints
    rating: Ints
    same_day: bool


class Recorder(FsrsScheduler):
    """FSRS-6 that keeps what it was told."""

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting] = DEFAULT) -> None:
        super().__init__(who, exam, settings)
        self.looks: list[Looks] = []

    def look(self, rows: Ints, came: Ints, points: Ints, day: int) -> None:
        """Take in the first looks of a day."""
        self.looks.append(Looks(day, rows, self._rating(rows, came, points), same_day=False))
        super().look(rows, came, points, day)

    def again(self, rows: Ints, came: Ints, points: Ints, day: int) -> None:
        """Take in one more look on the same day."""
        self.looks.append(Looks(day, rows, self._rating(rows, came, points), same_day=True))
        super().again(rows, came, points, day)


def fitted(case: Case, sample: Sample, *, part_is_again: bool, steps: int = 100) -> Floats:
    """Return weights that predict these students best, from the defaults on.

    They are fitted to all of them together, and to looks that FSRS itself asked for.
    """
    settings = [Setting(knob=each, part_is_again=part_is_again) for each in RETENTIONS]
    looks: list[list[Looks]] = []
    for seed in sample.seeds:
        recorder = revise(case, Recorder, settings, sample.students, seed).scheduler
        if isinstance(recorder, Recorder):
            looks.append(recorder.looks)
    rows = len(settings) * sample.students * case.cards
    best, least = np.zeros(21), np.inf
    at, slope_mean, square_mean = np.zeros(21), np.zeros(21), np.zeros(21)
    for step in range(1, steps + 1):
        around = np.vstack([at, at + TRIED * np.eye(21)])
        losses = sum(log_loss(around, each, rows) for each in looks) / len(looks)
        losses = losses + TOWARDS_DEFAULT * (around**2).sum(axis=1)
        if losses[0] < least:
            best, least = at, float(losses[0])
        slope = (losses[1:] - losses[0]) / TRIED
        slope_mean = 0.9 * slope_mean + 0.1 * slope
        square_mean = 0.99 * square_mean + 0.01 * slope**2
        ahead = slope_mean / (1 - 0.9**step)
        scale = np.sqrt(square_mean / (1 - 0.99**step)) + 1e-8
        at = np.clip(at - STEP * ahead / scale, -FARTHEST, FARTHEST)
    return np.asarray(fsrs6.DEFAULT * np.exp(best))


def log_loss(tried: Floats, looks: Sequence[Looks], rows: int) -> Floats:
    """Return the mean log loss of each row of `tried`: how far the weights are from the defaults.

    It is over the looks on a later day than the one before; Hard counts as recalled, as in FSRS.
    """
    w = (fsrs6.DEFAULT * np.exp(tried)).T[:, :, None]
    stability = np.ones((len(tried), rows))
    difficulty = np.full((len(tried), rows), 5.0)
    last = np.full(rows, -1)
    total, count = np.zeros(len(tried)), 0
    for each in looks:
        at, rating, held = each.rows, each.rating, stability[:, each.rows]
        new = last[at] < 0
        if each.same_day:
            later = fsrs6.same_day_stability(held, rating, w)
        else:
            chance = fsrs6.recall((each.day - last[at]).astype(np.float64), held, -w[20])
            later = fsrs6.next_stability(held, difficulty[:, at], chance, rating, w)
            told = np.where(rating == fsrs6.AGAIN, 1 - chance, chance)[:, ~new]
            total -= np.log(np.clip(told, 1e-6, 1)).sum(axis=1)
            count += int((~new).sum())
        harder = fsrs6.next_difficulty(difficulty[:, at], rating, w)
        stability[:, at] = np.where(new, fsrs6.first_stability(rating, w), later)
        difficulty[:, at] = np.where(new, fsrs6.first_difficulty(rating, w), harder)
        last[at] = each.day
    return total / max(1, count)
