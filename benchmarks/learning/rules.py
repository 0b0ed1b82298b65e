"""Whether there is a better rule that a student could keep by hand: the fourth question.

Rules were looked for on the choosing cases, and are then tried on the reporting ones. A rule is
held against what the product's own rule reaches at the same minutes with other numbers in it:
another share of the days left, other lengths of all waits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from benchmarks.learning.arrays import Floats
from benchmarks.learning.by_hand import ByHand, Rule
from benchmarks.learning.compare import resampled_curve, with_everybody
from benchmarks.learning.memory import MODELS
from benchmarks.learning.simulate import Case, Result, Sample, run

CHOOSING_DAYS = (10, 21, 45, 90)
REPORTING_DAYS = (7, 14, 30, 60, 120)
ADHERENCE = (1.0, 0.8)
SHARES = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8)
FAMILY = [
    Rule(share=share, share_known=share, knob=knob)
    for share, knob in product(SHARES, (0.3, 0.6, 1.0, 1.6))
]
DAILY = (1, 1, 1, 5, 30)
"""Waits of one day in the first three boxes."""
RULES: dict[str, Rule] = {
    "ours": Rule(),
    "a third": Rule(share=1 / 3, share_known=1 / 3),
    "known: two thirds": Rule(share_known=2 / 3),
    "a miss: to box 1": Rule(down=4),
    "rest 30-3": Rule(rest_box=3, rest_from=30, rest_until=3),
    "rest 45-6": Rule(rest_box=3, rest_from=45, rest_until=6),
    "rest for half": Rule(rest_box=3, rest_from=-1, rest_until=3),
    "1-4-12-40-99, rest 30-3": Rule(
        waits=(1, 4, 12, 40, 99), rest_box=3, rest_from=30, rest_until=3
    ),
    "1-1-4-20-99, rest 60-3": Rule(
        waits=(1, 1, 4, 20, 99), rest_box=2, rest_from=60, rest_until=3, rest_clean=1
    ),
    "1-1-3-10-40": Rule(waits=(1, 1, 3, 10, 40)),
    "daily": Rule(waits=DAILY),
    "daily, a third": Rule(waits=DAILY, share=1 / 3, share_known=1 / 3),
    "daily, a quarter": Rule(waits=DAILY, share=0.25, share_known=0.25),
    "daily, a third, rest 10-6": Rule(
        waits=DAILY, share=1 / 3, share_known=1 / 3, rest_box=3, rest_from=10, rest_until=6
    ),
    "daily, a quarter, rest 30-10": Rule(
        waits=DAILY, share=0.25, share_known=0.25, rest_box=4, rest_from=30, rest_until=10
    ),
    "daily, two fifths, rest 45-6": Rule(
        waits=DAILY, share=0.4, share_known=0.4, rest_box=3, rest_from=45, rest_until=6
    ),
}
"""Ours, and what did best of a thousand in the choosing cases, with what it was made from.

To rest 30-3: from box 3 on (with daily waits and a quarter from box 4, with 1-1-4 from box 2), with
30 days left or fewer, a card waits until 3 days before the exam; "for half": where rule 4 would
shorten its box's wait. A third: no card waits longer than a third of the days left.
"""


@dataclass(frozen=True)
class Margin:
    """How far one rule lies above what ours reaches with other numbers, in one case."""

    case: Case
    name: str
    looks: float
    """As a multiple of ours."""
    recall: float
    """Points of recall more than ours, per cent, whatever the work."""
    better: float
    """Points of recall above the family's curve at the same minutes."""
    reached: bool
    """Whether the family goes to as many minutes; else its nearest end counts."""
    draws: Floats


def cases(days: Sequence[int], models: Sequence[str] = tuple(MODELS)) -> list[Case]:
    """Return a case for each model, time to the exam, and kind of student."""
    return [Case(*each) for each in product(models, days, ADHERENCE)]


def margins(case: Case, rules: dict[str, Rule], sample: Sample) -> list[Margin]:
    """Return each rule's margin in this case; the first rule is ours."""
    family = run(case, ByHand, FAMILY, sample)
    tried = run(case, ByHand, list(rules.values()), sample)
    return [
        _margin(case, name, each, tried[0], family, sample)
        for name, each in zip(rules, tried, strict=True)
    ]


def _margin(
    case: Case, name: str, each: Result, ours: Result, family: list[Result], sample: Sample
) -> Margin:
    weights, costs = with_everybody(sample), [one.minutes.mean() for one in family]
    theirs = resampled_curve(family, "minutes", weights @ each.minutes, weights)
    draws = 100 * (weights @ each.recall - theirs)
    return Margin(
        case,
        name,
        looks=float(each.looks.mean() / ours.looks.mean()),
        recall=float(100 * (each.recall.mean() - ours.recall.mean())),
        better=float(draws[0]),
        reached=bool(min(costs) <= each.minutes.mean() <= max(costs)),
        draws=draws[1:],
    )
