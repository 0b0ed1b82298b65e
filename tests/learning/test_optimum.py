"""How good a rule could be at most, and FSRS's weights fitted."""

from functools import cache

import numpy as np
import pytest
from benchmarks.learning.dynamic import LOOKS_AFTER_MISS, ExponentialGrid, FsrsGrid, plan, planner
from benchmarks.learning.fit import Recorder, fitted, log_loss
from benchmarks.learning.memory import Exponential
from benchmarks.learning.optimum import BOXES, Share, share_of
from benchmarks.learning.rules import RULES, margins
from benchmarks.learning.schedulers import Classic, Ours, Setting
from benchmarks.learning.simulate import Case, Sample, revise, run


def worths(rate: float, left: int, price: float) -> list[float]:
    """Return what each first wait is worth under exponential forgetting; the first is to stop.

    Every plan is tried, with no grid.
    """

    @cache
    def of(came: int, missed: int, days: int) -> list[float]:
        slower = (1 - Exponential.SHRINKS) ** came * (1 + Exponential.GROWS) ** missed
        now = min(1.0, max(1e-4, rate * slower))
        values = [float(np.exp(-now * days))]
        for wait in range(1, days):
            chance = float(np.exp(-now * wait))
            later = chance * max(of(came + 1, missed, days - wait))
            later += (1 - chance) * max(of(came, missed + 1, days - wait))
            values.append(later - price * (1 + (1 - chance) * LOOKS_AFTER_MISS))
        return values

    return of(0, 0, left)


@pytest.mark.parametrize("price", [0.001, 0.01, 0.1])
@pytest.mark.parametrize("days", [3, 8])
def test_the_planned_wait_is_worth_what_the_best_of_all_plans_is(days: int, price: float) -> None:
    waits = plan("exponential", days, (price,))[days]
    for state in range(40, 148, 6):
        every = worths(float(np.exp(ExponentialGrid.RATES[state])), days, price)
        assert every[waits[state, 0]] == pytest.approx(max(every), abs=1e-4)
    assert len({int(wait) for wait in waits[:, 0]}) > 1


@pytest.mark.parametrize("model", ["FSRS-6", "exponential"])
def test_no_rule_reaches_the_plan_at_its_price(model: str) -> None:
    case, sample = Case(model, 30, points=1), Sample(8, (1, 2))
    price = 0.002
    best = run(case, planner(model), [Setting(price)], sample)[0]
    rivals = [
        *run(case, Ours, [Setting()], sample),
        *run(case, Classic, [Setting(knob) for knob in (0.3, 1.0, 3.0)], sample),
    ]
    for each in rivals:
        gain = (best.recall - price * best.looks) - (each.recall - price * each.looks)
        assert gain.mean() > 0


def test_a_state_on_the_grid_is_its_own_nearest() -> None:
    grid = FsrsGrid()
    step = grid.step(3)
    assert all(np.allclose(sum(share for _, share in corners), 1) for _, corners in step.paths)
    assert np.allclose(sum(likely for likely, _ in step.paths), 1)


def test_weights_fitted_to_some_students_predict_others_better_than_the_defaults() -> None:
    case = Case("exponential", 20, cards=20)
    weights = fitted(case, Sample(4, (1,)), part_is_again=True, steps=12)
    others = revise(case, Recorder, [Setting(0.9, part_is_again=True)], 4, 2).scheduler
    assert isinstance(others, Recorder)
    by_default = np.log(Recorder.weights / Recorder.weights)
    tried = np.vstack([by_default, np.log(weights / Recorder.weights)])
    loss = log_loss(tried, others.looks, 80)
    assert loss[1] < loss[0]


def _share(recall: float) -> Share:
    told = (recall, 100.0, 90.0, 80.0)
    return Share(Case("FSRS-6", 7), "ours", 9.0, *told, 100.0, np.tile(told, (5, 1)))


@pytest.mark.parametrize(("recall", "share"), [(100.0, 1.0), (90.0, 0.0), (97.0, 0.7)])
def test_a_share_is_of_the_gain_that_there_is(recall: float, share: float) -> None:
    assert share_of([_share(recall)], BOXES) == pytest.approx((share, share, share))


def test_shares_are_of_the_mean_gain_not_means_of_shares() -> None:
    assert share_of([_share(91.0), _share(99.0)], BOXES)[0] == pytest.approx(0.5)


def test_ours_with_other_numbers_goes_to_as_much_work_as_each_rule_that_asks_more() -> None:
    found = margins(Case("exponential", 30, cards=12), RULES, Sample(3, (1,)))
    assert [each.name for each in found if each.looks > 1 and not each.reached] == []
    assert found[0].looks == 1
    assert found[0].better <= 1e-9  # ours is one of that family itself
