"""The time that a test has, and what is said of a test."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924 import test_words
from revise1924.cards import Card, Deck
from revise1924.library import Desk
from revise1924.progress import Progress
from revise1924.said import ExamDay
from revise1924.session import Session
from revise1924.stopwatch import Countdown, minutes_in
from revise1924.storage.memory import ProgressInMemory
from revise1924.test_words import Asked
from tests.support.clock import MONDAY, Clock

SECONDS = st.integers(0, 2000).map(lambda seconds: timedelta(seconds=seconds))


def test_a_clock_runs_down_and_stops_at_nothing() -> None:
    countdown = Countdown(20, MONDAY)
    left = [countdown.seconds_left(MONDAY + timedelta(minutes=at)) for at in (0, 5, 20, 90)]
    assert left == [1200, 900, 0, 0]


@given(before=SECONDS, rest=SECONDS, after=SECONDS)
def test_a_pause_takes_no_time_and_gives_none(
    before: timedelta, rest: timedelta, after: timedelta
) -> None:
    rested, other = Countdown(20, MONDAY), Countdown(20, MONDAY)
    rested.pause(MONDAY + before)
    still = rested.seconds_left(MONDAY + before + rest)
    assert still == other.seconds_left(MONDAY + before)
    rested.go_on(MONDAY + before + rest)
    # One that has run out stays so.
    passed = before + after if still else before + rest + after
    assert rested.seconds_left(MONDAY + before + rest + after) == other.seconds_left(
        MONDAY + passed
    )
    assert not rested.is_paused


def test_what_was_answered_in_time_stays_so_after_a_pause() -> None:
    countdown = Countdown(20, MONDAY)
    countdown.pause(MONDAY + timedelta(minutes=19))
    countdown.go_on(MONDAY + timedelta(minutes=30))
    answered = [MONDAY + timedelta(minutes=at) for at in (18, 30.5, 31, 31.5)]
    assert [countdown.was_in_time(each) for each in answered] == [True, True, True, False]


def test_a_clock_set_back_in_a_pause_takes_no_time_away() -> None:
    countdown = Countdown(20, MONDAY)
    countdown.pause(MONDAY + timedelta(minutes=5))
    countdown.go_on(MONDAY - timedelta(hours=1))
    assert countdown.seconds_left(MONDAY + timedelta(minutes=5)) == 900


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("1", 1),
        (" 45 ", 45),
        ("300", 300),
        ("007", 7),
        *((bad, None) for bad in ("", "0", "301", "-5", "2.5", "20 min", "٢٠", "²", "9" * 5000)),
    ],
)
def test_minutes_are_a_whole_number_of_at_most_five_hours(
    written: str, minutes: int | None
) -> None:
    assert minutes_in(written) == minutes


@pytest.mark.parametrize(
    ("asked", "about", "paces"),
    [
        (
            Asked(7, 22, 20, has_marks=True),
            "Every card is asked once: 7 cards, 22 points, 20 marks.",
            {
                None: "No clock. A minute a mark would be 20 minutes.",
                20: "20 minutes: a minute a mark.",
                10: "10 minutes: 30 s a mark.",
                40: "40 minutes: 2 min a mark.",
            },
        ),
        (
            Asked(1, 1, 1, has_marks=False),
            "Every card is asked once: 1 card, 1 point.",
            {
                None: "No clock. A minute a point would be 1 minute.",
                1: "1 minute: a minute a point.",
            },
        ),
    ],
)
def test_what_a_test_asks_and_what_its_time_means_is_said_before_it(
    asked: Asked, about: str, paces: dict[int | None, str]
) -> None:
    assert asked.about == about
    assert {minutes: asked.pace(minutes) for minutes in paces} == paces


def test_a_minute_a_mark_is_no_more_than_a_test_may_have() -> None:
    assert Asked(900, 900, 900, has_marks=False).usual == 300


NILE = Card(topic="Nile", id="nile", front="How long?", back=("6,650 km", "Egypt"), marks=5)
RHINE = Card(topic="Rhine", id="rhine", front="Where to?", back=("the sea", "the north"))


def desk(*cards: Card) -> Desk:
    deck = Deck(id="rivers", title="Rivers", cards=cards)
    return Desk(deck, ProgressInMemory(Progress("rivers", ExamDay(None), [])))


UNMARKED = NILE.model_copy(update={"marks": None})


@pytest.mark.parametrize(
    ("first", "minutes", "score", "lines"),
    [
        (
            NILE,
            None,
            "4.5 of 7 marks · 64 %",
            ["3 of 4 points recalled · 75 %", "2 cards in 0 s"],
        ),
        (UNMARKED, None, "3 of 4 points recalled · 75 %", ["2 cards in 0 s"]),
        (UNMARKED, 60, "3 of 4 points recalled · 75 %", ["All answered in time, 50 min to spare"]),
        (UNMARKED, 8, "3 of 4 points recalled · 75 %", ["In time 1 of 4 points, later 2 more"]),
        (NILE, 8, "4.5 of 7 marks · 64 %", ["In time 2.5 of 7 marks, later 2 more"]),
        (NILE, 1, "4.5 of 7 marks · 64 %", ["In time 0 of 7 marks, later 4.5 more"]),
    ],
)
def test_the_end_tells_the_score_and_what_came_in_time_apart(
    first: Card, minutes: int | None, score: str, lines: list[str]
) -> None:
    clock = Clock()
    session = Session(desk(first, RHINE), MONDAY, "test", minutes=minutes)
    for at, ticks in ((5, (True, False)), (10, (True, True))):
        clock.now = MONDAY + timedelta(minutes=at)
        session.grade(ticks, clock.now)
    assert test_words.in_all(session.tally) == score
    told = test_words.under_score(session.tally, session.countdown)
    assert told[-len(lines) :] == lines


def test_nothing_more_after_the_time_is_said_so() -> None:
    session = Session(desk(NILE), MONDAY, "test", minutes=1)
    session.grade((False, False), MONDAY + timedelta(minutes=2))
    told = test_words.under_score(session.tally, session.countdown)
    assert told[-1] == "In time 0 of 5 marks, later none"


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (0, "20:00 left"),
        (0.5, "20:00 left"),
        (1, "19:59 left"),
        (1141, "0:59 left"),
        (1199.9, "0:01 left"),
        (1200, "time is up"),
        (9999, "time is up"),
    ],
)
def test_the_clock_is_told_in_minutes_and_seconds(at: float, told: str) -> None:
    assert test_words.left(Countdown(20, MONDAY), MONDAY + timedelta(seconds=at)) == told
