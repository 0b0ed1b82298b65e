"""The days as a line: those studied and missed, and as many as fit until the exam."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924 import insight
from revise1924.days_line import Day, days_past, fitted, streak
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import ExamDay
from tests.support.clock import MONDAY, TODAY
from tests.support.progress import look


def progress(*reviews: Review, exam: date | None = None) -> Progress:
    return Progress("d", ExamDay(exam), list(reviews))


def line(days: tuple[Day, ...]) -> str:
    return "".join(days)


@pytest.mark.parametrize(
    ("reviews", "said"),
    [
        ([], "·"),
        ([look("one", box=1)], "✓"),
        ([look("one", days=-1, box=1)], "✓·"),  # due today, which is not over
        ([look("one", days=-2, box=1)], "✓○·"),
        ([look("one", days=-2, box=2)], "✓··"),
        ([look("one", days=-5, box=2)], "✓··○○·"),
        ([look("one", days=-5, box=1), look("one", days=-2, box=2)], "✓○○✓··"),
        ([look("one", days=-4, box=2), look("two", days=-2, box=1)], "✓·✓○·"),
        (
            [look("one", days=-3, box=None), look("one", box=None)],
            "✓··✓",
        ),  # what moves nothing is due on no day
    ],
)
def test_each_day_is_studied_missed_or_free(reviews: list[Review], said: str) -> None:
    assert line(days_past(progress(*reviews), MONDAY)) == said


def test_waits_are_those_that_the_exam_leaves() -> None:
    first = look("one", days=-4, box=3)
    assert line(days_past(progress(first), MONDAY)) == "✓····"
    exam = TODAY + timedelta(days=1)
    assert line(days_past(progress(first, exam=exam), MONDAY)) == "✓··○·"
    over = TODAY - timedelta(days=2)
    assert line(days_past(progress(first, exam=over), MONDAY)) == "✓○○··"


def test_of_a_long_time_the_last_days_are_looked_at() -> None:
    reviews = [look("one", days=-day, box=1) for day in range(90, 0, -1)]
    assert line(days_past(progress(*reviews), MONDAY, 5)) == "✓✓✓✓✓·"


looks = st.builds(
    look,
    st.sampled_from(["one", "two", "three"]),
    days=st.integers(-40, 0),
    box=st.none() | st.integers(1, 5),
)


@given(st.lists(looks, max_size=30), st.none() | st.integers(-10, 60))
def test_the_streak_is_the_one_that_all_reviews_tell(
    reviews: list[Review], days_to_exam: int | None
) -> None:
    exam = None if days_to_exam is None else TODAY + timedelta(days=days_to_exam)
    known = progress(*reviews, exam=exam)
    assert streak(days_past(known, MONDAY)) == insight.streak(known, MONDAY)


PAST = (Day.STUDIED,) * 9 + (Day.FREE,)


@pytest.mark.parametrize(
    ("days", "room", "past", "ahead", "has_more"),
    [
        (None, 40, 9, 0, False),
        (None, 10, 5, 0, False),
        (11, 60, 9, 10, False),
        (11, 30, 7, 8, True),  # half for each, where neither fits
        (2, 20, 9, 1, False),
        (1, 20, 9, 0, False),
        (0, 20, 9, 0, False),
        (300, 30, 7, 8, True),
        (3, 0, 0, 0, True),
    ],
)
def test_as_many_days_as_fit_are_shown_the_latest_and_the_next(
    days: int | None, room: int, past: int, ahead: int, has_more: bool
) -> None:
    exam = None if days is None else TODAY + timedelta(days=days)
    found = fitted(PAST, TODAY, exam, room)
    assert (len(found.past), found.ahead, found.has_more) == (past, ahead, has_more)
    assert found.past == PAST[9 - past : 9]
    assert not found.is_studied
    assert 2 * (len(found.past) + found.ahead) <= max(room, 0)
