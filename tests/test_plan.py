"""What it takes until an exam, and whether so many minutes a day suffice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revise1924 import exam_words
from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.overview import Overview, survey
from revise1924.pace import Pace, minutes, most_cards
from revise1924.plan import Plan, as_if, enough, plan
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import ExamDay
from revise1924.storage.memory import ProgressInMemory
from tests.support.clock import MONDAY, after
from tests.support.decks import numbered_cards
from tests.support.progress import look, ticks

A_MINUTE = Pace(100, 6000.0)
"""A minute a card."""


def surveyed(cards: int, exam: int | None, reviews: list[Review] | None = None) -> Overview:
    deck = Deck(id="d", title="D", cards=numbered_cards(cards, points=3))
    day = None if exam is None else after(exam)
    return survey(deck, Progress("d", ExamDay(day), reviews or []), MONDAY)


def planned(cards: int, exam: int, minutes_a_day: int | None = None) -> Plan:
    found = plan(surveyed(cards, exam), A_MINUTE, minutes_a_day)
    assert found is not None
    return found


def test_a_plan_counts_every_look_that_the_rules_ask_until_the_exam() -> None:
    """Three cards, four days: all are new today, and come back after 2 days and on the last."""
    assert planned(3, 4) == Plan(days=4, new=3, minutes=3, last=3)


@pytest.mark.parametrize(("cards", "exam"), [(10, None), (10, 0), (10, -2), (10, 9000)])
def test_without_an_exam_in_sight_there_is_no_plan(cards: int, exam: int | None) -> None:
    assert plan(surveyed(cards, exam), A_MINUTE) is None
    assert enough(surveyed(cards, exam), A_MINUTE) is None


def test_too_few_minutes_leave_cards_out_that_were_never_begun() -> None:
    found = planned(60, 6, minutes_a_day=8)
    assert found.left_out == 60 - 5 * 8
    assert not found.fits


def test_too_few_minutes_leave_cards_late_that_were_begun() -> None:
    reviews = [look(f"topic-{n}", ticks(0, 3), days=-1) for n in range(20)]
    found = plan(surveyed(20, 9, reviews), A_MINUTE, 2)
    assert found is not None
    assert (found.left_out, found.late > 0) == (0, True)


@settings(max_examples=25)
@given(st.integers(1, 60), st.integers(1, 40))
def test_enough_is_the_least_that_fits(cards: int, exam: int) -> None:
    overview = surveyed(cards, exam)
    least = enough(overview, A_MINUTE)
    assert least is not None
    assert planned(cards, exam, least).fits
    assert least == 1 or not planned(cards, exam, least - 1).fits


@settings(max_examples=40)
@given(st.integers(1, 60), st.integers(1, 40), st.integers(1, 40))
def test_with_more_minutes_nothing_more_is_left_out(cards: int, exam: int, most: int) -> None:
    assert planned(cards, exam, most + 1).left_out <= planned(cards, exam, most).left_out


@given(st.integers(1, 600), st.floats(1, 300))
def test_so_many_cards_fit_into_the_minutes_and_no_more(most: int, seconds: float) -> None:
    pace = Pace(100, 100 * seconds)
    cards = most_cards(most, pace)
    assert minutes(cards, [pace]) <= most or cards == 1
    assert minutes(cards + 1, [pace]) > most


def test_a_day_can_be_tried_without_being_set() -> None:
    reviews = [look("topic-0", ticks(3, 3), days=0, box=5)]
    deck = Deck(id="d", title="D", cards=numbered_cards(2, points=3))
    desk = Desk(deck, ProgressInMemory(Progress("d", reviews=reviews)))
    tried = as_if(desk, after(10), MONDAY)
    assert (tried.exam, tried.standings[0].due) == (after(10), after(5))
    assert desk.keeper.progress.exam is None
    assert desk.keeper.progress.standing("topic-0", MONDAY).due == after(60)


def test_what_it_takes_is_told_in_a_sentence() -> None:
    assert exam_words.takes(surveyed(3, None), A_MINUTE) == ""
    assert exam_words.takes(surveyed(3, 1), A_MINUTE) == (
        "1 day for 3 new cards: about 3 minutes a day."
    )
    assert exam_words.takes(surveyed(20, 14), A_MINUTE) == (
        "14 days for 20 new cards: about 8 minutes a day, 20 on the last."
    )


def test_whether_the_minutes_suffice_is_told_too() -> None:
    assert exam_words.takes(surveyed(20, 14), A_MINUTE, 10) == (
        "10 minutes a day suffice, 20 on the last."
    )
    assert exam_words.takes(surveyed(3, 14), A_MINUTE, 10) == "10 minutes a day suffice."
    too_few = "8 minutes a day leave 20 cards out; 12 would do."
    assert exam_words.takes(surveyed(60, 6), A_MINUTE, 8) == too_few
    assert exam_words.too_few(surveyed(60, 6), A_MINUTE, 8) == too_few
    for minutes_a_day in (12, None):
        assert exam_words.too_few(surveyed(60, 6), A_MINUTE, minutes_a_day) == ""
