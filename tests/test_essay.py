"""Essays: how long they take, what of them the reviews tell, and the sentences about them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924 import essay_words, wording, writing_words
from revise1924.cards import Deck
from revise1924.essay import STOPPED, Essay, Timer, Try, in_order, tries
from revise1924.insight import marks
from revise1924.library import Desk
from revise1924.progress import Progress
from revise1924.records import card_record, weak_points
from revise1924.session import Session
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from revise1924.undo import take_back, undo
from tests.support.clock import MONDAY, TODAY, Clock
from tests.support.essays import Seconds
from tests.support.progress import look, save

ESSAY = [
    look("nep", (True, False), box=None, kind="essay", seconds=(600.0, 60.0)),
    look("purges", (True, True, False), box=None, kind="essay", seconds=(600.0, 60.0)),
]
LATER = [
    look("nep", (True, True), box=None, kind="essay", minutes=90),
    look("purges", (False, False, False), box=None, kind="essay", minutes=90),
]


def test_a_timer_adds_up_only_what_passes_while_it_runs() -> None:
    seconds = Seconds()
    timer = Timer(seconds)
    seconds.now += 5
    assert timer.take() == 0
    timer.run()
    seconds.now += 4
    assert timer.take() == 4
    seconds.now += 2
    timer.run()  # it runs already
    seconds.now += 1
    assert timer.stop() == 3
    seconds.now += 100
    assert timer.stop() == timer.take() == 0


def test_a_gap_in_which_nobody_looked_is_no_time_and_the_timer_goes_on_after_it() -> None:
    seconds = Seconds()
    timer = Timer(seconds)
    timer.run()
    for passes, counted in ((1, 1), (STOPPED, STOPPED), (STOPPED + 0.1, 0), (3600, 0), (2, 2)):
        seconds.now += passes
        assert timer.take() == pytest.approx(counted)
    seconds.now += 3600
    assert timer.stop() == 0


@given(st.lists(st.tuples(st.sampled_from(["run", "take", "stop"]), st.integers(0, 9))))
def test_no_second_is_counted_twice_and_none_is_lost_but_for_gaps(
    steps: list[tuple[str, int]],
) -> None:
    seconds = Seconds()
    timer, counted, expected, since = Timer(seconds), 0.0, 0.0, None
    for step, passes in [*steps, ("stop", 0)]:
        counted += getattr(timer, step)() or 0.0
        if step != "run" and since is not None:
            expected += since if since <= STOPPED else 0
            since = 0
        since = {"run": since or 0, "take": since, "stop": None}[step]
        seconds.now += passes
        since = None if since is None else since + passes
    assert counted == expected


def test_reviews_of_one_moment_are_one_essay() -> None:
    progress = Progress("d", reviews=[*LATER, *ESSAY, look("nep", minutes=30)])
    assert tries(progress, MONDAY + timedelta(hours=3)) == [
        Try(MONDAY, 3, 5, 1200.0),
        Try(LATER[0].at, 2, 5, 0.0),
    ]


def test_an_essay_that_was_taken_back_is_none(deck: Deck) -> None:
    keeper = ProgressInMemory(Progress(deck.id))
    keeper.record_all(lambda _: ESSAY)
    keeper.record_all(lambda _: LATER)
    now = MONDAY + timedelta(hours=3)
    desk = Desk(deck, keeper)
    undone = undo([desk], now)
    assert undone is not None
    assert wording.undone(undone) == "Undone: your essay."
    assert [each.at for each in tries(keeper.progress, now)] == [MONDAY]
    assert take_back(desk, ESSAY[0]) == ESSAY[0].taken_back()
    assert tries(keeper.progress, now) == []
    assert take_back(desk, ESSAY[1]) is None


def test_taking_an_essay_back_leaves_all_other_reviews(deck: Deck, file: ProgressFile) -> None:
    others = [
        look("cult", (True, True, True), kind="test"),
        look("nep", (True, False), minutes=90),  # of the same moment, and of another kind
        look("purges", (True, False, True), minutes=91, kind="drill", box=None),
    ]
    essay = [replace(LATER[1], card=card) for card in ("cult", "purges")]
    for each in others:
        save(file, each)
    file.record_all(lambda _: essay)
    assert take_back(Desk(deck, file), essay[0])
    on_disk = ProgressFile(file.path, deck.id).progress.reviews
    assert [each for each in on_disk if not each.undone] == others
    assert [each.name for each in on_disk if each.undone] == [each.name for each in essay]


def test_an_essay_moves_no_box_and_takes_no_first_look(deck: Deck, clock: Clock) -> None:
    """What is studied on the same day moves the card as if no essay had been written."""
    keeper = ProgressInMemory(Progress(deck.id))
    desk = Desk(deck, keeper)
    essay = [look(card.id, [True] * len(card.back), box=None, kind="essay") for card in deck.cards]
    keeper.record_all(lambda _: essay)
    standing = keeper.progress.standing(deck.cards[0].id, clock())
    assert (standing.box, standing.due, standing.today, standing.last) == (None, None, (), None)
    session = Session(desk, clock())
    assert session.card == deck.cards[0]
    outcome = session.grade([True] * len(deck.cards[0].back), clock())
    assert outcome.box == 2
    assert marks(deck, keeper.progress, clock()) == []


def test_points_left_out_of_an_essay_are_weak(deck: Deck, clock: Clock) -> None:
    card = deck.cards[0]
    progress = Progress(deck.id, reviews=[look(card.id, (True, False), box=None, kind="essay")])
    record = card_record(card, progress, clock())
    assert [point.came_back for point in record.points] == [True, False]
    assert weak_points([record]) == {card.id: [1]}


@given(st.lists(st.none() | st.integers(0, 10_000), max_size=20))
def test_the_order_is_that_of_the_places_and_has_every_card_that_has_one(
    places: list[int | None],
) -> None:
    order = in_order(places)
    found = [places[number - 1] for number in order]
    assert None not in found
    assert found == sorted(place for place in places if place is not None)
    assert len(set(order)) == len(order) == len(found)


@pytest.mark.parametrize(
    ("order", "cards", "said"),
    [
        ([1, 3, 2, 5], 7, ""),
        ([1, 2, 3], 3, "As in the outline, from first to last."),
        ([2, 5], 7, "As in the outline, 2 of its 7 topics."),
        ([5], 7, ""),
        ([], 7, ""),
    ],
)
def test_an_order_that_is_the_outlines_is_told_in_short(
    order: list[int], cards: int, said: str
) -> None:
    assert essay_words.order_line(order, cards) == said


def an_essay(recalled: int, asked: int = 22, days: int = 0) -> Try:
    return Try(MONDAY - timedelta(days=days), recalled, asked, 1500.0)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ([], ""),
        ([an_essay(9, days=2)], "3 points more than on Saturday 21 November."),
        ([an_essay(1, days=9), an_essay(13)], "1 point fewer than earlier today."),
        ([an_essay(12, days=400)], "As many points as on Sunday 19 October 2025."),
        ([an_essay(9, 18, days=2)], "55 % now, 50 % on Saturday 21 November."),
    ],
)
def test_an_essay_is_compared_with_the_one_before(before: list[Try], said: str) -> None:
    assert essay_words.compared(an_essay(12), before, TODAY) == said


@pytest.mark.parametrize(
    ("minutes", "seconds", "said"),
    [
        (45, 0.0, "45:00 left"),
        (45, 2694.3, "0:05 left"),
        (45, 2700.0, "0:00 over"),
        (15, 990.0, "1:30 over"),
        (None, 754.9, "12:34"),
    ],
)
def test_the_clock_says_what_is_left_and_what_is_over(
    minutes: int | None, seconds: float, said: str
) -> None:
    assert writing_words.time_of(Essay("d", minutes=minutes, seconds=seconds)) == said


LONG = "He was abroad for his health when Lenin died in Gorki and so he missed the funeral of him."


@pytest.mark.parametrize(
    ("text", "found", "said"),
    [
        ("Lenin died", ["Lenin"], "[Lenin] died"),
        (
            f"Well. {LONG}",
            ["Gorki"],
            "… when Lenin died in [Gorki] and so he missed the funeral of him.",
        ),
        (
            LONG,
            ["was", "missed"],
            "He [was] abroad for his health … in Gorki and so he [missed] the funeral of him.",
        ),
        (f"{LONG} {LONG}", ["missed"], "… in Gorki and so he [missed] the funeral of him. He …"),
        ("one\ntwo\nthree", ["two"], "one [two] three"),
        ("x" * 60 + "Lenin", ["Lenin"], f"…{'x' * 24}[Lenin]"),
    ],
)
def test_a_passage_is_what_stands_around_what_was_found(
    text: str, found: list[str], said: str
) -> None:
    spans = [(text.index(word), text.index(word) + len(word)) for word in found]
    pieces = essay_words.passage(text, spans)
    shown = "".join(f"[{piece}]" if is_found else piece for piece, is_found in pieces)
    assert shown == said
