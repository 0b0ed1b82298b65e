"""Which point of a card is which, once the card has been written anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import MOST_CHARACTERS, MOST_POINTS
from revise1924.rewording import points_before

KIROV = "Kirov was murdered in December 1934"
TRIALS = "Show trials of Old Bolsheviks, 1936–38"
ARMY = "Half of the officers of the Red Army were gone"
GULAG = "A million were shot and millions sent to the Gulag"


@pytest.mark.parametrize(
    ("before", "after", "was"),
    [
        pytest.param([KIROV, TRIALS], [KIROV, TRIALS], (0, 1), id="nothing"),
        pytest.param([KIROV, TRIALS], [TRIALS, KIROV], (1, 0), id="another order"),
        pytest.param([KIROV, TRIALS], [KIROV, ARMY, TRIALS], (0, None, 1), id="one between"),
        pytest.param([KIROV, TRIALS], [ARMY, KIROV, TRIALS], (None, 0, 1), id="one in front"),
        pytest.param([KIROV, TRIALS], [KIROV, TRIALS, ARMY], (0, 1, None), id="one at the end"),
        pytest.param([KIROV, TRIALS, ARMY], [KIROV, ARMY], (0, 2), id="one gone"),
        pytest.param([KIROV], [KIROV.lower() + "."], (0,), id="a slip mended"),
        pytest.param(
            [KIROV, TRIALS],
            [TRIALS, "Kirov was murdered in December 1934, in Leningrad"],
            (1, 0),
            id="reworded and moved",
        ),
        pytest.param(
            [KIROV, TRIALS, ARMY],
            [KIROV, "1936: Zinoviev and Kamenev", ARMY],
            (0, 1, 2),
            id="all other words in the same place",
        ),
        pytest.param([KIROV], ["Why 1934 matters"], (0,), id="the only one in all other words"),
        pytest.param([KIROV, TRIALS], [ARMY, GULAG], (0, 1), id="all in all other words"),
        pytest.param([KIROV, TRIALS], [TRIALS, GULAG], (1, None), id="one gone, another added"),
        pytest.param([KIROV], [ARMY, GULAG], (None, None), id="one becomes two others"),
        pytest.param(
            [f"{KIROV}; {TRIALS}"], [KIROV, TRIALS], (None, 0), id="one that is parted in two"
        ),
        pytest.param([KIROV, TRIALS], [f"{KIROV}, {TRIALS}"], (1,), id="two that become one"),
        pytest.param(["a", "a", "b"], ["b", "a"], (2, 0), id="of two equals the first"),
        pytest.param(["a", "a"], ["a", "a", "a"], (0, 1, None), id="one more of equals"),
        pytest.param(
            ["The plan of 1928", "The plan of 1933"],
            ["The plan of 1933", "The plan of 1938"],
            (1, 0),
            id="the very text before what is alike",
        ),
        pytest.param([], [KIROV], (None,), id="there were none"),
        pytest.param([KIROV], [], (), id="there are none"),
    ],
)
def test_which_point_is_which(
    before: list[str], after: list[str], was: tuple[int | None, ...]
) -> None:
    assert points_before(before, after) == was


texts = st.text(st.sampled_from("abcdef "), min_size=1, max_size=12)
cards = st.lists(texts, max_size=MOST_POINTS)


@given(cards)
def test_what_stays_is_what_it_was(points: list[str]) -> None:
    assert points_before(points, points) == tuple(range(len(points)))


@given(st.lists(texts, max_size=MOST_POINTS, unique=True), st.data())
def test_another_order_is_found_exactly(points: list[str], data: st.DataObject) -> None:
    order = data.draw(st.permutations(range(len(points))))
    assert points_before(points, [points[old] for old in order]) == tuple(order)


@given(cards, cards)
def test_no_point_was_two(before: list[str], after: list[str]) -> None:
    was = points_before(before, after)
    named = [old for old in was if old is not None]
    assert len(was) == len(after)
    assert len(set(named)) == len(named)
    assert set(named) <= set(range(len(before)))


@given(cards, cards)
def test_every_text_that_is_still_there_is_found(before: list[str], after: list[str]) -> None:
    was = points_before(before, after)
    for text in set(before) & set(after):
        found = [old for new, old in enumerate(was) if after[new] == text and old is not None]
        kept = [old for old in found if before[old] == text]
        assert len(kept) == min(before.count(text), after.count(text))


def test_the_longest_cards_are_compared_at_once() -> None:
    before = ["ab" * (MOST_CHARACTERS // 2)] * MOST_POINTS
    after = ["ba" * (MOST_CHARACTERS // 2)] * MOST_POINTS
    assert points_before(before, after) == tuple(range(MOST_POINTS))
