"""Texts with gaps: what is asked, which points there are, and what is around them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.formats.gaps import MOST_AROUND, MOST_GAPS, Gapped, gapped, gapped_by

EQUALS = re.compile(r"==([^=\n]+)==")
LONG = "so it went on and on, with words that say very little at all to whoever reads them now"


@pytest.mark.parametrize(
    ("text", "front", "points"),
    [
        ("{{c1::Paris}}", "[…]", ["Paris"]),
        ("{{c1::Paris::a city}}", "[a city]", ["Paris"]),
        (
            "The {{c1::Politburo}} expelled {{c2::Trotsky}} in 1927.",
            "The [1] expelled [2] in 1927.",
            ["The [Politburo] expelled … in 1927.", "The … expelled [Trotsky] in 1927."],
        ),
        (
            "The {{c1::Politburo}} expelled {{c1::Trotsky}} in 1927.",
            "The […] expelled […] in 1927.",
            ["The [Politburo] expelled [Trotsky] in 1927."],
        ),
        (
            "{{c3::A}} or {{c1::B::letter}}",
            "[2] or [1: letter]",
            ["… or [B]", "[A] or …"],
        ),
        (
            "First {{c1::one}}\nthen {{c2::two}}",
            "First [1]\nthen [2]",
            ["First [one]", "then [two]"],
        ),
        (
            "Lenin died in {{c1::1924}}. Stalin rose. Then {{c1::he}} ruled.",
            "Lenin died in […]. Stalin rose. Then […] ruled.",
            ["Lenin died in [1924]. / Then [he] ruled."],
        ),
        (
            "{{c1::The capital is {{c2::Paris}}}} of France",
            "[1] of France",
            ["[The capital is Paris] of France", "The capital is [Paris]"],
        ),
        ("{{c1,2::both}} {{c2::b}}", "[1] [2]", ["[both] …", "[both] [b]"]),
        (
            f"{LONG} {{{{c1::gap}}}} {LONG}",
            f"{LONG} […] {LONG}",
            [f"… {LONG[-59:]} [gap] {LONG[:56]} …"],
        ),
        ("x" * 99 + "{{c1::y}}", "x" * 99 + "[…]", ["…" + "x" * MOST_AROUND + "[y]"]),
        ("\\( {{c1::x^2}} + 1 \\)", "[…] + 1", ["[x²] + 1"]),
        ("\\(x^{ {{c1::2}} }\\)", "\\(x^{ […] }\\)", ["\\(x^{ [2] }\\)"]),
        ("is {{c1::\\(\\frac{a}{b}\\)}}", "is […]", ["is [a/b]"]),
        ("is {{c1::\\frac{a}{b}}} so", "is […] so", ["is [\\frac{a}{b}] so"]),
        ("a {{c1::b}} {{c2::c", "a […] {{c2::c", ["a [b] {{c2::c"]),
        ("a {{c2::c {{c1::b}}", "a {{c2::c […]", ["a {{c2::c [b]"]),
        ("a {{c1::b::hint", None, []),
        ("a {{c1:b}} }} {{x::y}}", None, []),
        ("no gap", None, []),
        ("a {{c1::}} b", "a […] b", []),
        ("a {{c1::x\ny}} b", "a […] b", ["a [x y] b"]),
    ],
)  # fmt: skip
def test_gaps_of_anki_are_asked_and_make_points(
    text: str, front: str | None, points: list[str]
) -> None:
    assert gapped(text) == (None if front is None else Gapped(front, points))


@pytest.mark.parametrize(
    ("text", "front", "points"),
    [
        ("The ==Politburo== ruled.", "The […] ruled.", ["The [Politburo] ruled."]),
        ("==a== and ==b==", "[1] and [2]", ["[a] and …", "… and [b]"]),
        ("a == b", None, []),
    ],
)
def test_gaps_with_other_signs_are_points_of_their_own(
    text: str, front: str | None, points: list[str]
) -> None:
    assert gapped_by(text, EQUALS) == (None if front is None else Gapped(front, points))


@pytest.mark.parametrize(
    "unit",
    [
        *["{{c1::", "{{c1::x}}", "{{c1::x::h}} ", "}", "{", "::", "{{c1::{{c2::x}}}}", "x}} "],
        *["{{c1::x}}. The ", "{{c1::x}} {{c2::y}}", "{{c1::a b\n", "\ue000", "{{c1::\ue001}}"],
    ],
)
def test_floods_are_read_in_one_go(unit: str) -> None:
    gapped("{{c1::" + unit * (600_000 // len(unit)))  # squared it would take many minutes


def test_many_numbers_make_as_many_points_without_becoming_large() -> None:
    found = gapped(" ".join(f"{{{{c{number}::w{number}}}}}" for number in range(1, MOST_GAPS + 1)))
    assert found
    assert len(found.points) == MOST_GAPS
    assert max(map(len, found.points)) < 3 * MOST_AROUND


def test_a_text_of_too_many_gaps_is_none_with_gaps() -> None:
    assert gapped("{{c1::x}} " * MOST_GAPS)
    assert gapped("{{c1::x}} " * (MOST_GAPS + 1)) is None


@given(st.text(alphabet="{}c12:: ab.A\n\\()^", max_size=60))
def test_no_text_makes_it_fail_and_all_that_is_asked_has_a_point(text: str) -> None:
    found = gapped(f"{text} {{{{c1::inside}}}} {text}")
    if found:
        assert not set("\ue000\ue001\ue002") & set(found.front + "".join(found.points))


@given(st.lists(st.text(alphabet="abcdé", min_size=1), min_size=1, max_size=6))
def test_each_gap_of_its_own_number_is_a_point_in_order(words: list[str]) -> None:
    found = gapped(" ".join(f"x {{{{c{number}::{word}}}}}" for number, word in enumerate(words)))
    assert found
    assert [point.partition("[")[2].partition("]")[0] for point in found.points] == words
