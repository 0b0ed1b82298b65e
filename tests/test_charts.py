"""Charts of plain text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.charts import Bar, Line, bars, ink_of, most_bars


def plain(lines: list[Line]) -> list[str]:
    """Return the lines without their inks."""
    return ["".join(text for text, _ in line).rstrip() for line in lines]


def inks(lines: list[Line], sign: str) -> set[str]:
    """Return the inks in which a sign is written."""
    return {ink for line in lines for text, ink in line if sign in text}


def test_without_values_the_scale_is_there() -> None:
    assert plain(bars([], 4, 20, in_per_cent=True)) == [
        "",
        "100 ┤",
        "    │",
        " 50 ┤",
        "    │",
        "  0 └───────────────",
    ]


def test_one_value_is_one_bar_with_its_number() -> None:
    assert plain(bars([Bar(0.5, "50", ("14", "Nov"))], 4, 20, in_per_cent=True)) == [
        "",
        "100 ┤",
        "    │    50",
        " 50 ┤ ████████",
        "    │ ████████",
        "  0 └─────────",
        "         14",
        "        Nov",
    ]


@pytest.mark.parametrize("height", range(2, 20))
def test_a_bar_of_half_ends_in_the_row_of_its_mark(height: int) -> None:
    lines = plain(bars([Bar(0.5)], height, 20, in_per_cent=True))
    (marked,) = (index for index, line in enumerate(lines) if line.startswith(" 50"))
    ends = next(index for index, line in enumerate(lines) if line[6:].strip(" ┈"))
    assert ends == marked


def test_nought_is_a_sliver_and_a_day_without_reviews_a_dot() -> None:
    shown = [Bar(0.0, "0", ("1",)), Bar(None, under=("2",)), Bar(1.0, "100", ("3",))]
    assert plain(bars(shown, 2, 17, in_per_cent=True)) == [
        "              100",
        "100 ┤  0      ███",
        " 50 ┤ ▁▁▁  ·  ███",
        "  0 └────────────",
        "       1   2   3",
    ]


def test_a_mark_stands_in_the_place_of_a_bar() -> None:
    lines = bars([Bar(1.0, "7"), Bar(None, mark="EXAM", under_ink="fair")], 4, 4)
    assert plain(lines) == [" 7", " █ E", " █ X", " █ A", " █ M", "────"]
    assert inks(lines, "X") == {"fair"}


def test_labels_without_room_give_way_to_the_later_ones() -> None:
    shown = [Bar(1.0, under=(f"{day}",)) for day in range(10, 16)]
    assert plain(bars(shown, 1, 12))[-1] == "  11  13  15"


def test_a_bar_has_the_ink_of_what_came_back_paler_than_its_number_and_than_todays_bar() -> None:
    days = [Bar(0.5, "50", ink="fair"), Bar(0.1, "10", ink="poor"), Bar(0.9, "90", ink="good")]
    days.append(Bar(1.0, "100", ink="good", is_now=True))
    lines = bars(days, 4, 20)
    assert inks(lines, "█") == {"pale-fair", "pale-good", "good"}
    assert inks(lines, "50") == {"fair"}
    assert [text for line in lines for text, ink in line if ink == "good" and "█" in text] == [
        "████"
    ] * 4


@pytest.mark.parametrize(
    ("share", "ink"), [(1.0, "good"), (0.8, "good"), (0.79, "fair"), (0.5, "fair"), (0.49, "poor")]
)
def test_the_ink_tells_nearly_all_from_half_and_from_less(share: float, ink: str) -> None:
    assert ink_of(share) == ink


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=500),
    st.integers(2, 24),
    st.integers(20, 200),
    st.booleans(),
)
def test_bars_have_gaps_and_never_leave_their_frame(
    values: list[float | None], height: int, width: int, in_per_cent: bool
) -> None:
    shown = [Bar(value, "99", ("Mon", "30", "Nov")) for value in values]
    lines = plain(bars(shown, height, width, in_per_cent=in_per_cent))
    assert len(lines) == height + 2 + 3 * bool(values)
    assert max(map(len, lines)) <= width
    left = 5 * in_per_cent
    step = (len(lines[height + 1]) - left) // max(1, min(len(values), most_bars(width - left)))
    for line in lines[1 : height + 1]:
        assert set(line[left :: max(2, step)]) <= {" ", "┈"}


@pytest.mark.parametrize("height", range(2, 25))
def test_the_goal_is_a_dotted_line_at_which_a_bar_that_reaches_it_ends(height: int) -> None:
    lines = plain(bars([Bar(None), Bar(0.8), Bar(None)], height, 40, in_per_cent=True))
    dotted = [index for index, line in enumerate(lines) if "┈" in line]
    top = next(index for index, line in enumerate(lines) if set(line) & set("▁▂▃▄▅▆▇█"))
    if height < 5:
        assert dotted == []  # it is the row of 100
        return
    assert dotted == [top]
    assert lines[top].startswith(" 80 ┤┈")
    assert not any("┈" in line for line in plain(bars([Bar(0.5)], height, 40)))


@pytest.mark.parametrize(("figure", "most"), [("7", 12), ("34", 13), ("100", 12)])
def test_figures_stand_over_the_middle_of_their_bars(figure: str, most: int) -> None:
    lines = plain(bars([Bar(0.5, figure)] * 3, 4, 3 * most))
    above, bar = (next(line for line in lines if sign in line) for sign in (figure, "█"))
    start, end = bar.index("█"), bar.index(" ", bar.index("█"))
    first = above.index(figure)
    assert first - start == end - first - len(figure)
