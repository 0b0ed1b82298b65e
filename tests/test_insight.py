"""What the reviews tell: weak points, days, tests, streak."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.insight import days, marks, streak
from revise1924.kinds import KindName
from revise1924.progress import ExamDay, Progress
from revise1924.records import card_records, weak_points, weakest
from revise1924.reviews import Review
from tests.support.clock import MONDAY

TODAY = date(2026, 11, 23)
CARD = Card(topic="One", id="one", front="?", back=("a", "b"))
OTHER = Card(topic="Two", id="two", front="?", back=("a", "b", "c"))
DECK = Deck(id="d", title="D", cards=(CARD, OTHER))


def look(
    days: float = 0,
    recalled: Sequence[bool | None] = (True, True),
    *,
    card: str = "one",
    kind: KindName = "study",
    box: int | None = 1,
    undone: bool = False,
    seconds: tuple[float, float] | None = None,
) -> Review:
    moment = MONDAY + timedelta(days=days)
    return Review(card, moment, tuple(recalled), box, kind, undone=undone, seconds=seconds)


def progress(*reviews: Review, exam: date | None = None) -> Progress:
    return Progress("d", ExamDay(exam), list(reviews))


def answers(*recalled: bool) -> Progress:
    """Progress in which the first point of CARD was answered so, day after day, up to today."""
    first = 1 - len(recalled)
    return progress(*(look(first + at, (tick, True)) for at, tick in enumerate(recalled)))


@pytest.mark.parametrize(
    ("recalled", "is_weak"),
    [
        ([True], False),
        ([False], True),
        ([False, True], True),
        ([False, True, True], False),
        ([False, False, True, True], True),
        ([False, False, True, True, True, True], False),
        ([True, True, True, False], True),
        ([False] * 10, True),
    ],
)
def test_a_point_is_weak_until_recalls_make_up_for_its_misses(
    recalled: list[bool], is_weak: bool
) -> None:
    records = card_records(DECK, answers(*recalled), MONDAY)
    assert records[0].points[0].is_weak is is_weak
    assert records[0].points[0].missed == recalled.count(False)
    assert weak_points(records) == ({"one": [0]} if is_weak else {})


def test_a_late_miss_weighs_more_than_an_early_one() -> None:
    early = card_records(DECK, answers(False, True, True), MONDAY)[0].points[0]
    late = card_records(DECK, answers(True, True, False), MONDAY)[0].points[0]
    assert early.missed == late.missed
    assert late.weakness > early.weakness


@given(st.lists(st.booleans(), min_size=1, max_size=50))
def test_weakness_is_a_share_and_one_more_miss_never_lowers_it(recalled: list[bool]) -> None:
    now = card_records(DECK, answers(*recalled), MONDAY)[0].points[0].weakness
    then = card_records(DECK, answers(*recalled, False), MONDAY)[0].points[0].weakness
    assert 0 <= now < 1
    assert then >= now


def test_the_weakest_points_come_first_over_all_cards() -> None:
    found = progress(
        look(-3, (True, False)),
        look(-2, (False, False, True), card="two"),
        look(-1, (True, False, True), card="two"),
    )
    records = card_records(DECK, found, MONDAY)
    assert [(each.card.id, each.index) for each in weakest(records)] == [
        ("two", 1),
        ("one", 1),
        ("two", 0),
    ]
    assert list(weak_points(records).items()) == [("two", [0, 1]), ("one", [1])]


def test_a_drill_counts_for_the_points_that_were_asked_alone() -> None:
    found = progress(look(-1, (True, False)), look(0, (None, True), kind="drill", box=None))
    one, two = card_records(DECK, found, MONDAY)[0].points
    assert (one.asked, one.missed) == (1, 0)
    assert (two.asked, two.missed) == (2, 1)


def test_undone_and_future_reviews_count_for_nothing() -> None:
    found = progress(look(-1, (False, False), undone=True), look(3, (False, False)))
    records = card_records(DECK, found, MONDAY)
    assert (records[0].looks, weakest(records)) == ([], [])
    assert (days(found, MONDAY), marks(found, MONDAY), streak(found, MONDAY)) == ([], [], 0)


def test_a_look_from_when_the_card_had_other_points_counts_for_the_card_only() -> None:
    record = card_records(DECK, progress(look(0, (False, False, False))), MONDAY)[0]
    assert (record.asked, record.points[0].asked) == (3, 0)


def test_a_cards_boxes_are_those_it_was_put_in() -> None:
    found = progress(look(-9, box=1), look(-8, box=2), look(-7, box=None), look(-5, box=3))
    assert card_records(DECK, found, MONDAY)[0].boxes == [1, 2, 3]


def test_a_card_gone_from_the_deck_still_counts_for_the_days() -> None:
    found = progress(look(0, (True, False), card="gone", seconds=(3, 4.5)))
    (day,) = days(found, MONDAY)
    assert (day.day, day.reviews, day.recall, day.seconds) == (TODAY, 1, 0.5, 7.5)


def test_reviews_after_midnight_count_for_the_day_before() -> None:
    late = progress(look(0), look(7 / 24))
    assert [(day.day, day.reviews) for day in days(late, MONDAY + timedelta(hours=8))] == [
        (TODAY, 2)
    ]


def test_a_test_ends_where_a_card_comes_again_or_after_a_rest() -> None:
    minute = 1 / 24 / 60
    found = progress(
        look(-2, (True, False), kind="test", seconds=(10, 5)),
        look(-2 + minute, (True, True, True), card="two", kind="test", seconds=(20, 5)),
        look(-2 + 2 * minute, kind="test"),
        look(-2 + 3 * minute),  # studied in between
        look(-2 + 4 * minute, (False, True, True), card="two", kind="test"),
        look(-1, kind="test"),
        look(0, card="two", kind="test"),
    )
    first, *others = marks(found, MONDAY)
    assert (first.recalled, first.asked, first.seconds) == (4, 5, 40)
    assert first.cards == {"one", "two"}
    assert [each.cards for each in others] == [{"one", "two"}, {"one"}, {"two"}]
    assert [each.recall for each in others] == [4 / 5, 1, 1]


@pytest.mark.parametrize(
    ("looks", "length"),
    [
        ([], 0),
        ([look(0)], 1),
        ([look(-1)], 1),  # today is not over
        ([look(-2)], 0),  # the card was due yesterday
        ([look(-2), look(-1), look(0)], 3),
        ([look(-4, box=2), look(-1), look(0)], 3),  # nothing was due on the two days between
        ([look(-5, box=2), look(-1), look(0)], 2),  # it was due on one of them
        ([look(-30, box=5)], 1),
        ([look(0), look(0.01), look(0.02)], 1),
        ([look(-5, box=4), look(-4, box=1, card="two"), look(-1, box=4)], 1),
    ],
)
def test_the_streak_counts_days_and_a_day_with_nothing_due_keeps_it(
    looks: list[Review], length: int
) -> None:
    assert streak(progress(*looks), MONDAY + timedelta(hours=1)) == length


@given(
    st.lists(
        st.builds(
            look,
            st.integers(-30, 0),
            card=st.sampled_from(["one", "two"]),
            box=st.sampled_from([None, 1, 2, 3]),
        ),
        max_size=25,
    ),
    st.none() | st.integers(-20, 20),
)
def test_the_streak_is_what_walking_day_by_day_finds(looks: list[Review], exam: int | None) -> None:
    found = progress(*looks, exam=None if exam is None else TODAY + timedelta(days=exam))
    done = {review.day for review in found.reviews}
    length = 0
    for ahead in range(-31, 1):
        day = TODAY + timedelta(days=ahead)
        until = Progress("d", found.exam_day, [each for each in found.reviews if each.day < day])
        dues = [
            due
            for card in ("one", "two")
            if (due := until.standing(card, MONDAY + timedelta(days=ahead - 1)).due)
        ]
        if day in done:
            length += 1
        elif day < TODAY and any(due <= day for due in dues):
            length = 0
    assert streak(found, MONDAY) == length


def test_nothing_done_is_nothing_told(deck: Deck) -> None:
    nothing = Progress(deck.id)
    records = card_records(deck, nothing, MONDAY)
    assert [record.card for record in records] == list(deck.cards)
    assert all(record.asked == 0 for record in records)
    assert weakest(records) == []
