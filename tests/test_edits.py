"""The history of a card's points lives on when its points change."""

from datetime import timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Card, Deck
from revise1924.edits import Edit, Moved, PointHistory, Was
from revise1924.ending import ending
from revise1924.library import Desk
from revise1924.look import Look
from revise1924.overview import survey
from revise1924.progress import Progress
from revise1924.records import CardRecord, card_records, weak_points
from revise1924.reviews import Review
from revise1924.session import Session
from revise1924.storage.memory import ProgressInMemory
from revise1924.tally import Tally
from revise1924.turns import points_missed
from revise1924.undo import Undone, undo
from tests.support.clock import MONDAY, Clock
from tests.support.decks import with_cards
from tests.support.progress import look, save

AFTER = MONDAY + timedelta(minutes=1)
THEN = MONDAY + timedelta(minutes=10)
THEN_LOOK = look(minutes=10)


def edit(was: Was, of: int, minutes: float = 1) -> Edit:
    return Edit(MONDAY + timedelta(minutes=minutes), was, of)


def deck_of(*backs: str) -> Deck:
    """Cards "nep", "purges" and so on, the points of each as letters."""
    names = zip(("nep", "purges"), backs, strict=False)
    cards = (Card(topic=name, id=name, front="?", back=tuple(points)) for name, points in names)
    return Deck(id="d", title="D", cards=tuple(cards))


@pytest.mark.parametrize(
    ("edits", "recalled", "now"),
    [
        ([], (True, False), (True, False)),
        ([edit((1, 0), 2)], (True, False), (False, True)),
        ([edit((0, None, 1), 2)], (True, False), (True, None, False)),
        ([edit((1,), 2)], (True, False), (False,)),
        ([edit((None,), 2)], (True, False), (None,)),
        ([edit((1, 0), 2)], (None, True), (True, None)),
        ([edit((0, 0), 1)], (True,), (True, True)),
        ([edit((1, 0), 2), edit((0, None, 1), 2, 2)], (True, False), (False, None, True)),
        ([edit((0,), 2), edit((0, None), 1, 2)], (True, False), (True, None)),
        ([edit((1, 0), 2, minutes=-1)], (True, False), (True, False)),
        ([edit((1, 0), 2, minutes=0)], (True, False), (True, False)),
        ([edit((1, 0), 2, minutes=-1), edit((0,), 2)], (True, False), (True,)),
    ],
)
def test_what_a_look_says_counts_for_the_points_of_now(
    edits: list[Edit], recalled: Was, now: Was
) -> None:
    assert PointHistory(edits).recalled(look(recalled=list(map(as_tick, recalled)))) == now


def as_tick(said: int | None) -> bool | None:
    return None if said is None else bool(said)


@pytest.mark.parametrize(
    "edits",
    [
        [edit((1, 0, 2), 3)],
        [edit((1, 0, None), 2), edit((0, 1), 2, 2)],  # from three to two nobody took note of
        [edit((1, 0), 2), edit((0,), 2, 2), edit((0, 1), 2, 3), edit((1, 0), 2, 4)],
    ],
)
def test_where_numbers_of_points_do_not_fit_nobody_can_tell_which_is_which(
    edits: list[Edit],
) -> None:
    assert PointHistory(edits).recalled(look()) is None


def test_what_came_after_a_change_nobody_took_note_of_is_told_again() -> None:
    history = PointHistory([edit((0, None, 1), 2), edit((1, 0), 2, 20)])
    assert history.recalled(THEN_LOOK) == (False, True)


OPERATIONS = st.lists(
    st.tuples(
        st.integers(-20, 20),  # minutes to go on, or for the clock to be set back
        st.none() | st.lists(st.none() | st.integers(0, 5), min_size=1, max_size=6),  # an edit
        st.lists(st.sampled_from([True, False, None]), min_size=6, max_size=6),  # or a look
    ),
    max_size=12,
)


