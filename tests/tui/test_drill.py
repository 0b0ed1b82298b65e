"""Missed points: the weak ones blank, the others given, recalled one by one."""

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.drill import DrillScreen
from revise1924.tui.screens.end import EndScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.widgets.points import PointList
from revise1924.wording import NO_WEAK_POINTS
from tests.support.clock import Clock
from tests.support.progress import look, save
from tests.support.screens import (
    BLANK,
    SIZE,
    Restart,
    boxes,
    is_up,
    keys_offered,
    point_lines,
    position,
    press,
    shown,
)

MISS_TWO = ["enter", "space", "y", "space", "y", "space", "1", "3", "5", "enter", "escape"]
"""The third card's second and fourth points are missed."""


async def test_weak_points_are_blank_and_revealed_one_by_one(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=(120, 40)) as pilot:
        await press(pilot, *MISS_TWO)
        before = boxes(file, deck, clock)
        await press(pilot, "m")
        assert is_up(pilot, DrillScreen)
        assert shown(pilot, "#topic") == deck.cards[2].topic
        assert point_lines(pilot)[:5] == [
            f"1 {deck.cards[2].back[0]}",
            f"2 {BLANK}",
            f"3 {deck.cards[2].back[2]}",
            f"4 {BLANK}",
            f"5 {deck.cards[2].back[4]}",
        ]
        await press(pilot, "enter", "y", "2")  # nothing to grade yet
        assert keys_offered(pilot) == ["Reveal", "Undo", "Back", "Help"]
        await press(pilot, "space")
        assert point_lines(pilot)[1].startswith("○ 2 In 1924–5 industry grew faster")
        assert keys_offered(pilot) == ["Reveal", "Remembered", "Forgot", "Undo", "Back", "Help"]
        await press(pilot, "y", "space", "n")
        assert is_up(pilot, EndScreen)
        assert shown(pilot, "#todo") == "1 of 2 points recalled · 50 %"
        assert boxes(file, deck, clock) == before
    review = ProgressFile(file.path, deck.id).progress.reviews[-1]
    assert (review.kind, review.box) == ("drill", None)
    assert review.recalled == (None, True, None, False, None)


async def test_each_blank_says_how_often_its_point_was_missed(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "m", "space", "n", "space", "y", "escape", "m")
        assert shown(pilot, "#score") == "□□ 0 of 2 · practice only, boxes stay"
        assert point_lines(pilot)[1] == f"2 {BLANK} missed 2×"
        await pilot.resize_terminal(40, 15)
        lines = [line for line in point_lines(pilot) if "____" in line]
        assert lines[0].endswith("_ missed 2×")


async def test_what_is_revealed_can_be_ticked_and_saved_by_enter(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "m", "space", "space", "1", "4", "2", "2", "enter")
        assert is_up(pilot, EndScreen)
    assert file.progress.reviews[-1].recalled == (None, False, None, True, None)


async def test_a_point_that_came_back_twice_is_weak_no_more(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO)
        for _ in range(2):
            await press(pilot, "m", "space", "y", "space", "y", "escape")
        assert is_up(pilot, HomeScreen)
        await press(pilot, "m")
        assert is_up(pilot, HomeScreen)
        assert shown(pilot, "#news") == NO_WEAK_POINTS


async def test_a_drill_leaves_a_due_card_due(
    app: ReviseApp, restart: Restart, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO)
    clock.advance(days=1)
    async with restart().run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo") == "1 card to revise and 4 new ones today, about 3 minutes"
        await press(pilot, "m", "space", "y", "space", "y", "escape")
        assert shown(pilot, "#todo") == "1 card to revise and 4 new ones today, about 3 minutes"
        await press(pilot, "enter", "space", "y")
        assert "up to box 2" in shown(pilot, "#news")


async def test_undo_puts_the_drilled_card_up_again_with_its_ticks(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "m", "space", "y", "space", "n", "u")
        assert is_up(pilot, DrillScreen)
        assert app.screen.query_one(PointList).recital.recalled == [
            False,
            True,
            False,
            False,
            False,
        ]
        assert "1 of 2. Tick again and save." in shown(pilot, "#news")
        await press(pilot, "4", "enter")
    assert [review.undone for review in file.progress.reviews] == [False] * 3 + [True, False]
    assert file.progress.reviews[-1].recalled == (None, True, None, True, None)


async def test_undo_in_a_drill_takes_back_what_was_studied_and_goes_on_drilling(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "m", "u")
        assert is_up(pilot, DrillScreen)
        assert shown(pilot, "#news") == f"Undone: {deck.cards[2].topic}, 3 of 5."
        assert point_lines(pilot)[1] == f"2 {BLANK}"
    assert file.progress.reviews[-1].undone


async def test_undo_while_studying_does_not_ask_a_drill_as_study(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO, "m", "space", "y", "space", "y", "escape", "enter", "u")
        assert shown(pilot, "#topic") == deck.cards[3].topic
        assert shown(pilot, "#news") == f"Undone: {deck.cards[2].topic}, 2 of 2."
        await press(pilot, "space", "y")
    assert file.progress.reviews[-1].kind == "study"


async def test_the_card_with_the_weakest_point_comes_first(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    session = Session(Desk(deck, file), clock())
    session.grade((True, False), clock())
    session.grade((False, False), clock())
    for _ in range(2):
        Session(Desk(deck, file), clock(), "drill", points={deck.id: {"lenins-will": [1]}}).grade(
            (False, False), clock()
        )
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "m")
        assert shown(pilot, "#topic") == deck.cards[1].topic
        assert position(pilot) == "1 of 2"


async def test_what_is_blank_is_in_view_after_a_card_that_scrolled(
    app: ReviseApp, file: ProgressFile
) -> None:
    save(file, look("lenins-will", (False, False)))
    save(file, look("one-country", (False, True, True)))
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, "m", *["space", "y"] * 2)
        points = app.screen.query_one(PointList)
        assert points.recital.asked == {0}
        assert points.scroll_offset.y == 0
