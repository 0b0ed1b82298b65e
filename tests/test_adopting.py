"""A card found elsewhere becomes one of ours, or it is said why not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.adopting import Adopting, summed_up
from revise1924.cards import MOST_POINTS, Card
from revise1924.formats.found import FoundCard, Remark


def taken(card: FoundCard, *, in_sentences: bool = False) -> tuple[Adopting, list[str]]:
    adopting = Adopting(in_sentences=in_sentences)
    cards = adopting.take(card)
    return adopting, [each.topic for each in cards]


def test_a_short_question_is_the_topic_as_well_and_shown_once() -> None:
    (adopted,) = Adopting().take(FoundCard("What is a fjord?", ["A drowned valley"]))
    assert (adopted.topic, adopted.front) == ("What is a fjord?", "What is a fjord?")


def test_a_long_question_gets_a_topic_cut_between_words() -> None:
    front = "Why did " + "the harvest of that year fail " * 5 + "?"
    (adopted,) = Adopting().take(FoundCard(front, ["Drought"]))
    assert adopted.front == front
    assert len(adopted.topic) <= 100
    assert adopted.topic.endswith("…")
    assert front.startswith(adopted.topic[:-1] + " ")


def test_a_question_of_several_lines_gets_a_topic_of_one() -> None:
    (adopted,) = Adopting().take(FoundCard("Complete:\nthe cat …", ["sat"]))
    assert adopted.topic == "Complete: the cat …"
    assert adopted.front == "Complete:\nthe cat …"


@pytest.mark.parametrize(
    ("card", "remark"),
    [
        (FoundCard("Nile", []), "card 1 has no point; left out"),
        (FoundCard("Nile", ["", " \n"]), "card 1 has no point; left out"),
        (FoundCard(" ", ["6,650 km"], line=4), "line 4: card 1 has no front; left out"),
        (FoundCard("Nile", ["x" * 10_001]), "card 1 has a point of more than 10,000 characters"),
        (FoundCard("Nile", ["\n" * 200 + "x"]), "card 1 has a point of more than 200 lines"),
        (FoundCard("x" * 10_001, ["y"]), "card 1 has a front of more than 10,000 characters"),
    ],
)
def test_what_can_be_no_card_is_left_out_and_said(card: FoundCard, remark: str) -> None:
    adopting, topics = taken(card)
    assert topics == []
    assert str(adopting.remarks[0]).startswith(remark)


def test_a_note_that_is_too_long_is_left_out_and_the_card_stays() -> None:
    adopting, topics = taken(FoundCard("Nile", ["long"], note="x" * 10_001))
    assert topics == ["Nile"]
    assert "note is left out" in str(adopting.remarks[0])


def test_more_points_than_a_card_has_become_several_cards_with_ids_of_their_own() -> None:
    adopting = Adopting()
    points = [f"point {number}" for number in range(45)]
    cards = adopting.take(FoundCard("Causes", points, id="causes"))
    assert [each.topic for each in cards] == [f"Causes ({n} of 3)" for n in (1, 2, 3)]
    assert [each.id for each in cards] == ["causes", "causes-2", "causes-3"]
    assert [point for each in cards for point in each.back] == points
    assert "card 1 has 45 points: it became 3 cards" in map(str, adopting.remarks)


@pytest.mark.parametrize(
    ("tag", "slug"),
    [
        ("terror", "terror"),
        ("Paper 2", "paper-2"),
        ("hist::ww2", "hist-ww2"),
        ("Été", "ete"),
        ("card games", "card-games"),
    ],
)
def test_tags_become_slugs(tag: str, slug: str) -> None:
    (adopted,) = Adopting().take(FoundCard("a", ["b"], tags=[tag, tag]))
    assert adopted.tags == (slug,)


def test_a_tag_in_letters_that_no_slug_has_is_said_and_so_are_too_many() -> None:
    adopting = Adopting()
    (adopted,) = adopting.take(FoundCard("a", ["b"], tags=["история", *map(str, range(12))]))
    assert len(adopted.tags) == 10
    said = [str(remark) for remark in adopting.remarks]
    assert any("история" in each for each in said)
    assert any("12 tags" in each for each in said)


@pytest.mark.parametrize(
    ("answer", "points"),
    [
        ("He led. They followed.", ["He led.", "They followed."]),
        ("One sentence alone", ["One sentence alone"]),
        ("It rose by 3.5 per cent. Why? Oil!", ["It rose by 3.5 per cent.", "Why?", "Oil!"]),
        ("J. V. Stalin won. Trotsky lost.", ["J. V. Stalin won.", "Trotsky lost."]),
        ("Dr. Who came, e.g. Tom. It ended.", ["Dr. Who came, e.g. Tom.", "It ended."]),
        ('He said "No." Then he left.', ['He said "No."', "Then he left."]),
    ],
)
def test_an_answer_in_one_piece_becomes_a_point_a_sentence_where_that_is_wished(
    answer: str, points: list[str]
) -> None:
    (adopted,) = Adopting(in_sentences=True).take(FoundCard("q", [answer]))
    assert list(adopted.back) == points
    (whole,) = Adopting().take(FoundCard("q", [answer]))
    assert list(whole.back) == [answer]


def test_an_answer_that_is_a_list_is_not_cut_into_sentences() -> None:
    (adopted,) = Adopting(in_sentences=True).take(FoundCard("q", ["One. Two.", "Three."]))
    assert adopted.back == ("One. Two.", "Three.")


@given(st.lists(st.text(max_size=50), max_size=3 * MOST_POINTS), st.text(max_size=300), st.text())
def test_whatever_is_found_is_sound_afterwards_or_left_out_with_a_remark(
    back: list[str], front: str, note: str
) -> None:
    adopting = Adopting(in_sentences=True)
    cards = adopting.take(FoundCard(front, back, note=note, tags=[note], id=note))
    assert cards or adopting.remarks
    for each in cards:
        Card.model_validate(each.with_id(each.id or "a"))


def test_of_many_remarks_of_one_kind_some_are_told_and_the_rest_counted() -> None:
    remarks = [Remark(f"card {number} has no point; left out", number) for number in range(1, 10)]
    told = [str(each) for each in summed_up([*remarks, Remark("furniture of the page")], 3)]
    assert told[:3] == [str(each) for each in remarks[:3]]
    assert "furniture of the page" in told
    assert told[-1] == "and 6 more like it: … has no point; left out"
    assert len(told) == 5