@given(OPERATIONS)
def test_a_point_keeps_its_own_history_through_all_edits_though_the_clock_is_set_back(
    operations: list[tuple[int, list[int | None] | None, list[bool | None]]],
) -> None:
    """As it does in a model in which each point has a name of its own."""
    names, now, keeper = ["0", "1"], MONDAY, ProgressInMemory(Progress("d"))
    card, told = Card(topic="NEP", id="nep", front="?", back=("0", "1")), list[dict[str, object]]()
    made = list[Review]()
    for number, (minutes, places, answers) in enumerate(operations):
        now += timedelta(minutes=minutes)
        if places is None:
            asked = frozenset(i for i in range(len(names)) if answers[i] is not None)
            ticks = [bool(each) for each in answers[: len(names)]]
            review = Look(card, "study", asked).outcome(keeper.progress, ticks, now).review
            made.append(review)
            told.append(dict(zip(names, review.recalled, strict=True)))
            save(keeper, review)
            continue
        was = [each if each is not None and each < len(names) else None for each in places]
        was = [each if each not in was[:index] else None for index, each in enumerate(was)]
        keeper.record_edit("nep", Moved(was, len(names)), now)
        names = [
            f"{number}-{index}" if each is None else names[each] for index, each in enumerate(was)
        ]
        card = card.model_copy(update={"back": tuple(names)})
    now += timedelta(hours=5)
    for review, said in zip(made, told, strict=True):
        recalled = keeper.progress.recalled(review, card, now)
        assert recalled == tuple(said.get(name) for name in names)


def test_a_review_is_made_after_the_edits_of_its_card_on_the_clock_of_the_student() -> None:
    keeper, (card, _) = ProgressInMemory(Progress("d")), deck_of("ab", "cd").cards
    keeper.record_edit("nep", Moved((1, 0), 2), THEN)
    west = MONDAY.astimezone(timezone(timedelta(hours=-5)))
    made = Look(card, "study", frozenset({0, 1})).outcome(keeper.progress, (True, False), west)
    assert (made.review.at, made.review.at.utcoffset()) == (THEN, west.utcoffset())


def test_an_edit_dated_on_a_day_to_come_does_not_count_before_it() -> None:
    ahead = edit((1, 0), 2, minutes=3 * 24 * 60)
    progress = Progress("d", reviews=[look()], edits={"nep": (edit((0, None, 1), 2), ahead)})
    card = deck_of("axb").cards[0]
    assert progress.recalled(look(), card, THEN) == (True, None, False)
    keeper = ProgressInMemory(progress)
    keeper.record_edit("nep", Moved((2, 1, 0), 3), THEN)
    assert [each.was for each in keeper.progress.edits_of("nep", THEN)] == [(0, None, 1), (2, 1, 0)]
    assert keeper.progress.standing("nep", THEN).edits == keeper.progress.edits_of("nep", THEN)
    assert len(keeper.progress.edits_of("nep", ahead.at)) == 3


def record_of(progress: Progress, deck: Deck) -> CardRecord:
    return card_records(deck, progress, THEN)[0]


def test_points_keep_how_often_they_were_missed() -> None:
    """Of two points the second was missed; now it is the first, after it stands a new one."""
    progress = Progress("d", reviews=[look(), look(minutes=0.5)])
    deck = deck_of("bxa", "cd")
    assert [point.asked for point in record_of(progress, deck).points] == [0, 0, 0]
    progress.edits = progress.edited("nep", Moved((1, None, 0), 2), AFTER)
    record = record_of(progress, deck)
    assert [(point.asked, point.missed) for point in record.points] == [(2, 2), (0, 0), (2, 0)]
    assert weak_points([record]) == {"nep": [0]}
    assert len(record.looks) == 2


