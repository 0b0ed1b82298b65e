"""Charts of plain text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.charts import bar, calendar, columns, legend, under
from tests.support.clock import TUESDAY


@pytest.mark.parametrize(
    ("value", "most", "drawn"),
    [
        (0, 20, ""),
        (0, 0, ""),
        (20, 20, "█" * 10),
        (10, 20, "█" * 5),
        (1, 1000, "▏"),
        (999, 1000, "█" * 9 + "▉"),
        (30, 20, "█" * 10),
    ],
)
def test_a_bar_is_as_long_as_its_share(value: float, most: float, drawn: str) -> None:
    assert bar(value, most, 10) == drawn


def test_without_values_the_scale_is_there() -> None:
    assert columns([], 4, 20) == [
        "",
        " 100┤",
        "    │",
        "  50┤",
        "    │",
        "   0└──────────────",
    ]


def test_one_value_is_one_column_with_its_number() -> None:
    assert columns([0.5], 4, 20) == [
        "",
        " 100┤",
        "    │   50",
        "  50┤ █████",
        "    │ █████",
        "   0└──────────────",
    ]


def test_nought_is_a_sliver_with_its_number() -> None:
    assert columns([0.0, 1.0], 2, 20) == [
        "             100",
        " 100┤   0   █████",
        "  50┤ ▁▁▁▁▁ █████",
        "   0└──────────────",
    ]


@given(st.lists(st.floats(0, 1), max_size=5000), st.integers(2, 12), st.integers(20, 200))
def test_columns_never_leave_their_frame(values: list[float], height: int, width: int) -> None:
    lines = columns(values, height, width)
    assert len(lines) == height + 2
    assert max(map(len, lines)) <= width


def test_the_ends_of_the_axis_are_labelled() -> None:
    assert under([], 30) == ""
    assert under(["1 Nov"], 30) == "      1 Nov"
    assert under(["1 Nov", "2 Nov", "3 Nov"], 30) == "      1 Nov              3 Nov"


def test_the_calendar_ends_with_today() -> None:
    lines = calendar({TUESDAY: 8, TUESDAY - timedelta(days=1): 2, date(2026, 11, 1): 4}, TUESDAY, 5)
    assert lines == [
        "        Nov",
        "Mon  ·  ·  ·  ·  ░",
        "Tue  ·  ·  ·  ·  █",
        "Wed  ·  ·  ·  ·",
        "Thu  ·  ·  ·  ·",
        "Fri  ·  ·  ·  ·",
        "Sat  ·  ·  ·  ·",
        "Sun  ▒  ·  ·  ·",
    ]


def test_the_legend_says_what_the_signs_mean() -> None:
    assert legend({}) == "· nothing"
    assert legend({TUESDAY: 1}) == "· nothing   █ 1 or more"
    assert legend({TUESDAY: 8}) == (
        "· nothing   ░ 1 or more   ▒ 3 or more   ▓ 5 or more   █ 7 or more"
    )


@given(st.dictionaries(st.dates(TUESDAY - timedelta(days=100), TUESDAY), st.integers(0, 5000)))
def test_a_day_with_reviews_never_looks_like_one_without(counts: dict[date, int]) -> None:
    lines = calendar(counts, TUESDAY, 20)
    drawn = "".join(line[5:] for line in lines[1:])
    assert len([sign for sign in drawn if sign in "░▒▓█"]) == sum(map(bool, counts.values()))
