"""One against another at the same work, to the other's favour, with an interval."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Protocol

import numpy as np

from benchmarks.learning.arrays import Floats, Ints
from benchmarks.learning.simulate import Case, Result, Sample

Work = Literal["looks", "minutes"]

WORKS: tuple[Work, ...] = ("looks", "minutes")
RESAMPLED = 200
LEEWAY = 1.05
"""How much of the work of its cheapest setting a rival may always do."""
_LOW, _HIGH = 0.025, 0.975
_SEED = 1924


@dataclass(frozen=True)
class Row:
    """Ours beside one rival in one case."""

    case: Case
    name: str
    """The rival."""
    work: Work
    """What was the same for both."""
    cost: float
    """Ours, looks or minutes a card."""
    recall: float
    """Ours, on the exam day, per cent."""
    better: float
    """Points of recall, per cent, that ours has more than the rival at the same work."""
    low: float
    high: float
    """The 95 % interval of `better`."""
    reached: bool
    """Whether the rival's settings go to as much work as ours; else its nearest end is taken."""
    peak: float
    """Ours: the busiest day's looks over the mean day's."""
    rival_peak: float
    """The rival's, at its setting nearest in cost."""
    draws: Floats = field(repr=False, compare=False)
    """`better` in each resampling, from which the intervals of means are taken."""


def interval(draws: Floats) -> tuple[float, float]:
    """Return the 95 % interval of what was drawn."""
    low, high = np.quantile(draws, [_LOW, _HIGH])
    return float(low), float(high)


def corners(costs: Floats, recalls: Floats) -> Ints:
    """Return which settings are the corners of a rival's curve, cheapest first.

    It is the least concave curve on or above all of them. Between two corners lies who uses the one
    setting for some cards and the other for the rest; a straight line between two neighbours would
    be below that where a third lies above it. Nobody is made to study more for less: the curve
    never falls.
    """
    found: list[int] = []
    for index in np.lexsort((-recalls, costs)).tolist():
        if found and recalls[index] <= recalls[found[-1]]:
            continue
        while len(found) > 1 and _is_below(costs, recalls, (*found[-2:], index)):
            found.pop()
        if not found or costs[index] > costs[found[-1]]:
            found.append(index)
    return np.array(found)


def _is_below(costs: Floats, recalls: Floats, three: tuple[int, ...]) -> bool:
    """Tell whether the middle one lies on or below the line through the two others."""
    left, middle, right = three
    rise = (recalls[middle] - recalls[left]) * (costs[right] - costs[left])
    return bool(rise <= (recalls[right] - recalls[left]) * (costs[middle] - costs[left]))


def at_cost(costs: Floats, recalls: Floats, cost: float) -> float:
    """Return what the best mixture of these settings recalls for this cost; see `corners`.

    Where all settings are cheaper, it is the best of them. Where all are dearer, they may cost a
    little more than the cheapest, so that no foolish one counts because it is that.
    """
    curve = corners(costs, recalls)
    allowed = max(cost, LEEWAY * float(costs.min()))
    return float(np.interp(allowed, costs[curve], recalls[curve]))


def resampled_curve(curve: Sequence[Result], work: Work, costs: Floats, weights: Floats) -> Floats:
    """Return what a curve recalls, 0 to 1, at each resampling's cost.

    Its corners are chosen once, by the mean of everybody, and then resampled.
    """
    all_costs = np.array([getattr(each, work) for each in curve])
    all_recalls = np.array([each.recall for each in curve])
    chosen = corners(all_costs.mean(axis=1), all_recalls.mean(axis=1))
    told = zip(
        weights @ all_costs[chosen].T, weights @ all_recalls[chosen].T, costs.tolist(), strict=True
    )
    return np.array([at_cost(*each) for each in told])


@cache
def resamples(sample: Sample, seed: int) -> Floats:
    """Return the weights of the students in each resampling: seeds first, then their students.

    The same weights count for both sides of a comparison, which makes it a paired one.
    """
    random = np.random.default_rng(seed)
    many, each = len(sample.seeds), sample.students
    weights = np.zeros((RESAMPLED, many * each))
    for row in weights:
        for chosen in random.integers(0, many, many):
            np.add.at(row, chosen * each + random.integers(0, each, each), 1)
    weights /= many * each
    return weights


def with_everybody(sample: Sample) -> Floats:
    """Return the weights of the resamplings, and first of all those of everybody as they are."""
    many = sample.students * len(sample.seeds)
    return np.vstack([np.full(many, 1 / many), resamples(sample, _SEED)])


def row(
    case: Case, name: str, work: Work, results: tuple[Result, Sequence[Result]], sample: Sample
) -> Row:
    """Return ours, the first of `results`, beside a rival's curve."""
    ours, curve = results
    mine = getattr(ours, work)
    weights = with_everybody(sample)
    theirs = resampled_curve(curve, work, weights @ mine, weights)
    draws = 100 * (weights @ ours.recall - theirs)
    mean_costs, cost = np.array([getattr(each, work).mean() for each in curve]), float(mine.mean())
    low, high = interval(draws[1:])
    nearest = curve[int(np.abs(mean_costs - cost).argmin())]
    return Row(
        case,
        name,
        work,
        cost=cost,
        recall=float(100 * ours.recall.mean()),
        better=float(draws[0]),
        low=low,
        high=high,
        reached=bool(mean_costs.min() <= cost <= mean_costs.max()),
        peak=float(ours.peak.mean()),
        rival_peak=float(nearest.peak.mean()),
        draws=draws[1:],
    )


class Difference(Protocol):
    """Anything that says how much better something is, and how sure that is."""

    @property
    def better(self) -> float: ...  # noqa: D102 - as in a row
    @property
    def draws(self) -> Floats: ...  # noqa: D102


def mean(rows: Sequence[Difference]) -> tuple[float, float, float]:
    """Return the mean of `better`, and its 95 % interval."""
    draws = np.mean([each.draws for each in rows], axis=0)
    return (float(np.mean([each.better for each in rows])), *interval(draws))
