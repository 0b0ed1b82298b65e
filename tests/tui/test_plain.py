"""Plain signs and no colour: nothing is painted that a terminal lacks, and all is told apart."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from textual.app import App

from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.settings import SettingsFile
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from tests.support.clock import EXAM, MONDAY, Clock
from tests.support.screens import DIALOGS, PLACES, SIZE, press

WALKS = {
    **PLACES,
    **DIALOGS,
    "help": ["question_mark"],
    "commands": ["ctrl+p"],
    "ticked": ["enter", "space", "1", "down"],
    "missed points": ["enter", *["space", "n"] * 7, "escape", "m", "space"],
    "end with points missed": ["enter", "space", "n", *["space", "y"] * 7],
    "a test marked": ["t", "enter", "space", "n", *["space", "y"] * 6],
    **{f"stats {tab}": ["enter", "space", "n", "escape", "s", str(tab)] for tab in range(1, 6)},
    "browse, found": ["b", *"lenin"],
    "preview": ["d", "i", *"a, b", "tab"],
    "outline, marked": ["o", "space", "y", "space", "n"],
}


@pytest.fixture
def plain_app(deck: Deck, file: ProgressFile, clock: Clock, tmp_path: Path) -> ReviseApp:
    """The app, with plain signs settled."""
    config = tmp_path / "config.toml"
    config.write_text('glyphs = "plain"')
    return ReviseApp(Desk(deck, file), clock, settings=SettingsFile(config))


def odd_signs(app: App[None]) -> set[str]:
    """Return the signs on the screen that the font of a console may lack."""
    painted = "".join(strip.text for strip in app.screen._compositor.render_strips())
    known = bytes(range(256)).decode("cp437") + bytes(range(256)).decode("latin-1")
    return set(painted) - set(known)


@pytest.mark.parametrize("keys", WALKS.values(), ids=WALKS)
async def test_every_sign_on_every_screen_is_in_the_font_of_a_console(
    keys: Sequence[str], plain_app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam(EXAM, MONDAY)
    async with plain_app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        assert odd_signs(plain_app) == set()
