"""The rules of the scheduler, as tables and as properties."""

from datetime import UTC, date, datetime, timedelta, timezone
from itertools import cycle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.leitner import (
    WAITS,
    Grade,
    Place,
    after_look,
    comes_again,
    days_left,
    due_date,
    grade,
    new_cards_today,
    next_box,
    queue,
    study_day,
)
from tests.support.clock import TODAY, after

BOXES = st.sampled_from([None, 1, 2, 3, 4, 5])
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("box", "recalled", "points", "lands"),
    [
        (None, 5, 5, 2),  # a new card counts as in box 1
        (None, 3, 5, 1),
        (None, 2, 5, 1),
        (None, 0, 5, 1),
        (1, 2, 2, 2),
        (1, 1, 2, 1),  # there is none below
        (1, 0, 2, 1),
        (2, 3, 3, 3),
        (2, 2, 3, 1),
        (2, 1, 3, 1),
        (3, 2, 4, 2),  # exactly half falls one box only
        (3, 4, 5, 2),
        (3, 1, 4, 1),
        (4, 5, 5, 5),
        (4, 3, 5, 3),
        (4, 2, 5, 1),
        (5, 5, 5, 5),  # there is none above
        (5, 3, 5, 4),
        (5, 2, 5, 1),
        (5, 0, 1, 1),
        (1, 1, 1, 2),
    ],
)
def test_a_look_moves_the_card_by_what_came_back(
    box: int | None, recalled: int, points: int, lands: int
) -> None:
    assert next_box(box, recalled, points) == lands


@pytest.mark.parametrize(
    ("box", "recalled", "points"), [(0, 1, 1), (6, 1, 1), (1, 2, 1), (1, -1, 1), (1, 0, 0)]
)
def test_what_cannot_be_is_refused(box: int, recalled: int, points: int) -> None:
    with pytest.raises(ValueError, match=r"there is no box|cannot be"):
        next_box(box, recalled, points)


@given(BOXES, st.integers(1, 20), st.data())
def test_a_card_is_always_in_box_one_to_five(
    box: int | None, points: int, data: st.DataObject
) -> None:
    recalled = data.draw(st.integers(0, points))
    assert next_box(box, recalled, points) in WAITS


@given(BOXES, st.integers(1, 20), st.data())
def test_another_point_recalled_never_costs_a_box(
    box: int | None, points: int, data: st.DataObject
) -> None:
    recalled = data.draw(st.integers(0, points - 1))
    assert next_box(box, recalled, points) <= next_box(box, recalled + 1, points)


@pytest.mark.parametrize(("box", "wait"), [(1, 1), (2, 3), (3, 7), (4, 21), (5, 60)])
def test_each_box_has_its_wait(box: int, wait: int) -> None:
    assert due_date(box, TODAY) == after(wait)


@pytest.mark.parametrize("box", [0, 6])
def test_there_is_no_wait_without_a_box(box: int) -> None:
    with pytest.raises(ValueError, match="there is no box"):
        due_date(box, TODAY)


@pytest.mark.parametrize(
    ("box", "left", "wait"),
    [
        (5, 200, 60),
        (5, 119, 60),  # half of 119, rounded up
        (5, 118, 59),
        (4, 10, 5),
        (4, 11, 6),
        (3, 14, 7),
        (3, 13, 7),
        (3, 12, 6),
        (2, 4, 2),
        (2, 3, 2),
        (2, 2, 1),
        (2, 1, 1),
        (1, 1, 1),
        (5, 0, 60),  # from the exam day on the exam no longer counts
        (5, -3, 60),
    ],
)
def test_no_card_waits_longer_than_half_the_days_left(box: int, left: int, wait: int) -> None:
    assert due_date(box, TODAY, after(left)) == after(wait)


@given(st.sampled_from(sorted(WAITS)), DAYS, DAYS)
def test_a_wait_is_at_least_a_day_and_never_above_half_the_days_left(
    box: int, day: date, exam: date
) -> None:
    wait = (due_date(box, day, exam) - day).days
    assert 1 <= wait <= WAITS[box]
    if exam > day:
        assert wait <= ((exam - day).days + 1) // 2


@given(BOXES, st.integers(2, 400), st.lists(st.integers(0, 4), min_size=1, max_size=30))
def test_whoever_studies_each_due_day_sees_every_card_the_day_before_the_exam(
    box: int | None, left: int, answers: list[int]
) -> None:
    exam, day, seen = after(left), TODAY, []
    for recalled in cycle(answers):
        if day >= exam:
            break
        seen.append(day)
        box = next_box(box, recalled, 4)
        day = due_date(box, day, exam)
    assert seen[-1] == exam - timedelta(days=1)


