"""Cards, and the ids of those that have none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from revise1924.cards import Card, Deck, slug_from


@pytest.mark.parametrize(
    ("topic", "slug"),
    [
        ("The NEP, 1921–28", "the-nep-1921-28"),
        ("Lenin's will", "lenins-will"),
        ("Über Öl", "uber-ol"),
        ("a" * 150, "a" * 100),
        ("Straße", slug_from("Straße")),
    ],
)
def test_a_slug_is_the_topic_in_plain_letters(topic: str, slug: str) -> None:
    assert slug_from(topic) == slug


@given(st.text(min_size=1).filter(lambda topic: topic.isprintable() and not topic.isspace()))
def test_every_topic_makes_a_valid_id_that_stays(topic: str) -> None:
    made = Card(topic=topic, front="?", back=("point",))
    assert made.id == slug_from(topic) == Card(topic=topic, front="!", back=("other",)).id


def test_topics_in_other_scripts_do_not_clash() -> None:
    assert slug_from("革命 1917") != slug_from("戰爭 1917")
    assert slug_from("革命").startswith("card-")


def test_cards_cannot_be_changed(deck: Deck) -> None:
    with pytest.raises(ValidationError):
        deck.cards[0].front = "?"
