"""The readiness that simulated students are told, beside the truth."""

from dataclasses import replace
from statistics import mean

import numpy as np
import pytest
from benchmarks.readiness.__main__ import ERROR, Case, Shown, cases, cell, shown
from benchmarks.readiness.groups import APART, CHOSEN, HalfLife

CASE = Case("FSRS-6", cards=15, exam=21, day=9, lift=0.0, kept=1.0)


def test_those_set_apart_are_others_than_those_chosen_from() -> None:
    assert CHOSEN.seed != APART.seed
    assert not set(CHOSEN.exams) & set(APART.exams)
    assert set(CHOSEN.days) & set(APART.days) == {3, 5}
    assert set(CHOSEN.decks) & set(APART.decks) == {7}
    assert set(APART.models) - set(CHOSEN.models) == {"half-life"}


def test_students_set_apart_differ_otherwise() -> None:
    chosen, apart = (
        group.draw(200, 20, 0.0, np.random.default_rng(1)) for group in (CHOSEN, APART)
    )
    assert np.abs(apart.ability).max() <= 2 < np.abs(chosen.ability).max()
    assert chosen.has.sum(axis=1).min() == 2
    assert {1, 8} <= set(apart.has.sum(axis=1).tolist())


def test_by_half_lives_points_that_came_back_last_longer() -> None:
    who = APART.draw(5, 4, 0.0, np.random.default_rng(1))
    memory, rows = HalfLife(who), np.arange(20)
    came_back = np.zeros(who.has.shape, dtype=bool)
    came_back[:, 0] = True
    memory.look(rows, came_back, 0)
    soon, later = memory.chance(rows, 1), memory.chance(rows, 9)
    assert (later < soon).all()
    memory.again(rows, ~came_back, 0)
    now = memory.chance(rows, 9)
    assert (now[:, 1] > later[:, 1]).all()
    assert (now[:, 0] == later[:, 0]).all()


def test_a_figure_is_looked_at_before_the_exam_alone() -> None:
    for group in (CHOSEN, APART):
        assert all(case.day < case.exam for case in cases(group))
        assert {case.model for case in cases(group)} == set(group.models)


@pytest.mark.parametrize("model", APART.models)
def test_students_set_apart_are_told_words_first_and_then_figures_near_the_truth(
    model: str,
) -> None:
    early, later = (
        shown(replace(CASE, model=model, day=day), APART, students=6) for day in (3, 20)
    )
    assert early
    assert all(each.is_rough for each in early)
    figures = [each for each in later if not each.is_rough]
    assert len(figures) > len(later) / 2
    assert mean(abs(each.error) for each in figures) <= ERROR


@pytest.mark.parametrize(
    ("truth", "is_rough", "told"),
    [
        (0.72, False, "-2.0  2.0 100% 100%"),
        (0.64, False, "+6.0  6.0 100% 100%!"),
        (0.76, False, "-6.0  6.0   0% 100%!"),
        (0.74, False, "-4.0  4.0 100% 100%"),
        (0.76, True, "-6.0  6.0 words"),
    ],
)
def test_a_missed_target_is_marked(truth: float, is_rough: bool, told: str) -> None:
    figure = Shown(CASE, "today", False, 0.7, 0.6, 0.75, truth, is_rough)
    assert cell([figure]).strip() == told
    assert cell([]) == "nothing is said"