@pytest.mark.parametrize(
    ("box", "due_in", "recalled", "first", "lands"),
    [
        (None, None, 4, True, 2),
        (2, 0, 4, True, 3),
        (2, -9, 4, True, 3),  # overdue is due
        (4, 0, 2, True, 3),
        (4, 0, 1, True, 1),
        (2, 0, 4, False, None),  # a later look of the day moves nothing
        (2, 0, 0, False, None),
        (2, 1, 4, True, None),  # a look before the card is due never lifts it
        (2, 1, 2, True, None),
        (2, 1, 1, True, 1),  # but it can drop it
    ],
)
def test_only_the_first_look_of_a_day_moves_a_card_and_an_early_one_never_up(
    box: int | None, due_in: int | None, recalled: int, first: bool, lands: int | None
) -> None:
    place = Place(box, None if due_in is None else after(due_in))
    landing = after_look(place, grade(recalled, 4), TODAY, first=first)
    assert landing == (lands and (lands, due_date(lands, TODAY)))


@given(BOXES, st.sampled_from(Grade), DAYS, st.none() | DAYS)
def test_a_due_card_lands_where_the_rules_of_boxes_and_waits_say(
    box: int | None, graded: Grade, day: date, exam: date | None
) -> None:
    landing = after_look(Place(box, None if box is None else day), graded, day, exam)
    assert landing is not None
    assert landing.box == next_box(box, [0, 2, 4][graded], 4)
    assert landing.due == due_date(landing.box, day, exam)


@pytest.mark.parametrize(
    ("recalled", "points", "graded"),
    [
        (5, 5, Grade.ALL_RECALLED),
        (1, 1, Grade.ALL_RECALLED),
        (3, 5, Grade.SOME_MISSED),
        (2, 4, Grade.SOME_MISSED),  # half of them is not more than half missed
        (2, 5, Grade.MORE_THAN_HALF_MISSED),
        (0, 1, Grade.MORE_THAN_HALF_MISSED),
    ],
)
def test_the_rules_tell_three_grades_apart(recalled: int, points: int, graded: Grade) -> None:
    assert grade(recalled, points) is graded


@pytest.mark.parametrize(
    ("first", "came_back", "again"),
    [
        (Grade.MORE_THAN_HALF_MISSED, [True, False], True),
        (Grade.MORE_THAN_HALF_MISSED, [True, True], False),
        (Grade.SOME_MISSED, [True, False], False),
        (Grade.ALL_RECALLED, [True, True], False),
    ],
)
def test_a_card_mostly_missed_goes_round_until_each_point_has_come_back(
    first: Grade, came_back: list[bool], again: bool
) -> None:
    assert comes_again(first, came_back) is again


QUEUED: list[tuple[int | None, date | None]] = [
    (None, None),
    (3, after(0)),
    (1, after(0)),
    (2, after(-5)),
    (4, after(1)),  # not due
    (1, after(-1)),
    (1, after(0)),
    (None, None),
]


@pytest.mark.parametrize("exam", [None, after(0), after(-1)], ids=["none", "today", "over"])
def test_without_an_exam_ahead_due_cards_come_before_new_ones(exam: date | None) -> None:
    """Earliest due, then lowest box, then deck order."""
    assert queue(QUEUED, TODAY, exam=exam) == [3, 5, 2, 6, 1, 0, 7]


def test_with_an_exam_ahead_new_cards_come_after_box_one_and_before_the_others() -> None:
    assert queue(QUEUED, TODAY, exam=after(1)) == [5, 2, 6, 0, 7, 3, 1]


PLACES = st.lists(st.just((None, None)) | st.tuples(st.integers(1, 5), DAYS), max_size=40)


@given(PLACES, DAYS, st.none() | DAYS, st.integers(0, 12))
def test_the_queue_has_every_due_card_and_as_many_new_ones_as_the_day_takes(
    cards: list[tuple[int | None, date | None]], today: date, exam: date | None, begun: int
) -> None:
    asked = queue(cards, today, exam=exam, begun=begun)
    new = [index for index, (box, _) in enumerate(cards) if box is None]
    due = {index for index, (_, when) in enumerate(cards) if when and when <= today}
    brought_in = [index for index in asked if index not in due]
    assert len(asked) == len(set(asked))
    assert due <= set(asked)
    assert brought_in == new[: new_cards_today(len(new), begun, today, exam)]


