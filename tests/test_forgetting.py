"""How a point fades: the formulas beside what the package of FSRS-6 says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.forgetting import Trace, after, chance

WALKS = st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=30)


def walked(walk: list[tuple[int, bool]], first: bool = True) -> Trace:
    trace = after(None, first, day=1000)
    for days, came_back in walk:
        trace = after(trace, came_back, trace.day + days)
    return trace


@pytest.mark.parametrize(
    ("walk", "stability", "difficulty", "after_ten_days"),
    [
        # As fsrs 6.3 has it, without steps or fuzz: + is its Good, - its Again, after so many days.
        ("0+", 2.3065, 2.118104, 0.774367),
        ("0-", 0.212, 6.4133, 0.551845),
        ("0- 0+", 0.246689, 6.402115, 0.564592),
        ("0+ 3+ 7+ 21+", 102.476264, 2.097455, 0.986011),
        ("0+ 3- 1+ 3-", 0.609361, 9.12482, 0.645533),
        ("0- 0- 0+ 1+ 60+", 5.865456, 8.765611, 0.859403),
        ("0+ 0+ 5- 0+ 2+", 3.568423, 7.367923, 0.815705),
    ],
)
def test_the_formulas_are_those_of_fsrs_6(
    walk: str, stability: float, difficulty: float, after_ten_days: float
) -> None:
    (_, first), *looks = [(int(look[:-1]), look[-1] == "+") for look in walk.split()]
    trace = walked(looks, first)
    assert trace[:2] == pytest.approx((stability, difficulty), abs=1e-6)
    assert chance(trace, trace.day + 10) == pytest.approx(after_ten_days, abs=1e-6)


def test_they_are_those_of_the_package_wherever_that_is_installed() -> None:
    pytest.importorskip("fsrs", reason="it comes with the extra `bench`")
    from benchmarks.readiness.package import CLOSE, against_package  # noqa: PLC0415 - it needs numpy

    assert against_package(seed=1) < CLOSE


@given(WALKS, st.booleans())
def test_a_chance_sinks_by_the_day_and_is_never_none(
    walk: list[tuple[int, bool]], first: bool
) -> None:
    trace = walked(walk, first)
    chances = [chance(trace, trace.day + days) for days in (0, 1, 3, 10, 100, 4000)]
    assert chances == sorted(chances, reverse=True)
    assert chances[0] == 1
    assert 0 < chances[-1] < chances[1] < 1


@given(WALKS, st.integers(0, 400))
def test_what_came_back_is_kept_longer_than_what_was_missed(
    walk: list[tuple[int, bool]], days: int
) -> None:
    before = walked(walk)
    came_back, missed = (after(before, each, before.day + days) for each in (True, False))
    assert came_back.stability >= before.stability
    assert came_back.stability > missed.stability
    assert 1 <= came_back.difficulty <= missed.difficulty <= 10