def test_the_scores_of_looks_stay_what_they_were() -> None:
    progress = Progress("d", reviews=[look()], edits={"nep": (edit((0,), 2),)})
    record = record_of(progress, deck_of("a"))
    assert (record.recalled, record.asked) == (1, 2)
    last = progress.standing("nep", THEN).last
    assert last is not None
    assert (last.score, last.recalled) == (0.5, (True, False))


def test_edits_of_cards_gone_from_the_deck_are_kept_and_change_nothing() -> None:
    progress = Progress("d", reviews=[look()], edits={"gone": (edit((0,), 2),)})
    assert record_of(progress, deck_of("ab")).points[1].missed == 1
    assert progress.without({"nep"}).edits == progress.edits


@pytest.mark.parametrize(
    ("was", "back", "again"),
    [
        ((3, 2, 1, 0), "dcba", True),
        ((0, 1, 2), "abc", True),  # c has not come back yet
        ((0, 1), "ab", False),  # what came back is all there is
        ((1, 0), "ba", False),
        ((0, 1, None), "abx", True),
    ],
)
def test_a_card_comes_round_until_each_of_its_points_of_now_has_come_back_today(
    was: Was, back: str, again: bool
) -> None:
    looks = [look(recalled=(True, False, False, False))]
    looks += [look(recalled=(False, True, False, False), minutes=0.5, box=None)]
    progress = Progress("d", reviews=looks)
    assert survey(deck_of("abcd"), progress, THEN).to_repeat == [0]
    progress.edits = progress.edited("nep", Moved(was, 4), AFTER)
    assert bool(survey(deck_of(back), progress, THEN).to_repeat) == again


def test_a_look_after_the_edit_has_the_card_come_round_no_more() -> None:
    deck, clock = deck_of("abc"), Clock()
    desk = Desk(deck, ProgressInMemory(Progress("d")))
    Session(desk, clock()).grade((True, False, False), clock())
    desk.keeper.record_edit("nep", Moved((2, None, 0), 3), clock())
    session = Session(desk, clock())
    assert session.grade((True, False, False), clock()).again
    assert not session.grade((False, True, False), clock()).again
    assert survey(deck, desk.keeper.progress, clock()).to_repeat == []


def test_undo_ticks_the_points_that_had_come_back_where_they_are_now() -> None:
    clock, keeper = Clock(), ProgressInMemory(Progress("d"))
    Session(Desk(deck_of("ab"), keeper), clock()).grade((True, False), clock())
    keeper.record_edit("nep", Moved((1, None, 0), 2), clock())
    desk = Desk(deck_of("bxa"), keeper)
    undone = undo([desk], clock())
    assert undone is not None
    assert undone.review.undone
    assert undone.ticks(desk.deck.cards[0], clock()) == [False, False, True]
    assert undone.ticks(deck_of("ab").cards[0], clock()) is None


def test_what_was_missed_in_a_session_is_drilled_where_it_is_now() -> None:
    clock = Clock()
    desk = Desk(deck_of("abc", "de"), ProgressInMemory(Progress("d")))
    session = Session(desk, clock(), "test")
    session.grade((True, False, False), clock())
    session.grade((False, True), clock())
    desk.keeper.record_edit("nep", Moved((2, None, 0), 3), clock())
    desk.keeper.record_edit("purges", Moved((1,), 2), clock())
    desk.deck = deck_of("cxa", "e")
    assert points_missed([desk], session.tally, clock()) == {"d": {"nep": [0]}}
    assert ending(session, clock()).missed == [("nep", ["c"])]
    drill = session.missed_again(clock())
    assert drill.draft(clock()).recital.asked == {0}
    desk.deck = with_cards(desk.deck, ())
    assert points_missed([desk], session.tally, clock()) == {}
    assert points_missed([], Tally(()), clock()) == {}


def test_an_undone_look_of_another_number_of_points_has_no_ticks() -> None:
    desk = Desk(deck_of("abc"), ProgressInMemory(Progress("d")))
    assert Undone(desk, look()).ticks(desk.deck.cards[0], THEN) is None
