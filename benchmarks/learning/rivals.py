"""Whether these rules, with time enough, leave more for the same work: the first question.

Every rival has all its settings, and what is best of them at the work of ours is taken.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from math import inf

import numpy as np

from benchmarks.learning.compare import WORKS, Row, row
from benchmarks.learning.fit import fitted
from benchmarks.learning.schedulers import (
    DEFAULT,
    Classic,
    FsrsScheduler,
    Ours,
    OursWithoutExam,
    Scheduler,
    Seer,
    Setting,
    Sm2,
    TrueFsrs,
)
from benchmarks.learning.simulate import Case, Result, Sample, run

EXTRAS = {"": {}, " + half rule": {"halves": True}, " + last day": {"last_day": True}}
"""A rival as it is, with our rule 4, and with a review of everything on the last day."""
ANSWERS = (False, True)
"""What of a card that came back in part: Hard, or Again."""
FIT_DAYS = 60
"""The time to the exam of the students to whom FSRS is fitted."""
CURVE_OF_OURS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85, 1.0)


@dataclass(frozen=True)
class Scale:
    """How much is simulated, and to which students FSRS is fitted."""

    sample: Sample
    fit_to: Sample
    retentions: int = 25
    fit_steps: int = 100
    thinned: int = 1
    """One in so many settings of the other rivals is tried."""


def compare(case: Case, scale: Scale) -> list[Row]:
    """Return ours beside every rival in this case, at equal looks and at equal minutes."""
    ours = run(case, Ours, DEFAULT, scale.sample)[0]
    return [
        row(case, name, work, (ours, curve), scale.sample)
        for name, curve in _curves(case, scale)
        for work in WORKS
    ]


def _curves(case: Case, scale: Scale) -> Iterator[tuple[str, list[Result]]]:
    for extra, flags in EXTRAS.items():
        plain = [replace(each, **flags) for each in fsrs_settings(scale.retentions)]
        default = run(case, FsrsScheduler, plain, scale.sample)
        fits = _fitted(case, plain, scale)
        yield f"FSRS{extra}", default + fits
        yield f"FSRS, default weights{extra}", default
        yield f"FSRS, fitted weights{extra}", fits
        if case.model == "FSRS-6":
            yield f"FSRS, true weights{extra}", run(case, TrueFsrs, plain, scale.sample)
        seen = [Setting(knob=float(1 - miss), **flags) for miss in np.geomspace(0.4, 0.005, 12)]
        yield f"a seer{extra}", run(case, Seer, seen, scale.sample)
        sm2 = [replace(each, **flags) for each in sm2_settings(case.days)]
        yield f"SM-2{extra}", run(case, Sm2, sm2[:: scale.thinned], scale.sample)
        boxes = [Setting(knob=knob, **flags) for knob in np.geomspace(0.2, 4, 12)]
        yield f"1-2-4-8-16{extra}", run(case, Classic, boxes, scale.sample)
    curve = [Setting(knob=knob) for knob in CURVE_OF_OURS]
    yield "ours without the exam", run(case, OursWithoutExam, curve, scale.sample)


def fsrs_settings(retentions: int) -> list[Setting]:
    """Return so many retentions from 50 to 98.5 %, each with a part graded Hard and Again."""
    return [
        Setting(knob=float(1 - miss), part_is_again=is_again)
        for miss, is_again in product(np.geomspace(0.5, 0.015, retentions), ANSWERS)
    ]


def sm2_settings(days: int) -> list[Setting]:
    """Return settings of SM-2: the modifier, the maximum interval, a part graded Hard or Again.

    The maxima go from a sixteenth of the time to half of it: below, a card is asked far more often
    than by ours.
    """
    shares = (1 / 16, 1 / 12, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 1 / 2)
    longest = sorted({max(1, round(days * share)) for share in shares})
    return [
        Setting(knob=knob, longest=most, part_is_again=is_again)
        for knob, most, is_again in product((0.6, 0.8, 1.0, 1.5), (*longest, inf), ANSWERS)
    ]


def _fitted(case: Case, settings: Sequence[Setting], scale: Scale) -> list[Result]:
    results = []
    for is_again in ANSWERS:
        kind = fitted_fsrs(case.model, scale.fit_to, scale.fit_steps, part_is_again=is_again)
        chosen = [each for each in settings if each.part_is_again == is_again]
        results += run(case, kind, chosen, scale.sample)
    return results


@cache
def fitted_fsrs(model: str, fit_to: Sample, steps: int, *, part_is_again: bool) -> type[Scheduler]:
    """Return an FSRS whose weights are fitted to other students with the same kind of memory."""
    found = fitted(Case(model, FIT_DAYS), fit_to, part_is_again=part_is_again, steps=steps)

    class Fitted(FsrsScheduler):
        weights = found

    return Fitted
