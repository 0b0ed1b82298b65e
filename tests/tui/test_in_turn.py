"""Keys that come all at once, from quick hands or a slow line, do what they do one by one."""

import asyncio

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from revise1924.cards import Deck
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from tests.support.screens import SIZE, is_up, point_lines, position, press, shown


async def type_at_once(pilot: Pilot[None], *keys: str) -> None:
    """Send keys without letting the app do anything between them."""
    for key in keys:
        pilot.app.simulate_key(key)
    await pilot.pause()


def written(pilot: Pilot[None]) -> str:
    """Return what stands in the field that has the focus."""
    field = pilot.app.focused
    assert isinstance(field, Input | TextArea)
    return field.value if isinstance(field, Input) else field.text


@pytest.mark.parametrize(
    ("opening", "typed"),
    [
        (["b"], "lenin"),
        (["e"], "june"),
        (["t"], "25"),
        (["enter", "w"], "quit"),
        (["w", "enter"], "yes"),
    ],
)
async def test_what_is_typed_with_the_key_that_opens_a_field_stands_in_it(
    opening: list[str], typed: str, app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await type_at_once(pilot, *opening, *typed)
        assert written(pilot) == typed


async def test_what_is_typed_stands_in_it_however_soon_it_comes(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        for turns in range(16):
            app.simulate_key("b")
            for _ in range(turns):  # of the loop, in which the first key is on its way
                await asyncio.sleep(0)
            app.simulate_key("x")
            await pilot.pause()
            assert written(pilot) == "x", turns
            await press(pilot, "escape", "escape")
            assert is_up(pilot, HomeScreen)


async def test_what_is_pasted_after_such_a_key_stands_in_the_field(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.simulate_key("b")
        app.post_message(Paste("the\npurges"))
        await pilot.pause()
        assert written(pilot) == "the purges"


async def test_a_key_after_the_one_that_leaves_a_field_is_for_what_comes_up(
    app: ReviseApp,
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await type_at_once(pilot, "enter", "w", *"abc", "tab", "2")
        assert shown(pilot, "#words Static") == "abc"
        assert any(line.startswith("✓ 2") for line in point_lines(pilot))


async def test_a_whole_session_typed_ahead_is_studied_and_left(
    app: ReviseApp, deck: Deck, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await type_at_once(pilot, "enter", "space", "1", "enter", "space", "y", "space", "n")
        assert position(pilot) == "4 of 7, then 1 again"
        await type_at_once(pilot, "escape", "e", "escape", "b", *"zz", "escape", "escape")
        assert is_up(pilot, HomeScreen)
    recalled = [any(review.recalled) for review in file.progress.reviews]
    assert recalled == [True, True, False]
    assert [review.card for review in file.progress.reviews] == [each.id for each in deck.cards[:3]]
