"""One against another at the same work: to the other's favour, and with an interval."""

import numpy as np
import pytest
from benchmarks.learning.compare import at_cost, corners, mean, resamples, row
from benchmarks.learning.simulate import Case, Result, Sample
from hypothesis import given
from hypothesis import strategies as st

SETTINGS = st.lists(
    st.tuples(st.floats(0.1, 100), st.floats(0, 1)), min_size=1, max_size=12, unique=True
)


@given(SETTINGS)
def test_the_curve_of_a_rival_lies_on_or_above_each_of_its_settings(
    settings: list[tuple[float, float]],
) -> None:
    costs, recalls = np.array(settings).T
    for cost, recall in settings:
        assert at_cost(costs, recalls, cost) >= recall - 1e-9


@given(SETTINGS)
def test_the_curve_never_falls_and_rises_ever_less(settings: list[tuple[float, float]]) -> None:
    costs, recalls = np.array(settings).T
    curve = corners(costs, recalls)
    slopes = np.diff(recalls[curve]) / np.diff(costs[curve])
    assert (slopes > 0).all()
    assert (np.diff(slopes) <= 1e-9).all()


def test_between_two_settings_both_may_be_used_each_for_some_cards() -> None:
    assert at_cost(np.array([4.0, 8.0]), np.array([0.6, 0.9]), 6.0) == pytest.approx(0.75)


def test_a_setting_under_the_line_of_its_neighbours_does_not_pull_the_curve_down() -> None:
    costs, recalls = np.array([4.0, 6.0, 8.0]), np.array([0.6, 0.61, 0.9])
    assert at_cost(costs, recalls, 6.0) == pytest.approx(0.75)


def test_where_all_settings_are_cheaper_the_best_of_them_counts() -> None:
    assert at_cost(np.array([4.0, 8.0]), np.array([0.6, 0.9]), 20.0) == 0.9


def test_where_all_settings_are_dearer_a_foolish_cheapest_one_does_not_count() -> None:
    assert at_cost(np.array([10.0, 10.1, 20.0]), np.array([0.2, 0.8, 0.9]), 9.0) > 0.8


def test_each_resampling_draws_seeds_first_and_weighs_as_many_students() -> None:
    sample = Sample(students=5, seeds=(1, 2, 3))
    weights = resamples(sample, 9)
    assert np.allclose(weights.sum(axis=1), 1)
    of_seed = weights.reshape(len(weights), 3, 5).sum(axis=2)
    assert (of_seed == 0).any()  # some draw leaves a seed out: three students of one are no sample
    assert np.allclose((of_seed * 3) % 1, 0, atol=1e-9) | np.allclose((of_seed * 3) % 1, 1)


def _result(recall: list[float], looks: list[float]) -> Result:
    told, work = np.array(recall), np.array(looks)
    return Result(told, work, work / 3, np.ones(len(told)), np.zeros(len(told)))


def test_a_row_says_how_much_better_ours_is_at_its_own_cost_and_how_sure_that_is() -> None:
    sample = Sample(students=2, seeds=(1, 2))
    ours = _result([0.9, 0.8, 0.9, 0.8], [10, 10, 10, 10])
    curve = [_result([0.7, 0.6, 0.7, 0.6], [5] * 4), _result([0.9, 0.8, 0.9, 0.8], [15] * 4)]
    found = row(Case("FSRS-6", 7), "a rival", "looks", (ours, curve), sample)
    assert found.better == pytest.approx(10)
    assert found.low == pytest.approx(10)  # every student is better by the same
    assert found.high == pytest.approx(10)
    assert found.reached
    assert mean([found, found]) == pytest.approx((10, 10, 10))


def test_a_row_says_where_no_setting_of_the_rival_asks_as_much() -> None:
    ours, lazy = _result([0.9, 0.8], [10, 10]), _result([0.7, 0.6], [5, 5])
    found = row(Case("FSRS-6", 7), "a rival", "looks", (ours, [lazy]), Sample(2, (1,)))
    assert not found.reached
