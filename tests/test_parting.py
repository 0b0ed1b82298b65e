"""What is said in the shell after quitting: the rule, and the line below a restored terminal."""

from dataclasses import replace
from datetime import timedelta
from signal import Signals

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.overview import survey_desk
from revise1924.parting import Kept, parting
from revise1924.paths import progress_path
from revise1924.progress import Progress
from revise1924.session import Session
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from revise1924.summaries import Summary
from tests.support.clock import MONDAY, TODAY, after
from tests.support.commands import app_at
from tests.support.decks import numbered_cards
from tests.support.library import put_deck
from tests.support.progress import look, save, ticks
from tests.support.terminal import MODES, Terminal, left_as_it_was

FRIDAY, IN_TEN_DAYS = after(4), after(10)
APP = app_at(MONDAY)

DECK = Summary("mine", "Mine", 7, TODAY, reviews=7)
DONE = replace(DECK, next_session=FRIDAY, next_cards=7)
DUE = replace(DONE, due=1, new=1, again=1)
SAVED = Kept(reviews=3)


@pytest.mark.parametrize(
    ("decks", "kept", "said"),
    [
        ([replace(DONE, days_left=14)], SAVED, "Saved. 7 cards on Friday, 14 days to go."),
        ([DONE], SAVED, "Saved. 7 cards on Friday."),
        ([DONE], Kept(), "7 cards on Friday."),
        ([replace(DONE, next_cards=1)], Kept(), "1 card on Friday."),
        ([replace(DONE, next_session=after(1))], SAVED, "Saved. 7 cards tomorrow."),
        ([replace(DONE, next_session=IN_TEN_DAYS)], Kept(), "7 cards on Thursday 3 December."),
        ([DUE], SAVED, "Saved. 3 cards left today."),
        ([DUE], Kept(), "3 cards to revise today."),
        ([replace(DUE, new=0, again=0)], SAVED, "Saved. 1 card left today."),
        ([replace(DUE, days_left=1)], SAVED, "Saved. 3 cards left today, exam tomorrow."),
        ([replace(DECK, days_left=1)], Kept(), "Exam tomorrow."),
        ([DECK], SAVED, "Saved."),  # each card is set aside
        ([replace(DECK, reviews=0, new=7)], Kept(), ""),
        ([], Kept(), ""),
        ([DUE, DUE], SAVED, "Saved. 6 cards left today."),
        ([DONE, DUE], SAVED, "Saved. 3 cards left today."),
        ([DONE, DONE], SAVED, "Saved. 14 cards on Friday."),
        ([replace(DONE, next_session=IN_TEN_DAYS), DONE], Kept(), "7 cards on Friday."),
        ([DECK, replace(DECK, reviews=0, new=2)], Kept(), "2 cards to revise today."),
        (
            [replace(DONE, days_left=30), replace(DONE, days_left=9), DONE],
            SAVED,
            "Saved. 21 cards on Friday, 9 days to go.",
        ),
        (
            [DUE],
            Kept(ticks=1),
            "Not saved: your ticks on 1 card. 3 cards to revise today.",
        ),
        (
            [replace(DECK, reviews=0, new=7)],
            Kept(ticks=2),
            "Not saved: your ticks on 2 cards. 7 cards to revise today.",
        ),
        (
            [DUE],
            Kept(reviews=1, ticks=2),
            "Saved, but for your ticks on 2 cards. 3 cards left today.",
        ),
        (
            [replace(DECK, reviews=0, new=7)],
            Kept(ticks=1, essays=1),
            "Not saved: your ticks on 1 card and your essay. 7 cards to revise today.",
        ),
        (
            [DUE],
            Kept(reviews=1, unsaved=2, essays=2),
            "Saved, but for your 2 essays and answers you agreed not to keep.",
        ),
        ([DUE], Kept(unsaved=2), "Not saved: answers you agreed not to keep."),
        (
            [DUE],
            Kept(reviews=1, unsaved=2, ticks=1),
            "Saved, but for your ticks on 1 card and answers you agreed not to keep.",
        ),
    ],
)
def test_one_line_tells_what_is_saved_what_comes_next_and_how_near_the_exam_is(
    decks: list[Summary], kept: Kept, said: str
) -> None:
    assert parting(decks, kept) == said


