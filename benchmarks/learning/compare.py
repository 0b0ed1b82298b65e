"""One against another at the same work, to the other's favour, with an interval."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

from benchmarks.learning.simulate import Case, Result, Sample

Floats = npt.NDArray[np.float64]
Work = Literal["looks", "minutes"]

WORKS: tuple[Work, ...] = ("looks", "minutes")
RESAMPLED = 200
_LOW, _HIGH = 0.025, 0.975


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


def envelope(costs: Floats, recalls: Floats) -> tuple[Floats, Floats]:
    """Return the corners of the least concave curve on or above all settings, cheapest first.

    Between two corners lies who uses the one setting for some cards and the other for the rest; a
    straight line between two settings would be below that where a third lies above it. Nobody is
    made to study more for less: the curve never falls.
    """
    order = np.lexsort((-recalls, costs))
    corners: list[tuple[float, float]] = []
    for cost, recall in zip(costs[order].tolist(), recalls[order].tolist(), strict=True):
        if corners and recall <= corners[-1][1]:
            continue
        while len(corners) > 1 and _is_below(corners[-2], corners[-1], (cost, recall)):
            corners.pop()
        if not corners or cost > corners[-1][0]:
            corners.append((cost, recall))
    at, held = np.array(corners).T
    return at, held


def _is_below(
    left: tuple[float, float], middle: tuple[float, float], right: tuple[float, float]
) -> bool:
    rise = (middle[1] - left[1]) * (right[0] - left[0])
    return rise <= (right[1] - left[1]) * (middle[0] - left[0])


def at_cost(costs: Floats, recalls: Floats, cost: float) -> float:
    """Return what the best mixture of these settings recalls for this cost; see `envelope`.

    Where all settings are dearer or all cheaper, it is the nearest end.
    """
    corners, held = envelope(costs, recalls)
    return float(np.interp(cost, corners, held))


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


def row(
    case: Case, name: str, work: Work, results: tuple[Result, Sequence[Result]], sample: Sample
) -> Row:
    """Return ours, the first of `results`, beside a rival's curve."""
    ours, curve = results
    costs = np.array([getattr(each, work) for each in curve])
    recalls = np.array([each.recall for each in curve])
    mine = np.array([getattr(ours, work), ours.recall])
    weights = np.vstack([np.full(mine.shape[1], 1 / mine.shape[1]), resamples(sample, 1924)])
    draws = np.array(
        [
            100 * (own[1] - at_cost(cost, recall, float(own[0])))
            for own, cost, recall in zip(
                weights @ mine.T, weights @ costs.T, weights @ recalls.T, strict=True
            )
        ]
    )
    mean_costs, cost = costs.mean(axis=1), float(mine[0].mean())
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
