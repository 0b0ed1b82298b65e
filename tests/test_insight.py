"""What the reviews tell: weak points, days, tests, streak."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.insight import days, marks, streak
from revise1924.progress import Progress
from revise1924.records import card_records, weak_points, weakest
from revise1924.reviews import Review
from revise1924.said import ExamDay
from tests.support.clock import MONDAY, TODAY
from tests.support.progress import look

CARD = Card(topic="One", id="one", front="?", back=("a", "b"))
OTHER = Card(topic="Two", id="two", front="?", back=("a", "b", "c"))
DECK = Deck(id="d", title="D", cards=(CARD, OTHER))


def progress(*reviews: Review, exam: date | None = None) -> Progress:
    return Progress("d", ExamDay(exam), list(reviews))


def answers(*recalled: bool) -> Progress:
    """Progress in which the first point of CARD was answered so, day after day, up to today."""
    first = 1 - len(recalled)
    return progress(
        *(look("one", (tick, True), days=first + index) for index, tick in enumerate(recalled))
    )


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
    reviewed = progress(
        look("one", (True, False), days=-3),
        look("two", (False, False, True), days=-2),
        look("two", (True, False, True), days=-1),
    )
    records = card_records(DECK, reviewed, MONDAY)
    assert [(each.card.id, each.index) for each in weakest(records)] == [
        ("two", 1),
        ("one", 1),
        ("two", 0),
    ]
    assert list(weak_points(records).items()) == [("two", [0, 1]), ("one", [1])]


def test_a_drill_counts_for_the_points_that_were_asked_alone() -> None:
    reviewed = progress(
        look("one", (True, False), days=-1), look("one", (None, True), kind="drill", box=None)
    )
    one, two = card_records(DECK, reviewed, MONDAY)[0].points
    assert (one.asked, one.missed) == (1, 0)
    assert (two.asked, two.missed) == (2, 1)


def test_undone_and_future_reviews_count_for_nothing() -> None:
    reviewed = progress(
        look("one", (False, False), days=-1, undone=True), look("one", (False, False), days=3)
    )
    records = card_records(DECK, reviewed, MONDAY)
    assert (records[0].looks, weakest(records)) == ([], [])
    assert (days(reviewed, MONDAY), marks(DECK, reviewed, MONDAY), streak(reviewed, MONDAY)) == (
        [],
        [],
        0,
    )


def test_a_look_from_when_the_card_had_other_points_counts_for_the_card_only() -> None:
    record = card_records(DECK, progress(look("one", (False, False, False))), MONDAY)[0]
    assert (record.asked, record.points[0].asked) == (3, 0)


def test_a_cards_boxes_are_those_it_was_put_in() -> None:
    reviewed = progress(
        look("one", days=-9),
        look("one", days=-8, box=2),
        look("one", days=-7, box=None),
        look("one", days=-5, box=3),
    )
    assert card_records(DECK, reviewed, MONDAY)[0].boxes == [1, 2, 3]


def test_a_card_gone_from_the_deck_still_counts_for_the_days() -> None:
    reviewed = progress(look("gone", (True, False), seconds=(3, 4.5)))
    (day,) = days(reviewed, MONDAY)
    assert (day.day, day.reviews, day.recall, day.seconds) == (TODAY, 1, 0.5, 7.5)


def test_reviews_after_midnight_count_for_the_day_before() -> None:
    late = progress(look("one", (True, True)), look("one", (True, True), days=7 / 24))
    assert [(day.day, day.reviews) for day in days(late, MONDAY + timedelta(hours=8))] == [
        (TODAY, 2)
    ]


def test_a_test_ends_where_a_card_comes_again_or_after_a_rest() -> None:
    minute = 1 / 24 / 60
    reviewed = progress(
        look("one", (True, False), days=-2, kind="test", seconds=(10, 5)),
        look("two", (True, True, True), days=-2 + minute, kind="test", seconds=(20, 5)),
        look("one", (True, True), days=-2 + 2 * minute, kind="test"),
        look("one", (True, True), days=-2 + 3 * minute),  # studied in between
        look("two", (False, True, True), days=-2 + 4 * minute, kind="test"),
        look("one", (True, True), days=-1, kind="test"),
        look("two", (True, True), kind="test"),
    )
    first, *others = marks(DECK, reviewed, MONDAY)
    assert (first.recalled, first.asked, first.seconds) == (4, 5, 40)
    assert first.cards == {"one", "two"}
    assert [each.cards for each in others] == [{"one", "two"}, {"one"}, {"two"}]
    assert [each.recall for each in others] == [4 / 5, 1, 1]


@pytest.mark.parametrize(
    ("looks", "length"),
    [
        ([], 0),
        ([look()], 1),
        ([look(days=-1)], 1),  # today is not over
        ([look(days=-2)], 0),  # the card was due yesterday
        ([look(days=-2), look(days=-1), look()], 3),
        # Nothing was due on the two days between; then it was due on one of them.
        ([look(days=-4, box=2), look(days=-1), look()], 3),
        ([look(days=-5, box=2), look(days=-1), look()], 2),
        ([look(days=-30, box=5)], 1),
        ([look(), look(days=0.01), look(days=0.02)], 1),
        ([look(days=-5, box=4), look("cult", days=-4), look(days=-1, box=4)], 1),
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
            days=st.integers(-30, 0),
            card=st.sampled_from(["one", "two"]),
            box=st.sampled_from([None, 1, 2, 3]),
        ),
        max_size=25,
    ),
    st.none() | st.integers(-20, 20),
)
@example([look("one", days=-3, box=2), look("one", days=-2, box=None)], -2)  # due after the exam
def test_the_streak_is_what_walking_day_by_day_finds(looks: list[Review], exam: int | None) -> None:
    reviewed = progress(*looks, exam=None if exam is None else TODAY + timedelta(days=exam))
    done = {review.day for review in reviewed.reviews}
    length = 0
    for ahead in range(-31, 1):
        day = TODAY + timedelta(days=ahead)
        until = Progress(
            "d", reviewed.exam_day, [each for each in reviewed.reviews if each.day < day]
        )
        dues = [
            due
            for card in ("one", "two")
            if (due := until.standing(card, MONDAY + timedelta(days=ahead - 1)).due)
        ]
        if day in done:
            length += 1
        elif day < TODAY and any(due <= day for due in dues):
            length = 0
    assert streak(reviewed, MONDAY) == length


def test_nothing_done_is_nothing_to_tell(deck: Deck) -> None:
    nothing = Progress(deck.id)
    records = card_records(deck, nothing, MONDAY)
    assert [record.card for record in records] == list(deck.cards)
    assert all(record.asked == 0 for record in records)
    assert weakest(records) == []