@st.composite
def desks(draw: st.DrawFn) -> tuple[Desk, int]:
    """Draw a desk at which cards were studied on some days, and how long ago MONDAY is."""
    deck = Deck(id="mine", title="Mine", cards=numbered_cards(draw(st.integers(1, 14)), points=3))
    desk = Desk(deck, ProgressInMemory(Progress(deck.id)))
    desk.new_a_day = draw(st.sampled_from([0, 2, 10]))
    if exam := draw(st.none() | st.integers(1, 30)):
        desk.keeper.set_exam(after(exam), MONDAY)
    days = 0
    for _ in range(draw(st.integers(0, 4))):
        moment = MONDAY + timedelta(days=days)
        session = Session(desk, moment, most=draw(st.integers(1, 8)))
        while session.card is not None:
            moment += timedelta(minutes=1)
            session.grade(ticks(draw(st.integers(0, 3)), 3), moment)
        days += draw(st.integers(0, 4))
    return desk, days


@given(desks())
def test_the_next_session_is_the_first_day_before_the_exam_that_asks_for_cards(
    drawn: tuple[Desk, int],
) -> None:
    desk, days = drawn
    now, *ahead = (survey_desk(desk, MONDAY + timedelta(days=days + each)) for each in range(70))
    before = [each for each in ahead if now.exam_ahead is None or each.today < now.exam_ahead]
    counts = ((each.today, each.counts.cards) for each in before if each.counts.cards)
    assert now.next_session == next(counts, None)


def test_quitting_says_it_below_the_restored_terminal() -> None:
    put_deck("mine.json")
    with Terminal(APP) as terminal, left_as_it_was(terminal):
        terminal.wait_for("Topic 0", "Study")
        assert terminal.modes >= MODES
        terminal.press("enter")
        for topic in ("Topic 0", "Topic 1"):
            terminal.wait_for(topic, "Flip")
            terminal.press("space")
            terminal.wait_for("○", "Knew")
            terminal.press("y")
        terminal.wait_for("★ 4 of 4 ★")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert terminal.said_after == "Saved. 2 cards on Thursday.\r\n"


def test_it_speaks_of_all_decks_where_they_were_up() -> None:
    put_deck("one.json")
    put_deck("two.json")
    ProgressFile(progress_path("two"), "two").set_exam(after(9), MONDAY)
    with Terminal(APP) as terminal:
        terminal.wait_for("All of two", "Study")
        terminal.press("down", "enter")  # the first deck alone: the other is never opened
        terminal.wait_for("Topic 0", "Flip")
        terminal.press("space")
        terminal.wait_for("○", "Knew")
        terminal.press("y")
        terminal.wait_for("2 of 2", "Flip")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert terminal.said_after == "Saved. 3 cards left today, 9 days to go.\r\n"


def test_ticks_that_are_lost_are_not_called_saved() -> None:
    put_deck("mine.json")
    with Terminal(APP) as terminal:
        terminal.wait_for("Topic 0", "Study")
        terminal.press("enter")
        terminal.wait_for("Topic 0", "Flip")
        terminal.press("space")
        terminal.wait_for("○", "Knew")
        terminal.press("1")
        terminal.wait_for("✓")
        terminal.press("q")
        terminal.wait_for("Not saved")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    said = "Not saved: your ticks on 1 card. 2 cards to revise today.\r\n"
    assert terminal.said_after == said


def test_before_the_first_review_nothing_is_said() -> None:
    with Terminal(APP) as terminal:
        terminal.wait_for("The purges", "Study")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert terminal.said_after == ""


@pytest.mark.parametrize("number", [Signals.SIGTERM, Signals.SIGHUP])
def test_a_signal_ends_it_without_words(number: Signals) -> None:
    put_deck("mine.json")
    save(ProgressFile(progress_path("mine"), "mine"), look("topic-0", days=-1))
    with Terminal(APP) as terminal:
        terminal.wait_for("Topic 0", "Study")
        terminal.kill(number)
        assert terminal.wait_exit() == 128 + number
    assert terminal.said_after == ""
