"""What a search finds in a card, and what is shown of it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card
from revise1924.tui.shared.card_page import words_of
from revise1924.tui.shared.hits import excerpt, in_full, meant, number, searched, whole

_TEXTS = [
    searched(Card(topic="Kirov", front="Who shot Kirov in 1934?", back=("Nikolayev",))),
    searched(Card(topic="Lenin's last will", front="Whom did he name?", back=("No successor",))),
]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("kirow", "kirov"),
        ("lenins", "lenin"),
        ("sucessor lenin", "successor lenin"),
        ("kirov lenin", ""),  # each is there, but in no card both
        ("kirow lenin", ""),
        ("xqz", ""),
        ("kirov xqz", ""),
    ],
)
def test_words_that_no_card_has_are_put_right_where_a_card_has_all_of_them_then(
    words: str, instead: str
) -> None:
    assert meant(words.split(), _TEXTS) == instead


def test_in_a_large_deck_nothing_is_put_right() -> None:
    assert meant(["kirow"], _TEXTS * 500) == "kirov"
    assert meant(["kirow"], _TEXTS * 501) == ""


_WORDS = st.lists(st.text("abcdef", min_size=1, max_size=14), min_size=1, max_size=30)


@given(_WORDS, st.integers(24, 60), st.data())
def test_an_excerpt_has_the_hit_and_begins_with_a_whole_word(
    words: list[str], room: int, data: st.DataObject
) -> None:
    part = data.draw(st.sampled_from(words))[-3:]
    text = " ".join(words)
    shown = excerpt(Card(topic="T", front=text, back=("-",)), words_of(part), room)
    assert shown.cell_length <= room
    assert part in shown.plain
    told = shown.plain.removeprefix("…").removesuffix("…").rstrip()
    assert re.search(rf"(^|\s){re.escape(told)}", text)


def test_a_hit_at_the_end_of_a_long_word_is_shown_with_the_whole_word() -> None:
    card = Card(topic="T", front="The party began collectivisation in 1929.", back=("-",))
    assert excerpt(card, words_of("sation"), 22).plain == "…collectivisation in…"


def test_a_hit_far_into_a_word_longer_than_the_room_is_seen_all_the_same() -> None:
    card = Card(topic="T", front="x" * 60 + "hit" + "y" * 60, back=("-",))
    assert "hit" in excerpt(card, words_of("hit"), 30).plain


def test_in_a_search_only_what_has_a_hit_stands_below_a_row() -> None:
    card = Card(topic="T", front="What is it about?", back=("one two three", "four"), note="five")
    for written, told in {
        "o": "What is it about?\n✓ one two three\n○ four",
        "two": "✓ one two three",
        "four five": "○ four\nfive",
        "t": "What is it about?\n✓ one two three",
        "xqz": "What is it about?",  # only the topic has it
    }.items():
        assert in_full(card, [True, False], words_of(written), 40).plain == told


@pytest.mark.parametrize(
    ("written", "told"),
    [("two", "5×"), ("two four", "6×"), ("TWOS", "1×"), ("xqz", "0×"), ("o", "9+")],
)
def test_every_hit_in_a_card_counts(written: str, told: str) -> None:
    card = Card(topic="Two", front="What of two?", back=("one two", "two twos"), note="four oo")
    words = words_of(written)
    assert words
    assert number(card, words) == told


def test_whole_cards_are_wrapped_with_the_points_under_one_another() -> None:
    card = Card(topic="T", front="What is it about?", back=("one two three", "four"), note="five")
    assert in_full(card, [True, False], None, 10).plain.split("\n") == [
        *("What is it", "about?", "✓ one two", "  three", "○ four"),
    ]
    assert in_full(card, [None, None], None, 40).plain.split("\n") == [
        *("What is it about?", "  one two three", "  four"),
    ]
    assert whole(card, None, 10).plain.split("\n") == ["What is it", "about?"]
