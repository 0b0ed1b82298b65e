"""Test yourself: every card once, the mark, what was missed, the tests before, again."""

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.drill import DrillScreen
from revise1924.tui.screens.end import EndScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.undo import undo
from tests.support.clock import Clock
from tests.support.screens import (
    SIZE,
    boxes,
    full_marks,
    is_up,
    keys_offered,
    painted,
    position,
    press,
    shown,
    text_of,
)

TEST = [
    *("t", "enter", "space", "y", "space", "1", "enter"),
    *["space", "y"] * 4,
    *("space", "1", "2", "enter"),
]
"""A test: one point of the second card and three of the last are missed."""


async def test_a_test_ends_with_a_mark_and_what_was_missed(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TEST)
        assert is_up(pilot, EndScreen)
        assert shown(pilot, "#todo") == "18 of 22 points recalled · 82 %"
        moved, how_long, following = shown(pilot, "#moves").splitlines()
        assert moved == "▲ 5 cards moved up   ▪ 2 stayed"
        assert how_long.startswith("7 cards in ")
        assert following == "Next: 2 cards tomorrow, 5 on Thursday"
        missed = shown(pilot, "#missed")
        assert missed.count("□") == 4
        for card, point in ((1, 1), (6, 2), (6, 3), (6, 4)):
            assert f"  □ {deck.cards[card].back[point]}" in missed.replace("\n    ", " ")
        assert deck.cards[0].topic not in missed
        assert not app.screen.query("#earlier")
    assert {review.kind for review in file.progress.reviews} == {"test"}
    assert len(file.progress.reviews) == 7


@pytest.mark.parametrize("key", ["m", "r"], ids=["shown", "as before"])
async def test_the_points_missed_are_won_back_and_no_others(
    key: str, app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TEST)
        before = boxes(file, deck, clock)
        await press(pilot, key)
        assert is_up(pilot, DrillScreen)
        assert position(pilot) == "1 of 2"
        assert shown(pilot, "#topic") == deck.cards[1].topic
        await press(pilot, "space", "y", *["space", "y"] * 3)
        assert is_up(pilot, EndScreen)
        assert full_marks(pilot)[:2] == ["★ 4 of 4 ★", "Full marks: every point won back"]
        assert boxes(file, deck, clock) == before
    assert file.progress.reviews[-1].recalled == (None, None, True, True, True)


async def test_without_a_miss_there_is_nothing_to_repeat(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "enter", *["space", "y"] * 7)
        assert full_marks(pilot)[:2] == ["★ 22 of 22 ★", "Full marks: every card up a box"]
        assert not app.screen.query_one("#besides").display
        assert not painted(pilot, "#missed")
        assert keys_offered(pilot) == ["Back", "Undo", "Quit", "Help"]
        await press(pilot, "m", "r")
        assert is_up(pilot, EndScreen)


async def test_it_is_compared_with_earlier_tests(app: ReviseApp, clock: Clock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TEST, "escape")
        clock.advance(days=2)
        await press(pilot, "t", "enter", *["space", "y"] * 7)
        earlier = text_of(pilot, "#earlier")
        assert "Earlier tests" in earlier
        assert "Mon 23 Nov" in earlier
        assert "18 of 22 points · 82 %" in earlier
        assert "Wed 25 Nov" not in earlier


async def test_a_test_lifts_no_card_before_it_is_due_and_drops_one(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "enter")
        clock.advance(days=1)
        await press(pilot, "t", "enter", *["space", "y"] * 6, "space", "n", "escape")
        assert is_up(pilot, HomeScreen)
    assert boxes(file, deck, clock) == [2] * 6 + [1]


async def test_each_card_of_a_test_is_accounted_for(app: ReviseApp, clock: Clock) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "n"] * 2, *["space", "y"] * 7, "enter")
        clock.advance(days=1)
        await press(pilot, "t", "enter", "space", "n", *["space", "y"] * 6)
        moves = "▲ 1 card moved up   ▪ 1 stayed   · 5 kept their boxes"
        assert painted(pilot, "#moves")[0].startswith(" ".join(moves.split()))


async def test_undo_from_the_mark_puts_the_last_card_of_the_test_up(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TEST, "u")
        assert is_up(pilot, StudyScreen)
        assert "The purges, 2 of 5. Tick again" in shown(pilot, "#news")
        await press(pilot, "a", "enter")
        assert shown(pilot, "#todo") == "21 of 22 points recalled · 95 %"
    assert file.progress.reviews[-1].kind == "test"


async def test_the_time_is_that_of_the_cards(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "t", "enter", *["space", "y"] * 7)
        seconds = sum(sum(review.seconds or ()) for review in file.progress.reviews)
        assert seconds > 0
        assert shown(pilot, "#moves").splitlines()[1] == f"7 cards in {seconds:.0f} s"


async def test_undo_from_the_end_tells_of_a_review_that_cannot_be_given_again_here(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *TEST, "m", "space", "y", "enter")
        while is_up(pilot, DrillScreen):
            await press(pilot, "space", "y")
        other = [Desk(deck, ProgressFile(file.path, deck.id))]
        undone = undo(other, clock())
        while undone and undone.review.kind == "drill":
            undone = undo(other, clock())
        await press(pilot, "u")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#news").startswith("Undone: The cult of personality, 3 of 3.")
