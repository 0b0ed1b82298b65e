"""A session: the queue, grading, coming round again, undo, the tally."""

import errno
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from revise1924 import card_words
from revise1924.cards import Deck
from revise1924.errors import SaveError
from revise1924.library import Desk
from revise1924.overview import survey
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.tally import Came
from revise1924.turns import points_missed
from revise1924.undo import undo
from tests.support.clock import MONDAY, TODAY, Clock
from tests.support.decks import SHIPPED_ID, with_cards
from tests.support.failures import failing
from tests.support.progress import save, ticks

if TYPE_CHECKING:
    from pathlib import Path

ALL, NONE = True, False


def answer(session: Session, clock: Clock, *recalled: bool) -> None:
    """Grade the card that is up: with these ticks, or one for all its points."""
    assert session.card is not None
    points = len(session.card.back)
    session.grade(recalled * points if len(recalled) == 1 else recalled, clock())


def ids(session: Session, clock: Clock, tick: bool = ALL) -> list[str]:
    """Go through the whole session with one answer; return the ids of the cards in order."""
    seen = []
    while session.card is not None:
        seen.append(session.card.id)
        answer(session, clock, tick)
    return seen


def test_seven_new_cards_come_in_deck_order_and_go_up_to_box_two(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    assert ids(Session(Desk(deck, file), clock()), clock) == [card.id for card in deck.cards]
    now = survey(deck, file.progress, clock())
    assert [each.box for each in now.standings] == [2] * 7
    assert now.next_due == TODAY + timedelta(days=3)
    assert now.to_study == []


def test_each_grade_is_on_disk_when_it_returns(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    for saved in range(1, 4):
        answer(session, clock, ALL)
        assert len(ProgressFile(file.path, deck.id).progress.reviews) == saved


def test_a_card_with_fewer_than_half_comes_round_until_each_point_came_back_once(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(with_cards(deck, deck.cards[2:4]), file), clock())
    first = session.preview((True, True, False, False, False), clock())
    assert first.again
    answer(session, clock, True, True, False, False, False)
    assert (session.position, session.total) == (2, 3)
    answer(session, clock, ALL)  # the other card
    answer(session, clock, False, False, True, True, False)
    assert session.card is deck.cards[2]  # the last point is still to come
    outcome = session.preview((False, False, False, False, True), clock())
    assert not outcome.again
    answer(session, clock, False, False, False, False, True)
    assert session.card is None


def test_only_the_first_look_of_the_day_moves_the_card(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(with_cards(deck, deck.cards[:1]), file), clock())
    answer(session, clock, NONE)
    answer(session, clock, ALL)
    assert [review.box for review in file.progress.reviews] == [1, None]
    standing = file.progress.standing("general-secretary", clock())
    assert (standing.box, standing.due) == (1, TODAY + timedelta(days=1))


def test_a_later_look_of_the_day_does_not_even_drop_the_card(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    answer(Session(Desk(deck, file), clock()), clock, ALL)
    answer(Session(Desk(deck, file), clock(), "test"), clock, NONE)
    assert [review.box for review in file.progress.reviews] == [2, None]


def test_two_windows_move_a_card_once_a_day(deck: Deck, file: ProgressFile, clock: Clock) -> None:
    one, two = (Session(Desk(deck, ProgressFile(file.path, deck.id)), clock()) for _ in range(2))
    answer(one, clock, ALL)
    answer(two, clock, NONE)
    reviews = ProgressFile(file.path, deck.id).progress.reviews
    assert [review.box for review in reviews] == [2, None]


def test_cards_that_come_again_come_in_the_order_of_their_looks(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    session.skip()
    session.skip()
    for _ in range(7):  # the first two cards come last
        answer(session, clock, NONE)
    resumed = Session(Desk(deck, ProgressFile(file.path, deck.id)), clock())
    order = [*deck.cards[2:], *deck.cards[:2]]
    assert [resumed.card, resumed.total] == [order[0], 7]
    assert survey(deck, file.progress, clock()).to_repeat == [2, 3, 4, 5, 6, 0, 1]


def test_a_near_exam_brings_all_new_cards_into_the_session(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    copies = (
        card.model_copy(update={"id": f"c{number}"}) for number, card in enumerate(deck.cards * 3)
    )
    large = with_cards(deck, tuple(copies))
    assert Session(Desk(large, file), clock()).total == 10
    file.set_exam(TODAY + timedelta(days=2), MONDAY)
    assert Session(Desk(large, file), clock()).total == 21


@pytest.mark.parametrize("points", [1, 2, 3])
def test_a_card_whose_points_changed_keeps_its_history(
    points: int, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    answer(Session(Desk(deck, file), clock()), clock, NONE)  # none of its two points
    edited = deck.cards[0].model_copy(update={"back": ("point",) * points})
    session = Session(Desk(with_cards(deck, (edited,)), file), clock())
    assert session.card == edited  # it comes round again, with the points it has now
    answer(session, clock, ALL)
    assert session.total == len(session.tally.outcomes)
    assert file.progress.standing("general-secretary", clock()).box == 1


def test_a_card_gone_from_the_deck_keeps_its_history_and_can_be_undone(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    answer(Session(Desk(deck, file), clock()), clock, ALL)
    session = Session(Desk(with_cards(deck, deck.cards[1:]), file), clock())
    assert survey(session.desk.deck, file.progress, clock()).strays == 1
    undone = session.undo(clock())
    assert undone is not None
    assert undone.review.card == "general-secretary"
    assert session.card is deck.cards[1]


def test_undo_takes_back_the_sessions_own_last_review_whatever_the_clock_says(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    answer(session, clock, ALL)
    clock.advance(minutes=-30)
    answer(session, clock, ALL)
    undone = session.undo(clock())
    assert undone is not None
    assert undone.review.card == "lenins-will"


def test_a_review_undone_in_a_test_round_is_given_again_as_what_it_was(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    answer(Session(Desk(deck, file), clock()), clock, NONE)
    session = Session(Desk(deck, file), clock(), "test")
    session.undo(clock())
    answer(session, clock, NONE)
    assert [review.kind for review in file.progress.reviews] == ["study", "study"]


def test_an_attempt_that_reached_the_disk_after_all_is_not_counted_twice(
    deck: Deck, file: ProgressFile, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(Desk(deck, file), clock())
    with monkeypatch.context() as broken:
        broken.setattr("revise1924.storage.disk.sync_folder", failing(errno.EIO))
        with pytest.raises(SaveError):
            answer(session, clock, NONE)
    assert session.card is deck.cards[0]
    answer(session, clock, ALL)
    standing = ProgressFile(file.path, deck.id).progress.standing("general-secretary", clock())
    assert (standing.box, standing.reviews) == (2, 1)


def test_at_least_half_does_not_come_again(deck: Deck, file: ProgressFile, clock: Clock) -> None:
    session = Session(Desk(with_cards(deck, deck.cards[:1]), file), clock())
    answer(session, clock, True, False)
    assert session.card is None
    assert file.progress.standing("general-secretary", clock()).box == 1


def test_a_session_that_was_cut_off_goes_on_where_it_was(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    answer(session, clock, NONE)
    answer(session, clock, ALL)
    reopened = ProgressFile(file.path, deck.id)
    left = [card.id for card in deck.cards[2:]]
    assert ids(Session(Desk(deck, reopened), clock()), clock) == [*left, "general-secretary"]


def test_what_was_to_repeat_is_simply_due_the_next_day(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    answer(Session(Desk(deck, file), clock()), clock, NONE)
    assert survey(deck, file.progress, clock()).to_repeat == [0]
    clock.advance(days=1)
    tomorrow = survey(deck, file.progress, clock())
    assert tomorrow.to_repeat == []
    assert tomorrow.to_study[0] == 0


def test_the_right_cards_are_due_on_later_days(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    for tick in (ALL, NONE, ALL, NONE, ALL, ALL, ALL):
        answer(session, clock, tick)
    clock.advance(days=1)
    assert ids(Session(Desk(deck, file), clock()), clock) == ["lenins-will", "one-country"]
    clock.advance(days=1)
    assert Session(Desk(deck, file), clock()).card is None
    clock.advance(days=1)
    due = ["general-secretary", "nep", "economy", "cult", "purges"]
    assert ids(Session(Desk(deck, file), clock()), clock) == due
    boxes = [each.box for each in survey(deck, file.progress, clock()).standings]
    assert boxes == [3, 2, 3, 2, 3, 3, 3]


def test_skipping_sends_a_card_to_the_end_and_records_nothing(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    session.skip()
    assert session.card is deck.cards[1]
    assert (session.position, session.total) == (1, 7)
    assert not file.progress.reviews
    assert ids(session, clock)[-1] == "general-secretary"


def test_cards_are_counted_apart_from_the_looks_at_those_that_come_again(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(with_cards(deck, deck.cards[:3]), file), clock())
    assert card_words.place(session.place) == "card 1 of 3"
    answer(session, clock, NONE)
    assert card_words.place(session.place) == "card 2 of 3, then 1 again"
    answer(session, clock, NONE)
    assert card_words.place(session.place) == "card 3 of 3, then 2 again"
    answer(session, clock, ALL)
    assert card_words.place(session.place) == "after 3 cards, again 1 of 2"
    answer(session, clock, NONE)  # and it comes once more
    assert card_words.place(session.place) == "after 3 cards, again 2 of 3"
    session.undo(clock())
    assert card_words.place(session.place) == "after 3 cards, again 1 of 2"
    session.undo(clock())
    assert card_words.place(session.place) == "card 3 of 3, then 2 again"


def test_a_card_that_was_skipped_is_counted_among_the_cards_wherever_it_comes(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(with_cards(deck, deck.cards[:2]), file), clock())
    answer(session, clock, NONE)
    session.skip()
    assert card_words.place(session.place) == "after 1 card, again 1 of 1"
    answer(session, clock, ALL)
    assert card_words.place(session.place) == "card 2 of 2"


def test_undo_puts_the_card_up_again_with_everything_as_it_was(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    answer(session, clock, ALL)
    answer(session, clock, NONE)
    undone = session.undo(clock())
    assert undone is not None
    assert undone.review.card == "lenins-will"
    assert session.card is deck.cards[1]
    assert (session.position, session.total) == (2, 7)
    assert file.progress.standing("lenins-will", clock()).is_new
    assert len(session.tally.outcomes) == 1
    answer(session, clock, ALL)
    assert file.progress.standing("lenins-will", clock()).box == 2


def test_undo_of_the_last_card_opens_the_session_again(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    ids(session, clock)
    session.undo(clock())
    assert session.card is deck.cards[6]
    assert (session.position, session.total) == (7, 7)


def test_undo_reaches_back_over_a_restart_to_the_start_of_the_day_and_no_further(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    answer(Session(Desk(deck, file), clock()), clock, ALL)
    clock.advance(days=1)
    session = Session(Desk(deck, file), clock())
    answer(session, clock, ALL)
    answer(session, clock, ALL)
    reopened = ProgressFile(file.path, deck.id)
    undone = [undo([Desk(deck, reopened)], clock()) for _ in range(3)]
    assert [each and each.review.card for each in undone] == ["nep", "lenins-will", None]
    assert survey(deck, reopened.progress, clock()).standings[0].box == 2


def test_a_review_undone_and_given_again_at_the_same_moment_counts(
    deck: Deck, file: ProgressFile
) -> None:
    session = Session(Desk(deck, file), MONDAY)
    session.grade((True, True), MONDAY)
    session.undo(MONDAY)
    session.grade((True, False), MONDAY)
    later = MONDAY + timedelta(seconds=1)
    assert file.progress.standing("general-secretary", later).box == 1


def test_a_grade_that_cannot_be_saved_leaves_the_card_up_and_counts_nothing(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    file.path.parent.parent.joinpath("revise1924").write_text("in the way")
    with pytest.raises(SaveError):
        answer(session, clock, ALL)
    assert session.card is deck.cards[0]
    assert (session.position, session.total) == (1, 7)
    assert not session.tally.outcomes
    assert not file.progress.reviews


def test_a_test_asks_every_card_once_and_lifts_none_that_is_not_due(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    ids(Session(Desk(deck, file), clock()), clock)
    clock.advance(days=1)
    session = Session(Desk(deck, file), clock(), "test")
    assert session.total == 7
    answer(session, clock, ALL)  # early: stays
    answer(session, clock, NONE)  # early: falls, and does not come again
    assert ids(session, clock) == [card.id for card in deck.cards[2:]]
    now = survey(deck, file.progress, clock())
    assert [each.box for each in now.standings] == [2, 1, 2, 2, 2, 2, 2]
    assert [each.due for each in now.standings[:2]] == [
        TODAY + timedelta(days=3),
        TODAY + timedelta(days=2),
    ]
    assert {each.last.kind for each in now.standings if each.last} == {"test"}
    assert now.to_repeat == []


@pytest.mark.parametrize(
    ("box", "tick", "move"),
    [
        (None, ALL, "up"),
        (None, NONE, "stayed"),
        (1, ALL, "up"),
        (1, NONE, "stayed"),
        (3, ALL, "up"),
        (3, NONE, "fell"),
        (5, ALL, "stayed"),
    ],
)
def test_the_tally_tells_which_cards_went_up_stayed_and_fell(
    box: int | None, tick: bool, move: str, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    if box is not None:
        answer(Session(Desk(deck, file), clock()), clock, ALL)
        (seen,) = file.progress.reviews
        save(file, replace(seen, at=seen.at + timedelta(seconds=1), box=box))
        clock.advance(days=60)
    session = Session(Desk(with_cards(deck, deck.cards[:1]), file), clock())
    answer(session, clock, tick)
    assert [each.move for each in session.tally.outcomes] == [move]
    assert session.tally.recalled == (2 if tick else 0)
    assert session.tally.asked == 2


def test_the_exam_brings_cards_back_sooner(deck: Deck, file: ProgressFile, clock: Clock) -> None:
    file.set_exam(TODAY + timedelta(days=4), MONDAY)
    session = Session(Desk(deck, file), clock())
    outcome = session.preview((True, True), clock())
    assert outcome.due == TODAY + timedelta(days=2)


STEPS = st.lists(
    st.sampled_from(["all", "none", "some", "skip", "undo", "restart", "day"]), max_size=60
)


@given(STEPS)
@settings(max_examples=60)
def test_whatever_a_student_does_the_file_holds_it_and_the_rules_hold(
    make_file: Callable[[], ProgressFile], deck: Deck, steps: list[str]
) -> None:
    file, clock = make_file(), Clock()
    session = Session(Desk(deck, file), clock())
    for step in steps:
        if step == "day":
            clock.advance(days=1)
        if step in {"restart", "day"}:
            file = ProgressFile(file.path, deck.id)
            session = Session(Desk(deck, file), clock())
        elif step == "undo":
            session.undo(clock())
        elif step == "skip" and session.card:
            session.skip()
        elif session.card:
            points = len(session.card.back)
            known = {"all": points, "none": 0, "some": (points + 1) // 2}.get(step, 0)
            session.grade(ticks(known, points), clock())
        on_disk = ProgressFile(file.path, deck.id)
        assert on_disk.progress == file.progress
        now = survey(deck, file.progress, clock())
        assert sum(len(cards) for cards in now.boxes.values()) + now.new == 7
        moved = [r for r in file.progress.reviews if r.box is not None and not r.undone]
        assert len({(review.card, review.day) for review in moved}) == len(moved)


@pytest.fixture(scope="session")
def make_file(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], ProgressFile]:
    def make() -> ProgressFile:
        folder: Path = tmp_path_factory.mktemp("session")
        return ProgressFile(folder / "progress.json", SHIPPED_ID)

    return make


def test_a_drill_asks_its_points_alone_and_moves_nothing(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    Session(Desk(deck, file), clock()).grade((True, True), clock())
    points = {deck.id: {"nep": [1, 3], "general-secretary": [0]}}
    session = Session(Desk(deck, file), clock(), "drill", points=points)
    assert session.card is deck.cards[2]
    assert session.draft(clock()).recital.asked == {1, 3}
    outcome = session.grade((False, True, False, False, False), clock())
    assert outcome.review.recalled == (None, True, None, False, None)
    assert (outcome.review.kind, outcome.review.box, outcome.again) == ("drill", None, False)
    assert session.card is deck.cards[0]
    session.grade((False, False), clock())
    assert session.total == len(session.tally.outcomes)
    now = survey(deck, file.progress, clock())
    assert [each.box for each in now.standings] == [2] + [None] * 6
    assert now.standings[2].reviews == 1


def test_it_is_told_how_each_point_that_was_asked_came_back_and_of_no_other(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    points = {deck.id: {"purges": [1, 4]}}
    drill = Session(Desk(deck, file), clock(), "drill", points=points)
    drill.grade((False, True, False, False, False), clock())
    assert drill.tally.came == {(deck.id, "purges"): (Came.AT_FIRST, Came.NOT_YET)}

    study = Session(Desk(with_cards(deck, deck.cards[:1]), file), clock())
    answer(study, clock, False, False)
    answer(study, clock, True, False)
    (came,) = study.tally.came.values()
    assert came == (Came.LATER, Came.NOT_YET)


def test_a_drill_takes_neither_the_days_first_look_nor_the_last_recall(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    Session(Desk(deck, file), clock()).grade((True, False), clock())
    clock.advance(days=1)
    Session(Desk(deck, file), clock(), "drill", points={deck.id: {"general-secretary": [1]}}).grade(
        (False, True), clock()
    )
    now = survey(deck, file.progress, clock())
    assert now.due == 1
    assert now.standings[0].last is not None
    assert now.standings[0].last.recalled == (True, False)
    outcome = Session(Desk(deck, file), clock()).grade((True, True), clock())
    assert outcome.box == 2


def test_a_new_card_that_was_only_drilled_is_still_new(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    Session(Desk(deck, file), clock(), "drill", points={deck.id: {"nep": [0]}}).grade(
        (True,) * 5, clock()
    )
    now = survey(deck, file.progress, clock())
    assert now.new == 7
    assert not now.standings[2].is_begun_today
    assert now.to_study == list(range(7))


def test_a_short_session_has_the_most_urgent_cards(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    assert ids(Session(Desk(deck, file), clock(), most=3), clock) == [
        card.id for card in deck.cards[:3]
    ]
    clock.advance(days=3)
    short = Session(Desk(deck, file), clock(), most=4)
    assert ids(short, clock) == [card.id for card in deck.cards[:4]]


@pytest.mark.parametrize(
    ("front", "back", "seconds"),
    [
        (12.34, 5.0, (12.3, 5.0)),
        (3600.0, 86_400.0, (300.0, 300.0)),  # the student has walked away
        (-7200.0, 3.0, (0.0, 3.0)),  # the clock was set back
        (0.0, 0.0, (0.0, 0.0)),
    ],
)
def test_the_time_of_a_look_is_kept_as_far_as_it_was_spent_on_the_card(
    front: float, back: float, seconds: tuple[float, float], deck: Deck, file: ProgressFile
) -> None:
    session = Session(Desk(deck, file), MONDAY)
    session.show(MONDAY)
    flipped = MONDAY + timedelta(seconds=front)
    session.flip(flipped)
    session.grade((True, True), flipped + timedelta(seconds=back))
    assert ProgressFile(file.path, deck.id).progress.reviews[0].seconds == seconds


def test_the_time_of_one_card_is_not_taken_for_that_of_the_next(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    session.show(clock())
    session.flip(clock())
    assert session.grade((True, True), clock()).review.seconds == (1, 1)
    assert session.grade((True, True), clock()).review.seconds is None
    session.show(clock())
    assert session.grade((True,) * 5, clock()).review.seconds is None


def test_undo_brings_a_drill_back_in_a_drill_alone(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    drill = Session(Desk(deck, file), clock(), "drill", points={deck.id: {"purges": [4]}})
    drill.grade((False,) * 5, clock())
    study = Session(Desk(deck, file), clock())
    assert study.undo(clock()) is not None
    assert (study.card, study.undone) == (deck.cards[0], None)
    drill = Session(Desk(deck, file), clock(), "drill", points={deck.id: {"purges": [4]}})
    review = drill.grade((False,) * 5, clock()).review
    undone = drill.undo(clock())
    assert undone is not None
    assert (undone.review.name, drill.card, drill.undone) == (
        review.name,
        deck.cards[6],
        undone.review,
    )


def test_what_was_missed_in_a_session_can_be_drilled(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock(), "test")
    answer(session, clock, True, False)
    while session.card is not None:
        answer(session, clock, ALL)
    assert points_missed(session.desks, session.tally, clock()) == {
        deck.id: {"general-secretary": [1]}
    }
    again = session.missed_again(clock())
    assert again.kind_name == "drill"
    assert again.card is deck.cards[0]
    assert again.draft(clock()).recital.asked == {1}


def test_ticks_of_a_card_that_was_left_are_there_when_it_comes_up_again(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(deck, file)
    left = Session(desk, clock()).draft(clock())
    left.recital.tick(1)
    left.words = "he hid it"
    session = Session(desk, clock())
    assert session.draft(clock()).recital.recalled == [False, True]
    assert session.draft(clock()).words == "he hid it"
    assert desk.drafts.begun(TODAY)
    session.grade((False, True), clock())
    assert not desk.drafts.begun(TODAY)
    file.record(lambda progress: progress.reviews[-1].taken_back())
    assert Session(desk, clock()).draft(clock()).recital.recalled == [False, False]


def test_ticks_are_of_one_day_one_kind_of_session_and_the_points_asked(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(deck, file)
    Session(desk, clock()).draft(clock()).recital.tick(0)
    assert not Session(desk, clock(), "test").draft(clock()).recital.score
    tomorrow = clock() + timedelta(days=1)
    assert not Session(desk, tomorrow).draft(tomorrow).recital.score
    card = deck.cards[2].id
    Session(desk, clock(), "drill", points={deck.id: {card: [0]}}).draft(
        clock()
    ).recital.show_answers([True] * 5)
    assert (
        Session(desk, clock(), "drill", points={deck.id: {card: [1]}}).draft(clock()).recital.hidden
        == 1
    )
