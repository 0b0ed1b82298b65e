"""The students, their memories, and what they do in a day."""

from itertools import pairwise

import numpy as np
import pytest
from benchmarks.learning import fsrs6
from benchmarks.learning.__main__ import CHOSEN_FROM, FITTED_TO, REPORTED
from benchmarks.learning.by_hand import ByHand, Rule
from benchmarks.learning.memory import MODELS, population
from benchmarks.learning.rules import CHOOSING_DAYS, REPORTING_DAYS
from benchmarks.learning.schedulers import (
    FsrsScheduler,
    Ours,
    Scheduler,
    Seer,
    Setting,
    Sm2,
    TrueFsrs,
)
from benchmarks.learning.simulate import LOOK, MISS, POINT, Case, Sample, revise, run

FEW = Sample(students=3, seeds=(1, 2))


def test_every_student_has_a_deck_of_their_own() -> None:
    who = population(4, 30, 5, np.random.default_rng(1))
    decks = who.has.sum(axis=1).reshape(4, 30)
    assert len({tuple(deck) for deck in decks.tolist()}) == 4
    assert (decks >= 2).all()


def test_copies_of_everybody_stand_one_after_the_other() -> None:
    who = population(2, 3, 4, np.random.default_rng(1))
    twice = who.times(2)
    assert twice.students == 4
    assert (twice.ease[:6] == who.ease).all()
    assert (twice.ease[6:] == who.ease).all()


def test_the_formulas_are_those_of_the_package_on_the_same_day_too() -> None:
    assert fsrs6.verify(walks=5) < 1e-9


@pytest.mark.parametrize("model", MODELS)
def test_what_is_known_fades(model: str) -> None:
    who = population(6, 5, 3, np.random.default_rng(2))
    memory, rows = MODELS[model](who), np.arange(30)
    memory.look(rows, np.ones((30, 3), dtype=bool), 0)
    chances = [memory.chance(rows, day) for day in (1, 5, 40, 400)]
    assert all(((chance >= 0) & (chance <= 1)).all() for chance in chances)
    assert all((a >= b).all() for a, b in pairwise(chances))
    assert chances[0].mean() > chances[-1].mean() + 0.05


@pytest.mark.parametrize("model", ["FSRS-6", "ACT-R", "MCM"])
def test_a_look_after_a_wait_lasts_longer_than_one_at_once(model: str) -> None:
    def left_after(wait: int) -> float:
        who = population(40, 5, 3, np.random.default_rng(2))
        memory, rows = MODELS[model](who), np.arange(200)
        memory.look(rows, np.ones((200, 3), dtype=bool), 0)
        memory.look(rows, np.ones((200, 3), dtype=bool), wait)
        return float(memory.chance(rows, wait + 60).mean())

    assert left_after(10) > left_after(1)


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("adherence", [1.0, 0.8])
def test_the_rule_by_hand_with_no_other_numbers_is_the_products(
    model: str, adherence: float
) -> None:
    case = Case(model, 16, adherence, cards=12)
    ours, by_hand = run(case, Ours, [Setting()], FEW)[0], run(case, ByHand, [Rule()], FEW)[0]
    assert (ours.recall == by_hand.recall).all()
    assert (ours.minutes == by_hand.minutes).all()


@pytest.mark.parametrize("kind", [FsrsScheduler, Sm2, Seer, TrueFsrs])
def test_settings_simulated_together_come_to_the_same_as_each_alone(kind: type[Scheduler]) -> None:
    case = Case("FSRS-6", 12, 0.8, cards=10)
    settings = [
        Setting(0.8, part_is_again=True),
        Setting(0.9, longest=4),
        Setting(0.9, halves=True),
        Setting(0.9, last_day=True),
    ]
    together = run(case, kind, settings, FEW)
    for setting, result in zip(settings, together, strict=True):
        alone = run(case, kind, [setting], FEW)[0]
        assert (alone.recall == result.recall).all()
        assert (alone.looks == result.looks).all()
    assert len({tuple(result.recall.tolist()) for result in together}) == len(settings)


def test_the_last_day_may_bring_every_card() -> None:
    case = Case("FSRS-6", 12, cards=10)
    plain, full = run(case, Sm2, [Setting(), Setting(last_day=True)], FEW)
    assert (full.recall > plain.recall).all()


def test_minutes_count_the_look_its_points_and_what_was_missed() -> None:
    case = Case("FSRS-6", 1, cards=4, points=3)
    study = revise(case, Ours, [Setting()], 5, 1)
    result = study.results(1)[0]
    looks = float(result.looks.sum() * 4)
    least, most = looks * (LOOK + 2 * POINT), looks * (LOOK + 3 * POINT + 3 * MISS)
    assert least <= float(result.minutes.sum() * 4 * 60) <= most


def test_a_rival_told_of_same_day_looks_counts_them() -> None:
    case = Case("FSRS-6", 2, cards=20)

    class Deaf(FsrsScheduler):
        def again(self, rows: object, came: object, points: object, day: object) -> None:
            """Let it pass."""

    study, deaf = (revise(case, kind, [Setting(0.9)], 4, 1) for kind in (FsrsScheduler, Deaf))
    assert (study.scheduler.due != deaf.scheduler.due).any()


def test_nobody_studies_more_than_there_is_room_for() -> None:
    case = Case("exponential", 10, cards=60, room=10)
    result = run(case, Ours, [Setting()], FEW)[0]
    in_all = result.looks * 60
    assert (in_all <= 10 * 10 + 4 * 10).all()  # what went over on the last day comes off no other
    assert (in_all > 80).all()


def test_new_cards_ahead_leave_fewer_unbegun_than_due_ones_ahead() -> None:
    unseen = {}
    for order in ("ours", "due first", "new first", "in turn"):
        case = Case("FSRS-6", 14, cards=60, room=10, order=order)
        unseen[order] = float(run(case, Ours, [Setting()], FEW)[0].unseen.mean())
    assert unseen["new first"] < unseen["in turn"] < unseen["due first"]
    assert unseen["ours"] < unseen["due first"]


def test_no_student_of_whom_something_is_reported_was_chosen_from_or_fitted_to() -> None:
    assert not set(REPORTED) & {*CHOSEN_FROM, *FITTED_TO}
    assert not set(CHOOSING_DAYS) & set(REPORTING_DAYS)
