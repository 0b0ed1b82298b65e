"""The calendar of what was done."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from revise1924.weeks import calendar, legend
from tests.support.clock import TUESDAY
from tests.test_charts import inks, plain


def test_in_more_lines_a_day_has_its_number_once_and_a_gap_below_it() -> None:
    counts = {TUESDAY: 8, TUESDAY - timedelta(days=1): 2}
    lines = plain(calendar(counts, TUESDAY, 40, tall=3))
    assert lines[1:7] == [
        "Mon  ░░░░░░░░░░░░░░ 2",
        "     ░░░░░░░░░░░░░░",
        "",
        "Tue  ██████████████ 8",
        "     ██████████████",
        "",
    ]
    assert len(lines) == 1 + 7 * 3 - 1


def test_the_calendar_begins_with_the_first_review() -> None:
    counts = {TUESDAY: 8, TUESDAY - timedelta(days=1): 2, date(2026, 11, 1): 4}
    assert plain(calendar(counts, TUESDAY, 17)) == [
        "     Nov",
        "Mon  ·  ·  ·  ░░",
        "Tue  ·  ·  ·  ██",
        "Wed  ·  ·  ·",
        "Thu  ·  ·  ·",
        "Fri  ·  ·  ·",
        "Sat  ·  ·  ·",
        "Sun  ·  ·  ·",
    ]
    wide = plain(calendar(counts, TUESDAY, 50))
    assert wide[0] == "     26 Oct   2 Nov    9 Nov    16 Nov   23 Nov"
    assert wide[1] == "Mon           ·        ·        ·        ░░░ 2"
    assert wide[2] == "Tue           ·        ·        ·        ███ 8"
    assert wide[7] == "Sun  ▒▒▒ 4    ·        ·        ·"


def test_the_calendar_names_today_and_the_exam_where_there_is_room() -> None:
    first, exam = TUESDAY - timedelta(days=8), TUESDAY + timedelta(days=10)
    lines = calendar({first: 1}, TUESDAY, 32, exam)
    assert plain(lines)[0] == "     16 Nov   23 Nov   30 Nov"
    assert plain(lines)[1] == "Mon  ███ 1    ·"
    assert plain(lines)[2] == "Tue  ·        today"
    assert plain(lines)[5] == "Fri  ·                 exam"
    assert (inks(lines, "exam"), inks(lines, "today")) == ({"fair"}, {"strong"})
    far = plain(calendar({first: 1}, TUESDAY, 23, TUESDAY + timedelta(days=300)))
    assert far[0] == "     16 Nov   23 Nov"


def test_the_legend_says_what_the_signs_mean() -> None:
    assert plain([legend({})]) == ["· none"]
    assert plain([legend({TUESDAY: 1})]) == ["· none   █ 1+"]
    assert plain([legend({TUESDAY: 8})]) == ["· none   ░ 1+   ▒ 3+   ▓ 5+   █ 7+"]
    assert ("   █", "accent") in legend({TUESDAY: 1})  # as the days have them


@given(
    st.dictionaries(
        st.dates(TUESDAY - timedelta(days=100), TUESDAY), st.integers(0, 5000), min_size=1
    ),
    st.integers(56, 160),
)
def test_a_day_with_reviews_never_looks_like_one_without(
    counts: dict[date, int], width: int
) -> None:
    lines = calendar(counts, TUESDAY, width)
    assert max(map(len, plain(lines))) <= width
    drawn = [text for line in lines[1:] for text, _ in line[1:]]
    done = [text for text in drawn if set(text) & set("░▒▓█")]
    assert len(done) == sum(map(bool, counts.values()))
