"""Help: the rules first, then what one does here and its keys; and a sentence for each command."""

from collections.abc import Sequence

import pytest
from textual.app import App
from textual.command import CommandList

from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.app import ReviseApp
from revise1924.tui.screens.help import HelpScreen
from revise1924.tui.widgets.keys import Keys, key_name, on_offer
from tests.support.clock import EXAM, MONDAY
from tests.support.screens import DIALOGS, PLACES, SIZE, is_up, press, text_of, wait_until


def _shown(app: App[None]) -> list[str]:
    """Return the names of the keys at the bottom of the screen that do something now."""
    offered = {key.key for key in app.screen.query_one(Keys).offered if not key.is_off}
    active = app.screen.active_bindings
    return [key_name(active[key].binding) for key in offered]


@pytest.mark.parametrize("keys", PLACES.values(), ids=PLACES)
async def test_help_tells_what_one_does_here_and_every_key_that_is_shown(
    keys: Sequence[str], app: ReviseApp
) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        about, shown = app.screen.HELP, _shown(app)
        await press(pilot, "f1")
        assert is_up(pilot, HelpScreen)
        assert about
        assert about.endswith(".")
        here = [line.split("  ")[0] for line in text_of(pilot, "#here").splitlines()]
        named = {name for line in here for name in line.split(" or ")}
        assert set(shown) <= named
        await press(pilot, "f1")
        assert not is_up(pilot, HelpScreen)


async def test_help_says_the_rules_first_and_then_this_screen(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "enter", "question_mark")
        lines = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        rules, here = lines.index("The rules in a minute"), lines.index("Here")
        assert rules < lines.index("60 days") < here < lines.index("Say the answer")
        assert here < lines.index("Space")


@pytest.mark.parametrize("keys", [*PLACES.values(), *DIALOGS.values()], ids=[*PLACES, *DIALOGS])
async def test_each_command_of_the_palette_has_a_sentence_of_its_own(
    keys: Sequence[str], app: ReviseApp, file: ProgressFile
) -> None:
    file.set_exam(EXAM, MONDAY)
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, *keys)
        commands = list(app.get_system_commands(app.screen))
        told = [command.help.partition(" (key: ")[0] for command in commands]
        for command, about in zip(commands, told, strict=True):
            assert len(about.split()) > 2, (command.title, about)
            assert about[0].isupper()
        assert len(set(told)) == len(told)
        assert {key.tooltip for _, key, _ in on_offer(app.screen)} <= set(told)


async def test_the_palette_does_what_a_command_says(app: ReviseApp) -> None:
    async with app.run_test(size=SIZE) as pilot:
        await press(pilot, "ctrl+p", *"help")
        found = app.screen.query_one(CommandList)
        await wait_until(pilot, lambda: found.option_count == 1 and found.highlighted == 0)
        await press(pilot, "enter")
        await wait_until(pilot, lambda: is_up(pilot, HelpScreen))
