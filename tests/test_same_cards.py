"""Which card is which, once a deck has been brought in anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card
from revise1924.same_cards import cards_before

NILE = Card(topic="Nile", front="How long is the Nile?", back=("6,650 km", "through 11 countries"))
RHINE = Card(topic="Rhine", front="Where does the Rhine end?", back=("in the North Sea",))
VOLGA = Card(topic="Volga", front="Into which sea does the Volga flow?", back=("the Caspian",))
BEFORE = [NILE, RHINE, VOLGA]


def made(card: Card, **other: object) -> Card:
    return card.model_copy(update=other)


@pytest.mark.parametrize(
    ("after", "ids", "was"),
    [
        pytest.param(BEFORE, ["", "", ""], {0: 0, 1: 1, 2: 2}, id="as they were"),
        pytest.param([VOLGA, NILE], ["", ""], {0: 2, 1: 0}, id="in another order, one gone"),
        pytest.param([made(NILE, topic="x", front="y", back=("z",))], ["nile"], {0: 0}, id="by id"),
        pytest.param([made(NILE, back=("long",))], [""], {0: 0}, id="other points"),
        pytest.param([made(NILE, front="How long?", back=("a",))], [""], {0: 0}, id="same topic"),
        pytest.param([made(NILE, topic="A river", back=("a",))], [""], {0: 0}, id="same front"),
        pytest.param([made(NILE, topic="A", front="B?")], [""], {0: 0}, id="same points"),
        pytest.param(
            [
                made(
                    NILE,
                    topic="The Nile",
                    front="How long is the river Nile?",
                    back=("6,600 km", "through 11 countries"),
                )
            ],
            [""],
            {0: 0},
            id="all reworded a little",
        ),
        pytest.param(
            [made(NILE, topic="A", front="B?", back=NILE.back[::-1])],
            [""],
            {0: 0},
            id="same points in another order",
        ),
        pytest.param(
            [Card(topic="Danube", front="How many capitals?", back=("four",))], [""], {}, id="new"
        ),
    ],
)
def test_a_card_is_known_again(after: list[Card], ids: list[str], was: dict[int, int]) -> None:
    assert cards_before(BEFORE, after, ids) == was


def test_a_card_is_known_by_its_points_in_another_order_and_one_more() -> None:
    causes = Card(topic="Causes", front="Causes", back=("Ideology", "The bomb, feared", "Yalta"))
    points = ("Yalta", "The bomb, feared", "Stalin", "Ideology")
    after = [Card(topic="Its reasons", front="Its reasons", back=points), *BEFORE]
    assert cards_before([*BEFORE, causes], after, [""] * 4) == {0: 3, 1: 0, 2: 1, 3: 2}


def test_words_that_two_cards_have_say_nothing_of_which_is_which() -> None:
    before = [made(NILE, id="a", front="Where?"), made(RHINE, id="b", front="Where?")]
    after = [Card(topic="Po", front="Where?", back=("Italy, at last",))]
    assert cards_before(before, after, [""]) == {}


def test_one_card_before_is_not_two_now() -> None:
    was = cards_before([NILE], [NILE, made(NILE, front="How long is the Nile, then?")], ["", ""])
    assert was == {0: 0}


words = st.sampled_from(["Nile", "Rhine", "Volga", "Don"])
cards = st.builds(lambda t, f, b: Card(topic=t, front=f, back=(b,)), words, words, words)


@given(st.lists(cards, max_size=6), st.lists(cards, max_size=6))
def test_no_card_is_named_twice(before: list[Card], after: list[Card]) -> None:
    was = cards_before(before, after, [""] * len(after))
    assert len(set(was.values())) == len(was)
    assert all(0 <= new < len(after) and 0 <= old < len(before) for new, old in was.items())
