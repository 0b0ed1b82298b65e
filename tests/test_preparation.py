"""How far a deck has come: points that came back, today's gain, points that keep slipping."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.preparation import Preparations, preparation, squares
from revise1924.progress import Progress
from revise1924.reviews import Review
from tests.support.clock import MONDAY
from tests.support.progress import look

ONE = Card(topic="One", id="one", front="?", back=("a", "b"))
TWO = Card(topic="Two", id="two", front="?", back=("a", "b", "c"))
DECK = Deck(id="d", title="D", cards=(ONE, TWO))


@pytest.mark.parametrize(
    ("reviews", "cards", "recalled", "gained", "slipping"),
    [
        ([], "·· ···", 0, 0, 0),
        ([look("one", (True, False))], "■□ ···", 1, 1, 0),
        ([look("one", (True, False), days=-1)], "■□ ···", 1, 0, 0),
        ([look("one", (True, False), days=-1), look("one", (True, True))], "■■ ···", 2, 1, 0),
        ([look("one", (True, False), days=-1), look("one", (False, False))], "□□ ···", 0, -1, 1),
        (
            [
                look("one", (False, False), days=-1),
                look("one", (False, True)),
                look("two", (True,) * 3),
            ],
            "□■ ■■■",
            4,
            4,
            1,
        ),
        # Two looks of today: the gain is since this morning.
        ([look("one", (False, False)), look("one", (True, True), minutes=5)], "■■ ···", 2, 2, 0),
        # Of a drill only what it asked counts; what it did not ask stays as it was.
        (
            [look("one", (True, False), days=-1), look("one", (None, True), kind="drill")],
            "■■ ···",
            2,
            1,
            0,
        ),
        ([look("gone", (True, True))], "·· ···", 0, 0, 0),
        ([look("one", (True, True), undone=True)], "·· ···", 0, 0, 0),
    ],
)
def test_what_came_back_is_told_of_each_point(
    reviews: list[Review], cards: str, recalled: int, gained: int, slipping: int
) -> None:
    found = preparation(DECK, Progress("d", reviews=reviews), MONDAY)
    assert " ".join(squares(card) for card in found.cards) == cards
    assert (found.recalled, found.points) == (recalled, 5)
    assert (found.gained, found.slipping) == (gained, slipping)


def test_a_point_that_came_back_last_is_not_slipping_however_often_it_was_missed() -> None:
    missed = [look("one", (False, True), days=day) for day in (-9, -8, -7)]
    assert preparation(DECK, Progress("d", reviews=missed), MONDAY).slipping == 1
    assert preparation(DECK, Progress("d", reviews=missed), MONDAY).weak == {"one": (0,)}
    won = [*missed, look("one", (True, True))]
    assert preparation(DECK, Progress("d", reviews=won), MONDAY).slipping == 0


_DID = st.tuples(
    st.sampled_from(["one", "two", "undo", "night"]),
    st.lists(st.booleans(), min_size=3, max_size=3),
)


@given(st.lists(_DID, max_size=12))
def test_what_was_found_before_never_shows_in_what_is_found_now(
    did: list[tuple[str, list[bool]]],
) -> None:
    progress, kept, now = Progress("d"), Preparations(), MONDAY
    for what, ticks in did:
        now += timedelta(days=1) if what == "night" else timedelta(minutes=1)
        last = progress.last_review(now)
        if what == "undo" and last is not None:
            progress.put(replace(last, undone=True))
        elif what in {"one", "two"}:
            points = 2 if what == "one" else 3
            progress.put(Review(card=what, at=now, recalled=tuple(ticks[:points]), box=1))
        assert kept.at(DECK, progress, now) == preparation(DECK, progress, now)
