"""Where a card stands because of its reviews."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.leitner import WAITS, after_look, grade, study_day
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import Aside, ExamDay, later
from tests.support.clock import MONDAY, TODAY
from tests.support.progress import look, ticks

REVIEWS = st.builds(
    look,
    days=st.integers(-20, 20),
    card=st.sampled_from(["nep", "cult"]),
    box=st.sampled_from([None, 1, 2, 3, 4, 5]),
    undone=st.booleans(),
)


def test_a_card_without_reviews_is_new() -> None:
    standing = Progress("d").standing("nep", MONDAY)
    assert (standing.box, standing.due, standing.reviews, standing.last) == (None, None, 0, None)
    assert standing.is_new


def test_the_box_is_that_of_the_last_review_with_one_and_the_wait_counts_from_its_day() -> None:
    progress = Progress("d", reviews=[look(days=-4, box=3), look(days=-1, box=None)])
    standing = progress.standing("nep", MONDAY)
    assert (standing.box, standing.due) == (3, TODAY + timedelta(days=3))
    assert standing.reviews == 2
    assert standing.last == look(days=-1, box=None)
    assert not standing.today


def test_an_undone_review_counts_for_nothing() -> None:
    progress = Progress("d", reviews=[look(days=-4, box=3), look(days=-1, box=1, undone=True)])
    standing = progress.standing("nep", MONDAY)
    assert (standing.box, standing.reviews) == (3, 1)


def test_a_review_dated_later_than_now_moves_nothing_and_is_counted() -> None:
    progress = Progress("d", reviews=[look(days=-4, box=3), look(days=2, box=1)])
    assert progress.standing("nep", MONDAY).box == 3
    assert progress.ahead_of(MONDAY) == 1
    assert progress.standing("nep", MONDAY + timedelta(days=2)).box == 1


def test_a_clock_set_back_within_the_day_does_not_ask_a_card_again() -> None:
    progress = Progress("d", reviews=[look(box=2)])
    an_hour_before = progress.standing("nep", MONDAY - timedelta(hours=1))
    assert (an_hour_before.box, an_hour_before.due) == (2, TODAY + timedelta(days=3))
    assert len(an_hour_before.today) == 1


def test_a_review_made_further_east_counts_though_its_day_is_still_to_come_here() -> None:
    tokyo = (MONDAY + timedelta(hours=3)).astimezone(timezone(timedelta(hours=9)))
    progress = Progress("d", reviews=[Review("nep", tokyo, (True,), 2)])
    here = (MONDAY + timedelta(hours=4)).astimezone(timezone(timedelta(hours=-8)))
    assert progress.standing("nep", here).box == 2
    assert progress.ahead_of(here) == 0


def test_the_exam_shortens_waits_until_the_day_before_it() -> None:
    exam = TODAY + timedelta(days=10)
    progress = Progress("d", ExamDay(exam), [look(box=5)])
    assert progress.standing("nep", MONDAY).due == TODAY + timedelta(days=5)
    on_the_day = progress.standing("nep", MONDAY + timedelta(days=10))
    assert on_the_day.due == TODAY + timedelta(days=60)


def test_revision_after_midnight_belongs_to_the_evening_before() -> None:
    night = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    progress = Progress("d", reviews=[Review("nep", night, (True,), 1)])
    assert progress.standing("nep", night).today
    assert progress.standing("nep", night).due == date(2026, 11, 24)
    assert not progress.standing("nep", night + timedelta(hours=3)).today


@pytest.mark.parametrize(
    ("reviews", "last"),
    [
        ([], None),
        ([look(days=-1)], None),  # only reviews of today can be taken back
        ([look()], look()),
        ([look(days=-0.01), look(undone=True)], look(days=-0.01)),
        ([look(), look(days=0.1)], look(days=0.1)),  # the clock was set back an hour or two
        ([look(), look(days=3)], look()),  # a review dated later than now is not the last one
    ],
)
def test_the_last_review_is_todays_latest_that_was_not_undone(
    reviews: list[Review], last: Review | None
) -> None:
    assert Progress("d", reviews=reviews).last_review(MONDAY) == last


@given(st.lists(REVIEWS), REVIEWS)
def test_putting_reviews_in_one_by_one_is_the_same_as_all_at_once(
    reviews: list[Review], another: Review
) -> None:
    progress = Progress("d", reviews=reviews)
    would_be = progress.reviews_with([another])
    assert progress == Progress("d", reviews=reviews)
    put = progress.put(another)
    assert progress == Progress("d", reviews=[*reviews, another])
    assert progress.reviews == would_be
    assert progress.find(another.name) == put


EXAMS = st.builds(
    ExamDay,
    st.none() | st.dates(TODAY, TODAY + timedelta(days=2)),
    st.none() | st.integers(0, 2).map(lambda minutes: MONDAY + timedelta(minutes=minutes)),
)


@given(EXAMS, EXAMS, EXAMS)
def test_of_two_exam_days_the_same_one_is_the_later_in_whichever_order(
    one: ExamDay, two: ExamDay, three: ExamDay
) -> None:
    assert later(one, two) == later(two, one)
    assert later(one, one) == one
    assert later(later(one, two), three) == later(one, later(two, three))
    assert later(one, two) in {one, two}


SOON, LATE = TODAY + timedelta(days=1), TODAY + timedelta(days=9)
LATER = MONDAY + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("counts", "other"),
    [
        (ExamDay(LATE), ExamDay(SOON)),  # nobody knows when: as versions that did not note it
        (ExamDay(SOON), ExamDay(None)),
        (ExamDay(SOON, MONDAY), ExamDay(LATE)),
        (ExamDay(None, MONDAY), ExamDay(LATE)),
        (ExamDay(SOON, LATER), ExamDay(LATE, MONDAY)),
        (ExamDay(None, LATER), ExamDay(LATE, MONDAY)),
        (ExamDay(LATE, MONDAY), ExamDay(SOON, MONDAY)),
        (ExamDay(SOON, MONDAY), ExamDay(None, MONDAY)),
    ],
)
def test_what_was_said_later_about_the_exam_counts(counts: ExamDay, other: ExamDay) -> None:
    assert later(counts, other) == later(other, counts) == counts


@given(EXAMS, st.none() | st.dates(), st.datetimes(timezones=st.just(UTC)))
def test_what_is_said_anew_about_the_exam_counts_whatever_the_clock_says(
    before: ExamDay, day: date | None, now: datetime
) -> None:
    after = before.said_anew(day, now)
    assert after.day == day
    assert later(before, after) == after
    assert not after.is_before(before)


def test_a_clock_that_was_ahead_does_not_hold_later_words_about_the_exam_back() -> None:
    wrong = MONDAY + timedelta(days=4000)
    assert ExamDay(LATE, wrong).said_anew(SOON, MONDAY).said_at == wrong + timedelta(microseconds=1)
    assert ExamDay(LATE, MONDAY).said_anew(SOON, LATER) == ExamDay(SOON, LATER)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4)), max_size=40))
def test_no_history_leads_out_of_the_five_boxes_or_to_a_wait_below_a_day(
    history: list[tuple[int, int]],
) -> None:
    progress, now = Progress("d", ExamDay(TODAY + timedelta(days=100))), MONDAY
    for gap, recalled in history:
        now += timedelta(days=gap, seconds=1)
        before = progress.standing("nep", now)
        landing = after_look(
            before.place,
            grade(recalled, 4),
            study_day(now),
            progress.exam,
            first=not before.today,
        )
        box = landing and landing.box
        progress.put(Review("nep", now, ticks(recalled, 4), box))
        standing = progress.standing("nep", now)
        assert standing.box in WAITS
        assert standing.due is not None
        if box is not None:
            assert standing.due > study_day(now)


def test_a_look_of_today_is_found_behind_one_that_belongs_to_yesterday() -> None:
    """Tokyo has begun its Tuesday when it is still Monday afternoon further west."""
    in_tokyo = MONDAY.replace(hour=20).astimezone(timezone(timedelta(hours=9)))
    further_west = MONDAY.replace(hour=21).astimezone(timezone(timedelta(hours=-8)))
    todays, yesterdays = (
        Review("nep", in_tokyo, (True,), 2),
        Review("nep", further_west, (True,), 3),
    )
    now = MONDAY.replace(hour=5) + timedelta(days=1)
    standing = Progress("d", reviews=[todays, yesterdays]).standing("nep", now)
    assert (standing.today, standing.last, standing.box) == ((todays,), yesterdays, 3)
    assert not standing.is_begun_today


def test_without_some_cards_all_else_is_known() -> None:
    asides = {"nep": Aside(True, MONDAY)}
    looks = [look("nep"), look("cult", minutes=1)]
    whole = Progress("deck", ExamDay(TODAY, MONDAY), looks, asides)
    rest = whole.without({"nep"})
    assert [review.card for review in rest.reviews] == ["cult"]
    assert (rest.exam, rest.asides) == (TODAY, asides)
