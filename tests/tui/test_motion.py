"""The flip is felt where things move, and waits for nothing."""

import asyncio

import pytest
from textual.geometry import Region

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.settings import Settings, SettingsFile
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.widgets.card_frame import STEPS as EDGE_STEPS
from revise1924.tui.widgets.card_frame import CardFrame
from revise1924.tui.widgets.full_marks import STEPS, FullMarks
from tests.support.clock import Clock
from tests.support.commands import PATIENCE
from tests.support.screens import SIZE, point_lines, position, press, wait_until


@pytest.fixture
def moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let things move, as they do for students."""
    monkeypatch.delenv("TEXTUAL_ANIMATIONS")


def edge(app: ReviseApp) -> str:
    """Return the upper edge of the card, as it is painted."""
    frame = app.screen.query_one(CardFrame)
    return frame.render_lines(Region(0, 0, *frame.outer_size))[0].text


def is_heavy(line: str) -> bool:
    return "━" in line and "─" not in line


@pytest.mark.usefixtures("moves")
async def test_a_heavy_line_runs_along_the_edge_and_points_can_be_ticked_meanwhile(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter")
        assert "━" not in edge(app)
        app.simulate_key("space")
        app.simulate_key("1")
        seen: list[str] = []
        async with asyncio.timeout(PATIENCE):
            while not is_heavy(edge(app)):  # at each turn of the loop, of which a step has many
                if edge(app) not in seen[-1:]:
                    seen.append(edge(app))
                await asyncio.sleep(0)
        _front, *run = seen
        assert len(run) == EDGE_STEPS - 1
        for line in run:
            heavy, _, thin = line.partition("─")
            assert "━" in heavy
            assert "━" not in thin
        assert [line.count("━") for line in run] == sorted(line.count("━") for line in run)
        await wait_until(pilot, lambda: any(each.startswith("✓ 1") for each in point_lines(pilot)))


@pytest.mark.usefixtures("moves")
async def test_the_line_of_full_marks_grows_from_the_middle_and_any_key_is_taken_meanwhile(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 6, "space")
        app.simulate_key("y")
        seen = set()
        async with asyncio.timeout(PATIENCE):
            while STEPS not in seen:  # no pause here: it would wait until the line has grown
                seen |= {line.step for line in app.screen.query(FullMarks) if line.is_mounted}
                await asyncio.sleep(0)
        assert seen >= {1, STEPS - 1, STEPS}
        await press(pilot, "u")
        assert position(pilot) == "7 of 7"


@pytest.mark.usefixtures("moves")
async def test_the_next_card_is_there_at_once_however_fast_one_is(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "space", "y")
        assert position(pilot) == "2 of 7"
        assert "━" not in edge(app)


async def test_nothing_moves_where_textual_is_told_so(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "space")
        assert is_heavy(edge(app))


@pytest.mark.usefixtures("moves")
async def test_nothing_moves_where_the_student_wants_it_so(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    settings = SettingsFile(None)
    settings.now = Settings(motion=False)
    still = ReviseApp(Desk(deck, file), clock, settings=settings)
    async with still.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "space")
        assert is_heavy(edge(still))
