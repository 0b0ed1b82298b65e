"""Whether what is painted can be read: every cell of text against what it really stands on."""

import unicodedata
from pathlib import Path

import pytest
from docs import picture
from rich.color import Color as RichColor
from rich.color_triplet import ColorTriplet
from rich.terminal_theme import DEFAULT_TERMINAL_THEME, TerminalTheme
from textual.app import App
from textual.color import Color
from textual.theme import BUILTIN_THEMES

from revise1924.desks import Desks
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui import themes
from revise1924.tui.app import ReviseApp
from revise1924.tui.palette import readable
from tests.support import palettes
from tests.support.clock import EXAM, MONDAY, Clock
from tests.support.screens import SIZE, Restart, painted, press, shown

LEAST = 4.5
"""What WCAG asks of text."""

SIGNS = set("✓○■□▸▲▼▪→")
"""Signs that are read like words; lines and bars are not."""

THEMES = ["revise-dark", "revise-light", "textual-dark", "textual-light", "solarized-light"]

TERMINALS = {"ansi-dark": palettes.DARK, "ansi-light": palettes.LIGHT}
"""The themes of the terminal's own colours, and the terminals in which each is looked at."""

ALL = [*THEMES, *TERMINALS]

WALK = {
    "home of a fresh deck": [],
    "help": ["question_mark"],
    "front": ["escape", "enter"],
    "back": ["space", "1"],
    "back, the cursor beside the tick": ["down"],
    "front after a card that went up": ["2", "enter"],
    "front after one that fell": ["space", "n"],
    "end": ["space", "1", "2", "4", "enter", *["space", "y"] * 5],
    "home": ["escape"],
    "exam": ["e"],
    "exam, on no date": ["x", "enter"],
    "settings": ["escape", "comma"],
    "settings: themes": ["enter"],
    "commands": ["escape", "escape", "ctrl+p", "down"],
    "missed points": ["escape", "m", "space"],
    "statistics": ["escape", "s"],
    "statistics: cards": ["2"],
    "statistics: weak points": ["3"],
    "statistics: calendar": ["4"],
    "statistics: ahead": ["5"],
    "browse": ["escape", "b"],
    "browse, with a hit": ["l", "e"],
    "reading": ["enter"],
    "essay: how long": ["escape", "escape", "escape", "w"],
    "essay, empty": ["enter"],
    "essay, paused": [*"Stalin filled posts with supporters", "ctrl+t"],
    "essay, marked": ["tab"],
    "essay, read": ["e"],
    "essay, a copy": ["e", "s"],
    "essay, told": ["escape", *["n"] * 7],
    "outline": ["enter", "o", "space", "n", "space", "y", "space"],
}
"""Screens, and the keys that lead to each from the one before."""


def faint(app: App[None]) -> set[str]:
    """Return the texts on the screen that stand out too little, each with its contrast."""
    terminals = TERMINALS.get(app.theme, {"any": DEFAULT_TERMINAL_THEME})
    return {
        f"{name}, {each}" for name, palette in terminals.items() for each in _faint(app, palette)
    }


def _faint(app: App[None], palette: TerminalTheme) -> set[str]:
    found, top = set(), app.screen
    seen = top.children[0].region if top.is_modal else top.region  # not what a dialog covers
    seen = seen or top.query_one("#--results").region  # the commands lie over their dialog
    for strip in top._compositor.render_strips()[seen.y : seen.bottom]:
        for segment in strip.crop(seen.x, seen.right):
            if segment.style is None or not any(map(_is_text, segment.text)):
                continue
            ink, ground = segment.style.color, segment.style.bgcolor
            if segment.style.reverse and ink is ground is None:
                ink = ground = RichColor.default()  # the terminal's own two, which it swaps
            assert ink is not None
            assert ground is not None
            assert not segment.style.dim, segment  # of which nobody knows how dim it is
            above = ink.get_truecolor(palette)
            ratio = _contrast(above, ground.get_truecolor(palette, foreground=False))
            if ratio < LEAST:
                found.add(f"{segment.text.strip()!r}: {ratio:.1f}")
    return found


def _is_text(sign: str) -> bool:
    return sign in SIGNS or unicodedata.category(sign)[0] in "LNP"


