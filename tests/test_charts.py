"""Charts of plain text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.charts import Bar, Line, bars, ink_of, most_bars, rows_for


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
        " 80 ┤",
        "    │",
        "    │",
        "  0 └───────────────",
    ]


def test_one_value_is_one_bar_with_its_number() -> None:
    assert plain(bars([Bar(0.5, "50", ("14", "Nov"))], 4, 20, in_per_cent=True)) == [
        "",
        "100 ┤",
        " 80 ┤┈┈┈ 50 ┈┈",
        "    │ ▃▃▃▃▃▃▃▃",
        "    │ ████████",
        "  0 └─▀▀▀▀▀▀▀▀",
        "         14",
        "        Nov",
    ]


@pytest.mark.parametrize("height", range(2, 20))
def test_no_two_marks_stand_in_rows_next_to_each_other_below_the_goal(height: int) -> None:
    lines = plain(bars([], height, 20, in_per_cent=True))
    at = {line[:3].strip(): index for index, line in enumerate(lines) if line[:3].strip()}
    assert {"0", "100"} <= set(at)
    assert set(at) & {"50", "80"}
    assert "80" not in at or at.get("50", height) > at["80"] + 1


@pytest.mark.parametrize("height", [2, 3, *range(6, 20)])
def test_a_bar_of_half_ends_in_the_row_of_its_mark(height: int) -> None:
    lines = plain(bars([Bar(0.5)], height, 20, in_per_cent=True))
    (marked,) = (index for index, line in enumerate(lines) if line.startswith(" 50"))
    ends = next(index for index, line in enumerate(lines) if line[6:].strip(" ┈"))
    assert ends == marked


def test_nought_is_a_foot_alone_and_a_day_without_reviews_a_dot() -> None:
    shown = [Bar(0.0, "0", ("1",)), Bar(None, under=("2",)), Bar(1.0, "100", ("3",))]
    assert plain(bars(shown, 2, 17, in_per_cent=True)) == [
        "              100",
        "100 ┤         ▄▄▄",
        " 50 ┤  0   ·  ███",
        "  0 └─▀▀▀─────▀▀▀",
        "       1   2   3",
    ]


def test_a_mark_stands_in_the_place_of_a_bar() -> None:
    lines = bars([Bar(1.0, "7"), Bar(None, mark="EXAM", under_ink="fair")], 4, 4)
    assert plain(lines) == [" 7", " █ E", " █ X", " █ A", " █ M", "─▀──"]
    assert inks(lines, "X") == {"fair"}


def test_labels_without_room_give_way_to_the_later_ones() -> None:
    shown = [Bar(1.0, under=(f"{day}",)) for day in range(10, 16)]
    assert plain(bars(shown, 1, 12))[-1] == "  11  13  15"


def test_a_bar_has_the_ink_of_what_came_back_paler_than_its_number_and_than_todays_bar() -> None:
    days = [Bar(0.5, "50", ink="fair"), Bar(0.1, "10", ink="poor"), Bar(0.9, "90", ink="good")]
    days.append(Bar(1.0, "100", ink="good", is_now=True))
    lines = bars(days, 4, 20)
    assert inks(lines, "█") == {"pale-fair", "pale-poor", "pale-good", "good"}
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


_EIGHTHS = " ▁▂▃▄▅▆▇█"


def top(lines: list[Line], height: int) -> int:
    """Return how high the only bar is, in eighths of a cell."""
    rows = [set(line[5:]) & set(_EIGHTHS[1:]) for line in plain(lines)[: height + 1]]
    first = next((index for index, signs in enumerate(rows) if signs), None)
    if first is None:
        return 0
    (sign,) = rows[first]
    return 8 * (height - first) + _EIGHTHS.index(sign)


def middle_of(number: str, lines: list[Line], height: int) -> int | None:
    """Return where the mark of a number is, in eighths of a cell; None without one."""
    rows = [index for index, line in enumerate(plain(lines)) if line.startswith(f"{number:>3} ┤")]
    return 8 * (height - rows[0]) + 4 if rows else None


@given(st.integers(2, 24), st.integers(1, 60), st.data())
def test_a_bar_is_at_a_mark_or_above_it_where_its_value_is(
    height: int, asked: int, data: st.DataObject
) -> None:
    recalled = data.draw(st.integers(0, asked))
    lines = bars([Bar(recalled / asked)], height, 40, in_per_cent=True)
    ends = top(lines, height)
    for number in (50, 80, 100):
        mark = middle_of(str(number), lines, height)
        assert mark is None or (ends >= mark) == (100 * recalled >= number * asked)
        assert 100 * recalled != number * asked or mark in {None, ends}


@given(st.integers(2, 24), st.floats(0, 1), st.floats(0, 1))
def test_of_two_bars_that_of_more_is_never_the_lower(height: int, one: float, two: float) -> None:
    each = [bars([Bar(share)], height, 40, in_per_cent=True) for share in sorted((one, two))]
    less, more = (top(lines, height) for lines in each)
    assert less <= more


@pytest.mark.parametrize("height", range(2, 25))
def test_the_goal_is_a_dotted_line_where_it_has_a_row_of_its_own(height: int) -> None:
    lines = bars([Bar(0.1), Bar(None)], height, 40, in_per_cent=True)
    dotted = [line for line in plain(lines) if "┈" in line]
    assert [line[:6] for line in dotted] == ([" 80 ┤┈"] if height >= 4 else [])
    assert not any("┈" in line for line in plain(bars([Bar(0.5)], height, 40)))


@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), min_size=1, max_size=20))
def test_the_dotted_line_is_broken_by_bars_and_by_figures_with_gaps_alone(
    shares: list[float | None],
) -> None:
    shown = [Bar(share, "" if share is None else "99") for share in shares]
    lines = plain(bars(shown, 10, 140, in_per_cent=True))
    (dotted,) = (line for line in lines if line.startswith(" 80"))
    assert set(re.findall("[^┈▁▂▃▄▅▆▇█]+", dotted[5:])) <= {" 99 "}


@given(st.lists(st.integers(0, 40), min_size=1, max_size=15), st.integers(4, 24))
def test_figures_stand_right_above_bars_of_whole_cells(cards: list[int], room: int) -> None:
    most = max(cards)
    shown = [Bar(each / most, str(each)) for each in cards if each]
    rows = rows_for(most, room)
    lines = plain(bars(shown, rows, 120))
    assert not set("".join(lines)) & set("▁▂▃▄▅▆▇")
    assert rows <= room
    if 4 <= most <= room:  # each of them has as many rows as the next
        assert rows % most == 0
        heights = sorted(each * rows // most for each in cards if each)
        assert sum(line.count("█") for line in lines) % sum(heights or [1]) == 0


@pytest.mark.parametrize(("figure", "most"), [("7", 12), ("34", 13), ("100", 12)])
def test_figures_stand_over_the_middle_of_their_bars(figure: str, most: int) -> None:
    lines = plain(bars([Bar(0.5, figure)] * 3, 4, 3 * most))
    above, bar = (next(line for line in lines if sign in line) for sign in (figure, "█"))
    start, end = bar.index("█"), bar.index(" ", bar.index("█"))
    first = above.index(figure)
    assert first - start == end - first - len(figure)


@given(
    st.lists(st.integers(1, 20), min_size=1, max_size=12), st.integers(1, 20), st.integers(4, 24)
)
def test_only_bars_of_more_than_the_limit_cross_its_line(
    cards: list[int], fit: int, room: int
) -> None:
    most = max(cards)
    height = rows_for(most, max(room, most))
    for each in cards:
        shown = [Bar(each / most, str(each)), Bar(None)]
        lines = plain(bars(shown, height, 20, limit=fit / most))
        dotted = [line for line in lines if "┈" in line]
        assert len(dotted) == (fit < most)
        assert any("█" in line for line in dotted) == (fit < each)
