"""The whole way of a student through the app, by real keys."""

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from revise1924.cards import Deck
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.end import EndScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.reading import ReadingScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.widgets.points import PointList
from tests.support.clock import EXAM, MONDAY, TODAY, Clock
from tests.support.screens import (
    SIZE,
    Restart,
    boxes,
    full_marks,
    is_up,
    keys_offered,
    painted,
    position,
    press,
    shown,
)


async def test_all_recalled_leads_to_box_two_and_the_summary(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert is_up(pilot, StudyScreen)
        for number, card in enumerate(deck.cards, 1):
            assert position(pilot) == f"{number} of 7"
            assert shown(pilot, "#topic") == card.topic
            assert shown(pilot, "#question") == card.front
            await press(pilot, "space", "y")
        assert is_up(pilot, EndScreen)
        assert full_marks(pilot) == [
            "★ 22 of 22 ★",
            "Full marks: every card up a box",
            "See you on Thursday 26 November.",
        ]
        first = f"▲ {deck.cards[0].topic} ■■ new → 2 Thursday"
        assert painted(pilot, "CameTo")[:2] == ["Steady", first]
        assert "Win back" not in keys_offered(pilot)
        assert boxes(file, deck, clock) == [2] * 7
        await press(pilot, "enter")
        assert is_up(pilot, HomeScreen)
        done = "Done for today. Nothing due until Thursday 26 November."
        assert shown(pilot, "#todo") == done
        assert painted(pilot, "#todo") == [f"✓ {done} t test"]
        assert painted(pilot, "CardList")[6] == "7 The purges ■■■■■ in 3 days"


async def test_a_card_with_fewer_than_half_comes_round_again(
    app: ReviseApp, deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "n")
        assert "again today, then tomorrow" in shown(pilot, "#news")
        for _ in range(6):
            await press(pilot, "space", "y")
        assert position(pilot) == "after 7 cards, again 1 of 1"
        assert shown(pilot, "#topic") == deck.cards[0].topic
        await press(pilot, "space", "y")
        assert is_up(pilot, EndScreen)
        assert shown(pilot, "#todo") == "20 of 22 points recalled · 91 %"
        assert shown(pilot, "#moves").splitlines() == [
            "▲ 6 cards moved up   ▪ 1 stayed",
            "Next: 1 card tomorrow, 6 on Thursday",
        ]
        assert painted(pilot, "ScoreBar")[1] == "■ 20 at first ▣ 2 with a second try"
        shaky = f"▪ {deck.cards[0].topic} ▣▣ box 1 tomorrow"
        assert painted(pilot, "CameTo")[:2] == ["Shaky", shaky]
        assert painted(pilot, "#then") == ["▶ Done for today Enter go back"]
        assert painted(pilot, "#besides") == ["2 points missed at first m win back"]
        assert "Win back" in keys_offered(pilot)
    assert boxes(file, deck, clock) == [1, 2, 2, 2, 2, 2, 2]


async def test_undo_from_the_summary_takes_back_the_last_card(
    app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7, "u")
        assert is_up(pilot, StudyScreen)
        assert shown(pilot, "#topic") == "The purges"
        assert app.screen.query_one(PointList).recital.recalled == [True] * 5
        assert file.progress.reviews[-1].undone
        await press(pilot, "5", "enter")
        assert shown(pilot, "#todo") == "21 of 22 points recalled · 95 %"


async def test_escape_leaves_and_enter_goes_on_where_it_was(app: ReviseApp, deck: Deck) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y", "escape")
        assert shown(pilot, "#todo") == "6 new cards today, about 3 minutes"
        await press(pilot, "enter")
        assert shown(pilot, "#topic") == deck.cards[1].topic


async def test_a_session_that_was_resumed_tells_what_the_whole_day_came_to(
    app: ReviseApp, restart: Restart, clock: Clock
) -> None:
    told = "Today in all: 7 cards, 20 of 22 points at first · 91 %"
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "n", *["space", "y"] * 2, "q")
    again = restart()
    async with again.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 5)  # the first one comes round again
        assert is_up(pilot, EndScreen)
        assert told in shown(pilot, "#moves").splitlines()
    clock.advance(days=1)
    async with restart().run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "y")
        assert "Today in all" not in shown(pilot, "#moves")


async def test_the_right_cards_are_up_on_later_days(
    app: ReviseApp, restart: Restart, clock: Clock, file: ProgressFile, deck: Deck
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space", "1", "enter", *["space", "y"] * 6)
    clock.advance(days=1)
    async with restart().run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo") == "1 card to revise today, about 1 minute"
        await press(pilot, "enter", "space", "y")
        assert is_up(pilot, EndScreen)
        assert full_marks(pilot)[:2] == ["★ 2 of 2 ★", "Full marks: every card up a box"]
        heading, won, *_ = painted(pilot, "CameTo")
        assert heading == "Recalled at last"
        assert won == f"✓ {deck.cards[0].back[1]} missed 1×"
    clock.advance(days=2)
    async with restart().run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo") == "6 cards to revise today, about 3 minutes"
    assert boxes(ProgressFile(file.path, deck.id), deck, clock) == [2] * 7


async def test_keys_typed_ahead_reach_the_screens_that_those_before_them_open(
    app: ReviseApp, deck: Deck
) -> None:
    """No key waits here until the one before it has done its work."""
    async with app.run_test(size=SIZE) as pilot:
        for _ in deck.cards:
            app.simulate_key("enter")  # studies, and saves
            app.simulate_key("space")
            app.simulate_key("y")
        await pilot.pause()
        await pilot.pause()
        assert len(app.screen_stack) <= 2


async def at_once(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys of which none waits until the one before it has done its work."""
    for key in keys:
        pilot.app.simulate_key(key)
    for _ in range(5):
        await pilot.pause()


@pytest.mark.parametrize(
    ("keys", "kind"),
    [(["t", "enter", "enter", "space", "y"], "test"), (["enter", "space", "y"], "study")],
)
async def test_enter_typed_ahead_at_home_overtakes_no_other_key(
    keys: list[str], kind: str, app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await at_once(pilot, *keys)
    assert [review.kind for review in file.progress.reviews] == [kind]


async def test_enter_typed_ahead_reads_the_card_that_was_searched(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "b")
        await at_once(pilot, *"cult", "down", "up", "enter")
        assert is_up(pilot, ReadingScreen)
        assert app.screen.query_one("#card").border_title == "The cult of personality"
        await press(pilot, "escape")
        assert app.screen.query_one(Input).value == "cult"


async def test_enter_typed_ahead_sets_the_exam_that_was_written(
    app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam(TODAY, MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "e")
        await at_once(pilot, *"2027-06-04", "enter")
        assert is_up(pilot, HomeScreen)
    assert file.progress.exam == EXAM


@pytest.mark.parametrize("key", ["tab", "escape"])
async def test_what_was_written_is_not_overtaken_by_the_key_that_ends_it(
    key: str, app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "w")
        await at_once(pilot, *"secretary", key)
        if key == "escape":
            await press(pilot, "space")
        assert shown(pilot, "#words Static") == "secretary"


async def test_quitting_overtakes_no_tick(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        await at_once(pilot, "1", "ctrl+q")
        assert app.is_running
        await press(pilot, "ctrl+q")
        assert not app.is_running
