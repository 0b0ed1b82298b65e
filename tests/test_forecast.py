"""The load before it comes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revise1924.cards import Deck
from revise1924.forecast import DAYS, Load, backlog_gone, forecast
from revise1924.leitner import WAITS, Place, after_look, grade
from revise1924.overview import Overview, survey
from revise1924.progress import Progress
from revise1924.said import ExamDay
from tests.support.clock import MONDAY, TODAY, after
from tests.support.decks import numbered_cards
from tests.support.progress import look, ticks


def overview(
    cards: int, looks: list[tuple[int, int, int, int]], exam: int | None = None
) -> Overview:
    """Return an overview; each of `looks` is a card, days ago, points recalled and its box."""
    reviews = [
        look(f"topic-{card}", ticks(came, 3), days=-ago, box=box) for card, ago, came, box in looks
    ]
    exam_day = None if exam is None else after(exam)
    deck = Deck(id="d", title="D", cards=numbered_cards(max(1, cards), points=3))
    return survey(deck, Progress("d", ExamDay(exam_day), reviews), MONDAY)


def days_of(loads: list[Load]) -> dict[int, int]:
    """Return the days ahead that have a load, and the load."""
    return {(load.day - TODAY).days: load.cards for load in loads if load.cards}


def test_nothing_but_new_cards_come_ten_a_day_and_go_up() -> None:
    assert days_of(forecast(overview(12, []))) == {0: 10, 1: 2, 3: 10, 4: 2, 10: 10, 11: 2}


def test_so_many_new_cards_come_as_are_settled_on() -> None:
    settled = replace(overview(12, []), new_a_day=5)
    three_days = enumerate((5, 5, 2))
    came = {first + day: cards for day, cards in three_days for first in (0, 3, 10)}
    assert days_of(forecast(settled)) == came
    assert forecast(replace(overview(12, []), new_a_day=0)) == [
        Load(after(ahead), 0) for ahead in range(DAYS + 1)
    ]


def test_new_cards_begun_today_count_against_today_alone() -> None:
    looks = [(card, 0, 3, 2) for card in range(8)]
    assert list(days_of(forecast(overview(30, looks))).items())[:2] == [(0, 2), (1, 10)]


def test_a_card_goes_as_its_last_look_did() -> None:
    falls = overview(1, [(0, 1, 0, 1)])
    assert days_of(forecast(falls)) == dict.fromkeys(range(DAYS + 1), 1)
    sinks = overview(1, [(0, 7, 2, 3)])
    assert days_of(forecast(sinks)) == {0: 1, 3: 1} | dict.fromkeys(range(4, DAYS + 1), 1)
    rises = overview(1, [(0, 1, 3, 2)])
    assert days_of(forecast(rises)) == {2: 1, 9: 1}


def test_a_card_looked_at_today_is_not_in_todays_load() -> None:
    assert days_of(forecast(overview(1, [(0, 0, 3, 2)]))) == {3: 1, 10: 1}


def test_what_is_overdue_is_in_todays_load() -> None:
    assert days_of(forecast(overview(1, [(0, 300, 3, 4)])))[0] == 1


def test_every_card_stands_on_the_day_before_the_exam() -> None:
    looks = [(card, 0, 3, 5) for card in range(5)]
    loads = forecast(overview(5, looks, exam=100))
    assert loads[-1] == Load(after(99), 5)
    assert len(loads) == DAYS + 2
    near = forecast(overview(5, looks, exam=6))
    assert len(near) == DAYS + 1
    assert near[5] == Load(after(5), 5)


def test_an_exam_that_is_over_counts_no_more() -> None:
    assert len(forecast(overview(5, [], exam=0))) == DAYS + 1


def test_half_of_the_cards_having_fallen_so_do_half_of_the_new_ones() -> None:
    looks = [(0, 0, 3, 2), (1, 0, 0, 1)]
    assert days_of(forecast(overview(10, looks)))[1] == 1 + 4  # the fallen one, and half of eight


@given(
    st.lists(
        st.tuples(
            st.integers(0, 9), st.integers(0, 40), st.integers(0, 3), st.sampled_from([1, 2, 3, 5])
        ),
        max_size=12,
    ),
    st.none() | st.integers(-3, 40),
)
def test_without_new_cards_it_is_what_studying_every_day_comes_to(
    looks: list[tuple[int, int, int, int]], exam: int | None
) -> None:
    seen = {card for card, *_ in looks}
    numbers = {card: number for number, card in enumerate(sorted(seen))}
    looks = [(numbers[card], ago, came, box) for card, ago, came, box in looks]
    if not seen:
        return
    now = overview(len(seen), looks, exam)
    cards = {
        number: (each.box, each.due, each.last.points_recalled, bool(each.today))
        for number, each in enumerate(now.standings)
        if each.box and each.due and each.last
    }
    for load in forecast(now):
        if load.day > after(DAYS):
            break
        count = 0
        for number, (box, due, came, is_done) in cards.items():
            is_today = is_done and load.day == TODAY
            if due <= load.day and not is_today:
                landing = after_look(Place(box, due), grade(came, 3), load.day, now.exam)
                assert landing is not None
                cards[number] = (*landing, came, False)
                count += 1
        assert count == load.cards, load.day


@pytest.mark.parametrize(
    ("due", "a_day", "gone"),
    [(0, 10, 0), (10, 10, 0), (11, 10, 1), (30, 10, 2), (45, 20, 2), (45, 45, 0)],
)
def test_a_backlog_is_gone_once_so_many_a_day_have_worked_it_off(
    due: int, a_day: int, gone: int
) -> None:
    looks = [(card, 100, 3, 3) for card in range(due)]
    assert backlog_gone(overview(due, looks), a_day) == after(gone)


def test_with_an_exam_ahead_new_cards_go_before_the_backlog_of_higher_boxes() -> None:
    looks = [(card, 100, 3, 4) for card in range(10)]
    assert backlog_gone(overview(20, looks), 10) == TODAY  # the ten due ones, then new ones
    assert backlog_gone(overview(20, looks, exam=60), 10) == after(1)


def test_a_backlog_that_grows_as_fast_as_it_shrinks_is_never_gone() -> None:
    looks = [(card, 100, 0, 1) for card in range(30)]
    assert backlog_gone(overview(30, looks), 10) is None


@settings(max_examples=30)
@given(st.integers(0, 400), st.integers(1, 60), st.sampled_from(list(WAITS)))
def test_more_cards_a_day_are_never_later(due: int, a_day: int, box: int) -> None:
    looks = [(card, 100, 3, box) for card in range(due)]
    now = overview(due, looks)
    slow, fast = backlog_gone(now, a_day), backlog_gone(now, a_day + 1)
    if slow is not None:
        assert fast is not None
        assert fast <= slow
