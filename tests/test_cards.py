"""Cards, and the ids of those that have none."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from revise1924.cards import MOST_IN_A_LINE, Card, Deck
from revise1924.slugs import slug_from


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


@given(
    st.text(min_size=1, max_size=MOST_IN_A_LINE).filter(
        lambda topic: topic.isprintable() and not topic.isspace()
    )
)
def test_every_topic_makes_a_valid_id_that_stays(topic: str) -> None:
    made = Card(topic=topic, front="?", back=("point",))
    assert made.id == slug_from(topic) == Card(topic=topic, front="!", back=("other",)).id


def test_topics_in_other_scripts_do_not_clash() -> None:
    assert slug_from("革命 1917") != slug_from("戰爭 1917")
    assert slug_from("革命").startswith("card-")


@pytest.mark.parametrize("topic", ["Élan", "Über Öl", "Čapek й 革命", "한국 1948", "Ångström"])
def test_a_topic_has_one_id_however_its_letters_were_typed(topic: str) -> None:
    forms = {unicodedata.normalize(form, topic) for form in ("NFC", "NFD")}
    assert len(forms) == 2
    assert len({slug_from(each) for each in forms}) == 1


# Ids of a deck


def ids(*cards: tuple[str, str | None]) -> list[str]:
    """Return the ids of a deck of such topics, each with the id it is given or None."""
    made = [
        Card.model_validate(
            {"topic": topic, "front": "?", "back": ("p",)} | ({"id": given} if given else {})
        )
        for topic, given in cards
    ]
    return [card.id for card in Deck(id="deck", title="Deck", cards=tuple(made)).cards]


def test_cards_of_one_topic_are_numbered() -> None:
    assert ids(("NEP", None), ("Nep", None), ("NEP!", None)) == ["nep", "nep-2", "nep-3"]
    assert ids(("é", None), ("e\u0301", None)) == ["e", "e-2"]


def test_a_made_id_passes_over_those_that_are_given_or_made_before_it() -> None:
    assert ids(("X", "nep-2"), ("NEP", None), ("NEP", None)) == ["nep-2", "nep", "nep-3"]
    assert ids(("X", "nep"), ("NEP", None)) == ["nep", "nep-2"]
    assert ids(("NEP 2", None), ("NEP", None), ("NEP", None)) == ["nep-2", "nep", "nep-3"]
    assert ids(("NEP", None), ("NEP", None), ("NEP 2", None)) == ["nep", "nep-2", "nep-2-2"]


def test_long_topics_are_numbered_within_the_length_of_an_id() -> None:
    made = ids(*[("a" * 150, None)] * 12)
    assert len(set(made)) == 12
    assert {len(each) for each in made} == {100}
    assert made[11].endswith("a-12")


@pytest.mark.parametrize("second", ["nep", "nep-2"])
def test_an_id_given_further_down_that_is_made_already_is_refused_and_moves_none(
    second: str,
) -> None:
    with pytest.raises(ValidationError, match="has already; give one of them another id"):
        ids(("NEP", None), ("NEP", None), ("X", second))


CARDS = st.lists(
    st.tuples(
        st.sampled_from(["NEP", "nep", "NEP 2", "e\u0301", "é", "a" * 120]),
        st.sampled_from([None, None, None, "nep", "nep-2", "e-2"]),
    ),
    max_size=8,
)


@given(CARDS.filter(bool), CARDS)
def test_ids_are_unique_given_ones_stay_and_none_moves_when_cards_are_appended(
    cards: list[tuple[str, str | None]], more: list[tuple[str, str | None]]
) -> None:
    try:
        made = ids(*cards)
    except ValidationError:
        return  # an id given twice, or one that is made already
    assert len(set(made)) == len(made)
    assert all(given in {None, one} for (_, given), one in zip(cards, made, strict=True))
    try:
        longer = ids(*cards, *more)
    except ValidationError:
        return
    assert longer[: len(made)] == made


def test_cards_cannot_be_changed(deck: Deck) -> None:
    with pytest.raises(ValidationError):
        deck.cards[0].front = "?"
