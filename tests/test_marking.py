"""Marking an essay: what is suggested, what the student says, what is recorded of it and when."""

import os
from collections.abc import Callable
from datetime import timedelta

import pytest

from revise1924.cards import Deck
from revise1924.essay import Essay, recorded
from revise1924.library import Desk, open_desk
from revise1924.marking import Marking, take_essay_back
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY, Clock
from tests.support.essays import written
from tests.support.file_operations import Layer
from tests.support.library import put_deck
from tests.support.progress import look, save

NOTHING_FOUND = "zebra"


def keep() -> None:
    """Keep the essay nowhere."""


@pytest.fixture
def desk(deck: Deck, file: ProgressFile) -> Desk:
    return Desk(deck, file)


def test_what_is_found_is_ticked_and_says_where_it_stands(desk: Desk, deck: Deck) -> None:
    essay = written(deck)
    marking = Marking(desk, essay)
    assert marking.card == deck.cards[0]
    assert marking.recital.recalled == [match is not None for match in marking.matches]
    assert marking.recital.recalled[0]
    for match, point in zip(marking.matches, deck.cards[0].back, strict=True):
        for start, end in match.in_point if match else ():
            assert point[start:end].strip()
        for start, end in match.in_written if match else ():
            assert essay.text[start:end].strip()


def test_ticks_stay_when_one_goes_on_and_comes_back(desk: Desk, deck: Deck) -> None:
    marking = Marking(desk, written(deck))
    marking.recital.show_answers([False, True])
    marking.go(1)
    marking.go(0)
    assert marking.recital.recalled == [False, True]


def test_an_essay_left_midway_goes_on_with_its_card_and_its_ticks(desk: Desk, deck: Deck) -> None:
    essay = written(deck)
    marking = Marking(desk, essay)
    marking.recital.show_answers([False, True])
    marking.go(3)
    marking.keep_ticks()
    again = Marking(desk, essay)
    assert again.index == 3
    again.go(0)
    assert again.recital.recalled == [False, True]
    assert not desk.keeper.progress.reviews


def marked(desk: Desk, essay: Essay, says: Callable[[int], list[bool]]) -> Marking:
    """Return an essay in which the student has said of each card what stands there."""
    marking = Marking(desk, essay)
    for index in range(len(marking.cards)):
        marking.go(index)
        marking.recital.show_answers(says(index))
    return marking


def first_alone(desk: Desk) -> Callable[[int], list[bool]]:
    """Return what says that of each card the first point stands there."""
    return lambda index: [point == 0 for point in range(len(desk.deck.cards[index].back))]


def test_all_of_it_is_recorded_at_one_moment_in_one_save(
    desk: Desk, deck: Deck, file: ProgressFile
) -> None:
    essay = written(deck)
    essay.marked_for = 70.0
    with Layer().under() as layer:
        result = marked(desk, essay, first_alone(desk)).record(MONDAY, keep)
    assert sum(step.name == "replace" for step in layer.steps) == 1
    reviews = ProgressFile(file.path, deck.id).progress.reviews
    assert {review.card for review in reviews} == {card.id for card in deck.cards}
    assert {(review.at, review.kind, review.box) for review in reviews} == {(MONDAY, "essay", None)}
    assert {review.seconds for review in reviews} == {(214.3, 10.0)}
    assert all(review.points_recalled == 1 for review in reviews)
    assert (result.now.recalled, result.now.asked) == (7, 22)
    assert result.left_out[deck.cards[2].id] == [1, 2, 3, 4]
    assert all(text not in file.path.read_text() for text in essay.text.split() if len(text) > 6)


def test_a_card_that_was_never_up_is_left_out(desk: Desk, deck: Deck) -> None:
    result = Marking(desk, written(deck)).record(MONDAY, keep)
    assert result.left_out[deck.cards[6].id] == [0, 1, 2, 3, 4]


def test_the_order_is_that_in_which_cards_begin_in_the_essay(desk: Desk, deck: Deck) -> None:
    points = [deck.cards[index].back[0] for index in (3, 0, 6, 2)]
    essay = written(deck, "\n\n".join(points))
    marking = Marking(desk, essay)
    result = marked(desk, essay, lambda index: [True] * len(marking.cards[index].back)).record(
        MONDAY, keep
    )
    order = [number for number in result.order if number in {1, 3, 4, 7}]
    assert order == [4, 1, 7, 3]


def test_a_card_whose_points_the_student_denies_is_not_in_the_order(desk: Desk, deck: Deck) -> None:
    essay = written(deck)
    result = marked(desk, essay, lambda index: [False] * len(deck.cards[index].back)).record(
        MONDAY, keep
    )
    assert result.order == []
    assert result.now.recalled == 0


def test_essays_before_are_told_the_latest_last(desk: Desk, deck: Deck) -> None:
    for days in (3, 1):
        Marking(desk, written(deck, NOTHING_FOUND)).record(MONDAY - timedelta(days=days), keep)
    result = Marking(desk, written(deck)).record(MONDAY, keep)
    assert [each.at for each in result.before] == [
        MONDAY - timedelta(days=3),
        MONDAY - timedelta(days=1),
    ]


def test_an_essay_at_a_moment_that_is_taken_is_at_the_next_one(desk: Desk, deck: Deck) -> None:
    save(desk.keeper, look(deck.cards[4].id))
    result = Marking(desk, written(deck)).record(MONDAY, keep)
    assert {review.at for review in result.reviews} == {MONDAY + timedelta(microseconds=1)}


def test_cards_set_aside_are_not_looked_for(desk: Desk, deck: Deck) -> None:
    desk.keeper.set_aside(deck.cards[0].id, True, MONDAY)
    assert Marking(desk, written(deck)).cards == deck.cards[1:]


def test_a_deck_edited_meanwhile_is_looked_at_once_more(clock: Clock) -> None:
    path = put_deck("mine.json", cards=3)
    desk = open_desk(str(path))
    marking = Marking(desk, written(desk.deck, NOTHING_FOUND))
    first, *others = desk.deck.cards
    marking.recital.show_answers([True] * len(first.back))
    assert not marking.look(clock())
    edited = path.read_text().replace('["a", ', '["a and more", ', 1)
    before = path.stat()
    path.write_text(edited)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000_000))
    assert marking.look(clock())
    assert marking.card.back[0] == "a and more"
    assert marking.recital.recalled[0] is False
    assert marking.cards[1:] == tuple(others)
    result = marking.record(clock(), keep)
    assert [len(each.recalled) for each in result.reviews] == [len(c.back) for c in marking.cards]


def test_taking_it_back_takes_all_of_it_and_only_once(
    desk: Desk, deck: Deck, file: ProgressFile
) -> None:
    result = Marking(desk, written(deck)).record(MONDAY, keep)
    assert take_essay_back(result) is not None
    assert all(review.undone for review in ProgressFile(file.path, deck.id).progress.reviews)
    assert take_essay_back(result) is None


def test_an_essay_knows_its_moment_before_it_is_recorded(
    desk: Desk, deck: Deck, file: ProgressFile
) -> None:
    essay, known = written(deck), list[tuple[object, object]]()
    marking = Marking(desk, essay)
    marking.record(MONDAY, lambda: known.append((essay.at, recorded(essay, file.progress))))
    assert known == [(MONDAY, None)]
    assert recorded(essay, file.progress)
    marking.record(MONDAY, keep)  # with what is on disk already
    counted = [each for each in file.progress.reviews if not each.undone]
    assert len(counted) == len(deck.cards)
