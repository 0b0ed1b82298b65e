"""The sentences that screens and `status` share."""

from datetime import date
from typing import Any

import pytest

from revise1924 import card_words, exam_words, mending, wording
from revise1924.cards import Card, Deck
from revise1924.overview import Overview, survey
from revise1924.progress import Progress, Standing
from revise1924.reviews import Review
from revise1924.said import ExamDay
from revise1924.tally import Outcome
from tests.support.clock import MONDAY, TODAY, after
from tests.support.decks import SHIPPED_ID, with_cards
from tests.support.progress import look, ticks

CARD = Card(topic="The purges", front="?", back=("a", "b", "c", "d", "e"))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (3, "on Thursday"),
        (6, "on Sunday"),
        (7, "on Monday 30 November"),
        (60, "on Friday 22 January 2027"),
    ],
)
def test_a_day_is_said_as_one_says_it(days: int, said: str) -> None:
    assert wording.on_day(after(days), TODAY) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, "new"), (-5, "today"), (0, "today"), (1, "tomorrow"), (21, "in 21 days")],
)
def test_when_a_card_is_due_fits_a_table(days: int | None, said: str) -> None:
    standing = Standing() if days is None else Standing(box=1, due=after(days))
    assert wording.due_in(standing, TODAY) == said


@pytest.mark.parametrize(
    ("recalled", "points", "squares"), [(0, 2, "□□"), (1, 2, "■□"), (3, 5, "■■■□□"), (1, 1, "■")]
)
def test_a_look_has_a_square_for_each_point(recalled: int, points: int, squares: str) -> None:
    assert card_words.squares(look("nep", ticks(recalled, points))) == squares


@pytest.mark.parametrize(
    ("recalled", "points", "bar"),
    [
        (0, 20, "□□□□□"),
        (1, 20, "■□□□□"),
        (1, 2, "■■■□□"),
        (3, 5, "■■■□□"),
        (19, 20, "■■■■□"),
        (20, 20, "■■■■■"),
    ],
)
def test_a_bar_is_full_only_when_all_came_back(recalled: int, points: int, bar: str) -> None:
    assert wording.bar_of(recalled / points) == bar


def outcome(recalled: int, before: int | None, box: int | None, **fields: Any) -> Outcome:
    review = look("purges", ticks(recalled, 5), box=box)
    days = {1: 1, 2: 3, 3: 7, 4: 21, 5: 60}[box or before or 1]
    facts = {"is_early": False, "again": False, **fields}
    return Outcome(SHIPPED_ID, CARD, review, before, box or before, after(days), **facts)


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (outcome(5, None, 2), "5 of 5: up to box 2, back on Thursday"),
        (outcome(3, None, 1), "3 of 5: box 1, back tomorrow"),
        (outcome(3, 3, 3), "3 of 5: stays in box 3, back on Monday 30 November"),
        (
            outcome(1, 3, 1, again=True),
            "1 of 5: down to box 1, again today, then tomorrow",
        ),
        (outcome(5, 1, None), "5 of 5: stays in box 1"),
        (outcome(5, 1, None, is_early=True), "5 of 5: early look: stays in box 1"),
        (outcome(5, None, None), "5 of 5: stays new"),
    ],
)
def test_where_a_card_went_is_one_line(what: Outcome, said: str) -> None:
    assert wording.went(what) == said


def seen(deck: Deck, *reviews: Review, exam: date | None = None) -> Overview:
    return survey(deck, Progress(deck.id, ExamDay(exam), list(reviews)), MONDAY)


def test_what_to_do_is_one_line(deck: Deck) -> None:
    ids = [card.id for card in deck.cards]
    assert wording.waiting(seen(deck).counts) == "7 new cards today."
    some = [look(each, days=-1) for each in ids[:3]]
    assert wording.waiting(seen(deck, *some).counts) == "3 cards to revise and 4 new ones today."
    failed = look(ids[0], (False, False))
    assert wording.waiting(seen(deck, failed).counts) == "6 new cards and 1 to try once more today."
    every = [look(each, box=2) for each in ids]
    assert wording.waiting(seen(deck, *every).counts) == ""
    assert (
        wording.nothing_due(seen(deck, *every).counts) == "Nothing due until Thursday 26 November."
    )


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "about 1 minute"),
        (119, "about 119 minutes"),
        (120, "about 2 hours"),
        (997, "about 17 hours"),
    ],
)
def test_a_long_time_is_told_in_hours(minutes: int, said: str) -> None:
    assert wording.about(minutes) == said


def test_new_cards_held_back_come_tomorrow(deck: Deck) -> None:
    cards = tuple(
        card.model_copy(update={"id": f"{card.id}-{copy}"})
        for copy in range(2)
        for card in deck.cards
    )
    large = with_cards(deck, cards)
    today = [look(card.id, box=2) for card in cards[:10]]
    assert wording.waiting(seen(large, *today).counts) == ""
    assert (
        wording.nothing_due(seen(large, *today).counts) == "Nothing due until Tuesday 24 November."
    )


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (None, ""),
        (1, "Exam tomorrow"),
        (193, "Exam: Friday 4 June 2027, in 193 days"),
        (0, "Exam today: good luck!"),
        (
            -1,
            "The exam was on Sunday 22 November: well done!",
        ),
    ],
)
def test_the_countdown_to_the_exam(days: int | None, said: str, deck: Deck) -> None:
    exam = None if days is None else after(days)
    assert exam_words.exam(seen(deck, exam=exam)) == said


def test_what_is_odd_is_said(deck: Deck) -> None:
    assert mending.warnings(seen(deck)) == []
    future, stray = mending.warnings(seen(deck, look("nep", days=3), look("gone", days=-1)))
    assert future.startswith("1 review dated on a day to come")
    assert stray == "The reviews of 1 card no longer in the deck are kept."


@pytest.mark.parametrize(
    ("topic", "said"), [("The purges", "Set aside: The purges."), ("Why?", "Set aside: Why?")]
)
def test_a_topic_that_asks_ends_its_sentence(topic: str, said: str) -> None:
    assert wording.set_aside(CARD.model_copy(update={"topic": topic})) == said
