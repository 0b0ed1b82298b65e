"""Which points stand in what a student wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.matching import Matcher, Span
from tests.support.decks import with_cards

LINES = st.text(min_size=1)


def one_card(deck: Deck, *points: str, front: str = "?") -> tuple[Matcher, Card]:
    """Return a matcher of a deck with one card, and that."""
    card = Card.model_construct(id="card", topic="Topic", front=front, back=points)
    return Matcher(with_cards(deck, [card])), card


def numbers(matcher: Matcher, card: Card, written: str) -> list[int]:
    """Return the numbers, from 1, of the points that are found."""
    return [number for number, match in enumerate(matcher.find(written, card), 1) if match]


def cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    """Return the pieces of a text that are meant."""
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("card", "written", "points"),
    [
        ("general-secretary", "as General Secretary he put his supporters into posts", [1]),
        ("general-secretary", "GENERAL SECRETERY", [1]),
        ("general-secretary", "ran the day to day buisness", [2]),
        ("general-secretary", "he had power inside the party", []),
        (
            "lenins-will",
            "Lenin was against him but Trotsky was disliked. no succesor named",
            [1, 2],
        ),
        ("nep", "nep not permanent, industry grew unexpectedly, left wanted to drop it", [1, 2]),
        ("nep", "the party backed him", [5]),
        ("one-country", "1928 five-year plans", [3]),
        ("economy", "it tightened his grip", [2]),
        ("cult", "posters, films: little father; photos doctored", [2, 3]),
        ("purges", "Kirov killed in 1934", [2]),
        ("purges", "a million executed, gulag", [4]),
        ("purges", "the purges began and struck at a cost", []),
        ("purges", "", []),
        ("purges", "the of and was", []),
    ],
)
def test_points_meant_in_notes_are_found(
    deck: Deck, card: str, written: str, points: list[int]
) -> None:
    (meant,) = [each for each in deck.cards if each.id == card]
    assert numbers(Matcher(deck), meant, written) == points


def test_the_whole_answer_is_found_whole(deck: Deck) -> None:
    matcher = Matcher(deck)
    for card in deck.cards:
        whole = "\n".join(card.back)
        assert numbers(matcher, card, whole) == list(range(1, len(card.back) + 1))


def test_what_made_it_so_is_shown_on_both_sides(deck: Deck) -> None:
    card = deck.cards[0]
    written = "He ran the day to day buisness."
    first, second = Matcher(deck).find(written, card)
    assert first is None
    assert second is not None
    assert cut(card.back[1], second.in_point) == ["ran", "day-to-day business"]
    assert cut(written, second.in_written) == ["ran the day to day buisness"]


def test_case_and_accents_do_not_matter(deck: Deck) -> None:
    matcher, card = one_card(deck, "Die Straße ist zu", "Über allem")
    assert numbers(matcher, card, "uber STRASSE") == [1, 2]


def test_scripts_without_spaces_are_found_too(deck: Deck) -> None:
    matcher, card = one_card(deck, "斯大林控制了党的任命", "列宁反对他")
    assert numbers(matcher, card, "斯大林控制了党") == [1]


def test_numbers_forgive_no_slip(deck: Deck) -> None:
    matcher, card = one_card(deck, "12346", "12345")
    assert numbers(matcher, card, "12345") == [2]


@given(written=st.text(), points=st.lists(LINES, min_size=1, max_size=5), front=st.text())
def test_any_text_gives_one_answer_a_point_and_places_within_it(
    deck: Deck, written: str, points: list[str], front: str
) -> None:
    matcher, card = one_card(deck, *points, front=front)
    matches = matcher.find(written, card)
    assert len(matches) == len(points)
    for point, match in zip(points, matches, strict=True):
        if match:
            for text, spans in ((point, match.in_point), (written, match.in_written)):
                places = [place for span in spans for place in span]
                assert places
                assert places == sorted(set(places))
                assert places[0] >= 0
                assert places[-1] <= len(text)


@given(points=st.lists(LINES, min_size=1, max_size=5))
def test_nothing_written_finds_nothing(deck: Deck, points: list[str]) -> None:
    matcher, card = one_card(deck, *points)
    assert numbers(matcher, card, "") == []