@given(PLACES, DAYS, st.integers(1, 400))
def test_an_exam_ahead_moves_new_cards_and_leaves_the_order_of_the_due_ones_in_each_group(
    cards: list[tuple[int | None, date | None]], today: date, left: int
) -> None:
    exam = today + timedelta(days=left)
    asked = queue(cards, today, exam=exam)
    groups = [0 if cards[index][0] == 1 else 1 if cards[index][0] is None else 2 for index in asked]
    assert groups == sorted(groups)
    without = queue(cards, today)
    for is_first_box in (True, False):
        of_group = [i for i in without if cards[i][0] and (cards[i][0] == 1) is is_first_box]
        assert [index for index in asked if index in set(of_group)] == of_group


def test_at_most_ten_new_cards_a_day_and_those_begun_today_count() -> None:
    new: list[tuple[int | None, date | None]] = [(None, None)] * 30
    assert queue(new, TODAY) == list(range(10))
    assert queue(new, TODAY, begun=7) == [0, 1, 2]
    assert queue(new, TODAY, begun=10) == []


@pytest.mark.parametrize(
    ("new", "begun", "left", "today"),
    [
        (100, 0, 100, 10),
        (100, 0, 20, 10),
        (100, 0, 10, 20),  # five days to bring in a hundred
        (80, 20, 10, 0),  # the day's share is done
        (90, 10, 10, 10),
        (100, 0, 2, 100),
        (100, 0, 1, 100),
        (100, 0, 0, 10),  # the exam is today and no longer counts
        (3, 0, 50, 3),
        (0, 0, 5, 0),
    ],
)
def test_a_near_exam_brings_new_cards_in_by_half_the_days_left(
    new: int, begun: int, left: int, today: int
) -> None:
    assert new_cards_today(new, begun, TODAY, after(left)) == today


@given(st.integers(0, 500), st.integers(1, 60))
def test_every_new_card_is_in_by_the_day_before_the_exam(new: int, left: int) -> None:
    for ahead in range(left):
        new -= new_cards_today(new, 0, after(ahead), after(left))
    assert new == 0


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 23, 4, 0, tzinfo=UTC), TODAY),
        (datetime(2026, 11, 24, 3, 59, 59, tzinfo=UTC), TODAY),  # after midnight, it goes on
        (datetime(2026, 11, 24, 4, 0, tzinfo=UTC), after(1)),
        (datetime(2026, 11, 24, 1, 0, tzinfo=timezone(timedelta(hours=9))), TODAY),
        (datetime(2027, 1, 1, 0, 30, tzinfo=UTC), date(2026, 12, 31)),
    ],
)
def test_a_study_day_begins_at_four_by_the_moments_own_offset(moment: datetime, day: date) -> None:
    assert study_day(moment) == day


@pytest.mark.parametrize(("left", "counted"), [(5, 5), (1, 1), (0, None), (-1, None)])
def test_days_left_end_with_the_exam_day(left: int, counted: int | None) -> None:
    assert days_left(TODAY, after(left)) == counted
    assert days_left(TODAY, None) is None


def test_who_asks_for_more_new_cards_gets_them() -> None:
    new = [(None, None)] * 30
    assert len(queue(new, TODAY)) == 10
    assert len(queue(new[:20], TODAY, begun=10)) == 0
    assert len(queue(new[:20], TODAY, begun=10, asked_for=15)) == 5
    assert len(queue(new[:18], TODAY, begun=12, asked_for=15)) == 3
    assert len(queue(new, TODAY, asked_for=5)) == 10
    assert len(queue(new[:2], TODAY, begun=10, asked_for=15)) == 2


@given(st.integers(0, 300), st.integers(0, 20), st.integers(0, 1000), st.integers(-1, 60))
def test_a_student_settles_how_many_new_cards_come_but_a_near_exam_brings_its_own(
    new: int, begun: int, a_day: int, left: int
) -> None:
    came = begun + new_cards_today(new, begun, TODAY, after(left), new_a_day=a_day)
    for_exam = begun + new_cards_today(new, begun, TODAY, after(left), new_a_day=0)
    assert came == max(begun, for_exam, min(new + begun, a_day))


def test_the_queue_takes_as_many_new_cards_as_are_settled_on() -> None:
    cards: list[tuple[int | None, date | None]] = [(1, TODAY), *[(None, None)] * 30]
    assert queue(cards, TODAY, new_a_day=0) == [0]
    assert queue(cards, TODAY, new_a_day=2) == [0, 1, 2]
    assert queue(cards, TODAY, new_a_day=2, begun=1) == [0, 1]
    assert len(queue(cards, TODAY, new_a_day=25)) == 26
    assert len(queue(cards, TODAY, new_a_day=2, asked_for=7)) == 8
    assert len(queue(cards, TODAY, exam=after(4), new_a_day=2)) == 16
