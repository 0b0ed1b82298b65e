"""The student's settings in the app: the theme, and the screen on which they are changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Select

from revise1924.cards import Deck
from revise1924.glyphs import plain
from revise1924.library import Desk
from revise1924.settings import Settings, SettingsFile
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.home import HomeScreen
from revise1924.tui.screens.settings import SettingsScreen
from revise1924.tui.widgets.field import Field
from tests.support.clock import Clock
from tests.support.screens import SIZE, is_up, notices, position, press, shown

Start = Callable[[], ReviseApp]
"""Starts the app anew with what the file of settings says."""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config" / "config.toml"


@pytest.fixture
def start(config: Path, deck: Deck, file: ProgressFile, clock: Clock) -> Start:
    return lambda: ReviseApp(Desk(deck, file), clock, settings=SettingsFile(config))


def say(config: Path, text: str) -> None:
    config.parent.mkdir(exist_ok=True)
    config.write_text(text)


@pytest.mark.parametrize(
    ("command", "theme"),
    [("light theme", "revise-light"), ("dark theme", "revise-dark"), ("theme", "nord")],
)
async def test_the_theme_chosen_in_the_palette_is_there_at_the_next_start(
    start: Start, config: Path, command: str, theme: str
) -> None:
    say(config, 'theme = "gruvbox" # mine\n')
    async with start().run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+p", *command, "enter")
        if command == "theme":
            await press(pilot, *theme, "enter")
        await pilot.pause()
    assert config.read_text() == f'theme = "{theme}" # mine\n'
    app = start()
    async with app.run_test(size=SIZE) as pilot:
        assert app.theme == theme
        assert notices(pilot) == []


async def test_a_start_writes_no_settings(start: Start, config: Path) -> None:
    app = start()
    async with app.run_test(size=SIZE):
        assert app.theme == "revise-dark"
    assert not config.parent.exists()


async def test_the_theme_of_the_environment_wins_and_is_not_kept(
    start: Start, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(config, 'theme = "nord"\n')
    monkeypatch.setenv("TEXTUAL_THEME", "dracula")
    app = start()
    async with app.run_test(size=SIZE):
        assert app.theme == "dracula"
    assert config.read_text() == 'theme = "nord"\n'


@pytest.mark.parametrize(
    ("said", "theme", "told"),
    [
        (("norf", ""), "revise-dark", ["norf"]),
        (("nord", "norf"), "nord", ["norf"]),
        (("norf", "dracula"), "dracula", []),
        (("norf", "[b]x"), "revise-dark", ["[b]x", "norf"]),
    ],
)
async def test_a_theme_that_does_not_exist_is_named_and_the_next_best_taken(
    start: Start,
    config: Path,
    monkeypatch: pytest.MonkeyPatch,
    said: tuple[str, str],
    theme: str,
    told: list[str],
) -> None:
    say(config, f'theme = "{said[0]}"\n')
    monkeypatch.setenv("TEXTUAL_THEME", said[1])
    app = start()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.theme == theme
        lines = "\n".join(notices(pilot)).splitlines()
        assert lines == [f'There is no theme "{name}"; this is {theme}.' for name in told]


async def test_what_cannot_be_used_of_the_settings_is_told(start: Start, config: Path) -> None:
    say(config, "\nmotion = [1]\n")
    async with start().run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert notices(pilot) == [
            f"{config}:2: motion should be true or false\nUntil that is mended, the default counts."
        ]


async def test_a_theme_that_cannot_be_kept_is_shown_and_that_is_told(
    start: Start, config: Path
) -> None:
    config.parent.write_text("no folder")
    app = start()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+p", *"light theme", "enter")
        await pilot.pause()
        assert app.theme == "revise-light"
        [said] = notices(pilot)
        assert "not saved" in said


@pytest.mark.parametrize("way", ["comma", "palette"])
async def test_settings_open_by_a_key_or_the_palette_and_show_what_is_so(
    start: Start, config: Path, way: str
) -> None:
    say(config, 'new_a_day = 4\nglyphs = "plain"\naccessible = true\ntheme = "nord"\n')
    before = config.read_text()
    async with start().run_test(size=SIZE) as pilot:
        await press(pilot, *(["comma"] if way == "comma" else ["ctrl+p", *"settings", "enter"]))
        assert is_up(pilot, SettingsScreen)
        screen = pilot.app.screen
        assert screen.query_one("#new_a_day", Field).value == "4"
        chosen = {each.id: each.value for each in screen.query(Select)}
        assert chosen == {"theme": "nord", "motion": True, "glyphs": "plain", "accessible": True}
        await press(pilot, "escape")
        assert is_up(pilot, HomeScreen)
    assert config.read_text() == before


async def test_what_is_changed_counts_at_once_and_is_kept(start: Start, config: Path) -> None:
    async with start().run_test(size=SIZE) as pilot:
        assert shown(pilot, "#todo").startswith("7 new cards")
        await press(pilot, "comma", "tab", "backspace", "backspace", "3")
        for _ in ("motion", "glyphs", "accessible"):
            await press(pilot, "tab", "enter", "down", "enter")
        await press(pilot, "escape")
        assert shown(pilot, "#todo").startswith("3 of 7 new cards today")
        await press(pilot, "enter")
        assert position(pilot) == "1 of 3"
    settled = Settings(new_a_day=3, motion=False, glyphs="plain", accessible=True)
    assert SettingsFile(config).now == settled


async def test_the_theme_is_chosen_from_a_list(start: Start, config: Path) -> None:
    app = start()
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "comma", "enter", *"nord", "enter")
        assert app.theme == "nord"
        await press(pilot, "escape", "escape")
    assert SettingsFile(config).now.theme == "nord"


async def test_a_number_that_is_none_is_told_and_not_taken(start: Start, config: Path) -> None:
    async with start().run_test(size=SIZE) as pilot:
        await press(pilot, "comma", "tab", "1", "0", "0")
        assert shown(pilot, "#hint").startswith("Line by line")
        await press(pilot, "x")
        assert shown(pilot, "#hint") == "New cards a day: a number from 0 to 1000."
        await press(pilot, "escape")
    assert SettingsFile(config).now.new_a_day == 100


@pytest.mark.parametrize("size", [(40, 15), (80, 24), (200, 60)])
async def test_every_setting_can_be_reached_and_seen(start: Start, size: tuple[int, int]) -> None:
    async with start().run_test(size=size) as pilot:
        await press(pilot, "comma")
        seen: list[str | None] = []
        for _ in range(5):
            focused = pilot.app.focused
            assert focused is not None
            assert pilot.app.screen.region.contains_region(focused.region)
            assert focused.region.height
            seen.append(focused.id)
            await press(pilot, "tab")
        assert seen == ["theme", "new_a_day", "motion", "glyphs", "accessible"]


def painted(pilot: Pilot[Any]) -> str:
    """Return every sign on the screen."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join(strip.text for strip in strips)


async def test_plain_signs_reach_every_screen_and_come_and_go_at_once(start: Start) -> None:
    async with start().run_test(size=SIZE) as pilot:
        before = painted(pilot)
        assert before != plain(before)
        await press(pilot, "comma", *["tab"] * 3, "enter", "down", "enter", "escape")
        for keys in ([], ["b"], ["escape", "s"], ["escape", "question_mark"], ["escape", "enter"]):
            await press(pilot, *keys)
            assert painted(pilot).encode("cp437")
        await press(pilot, "space", "1")
        assert painted(pilot).encode("cp437")
        await press(pilot, "escape", "comma", *["tab"] * 3, "enter", "up", "enter", "escape")
        assert painted(pilot) != plain(painted(pilot))
