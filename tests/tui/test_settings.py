"""The student's settings in the app: the theme, and the screen on which they are changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.settings import SettingsFile
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from tests.support.clock import Clock
from tests.support.screens import SIZE, notices, press

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
    [("light theme", "textual-light"), ("dark theme", "textual-dark"), ("theme", "nord")],
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
        assert app.theme == "textual-dark"
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
        (("norf", ""), "textual-dark", ["norf"]),
        (("nord", "norf"), "nord", ["norf"]),
        (("norf", "dracula"), "dracula", []),
        (("norf", "[b]x"), "textual-dark", ["[b]x", "norf"]),
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
        assert app.theme == "textual-light"
        [said] = notices(pilot)
        assert "not saved" in said
