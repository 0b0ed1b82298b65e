"""What every screen shares: help, sizes, themes, the palette, safe text."""

import gc

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.palette import DARK, LIGHT
from revise1924.tui.screens.exam import ExamScreen
from revise1924.tui.screens.help import HelpScreen
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.study import StudyScreen
from revise1924.tui.screens.too_small import TooSmallScreen
from revise1924.tui.widgets.keys import Keys
from tests.support.clock import Clock
from tests.support.decks import with_cards
from tests.support.screens import (
    PLACES,
    SIZE,
    is_up,
    keys_offered,
    painted,
    position,
    press,
    shown,
)


async def test_the_footer_offers_only_keys_that_do_something(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert keys_offered(pilot) == [
            *("Study", "Test", "Win back", "Essay", "Browse", "Stats", "Exam", "Outline"),
            *("Undo", "Quit", "Help"),
        ]
        await press(pilot, "enter")
        assert keys_offered(pilot) == ["Flip", "Write", "Skip", "Undo", "Back", "Help"]
        await press(pilot, "space")
        await pilot.pause()
        offered = ["Next", "Tick", "Knew all", "Knew none", "Undo", "Back", "Help"]
        assert sorted(keys_offered(pilot)) == sorted(offered)


async def test_help_opens_anywhere_and_closes(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "question_mark")
        assert is_up(pilot, HelpScreen)
        await press(pilot, "question_mark")
        assert is_up(pilot, HomeScreen)
        await press(pilot, "enter", "space", "question_mark", "y", "escape")
        assert position(pilot) == "1 of 7"


@pytest.mark.parametrize("size", [(39, 24), (80, 14), (1, 1)])
async def test_a_terminal_too_small_says_so_and_takes_no_keys(
    size: tuple[int, int], app: ReviseApp, file: ProgressFile
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "space")
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert is_up(pilot, TooSmallScreen)
        assert "larger: 40×15 at least" in str(app.screen.query_one("Static").render())
        await press(pilot, "y")
        assert not file.progress.reviews
        await pilot.resize_terminal(40, 15)
        await pilot.pause()
        assert is_up(pilot, StudyScreen)


async def test_a_terminal_that_stays_too_small_stays_covered(app: ReviseApp) -> None:
    async with app.run_test(size=(39, 14)) as pilot:
        await pilot.pause()
        await press(pilot, "ctrl+p", "question_mark")
        await pilot.resize_terminal(38, 14)
        await pilot.pause()
        assert is_up(pilot, TooSmallScreen)
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        assert is_up(pilot, HomeScreen)


async def test_garbage_is_collected_again_after_the_first_paint(app: ReviseApp) -> None:
    gc.disable()
    try:
        async with app.run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert gc.isenabled()
    finally:
        gc.enable()  # the app leaves it off, as it was


async def test_the_keys_below_take_the_colours_of_a_new_theme(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()

        def styles() -> list[object]:
            return [each.style for each in app.screen.query_one(Keys).render_line(0)]

        dark = styles()
        app.theme = LIGHT
        await pilot.pause()
        assert not set(map(str, styles())) & set(map(str, dark))
        app.theme = DARK
        await pilot.pause()
        assert styles() == dark


async def test_themes_can_be_chosen_in_the_palette(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        commands = {each.title: each for each in app.get_system_commands(app.screen)}
        assert {"Study", "Test", "Undo", "Dark theme", "Theme", "Quit"} <= set(commands)
        commands["Light theme"].callback()
        assert app.theme == LIGHT
        await commands["Study"].callback()
        await pilot.pause()
        await pilot.pause()
        assert is_up(pilot, StudyScreen)


async def test_no_text_of_a_deck_is_taken_for_markup(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    nasty = "[/] [b]x[/b] a[i] [@click=app.quit]go[/]"
    cards = [
        card.model_copy(
            update={"topic": nasty, "front": f"{nasty}?", "back": (nasty,), "note": nasty}
        )
        for card in deck.cards
    ]
    spiked = with_cards(deck, cards).model_copy(update={"title": nasty})
    app = ReviseApp(Desk(spiked, file), clock)
    async with app.run_test(size=SIZE) as pilot:
        assert shown(pilot, "#title") == nasty
        await press(pilot, "enter")
        assert [shown(pilot, "#topic"), shown(pilot, "#question")] == [nasty, f"{nasty}?"]
        await press(pilot, "space")
        screen = app.export_screenshot()
        assert "click=app.quit" in screen.replace("&#160;", " ")
        await press(pilot, "y", *["space", "y"] * 6, "u", "escape", "u")
        assert nasty in shown(pilot, "#news")


async def test_the_keys_below_are_pressed_by_a_click_and_say_what_they_do(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        keys = app.screen.query_one(Keys)
        line = keys.render_line(0).text
        await pilot.hover(Keys, offset=(line.index("Exam"), 0))
        await pilot.pause()
        assert str(keys.tooltip) == "Set the day of the exam"
        await pilot.click(Keys, offset=(line.index("Exam"), 0))
        await pilot.pause()
        assert is_up(pilot, ExamScreen)


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (80, "⏎ Study t Test m Win back w Essay b Browse s Stats e Exam q Quit ? Help"),
        (70, "⏎ Study t Test m Win back w Essay b Browse s Stats e Exam q ?"),
        (40, "⏎ Study t Test m Win back w Essay q ?"),
    ],
)
async def test_the_keys_below_take_one_row_in_as_many_words_as_there_is_room_for(
    width: int, row: str, app: ReviseApp
) -> None:
    async with app.run_test(size=(width, 24)) as pilot:
        assert painted(pilot, "Keys") == [row]
        await pilot.resize_terminal(200, 24)
        await pilot.pause()
        assert painted(pilot, "Keys")[0].endswith("o Outline u Undo q Quit ? Help")


@pytest.mark.parametrize("place", PLACES)
async def test_in_the_smallest_terminal_help_and_what_comes_first_are_among_the_keys_below(
    place: str, app: ReviseApp
) -> None:
    async with app.run_test(size=(40, 15)) as pilot:
        await press(pilot, *PLACES[place])
        keys = app.screen.query_one(Keys)
        assert keys.size.height == 1
        (row,) = painted(pilot, "Keys")
        assert {"?", "F1"} & set(row.split())
        assert row.startswith(keys.offered[0].display)
        assert len(row) <= 38


@pytest.mark.parametrize("first", ["down", "pageup"])
async def test_pages_turned_in_the_palette_before_it_is_there_do_nothing(
    first: str, app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        for key in ("ctrl+p", first, "pagedown"):
            app.simulate_key(key)
        for _ in range(5):
            await pilot.pause()
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)


@pytest.mark.parametrize("after", [["ctrl+p"], ["e"], ["question_mark"], ["enter", "w"]])
async def test_ctrl_q_quits_wherever_one_is(after: list[str], app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *after, "ctrl+q")
        assert not app.is_running