def _contrast(one: ColorTriplet, other: ColorTriplet) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: ColorTriplet) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", ALL)
async def test_all_text_can_be_read(theme: str, app: ReviseApp, file: ProgressFile) -> None:
    file.set_exam(EXAM, MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await pilot.pause()
        for place, keys in WALK.items():
            await press(pilot, *keys)
            assert (place, faint(app)) == (place, set())


@pytest.mark.parametrize("theme", ALL)
async def test_what_went_wrong_can_be_read(theme: str, app: ReviseApp, file: ProgressFile) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await press(pilot, "enter", "space")
        file.path.write_text("{")  # somebody has spoilt it
        await press(pilot, "y")
        assert "is not JSON" in shown(pilot, "#news")
        assert faint(app) == set()


@pytest.mark.parametrize("theme", ALL)
async def test_the_boxes_at_an_end_can_be_read(
    theme: str, app: ReviseApp, restart: Restart, clock: Clock, file: ProgressFile
) -> None:
    file.set_exam(EXAM, MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", *["space", "y"] * 7)
    clock.advance(days=3)
    app = restart()
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await press(pilot, "enter", "space", "1", "enter", *["space", "y"] * 6)
        assert {"1▼", "2▲"} < set(" ".join(painted(pilot, "#boxes")).split())
        assert faint(app) == set()


@pytest.mark.parametrize("theme", ALL)
async def test_all_text_of_all_decks_can_be_read(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVISE1924_DATA_DIR", str(tmp_path))
    await picture.all_decks(tmp_path)
    app = ReviseApp(Desks(), lambda: picture.NOW)
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await pilot.pause()
        await press(pilot, "down")
        assert faint(app) == set()


@pytest.mark.parametrize("theme", ["revise-dark", "revise-light"])
async def test_in_our_themes_keys_have_one_colour_wherever_they_stand(
    theme: str, app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        above, below = (
            next(each.style.color for each in strips[row] if each.style and each.text == key)
            for row, key in ((2, "Enter"), (SIZE[1] - 1, "t"))
        )
        assert above == below


@pytest.mark.parametrize("theme", TERMINALS)
async def test_in_the_terminals_own_colours_what_is_above_and_below_stands_on_a_band(
    theme: str, app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        app.theme = theme
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        above, below = ([each for each in strips[row] if each.style] for row in (0, SIZE[1] - 1))
        grounds = {each.style.bgcolor for each in [*above, *below] if each.style}
        assert len(grounds) == 1
        assert grounds != {each.style.bgcolor for each in strips[1] if each.style}
        key, what = (each.style for each in below if each.text.strip() in {"t", "Test"})
        assert key
        assert what
        assert (key.bold, what.bold) == (True, None)  # of two colours none can be read there


@pytest.mark.parametrize("name", themes.NAMES)
def test_what_is_expected_is_a_green_that_can_be_read_in_every_theme(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    variables = readable(theme.to_color_system().generate() | theme.variables)
    ink, won = (Color.parse(variables[f"text-{each}"]) for each in ("expected", "success"))
    for terminal in TERMINALS.get(name, {"any": DEFAULT_TERMINAL_THEME}).values():
        ground = Color.parse(variables["background"]).rich_color
        below = ground.get_truecolor(terminal, foreground=False)
        assert _contrast(below, ink.rich_color.get_truecolor(terminal)) >= LEAST
    if name in TERMINALS:
        assert ink == won
    else:
        assert ink.hsl.h == pytest.approx(won.hsl.h, abs=0.1)


@pytest.mark.parametrize("name", themes.NAMES)
def test_the_papers_of_cards_can_be_read_in_every_theme(name: str) -> None:
    theme = BUILTIN_THEMES[name]
    variables = readable(theme.to_color_system().generate() | theme.variables)
    paper, ink = (Color.parse(variables[each]).rich_color for each in ("paper", "paper-ink"))
    for terminal in TERMINALS.get(name, {"any": DEFAULT_TERMINAL_THEME}).values():
        ground = paper.get_truecolor(terminal, foreground=False)
        assert _contrast(ground, ink.get_truecolor(terminal)) >= LEAST
