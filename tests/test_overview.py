"""What is to study now, where looks of today, the exam and the clock get in each other's way."""

from datetime import timedelta, timezone

import pytest

from revise1924 import wording
from revise1924.cards import Deck
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.overview import survey
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY, Clock
from tests.support.decks import with_cards

ALL, NONE = (True, True), (False, False)


@pytest.fixture
def two(deck: Deck) -> Deck:
    """Two cards of two points each."""
    return with_cards(deck, deck.cards[:2])


def test_a_card_looked_at_today_is_not_asked_again_because_an_exam_is_set(
    two: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(two, file), clock())
    session.grade(ALL, clock())
    session.grade(ALL, clock())  # both in box 2, for three days
    clock.advance(days=1)
    session = Session(Desk(two, file), clock(), "test")
    session.grade(ALL, clock())
    file.set_exam(study_day(clock()) + timedelta(days=1), MONDAY)  # now both are due today
    now = survey(two, file.progress, clock())
    assert now.to_study == [1]
    assert now.due == 1
    Session(Desk(two, file), clock()).grade(ALL, clock())
    now = survey(two, file.progress, clock())
    assert (now.to_study, now.due) == ([], 0)
    assert wording.nothing_due(now.counts) == "Nothing due until Wednesday 25 November."


def test_a_card_is_not_asked_for_ever_where_a_journey_and_a_wrong_clock_reverse_its_looks(
    two: Deck, file: ProgressFile
) -> None:
    yesterday = MONDAY.replace(hour=6).astimezone(timezone(timedelta(hours=-5)))
    Session(Desk(two, file), yesterday).grade(NONE, yesterday)  # 01:00 there: the study day before
    earlier = MONDAY.replace(hour=5)  # at home it is today, and by its clock an hour earlier
    session = Session(Desk(two, file), earlier)
    while session.card:
        session.grade(ALL, earlier)
    assert survey(two, file.progress, MONDAY).to_study == []


def test_a_card_that_fell_comes_round_though_the_clock_was_set_back_before_its_next_look(
    two: Deck, file: ProgressFile
) -> None:
    Session(Desk(two, file), MONDAY).grade(NONE, MONDAY)
    earlier = MONDAY - timedelta(hours=1)
    session = Session(Desk(two, file), earlier)
    session.grade(ALL, earlier)
    assert session.card == two.cards[0]
    session.grade((True, False), earlier)
    assert survey(two, file.progress, MONDAY).to_repeat == [0]
