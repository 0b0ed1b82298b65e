"""How much better any rule could be: the third question.

One point a card, so that a card's state is a point's. Where the memory is a state of two numbers,
the best plan is computed; under every model the best is searched for, among policies that see into
the student's head (chosen with other students than those with whom they are then compared) and all
rules by hand. What a search finds is no more than a lower bound.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from benchmarks.learning.arrays import Floats, Ints
from benchmarks.learning.by_hand import ByHand, Rule
from benchmarks.learning.compare import corners, interval, resampled_curve, with_everybody
from benchmarks.learning.dynamic import GRIDS, planner
from benchmarks.learning.memory import MODELS, Population
from benchmarks.learning.rivals import CURVE_OF_OURS
from benchmarks.learning.rules import FAMILY, RULES
from benchmarks.learning.schedulers import (
    DEFAULT,
    Classic,
    Ours,
    OursWithoutExam,
    Seer,
    Setting,
)
from benchmarks.learning.simulate import Case, Result, Sample, run

DAYS = (14, 30, 60, 120)
PRICES = tuple(np.geomspace(0.00001, 0.03, 16).tolist())
"""Of a look, in chances of recall on the exam's day."""


@dataclass(frozen=True)
class Sight(Setting):
    """A policy that sees the chance of recall, and looks when it is down to what it wants."""

    far: float = 0.9
    """Wanted on the first day; from there on it goes evenly, on the scale of logarithms ..."""
    near: float = 0.9
    """... to what is wanted on the last day."""
    quiet: float = 0.0
    """With this share of all days left or less nothing is asked ..."""
    eve: int = 1
    """... until so many days are left,"""
    last: float = 0.99
    """when whatever has a chance below this is asked."""


class SightScheduler(Seer):
    """Keeps to such a policy."""

    def __init__(self, who: Population, exam: int, settings: Sequence[Setting]) -> None:
        super().__init__(who, exam, settings)
        sights = [each for each in settings if isinstance(each, Sight)]
        self._far, self._near, self._quiet, self._eve, self._last_wanted = (
            self._spread([float(getattr(each, name)) for each in sights])
            for name in ("far", "near", "quiet", "eve", "last")
        )

    def wanted(self, rows: Ints, day: int) -> Floats:
        """Return the chance down to which these rows may sink until `day`."""
        left = self.exam - day
        done = 1 - np.log(left) / np.log(max(2, self.exam))
        wanted = self._far[rows] + (self._near[rows] - self._far[rows]) * done
        is_quiet = left <= self._quiet[rows] * self.exam
        eve = self._eve[rows]
        wanted = np.where(is_quiet | (left < eve), 0, wanted)
        return np.asarray(np.where(left == eve, self._last_wanted[rows], wanted))


@dataclass(frozen=True)
class Share:
    """What ours, or another rule by hand, has of the gain that there is."""

    case: Case
    name: str
    cost: float
    """The rule's looks a card."""
    recall: float
    """The rule's, on the exam day, per cent."""
    best: float
    """What the best found recalls for these looks."""
    boxes: float
    """What the 1-2-4-8-16 boxes do."""
    without: float
    """What ours without the exam does."""
    searched: float
    """What the best policy of the search does, where the best plan is known too."""
    draws: Floats
    """Recall of the rule, of the best, the boxes and those without, in each resampling."""


BOXES, WITHOUT = 2, 3
"""The columns of `draws` from which a gain may be counted."""


def sights(many: int, seed: int = 7) -> list[Setting]:
    """Return so many policies, drawn at random."""
    random = np.random.default_rng(seed)
    return [
        Sight(
            far=float(1 - random.choice([0.02, 0.05, 0.1, 0.2, 0.3, 0.4])),
            near=float(1 - random.choice([0.01, 0.03, 0.05, 0.1, 0.2, 0.4])),
            quiet=float(random.choice([0.0, 0.1, 0.25, 0.5, 0.7])),
            eve=int(random.choice([1, 1, 1, 2, 3])),
            last=float(1 - random.choice([0.0005, 0.002, 0.005, 0.01, 0.02, 0.05])),
        )
        for _ in range(many)
    ]


def shares(
    case: Case, rules: dict[str, Rule], sample: Sample, choosing: Sample, many: int
) -> list[Share]:
    """Return the share of each rule in this case; `choosing` are those the search looks at."""
    tried = sights(many)
    seen = run(case, SightScheduler, tried, choosing)
    told = np.array([(each.looks.mean(), each.recall.mean()) for each in seen])
    kept = [tried[index] for index in corners(*told.T)]
    found = run(case, SightScheduler, kept, sample)
    found += run(case, ByHand, [*FAMILY, *RULES.values()], sample)
    best = list(found)
    if case.model in GRIDS:
        best += run(case, planner(case.model), [Setting(knob=each) for each in PRICES], sample)
    boxes = run(case, Classic, [Setting(knob=knob) for knob in np.geomspace(0.1, 4, 14)], sample)
    without = run(case, OursWithoutExam, [Setting(knob=knob) for knob in CURVE_OF_OURS], sample)
    mine = {"ours": run(case, Ours, DEFAULT, sample)[0]}
    mine |= {name: run(case, ByHand, [rule], sample)[0] for name, rule in rules.items()}
    curves = (best, boxes, without, found)
    return [_share(case, name, ours, curves, sample) for name, ours in mine.items()]


def _share(
    case: Case, rule: str, ours: Result, curves: Sequence[list[Result]], sample: Sample
) -> Share:
    weights = with_everybody(sample)
    costs = weights @ ours.looks
    columns = [resampled_curve(curve, "looks", costs, weights) for curve in curves]
    told = 100 * np.array([weights @ ours.recall, *columns]).T
    recall, best, boxes, without, searched = told[0].tolist()
    return Share(case, rule, float(costs[0]), recall, best, boxes, without, searched, told[1:, :4])


def share_of(shares_: Sequence[Share], base: int) -> tuple[float, float, float]:
    """Return the share of the gain over `BOXES` or those `WITHOUT` the exam, and its interval.

    It is the mean gain over the mean gain that there is: a mean of shares would be carried by
    cases in which there is next to nothing to gain.
    """
    mean = np.mean([(each.recall, each.best, each.boxes, each.without) for each in shares_], axis=0)
    draws = np.mean([each.draws for each in shares_], axis=0)
    told = (draws[:, 0] - draws[:, base]) / (draws[:, 1] - draws[:, base])
    return (
        float((mean[0] - mean[base]) / (mean[1] - mean[base])),
        *interval(told),
    )


def cases(days: Sequence[int] = DAYS) -> list[Case]:
    """Return the cases: every model, some times to the exam, every day kept."""
    return [Case(model, day, points=1) for model, day in product(MODELS, days)]
