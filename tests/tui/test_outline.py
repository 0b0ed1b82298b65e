"""Outline: the topics from memory, in order; nothing is recorded."""

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.outline import OutlineScreen
from revise1924.tui.widgets.points import PointList
from tests.support.clock import Clock
from tests.support.screens import BLANK, SIZE, is_up, keys_offered, point_lines, press, shown

MISS_TWO = ["o", *["space", "y"] * 4, "space", "n", "space", "space", "y"]
"""The fifth is said to be missed, the sixth passed over."""


async def test_topics_are_revealed_one_by_one(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o")
        assert is_up(pilot, OutlineScreen)
        assert shown(pilot, "#title") == "How did Stalin consolidate power, 1924–41?"
        assert point_lines(pilot) == [f"{number} {BLANK}" for number in range(1, 8)]
        await press(pilot, "space", "y", "space")
        assert point_lines(pilot)[:3] == [
            "✓ 1 Stalin's position by 1924",
            "○ 2 Lenin's last will",
            f"3 {BLANK}",
        ]


async def test_it_tells_which_were_missed_and_records_nothing(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *MISS_TWO)
        assert shown(pilot, "#todo") == "5 of 7 topics. Missed: 5, 6."
        assert app.screen.query_one("#card").border_subtitle == "Enter ends, r begins again"
        assert app.screen.query_one(PointList).cursor == 4
        assert [line[0] for line in point_lines(pilot)] == ["✓", "✓", "✓", "✓", "✗", "✗", "✓"]
        assert keys_offered(pilot) == ["Tick", "Again", "Done", "Undo", "Back", "Help"]
        await press(pilot, "r")
        assert point_lines(pilot)[0] == f"1 {BLANK}"
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)
    assert not file.path.exists()


async def test_undo_changes_nothing_of_the_outline(app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape", "o", "space", "y", "u")
        assert file.progress.reviews[0].undone
        assert point_lines(pilot)[:2] == ["✓ 1 Stalin's position by 1924", f"2 {BLANK}"]


async def test_ticks_can_be_changed_before_the_end(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o", *["space"] * 7)
        offered = ["Next", "Tick", "Remembered", "Forgot", "Again", "Undo", "Back", "Help"]
        assert keys_offered(pilot) == offered
        await press(pilot, "up", "space", "enter")
        assert shown(pilot, "#todo") == "1 of 7 topics. Missed: 1, 2, 3, 4, 5, 7."


async def test_topics_are_told_apart_before_while_and_after_they_are_asked(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o", "space", "n", "space", "y", "space")
        assert [line[0] for line in point_lines(pilot)] == ["✗", "✓", "○", "4", "5", "6", "7"]
        assert app.screen.query_one("#card").border_subtitle == "1 of 7 topics so far"


async def test_enter_ends_the_outline_once_it_was_told_what_came_back(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "o", "enter")
        assert is_up(pilot, OutlineScreen)
        await press(pilot, *["space", "y"] * 6, "space", "enter")
        assert shown(pilot, "#todo").startswith("6 of 7 topics.")
        await press(pilot, "space")  # the first one missed
        assert shown(pilot, "#todo") == "7 of 7 topics: you have the whole plan."
        await press(pilot, "enter")
        assert is_up(pilot, HomeScreen)


async def test_a_topic_says_its_marks_where_the_deck_has_them(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    first, *others = deck.cards
    cards = (first.model_copy(update={"marks": 4}), *others)
    marked = deck.model_copy(update={"cards": cards})
    async with ReviseApp(Desk(marked, file), clock).run_test(size=SIZE) as pilot:
        await press(pilot, "o", "space", "n", "space")
        assert point_lines(pilot)[:2] == [f"✗ 1 {first.topic} · 4 marks", f"○ 2 {others[0].topic}"]
        await press(pilot, *["y", "space"] * 5, "y")
        assert "Missed: 1." in shown(pilot, "#todo")
