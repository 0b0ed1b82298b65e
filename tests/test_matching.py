"""Which points stand in what a student wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.matching import points_in


def in_notes(card: Card, written: str) -> list[int]:
    """Return the numbers, from 1, of the points that are found."""
    ticks = points_in(written, card.back, f"{card.topic} {card.front}")
    return [number for number, tick in enumerate(ticks, 1) if tick]


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
def test_points_meant_in_notes_are_points_in(
    deck: Deck, card: str, written: str, points: list[int]
) -> None:
    (meant,) = [each for each in deck.cards if each.id == card]
    assert in_notes(meant, written) == points


def test_the_whole_answer_is_found_whole(deck: Deck) -> None:
    for card in deck.cards:
        assert in_notes(card, "\n".join(card.back)) == list(range(1, len(card.back) + 1))


def test_case_and_accents_do_not_matter() -> None:
    assert points_in("uber STRASSE", ["Die Straße ist zu", "Über allem"]) == [True, True]


def test_scripts_without_spaces_are_found_too() -> None:
    assert points_in("斯大林控制了党", ["斯大林控制了党的任命", "列宁反对他"]) == [True, False]


def test_numbers_forgive_no_slip() -> None:
    assert points_in("12345", ["12346", "12345"]) == [False, True]


@given(st.text(), st.lists(st.text(min_size=1), min_size=1, max_size=5), st.text())
def test_any_text_gives_one_answer_a_point(written: str, points: list[str], given: str) -> None:
    assert len(points_in(written, points, given)) == len(points)


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_nothing_written_finds_nothing(points: list[str]) -> None:
    assert not any(points_in("", points))
