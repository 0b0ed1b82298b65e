"""The sentences on home."""

from datetime import date, timedelta

import pytest

from revise1924 import home_words
from revise1924.cards import Deck
from revise1924.days_line import Day
from revise1924.essay import Essay
from revise1924.home_words import Offer
from revise1924.overview import Overview, survey
from revise1924.pace import Pace
from revise1924.preparation import Preparation, preparation
from revise1924.progress import Progress, Standing
from revise1924.reviews import Review
from revise1924.said import ExamDay
from tests.support.clock import MONDAY, TODAY
from tests.support.decks import numbered_cards, with_cards
from tests.support.progress import look, ticks

NO_PACE = Pace()


def seen(deck: Deck, *reviews: Review, exam: date | None = None) -> Overview:
    return survey(deck, Progress(deck.id, ExamDay(exam), list(reviews)), MONDAY)


def of_ids(deck: Deck, days: int, box: int, count: int | None = None) -> list[Review]:
    return [look(card.id, days=days, box=box) for card in deck.cards[:count]]


def test_one_thing_to_do_is_told_with_its_minutes(deck: Deck) -> None:
    fresh = seen(deck)
    assert home_words.now(fresh, NO_PACE) == Offer(
        "7 new cards today, about 4 minutes", "study", "study", brief="7 cards, 4 min"
    )
    slow = Pace(looks=20, seconds=20 * 120.0)
    assert home_words.now(fresh, slow).words == "7 new cards today, about 14 minutes"
    due = seen(deck, *of_ids(deck, -1, 1, 3))
    assert home_words.now(due, NO_PACE).words == (
        "3 cards to revise and 4 new ones today, about 4 minutes"
    )


def test_with_more_than_fits_one_chooses_how_many(deck: Deck) -> None:
    many = with_cards(deck, numbered_cards(50))
    overview = seen(many, *(look(card.id, (True,), days=-20, box=2) for card in many.cards))
    assert home_words.now(overview, NO_PACE) == Offer(
        "50 cards to revise today, about 25 minutes",
        "study",
        "choose how many",
        brief="50 cards, 25 min",
    )
    second = home_words.besides(overview, Preparation((), 0, 9), suggests_exam=True)
    assert second == Offer("At 20 a day the backlog is gone on Wednesday.")


def test_a_day_that_is_done_says_so_and_what_one_may_do_all_the_same(deck: Deck) -> None:
    done = home_words.now(seen(deck, *of_ids(deck, 0, 2)), NO_PACE)
    assert done == Offer(
        "Done for today. Nothing due until Thursday 26 November.",
        "test",
        "test",
        is_done=True,
        brief="Done for today.",
    )
    rest = home_words.now(seen(deck, *of_ids(deck, -1, 2)), NO_PACE)
    assert rest == Offer(
        "Nothing due until Wednesday 25 November.", "test", "test", brief="Nothing due."
    )


@pytest.mark.parametrize(("cards", "more"), [(30, 5), (12, 2)])
def test_a_day_that_is_done_offers_new_cards_where_there_are_any(
    cards: int, more: int, deck: Deck
) -> None:
    many = with_cards(deck, numbered_cards(cards))
    done = home_words.now(seen(many, *of_ids(many, 0, 2, 10)), NO_PACE)
    assert (done.choice, done.does, done.is_done) == ("more", f"learn {more} more", True)
    assert done.words == f"Done for today. {cards - 10} cards are still new."


@pytest.mark.parametrize(
    ("slipping", "suggests_exam", "said"),
    [
        (0, False, None),
        (7, False, Offer("7 points keep slipping", "drill", "win back", brief="7 slipping")),
        (1, False, Offer("1 point keeps slipping", "drill", "win back", brief="1 slipping")),
        (
            7,
            True,
            Offer("Got an exam date? Every card is planned up to the day before", "exam", "set it"),
        ),
    ],
)
def test_what_else_would_help_is_one_thing(
    slipping: int, suggests_exam: bool, said: Offer | None, deck: Deck
) -> None:
    prepared = Preparation((), 0, slipping)
    assert home_words.besides(seen(deck), prepared, suggests_exam=suggests_exam) == said


