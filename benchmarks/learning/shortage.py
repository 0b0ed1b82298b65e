"""Who comes out best where there is too little time for the deck: the second question.

Every student has room for so many looks a day, those at a card once more too. Ours has rule 6's
order, and three others for comparison, and whichever of the four serves best in the case; a rival
has the order and the setting that serve it best in the case, which no student can know.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from math import inf

from benchmarks.learning.arrays import Floats
from benchmarks.learning.compare import interval, with_everybody
from benchmarks.learning.memory import MODELS
from benchmarks.learning.schedulers import DEFAULT, FsrsScheduler, Ours, Setting, Sm2
from benchmarks.learning.simulate import ENOUGH, ORDERS, Case, Result, Sample, run

CARDS = (40, 100, 200, 400)
ROOM = (10, 20, 40)
DAYS = (14, 30, 60, 120)
_ANSWERS = (False, True)
_HALVES = (False, True)
FSRS = [
    Setting(knob=retention, part_is_again=is_again)
    for retention, is_again in product((0.7, 0.8, 0.9, 0.95), _ANSWERS)
]
SM2 = [Setting(longest=most, part_is_again=each) for most, each in product((7, inf), _ANSWERS)]
_OTHERS = [order for order in ORDERS if order != "ours"]


@dataclass(frozen=True)
class Short:
    """Ours in one case of too little time, beside one other."""

    case: Case
    name: str
    """The other."""
    need: float
    """The looks that ours would ask if there were room, over the looks for which there is."""
    recall: float
    """Ours, on the exam day, per cent."""
    unseen: float
    """Ours: cards never begun, per cent."""
    better: float
    """Points of recall, per cent, that ours has more in the same time."""
    low: float
    high: float
    """The 95 % interval of `better`."""
    other_unseen: float
    draws: Floats


def cases(days: Sequence[int] = DAYS, cards: Sequence[int] = CARDS) -> list[Case]:
    """Return every case, those with time enough too."""
    return [
        Case(model, day, cards=many, room=room)
        for model, day, many, room in product(MODELS, days, cards, ROOM)
    ]


def compare(case: Case, sample: Sample) -> list[Short]:
    """Return ours beside the other orders and beside the rivals at their best."""
    ours = run(case, Ours, DEFAULT, sample)[0]
    free = run(replace(case, room=ENOUGH), Ours, DEFAULT, sample)[0]
    need = float(free.looks.mean() * case.cards / (case.room * case.days))
    orders = {order: run(replace(case, order=order), Ours, DEFAULT, sample)[0] for order in _OTHERS}
    others = {f"ours, {order}": other for order, other in orders.items()}
    others["ours, the best order"] = _best([ours, *orders.values()])
    for name, kind, settings in (("FSRS", FsrsScheduler, FSRS), ("SM-2", Sm2, SM2)):
        for halves in _HALVES:
            chosen = [replace(each, halves=halves) for each in settings]
            tried = [
                each
                for order in _OTHERS
                for each in run(replace(case, order=order), kind, chosen, sample)
            ]
            others[f"{name}{' + half rule' if halves else ''}"] = _best(tried)
    return [_short(case, name, need, (ours, other), sample) for name, other in others.items()]


def _best(results: Sequence[Result]) -> Result:
    """Return the result that the student who could choose would wish for."""
    return max(results, key=lambda each: float(each.recall.mean()))


def _short(
    case: Case, name: str, need: float, results: tuple[Result, Result], sample: Sample
) -> Short:
    ours, theirs = results
    more = 100 * (ours.recall - theirs.recall)
    draws = with_everybody(sample) @ more
    low, high = interval(draws[1:])
    return Short(
        case,
        name,
        need=need,
        recall=float(100 * ours.recall.mean()),
        unseen=float(100 * ours.unseen.mean()),
        better=float(draws[0]),
        low=low,
        high=high,
        other_unseen=float(100 * theirs.unseen.mean()),
        draws=draws[1:],
    )
