"""Text from outside, made safe to show."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.text import clean, is_blank, one_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("two\nlines", "two\nlines"),
        ("two\r\nlines", "two\nlines"),
        ("a\tb", "a b"),
        ("a\x1b]0;title\x07b", "a\ufffd]0;title\ufffdb"),
        ("a\x9b31mb", "a\ufffd31mb"),
        ("a\x00b\x7fc", "a\ufffdb\ufffdc"),
        ("a\u202eb", "a\ufffdb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\u2028b", "a\nb"),
        ("[b]a[i][/]", "[b]a[i][/]"),
        ("👩🏽‍🚀 שלום नमस्ते 革命", "👩🏽‍🚀 שלום नमस्ते 革命"),
    ],
)
def test_only_what_a_terminal_would_obey_is_taken_out(text: str, shown: str) -> None:
    assert clean(text) == shown


def test_tabs_can_be_kept_and_nothing_else_that_a_terminal_would_obey() -> None:
    assert clean("a\tb\x1bc\x0bd", keeps_tabs=True) == "a\tb\ufffdc\ufffdd"
    assert clean("a\tb", keeps_tabs=True) == "a\tb"


@given(st.text())
def test_clean_text_has_no_control_character_and_stays_as_it_is(text: str) -> None:
    cleaned = clean(text)
    assert all(char == "\n" or unicodedata.category(char) not in {"Cc", "Cs"} for char in cleaned)
    assert clean(cleaned) == cleaned


@given(st.text(), st.integers(2, 50))
def test_one_line_is_one_short_line(text: str, most: int) -> None:
    flat = one_line(text, most)
    assert len(flat) <= most
    assert len(flat.splitlines()) <= 1


def test_what_is_cut_off_leaves_no_isolate_open() -> None:
    assert one_line("\u2067" + "x" * 30 + "\u2069", 20) == "\ufffd" + "x" * 18 + "…"


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \n\u200b", True), ("x", False)])
def test_blank_is_what_nobody_would_see(text: str, blank: bool) -> None:
    assert is_blank(text) is blank