@pytest.mark.parametrize(
    ("essay", "said"),
    [
        (None, Offer("An essay waits", "essay", "go on", brief="An essay waits")),
        (
            Essay("x", text="word " * 320, seconds=12 * 60.0),
            Offer(
                "An essay waits: 320 words, 12 minutes", "essay", "go on", brief="Essay: 320 words"
            ),
        ),
        (
            Essay("x", text="word", seconds=29.0, is_written=True),
            Offer("An essay waits to be marked: 1 word", "essay", "mark it", brief="Essay: 1 word"),
        ),
    ],
    ids=["not-read-yet", "begun", "written"],
)
def test_an_essay_that_waits_is_told_with_its_words_and_minutes(
    essay: Essay | None, said: Offer
) -> None:
    assert home_words.essay_waits(essay) == said


@pytest.mark.parametrize(
    ("days", "said", "mark"),
    [
        (None, "", ""),
        (11, "Exam in 11 days", "Exam Fri 4 Dec"),
        (1, "Exam tomorrow", "Exam Tue 24 Nov"),
        (0, "Exam today: good luck!", ""),
        (-1, "The exam was on Sunday 22 November: well done!", ""),
    ],
)
def test_the_exam_is_counted_down(days: int | None, said: str, mark: str, deck: Deck) -> None:
    overview = seen(deck, exam=None if days is None else TODAY + timedelta(days=days))
    assert (home_words.countdown(overview), home_words.exam_mark(overview)) == (said, mark)


@pytest.mark.parametrize(
    ("days", "waits"),
    [
        (None, "1 day, 3 days, 7 days, 21 days, 60 days"),
        (11, "1 day, 3 days, 6 days, 6 days, 6 days"),
        (1, "1 day, 1 day, 1 day, 1 day, 1 day"),
        (0, "1 day, 3 days, 7 days, 21 days, 60 days"),
    ],
)
def test_waits_are_those_of_today(days: int | None, waits: str, deck: Deck) -> None:
    overview = seen(deck, exam=None if days is None else TODAY + timedelta(days=days))
    assert ", ".join(home_words.waits(overview).values()) == waits


def test_a_gain_and_a_streak_are_told_where_there_is_one(deck: Deck) -> None:
    reviews = [look(deck.cards[0].id, ticks(2, 2))]
    prepared = preparation(deck, Progress(deck.id, reviews=reviews), MONDAY)
    assert home_words.came_back(prepared) == "2 of 22 points"
    assert home_words.gained(prepared) == "▲ 2 today"
    assert home_words.gained(Preparation((), -1, 0)) == ""
    assert home_words.streak((Day.STUDIED, Day.FREE, Day.STUDIED)) == "2-day streak"
    assert home_words.streak((Day.STUDIED, Day.MISSED, Day.STUDIED)) == ""


@pytest.mark.parametrize(
    ("days", "said"),
    [(None, "new"), (-3, "today"), (0, "today"), (1, "Tue"), (6, "Sun"), (7, "30 Nov")],
)
def test_a_due_day_is_told_in_a_word(days: int | None, said: str) -> None:
    due = None if days is None else TODAY + timedelta(days=days)
    assert home_words.due_short(Standing(box=1, due=due), TODAY) == said


@pytest.mark.parametrize(
    ("days", "box"), [(None, None), (200, None), (100, 5), (11, 3), (4, 2), (1, 2), (-1, None)]
)
def test_where_the_exam_shortens_a_box_it_does_the_last_and_those_between_wait_as_long(
    days: int | None, box: int | None, deck: Deck
) -> None:
    exam = None if days is None else TODAY + timedelta(days=days)
    overview = seen(deck, exam=exam)
    assert home_words.is_shortened(overview) == (box is not None)
    waits = home_words.waits(overview)
    assert len({waits[each] for each in waits if box and each >= box}) == (1 if box else 0)
