"""How long the cards of today take."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.pace import LATEST, SECONDS_A_CARD, Pace, minutes, pace_of
from tests.support.progress import look


@pytest.mark.parametrize(
    ("cards", "paces", "said"),
    [
        (0, [], 0),
        (0, [Pace(50, 5000.0)], 0),
        (1, [], 1),  # 30 s
        (2, [], 1),
        (3, [], 2),
        (4, [Pace(9, 9.0)], 2),  # too few to be believed
        (4, [Pace(10, 100.0)], 1),
        (6, [Pace(10, 100.0)], 1),
        (7, [Pace(10, 100.0)], 2),
        (12, [Pace(5, 100.0), Pace(5, 300.0)], 8),  # of both decks together: 40 s
        (60, [Pace(10, 0.0)], 0),
        (600, [Pace(10, 1.0)], 1),  # 0.1 s
    ],
)
def test_minutes_are_rounded_up(cards: int, paces: list[Pace], said: int) -> None:
    assert minutes(cards, paces) == said


def test_only_studying_with_a_known_time_tells_the_pace() -> None:
    looks = [
        look(seconds=(10.0, 5.0)),
        look(seconds=None),
        look(kind="test", seconds=(99.0, 99.0)),
        look(kind="drill", seconds=(99.0, 99.0)),
        look(seconds=(1.5, 0.5)),
    ]
    assert pace_of(looks) == Pace(2, 17.0)
    assert pace_of([]) == Pace(0, 0.0)


def test_the_last_looks_count() -> None:
    new, old = look(seconds=(1.0, 1.0)), look(seconds=(100.0, 100.0))
    assert pace_of([new] * (LATEST - 1) + [old] * 9) == Pace(LATEST, 2.0 * (LATEST - 1) + 200)


@given(st.integers(0, 10**6), st.lists(st.builds(Pace, st.integers(0, 200), st.floats(0, 10**5))))
def test_minutes_are_enough_and_less_than_one_too_many(cards: int, paces: list[Pace]) -> None:
    looks = sum(pace.looks for pace in paces)
    a_card = sum(pace.seconds for pace in paces) / looks if looks >= 10 else SECONDS_A_CARD
    assert -0.001 <= minutes(cards, paces) - cards * a_card / 60 <= 1.001
