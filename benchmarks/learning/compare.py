"""Ours against each rival, at the same number of reviews."""

import zlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from benchmarks.learning.memory import MODELS, population
from benchmarks.learning.schedulers import RIVALS, Ours, Scheduler
from benchmarks.learning.simulate import Result, simulate

Floats = npt.NDArray[np.float64]

RESAMPLED = 400


@dataclass(frozen=True)
class Setting:
    """What is simulated."""

    students: int = 100
    cards: int = 40
    points: int = 5
    most_a_day: int = 50
    seed: int = 1924


@dataclass(frozen=True)
class Case:
    """One kind of memory, one time to the exam, one kind of student."""

    model: str
    days: int
    adherence: float


@dataclass(frozen=True)
class Row:
    """Ours beside one rival in one case."""

    case: Case
    rival: str
    reviews: float
    """Ours, looks a card."""
    recall: float
    """Ours, on the exam day, per cent."""
    better: float
    """Points of recall, per cent, that ours has more than the rival at the same reviews."""
    low: float
    high: float
    """The 95 % interval of `better`."""
    reached: bool
    """Whether some setting of the rival costs as much as ours; else its nearest end is taken."""
    peak: float
    """Ours: the busiest day's looks over the mean day's."""
    rival_peak: float
    """The rival's, at its setting nearest in cost."""


def run(case: Case, kind: type[Scheduler], knob: float, setting: Setting, **rules: bool) -> Result:
    """Simulate one scheduler in one case; the same students and cards for every scheduler."""
    seed = zlib.crc32(f"{case}{setting.seed}".encode())
    who = population(setting.students, setting.cards, setting.points, np.random.default_rng(seed))
    top_up = rules.pop("top_up", False)
    return simulate(
        MODELS[case.model](who),
        kind(len(who.has), case.days, knob, **rules),
        np.random.default_rng(seed + 1),
        present=np.random.default_rng(seed + 2).random((case.days, setting.students))
        < case.adherence,
        most_a_day=setting.most_a_day,
        top_up=top_up,
    )


def compare(case: Case, setting: Setting) -> list[Row]:
    """Return ours beside every rival, as it is, with the half rule, and with a last-day top-up."""
    ours = run(case, Ours, 1.0, setting)
    rows = []
    for name, (kind, knobs) in RIVALS.items():
        for extra, rules in (
            ("", {}),
            (" + half rule", {"halves": True}),
            (" + last day", {"top_up": True}),
        ):
            curve = [run(case, kind, knob, setting, **rules) for knob in knobs]
            rows.append(_row(case, name + extra, ours, curve, setting))
    without = [run(case, Ours, knob, setting, halves=False) for knob in (0.3, 0.5, 0.7, 1.0)]
    rows.append(_row(case, "ours without the exam", ours, without, setting))
    return rows


def _row(case: Case, rival: str, ours: Result, curve: list[Result], setting: Setting) -> Row:
    random = np.random.default_rng(setting.seed)
    everybody = np.arange(setting.students)
    samples = [random.integers(0, setting.students, setting.students) for _ in range(RESAMPLED)]
    differences = [_better(ours, curve, sample) for sample in samples]
    costs = np.array([each.reviews.mean() for each in curve])
    cost = ours.reviews.mean()
    nearest = curve[int(np.abs(costs - cost).argmin())]
    low, high = np.quantile(differences, [0.025, 0.975])
    return Row(
        case,
        rival,
        reviews=float(cost),
        recall=float(100 * ours.recall.mean()),
        better=_better(ours, curve, everybody),
        low=float(low),
        high=float(high),
        reached=bool(costs.min() <= cost <= costs.max()),
        peak=float(ours.peak.mean()),
        rival_peak=float(nearest.peak.mean()),
    )


def _better(ours: Result, curve: list[Result], sample: npt.NDArray[np.int64]) -> float:
    """Return how much better ours is for these students, in per cent points of recall."""
    costs = np.array([each.reviews[sample].mean() for each in curve])
    recalls = np.array([each.recall[sample].mean() for each in curve])
    order = np.argsort(costs)
    best = np.maximum.accumulate(recalls[order])  # nobody is made to study more for less
    expected = np.interp(ours.reviews[sample].mean(), costs[order], best)
    return float(100 * (ours.recall[sample].mean() - expected))
