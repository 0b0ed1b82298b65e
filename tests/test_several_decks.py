"""A session over several decks: mixed, saved each in its own file, undone wherever it was last."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revise1924.cards import Deck
from revise1924.ending import ending
from revise1924.errors import SaveError
from revise1924.leitner import in_turn
from revise1924.library import Desk
from revise1924.reviews import Review
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.turns import points_missed
from revise1924.undo import undo
from tests.support.clock import MONDAY, TODAY, Clock, after
from tests.support.decks import numbered_cards, with_cards
from tests.support.failures import failing
from tests.support.progress import look, save


def desk_of(deck: Deck, name: str, folder: Path, cards: int = 3) -> Desk:
    """Return a desk with a deck of this id, whose cards have the ids that all such decks have."""
    named = with_cards(deck, numbered_cards(cards, 2)).model_copy(
        update={"id": name, "title": f"All about {name}"}
    )
    return Desk(named, ProgressFile(folder / f"{name}.json", name))


def again(desk: Desk) -> Desk:
    """Return the desk as one finds it after a restart."""
    assert desk.keeper.path is not None
    return Desk(desk.deck, ProgressFile(desk.keeper.path, desk.deck.id))


@pytest.fixture
def desks(deck: Deck, tmp_path: Path) -> list[Desk]:
    """Three desks."""
    return [desk_of(deck, name, tmp_path) for name in ("art", "biology", "chemistry")]


def play(session: Session, clock: Clock, tick: bool = True) -> list[str]:
    """Go through the whole session; return which deck and card came, as "art 0"."""
    seen = []
    while session.card is not None:
        seen.append(f"{session.desk.deck.id} {session.card.topic.split()[1]}")
        session.grade([tick] * len(session.card.back), clock())
    return seen


def test_new_cards_come_one_of_each_deck_in_turn(desks: list[Desk], clock: Clock) -> None:
    assert play(Session(desks, clock()), clock) == [
        *("art 0", "biology 0", "chemistry 0"),
        *("art 1", "biology 1", "chemistry 1"),
        *("art 2", "biology 2", "chemistry 2"),
    ]


def test_what_is_due_in_any_deck_comes_before_what_is_new_in_another(
    desks: list[Desk], clock: Clock
) -> None:
    art, biology, _ = desks
    save(biology.keeper, look("topic-2", (True, True), days=-9, box=2))
    save(art.keeper, look("topic-1", (True, False), days=-2, box=1))
    save(art.keeper, look("topic-2", (True, True), days=-9, box=3))
    assert play(Session([art, biology], clock()), clock) == [
        *("art 2", "biology 2", "art 1"),
        *("art 0", "biology 0", "biology 1"),
    ]


def test_with_an_exam_ahead_new_cards_of_that_deck_come_before_its_other_due_ones(
    desks: list[Desk], clock: Clock
) -> None:
    art, biology, _ = desks
    for desk in (art, biology):
        save(desk.keeper, look("topic-2", (True, True), days=-9, box=2))
    art.keeper.set_exam(after(30), MONDAY)
    assert play(Session([art, biology], clock()), clock) == [
        *("biology 2", "art 0", "biology 0", "art 1", "biology 1", "art 2"),
    ]


def test_each_deck_brings_its_own_new_cards(deck: Deck, tmp_path: Path, clock: Clock) -> None:
    large = [desk_of(deck, name, tmp_path, cards=30) for name in ("art", "biology")]
    assert Session(large, clock()).total == 20
    large[0].ask_for_new(15, TODAY)
    assert Session(large, clock()).total == 25


def test_a_short_session_has_the_most_urgent_cards_of_all_decks(
    desks: list[Desk], clock: Clock
) -> None:
    assert play(Session(desks, clock(), most=4), clock) == [
        *("art 0", "biology 0", "chemistry 0", "art 1"),
    ]


def test_each_review_is_in_the_file_of_its_own_deck_when_grading_returns(
    desks: list[Desk], clock: Clock
) -> None:
    session = Session(desks, clock())
    for answered in range(1, 8):
        session.grade((True, False), clock())
        counts = [len(again(desk).keeper.progress.reviews) for desk in desks]
        assert counts == [(answered + 2) // 3, (answered + 1) // 3, answered // 3]


def test_a_save_that_fails_in_one_deck_leaves_its_card_up_and_the_others_alone(
    desks: list[Desk], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(desks, clock())
    session.grade((True, True), clock())
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", failing(errno.ENOSPC))
        with pytest.raises(SaveError):
            session.grade((True, True), clock())
    assert session.desk is desks[1]
    session.grade((False, True), clock())
    (review,) = again(desks[1]).keeper.progress.reviews
    assert review.recalled == (False, True)
    assert [len(again(desk).keeper.progress.reviews) for desk in desks] == [1, 1, 0]


def test_undo_takes_back_the_last_review_whichever_deck_it_was_in(
    desks: list[Desk], clock: Clock
) -> None:
    session = Session(desks, clock())
    for _ in range(4):
        session.grade((True, True), clock())
    for deck, card in [("art", 1), ("chemistry", 0), ("biology", 0), ("art", 0)]:
        undone = session.undo(clock())
        assert undone is not None
        assert (undone.desk.deck.id, undone.review.card) == (deck, f"topic-{card}")
        assert (session.desk, session.card) == (undone.desk, undone.desk.deck.cards[card])
    assert session.undo(clock()) is None
    assert (session.position, session.total) == (1, 9)
    assert play(session, clock)[0] == "art 0"


def test_undo_does_so_after_a_restart_too(desks: list[Desk], clock: Clock) -> None:
    session = Session(desks, clock())
    for _ in range(4):
        session.grade((True, True), clock())
    fresh = [again(desk) for desk in desks]
    taken = [undo(fresh, clock()) for _ in range(5)]
    assert [each and f"{each.desk.deck.id} {each.review.card}" for each in taken] == [
        *("art topic-1", "chemistry topic-0", "biology topic-0", "art topic-0", None),
    ]


def test_a_clock_set_back_between_two_decks_does_not_confuse_undo(
    desks: list[Desk], clock: Clock
) -> None:
    session = Session(desks, clock())
    session.grade((True, True), clock())
    clock.now -= timedelta(minutes=30)
    session.grade((True, True), clock())
    undone = session.undo(clock())
    assert undone is not None
    assert undone.desk is desks[1]


def test_a_card_that_comes_again_comes_at_its_own_desk(desks: list[Desk], clock: Clock) -> None:
    session = Session(desks, clock())
    session.grade((False, False), clock())
    assert session.total == 10
    assert play(session, clock)[-1] == "art 0"


def test_cards_of_one_id_in_two_decks_are_not_mixed_up(desks: list[Desk], clock: Clock) -> None:
    session = Session(desks[:2], clock(), "test")
    while session.card is not None:
        session.grade((session.desk is desks[0], False), clock())
    assert points_missed(session.desks, session.tally, clock()) == {
        "art": {f"topic-{card}": [1] for card in range(3)},
        "biology": {f"topic-{card}": [0, 1] for card in range(3)},
    }
    assert len(session.tally.last_looks) == 6
    drill = session.missed_again(clock())
    assert (drill.desk, drill.total) == (desks[0], 6)
    assert drill.draft(clock()).recital.asked == {1}
    end = ending(session, clock())
    assert [len(points) for _, points in end.missed] == [1, 1, 1, 2, 2, 2]


def test_a_card_set_aside_in_one_deck_is_asked_in_the_other(
    desks: list[Desk], clock: Clock
) -> None:
    session = Session(desks[:2], clock())
    session.set_aside(clock())
    assert play(session, clock) == ["biology 0", "art 1", "biology 1", "art 2", "biology 2"]
    assert again(desks[0]).keeper.progress.is_aside("topic-0")
    assert not again(desks[1]).keeper.progress.is_aside("topic-0")


def test_ticks_are_kept_at_the_desk_of_their_card(desks: list[Desk], clock: Clock) -> None:
    session = Session(desks, clock())
    session.draft(clock()).recital.tick(1)
    session.leave(clock())
    assert Session(desks[1], clock()).draft(clock()).recital.recalled == [False, False]
    assert Session(desks, clock()).draft(clock()).recital.recalled == [False, True]


STEPS = st.lists(
    st.integers(0, 3) | st.sampled_from(["undo", "restart", "next day", "skip"]), max_size=40
)


@given(STEPS)
@settings(max_examples=40)
def test_studied_together_each_deck_is_what_studying_it_alone_gives(
    deck: Deck, tmp_path_factory: pytest.TempPathFactory, steps: list[int | str]
) -> None:
    folder = tmp_path_factory.mktemp("together")
    clock = Clock()
    desks = [desk_of(deck, name, folder) for name in ("art", "biology")]
    session = Session(desks, clock())
    for step in steps:
        session = taken(step, session, clock)
    for desk in desks:
        alone = desk_of(deck, desk.deck.id, folder / "alone")
        for review in again(desk).keeper.progress.reviews:
            if not review.undone:
                graded = given_alone(review, alone)
                assert (graded.name, graded.box) == (review.name, review.box)


def taken(step: int | str, session: Session, clock: Clock) -> Session:
    """Take a step; return the session that goes on."""
    if isinstance(step, int):
        if session.card is not None:
            session.grade((step > 0, step > 1), clock())
    elif step == "undo":
        session.undo(clock())
    elif step == "skip":
        if session.card is not None:
            session.skip()
    else:
        clock.advance(days=step == "next day")
        return Session([again(desk) for desk in session.desks], clock())
    return session


def given_alone(review: Review, desk: Desk) -> Review:
    """Give the same answer in a session of this desk alone."""
    session = Session(desk, review.at)
    while session.card is not None and session.card.id != review.card:
        session.skip()
    return session.grade([bool(point) for point in review.recalled], review.at).review


@given(st.lists(st.lists(st.integers(0, 3), max_size=8).map(sorted), max_size=4))
def test_decks_take_turns_within_each_group_and_nothing_is_lost(decks: list[list[int]]) -> None:
    asked = [
        [(group, (group, number, place)) for place, group in enumerate(deck)]
        for number, deck in enumerate(decks)
    ]
    mixed = in_turn(asked)
    assert sorted(mixed) == sorted(each for deck in asked for _, each in deck)
    assert [group for group, _, _ in mixed] == sorted(group for group, _, _ in mixed)
    for number, deck in enumerate(decks):
        assert [place for _, one, place in mixed if one == number] == list(range(len(deck)))
    for group in range(4):
        takers = [number for each, number, _ in mixed if each == group]
        for before, taker in enumerate(takers):
            had = takers[:before].count(taker)
            others = [takers[:before].count(number) for number in set(takers) - {taker}]
            left = [takers[before:].count(number) for number in set(takers) - {taker}]
            assert all(had <= its or not still for its, still in zip(others, left, strict=True))


def test_undo_sees_what_another_window_has_done_since_in_any_deck(
    desks: list[Desk], clock: Clock
) -> None:
    session = Session(desks[:1], clock())
    session.grade((True, True), clock())
    Session(again(desks[1]), clock()).grade((True, True), clock())
    undone = undo(desks, clock())
    assert undone is not None
    assert undone.desk is desks[1]


def test_a_spoilt_file_of_one_deck_keeps_no_other_from_being_undone(
    desks: list[Desk], clock: Clock
) -> None:
    Session(desks, clock()).grade((True, True), clock())
    path = desks[1].keeper.path
    assert path is not None
    path.write_text("{")
    undone = undo(desks, clock())
    assert undone is not None
    assert undone.desk is desks[0]
    assert path.read_text() == "{"


def test_ticks_of_one_desk_are_left_when_a_card_of_another_comes_up(
    desks: list[Desk], clock: Clock
) -> None:
    session = Session(desks, clock())
    session.draft(clock()).recital.tick(1)
    session.skip()
    session.draft(clock())
    assert desks[0].drafts.begun(TODAY)
    assert not desks[0].drafts.begun(after(1))
