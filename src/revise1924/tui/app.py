"""The app: which deck, which progress, which clock; the screens do the rest."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.events import Event, Paste, Resize
from textual.screen import Screen

from revise1924.cards import Deck
from revise1924.store import ProgressFile
from revise1924.text import one_line
from revise1924.tui.home import HomeScreen
from revise1924.tui.life import live
from revise1924.tui.life.garbage import collect_as_before, collect_seldom
from revise1924.tui.toosmall import LEAST_HEIGHT, LEAST_WIDTH, TooSmallScreen
from revise1924.tui.widgets import NARROW

if TYPE_CHECKING:
    from revise1924.recovery import Diagnosis


class ReviseApp(App[None]):
    """Revise one deck."""

    TITLE = "revise1924"
    CSS_PATH = "revise.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    BINDINGS = [
        Binding("q", "quit", "Quit", show=False),
        Binding("question_mark", "help", "Help", key_display="?", tooltip="Keys and rules"),
    ]

    def __init__(
        self, deck: Deck, file: "ProgressFile | Diagnosis", clock: Callable[[], datetime]
    ) -> None:
        """Take the deck, its progress or what is wrong with it, and a clock."""
        super().__init__()
        self.animation_level = "none"  # nothing moves by itself, and nothing is drawn twice
        self.deck = deck
        self.file = file
        self.clock = clock

    def go(self) -> int:
        """Run until the student quits or a signal ends it; return the exit code.

        Raises CrashError where the app fails.
        """
        return asyncio.run(live(self, self.clock))

    def get_default_screen(self) -> Screen[None]:
        """Begin on home, or where a damaged progress file is mended."""
        if isinstance(self.file, ProgressFile):
            return HomeScreen(self.deck, self.file, self.clock)
        from revise1924.tui.recovery import RecoveryScreen  # noqa: PLC0415 - seldom needed

        return RecoveryScreen(self.file, self.clock, self._mended)

    def _mended(self, news: str) -> None:
        self.file = ProgressFile(self.file.path, self.deck.id)
        self.push_screen(HomeScreen(self.deck, self.file, self.clock, news))

    def on_mount(self) -> None:
        """Name the terminal's window."""
        self.sub_title = one_line(self.deck.title)
        self.theme = "textual-dark"
        self.call_after_refresh(collect_seldom)

    def on_unmount(self) -> None:
        """Leave the collecting of garbage as it was."""
        collect_as_before()

    async def on_event(self, event: Event) -> None:
        """Make what is pasted safe to show, before any field takes it."""
        if isinstance(event, Paste):
            event.text = one_line(event.text)
        await super().on_event(event)

    def on_resize(self, event: Resize) -> None:
        """Cover the screen while the terminal is too small for it, and uncover it after."""
        too_small = event.size.width < LEAST_WIDTH or event.size.height < LEAST_HEIGHT
        if too_small and not self._is_covered:
            self.push_screen(TooSmallScreen())
        elif self._is_covered and not too_small:
            self.pop_screen()

    @property
    def _is_covered(self) -> bool:
        return isinstance(self.screen, TooSmallScreen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nothing open above the screen that says the terminal is too small."""
        if action in {"command_palette", "help"} and self._is_covered:
            return False
        return super().check_action(action, parameters)

    def action_help(self) -> None:
        """Show the keys and the rules."""
        from revise1924.tui.help import HelpScreen  # noqa: PLC0415 - not needed for the first paint

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what the keys of this screen do, then the themes."""
        for active in screen.active_bindings.values():
            binding, node = active.binding, active.node
            if binding.show and active.enabled:
                yield SystemCommand(
                    binding.description,
                    f"{binding.tooltip or 'On this screen'} (key: {self.get_key_display(binding)})",
                    lambda action=binding.action, node=node: self.run_action(action, node),
                )
        yield SystemCommand("Dark theme", "Light text on dark", lambda: self._set_theme("dark"))
        yield SystemCommand("Light theme", "Dark text on light", lambda: self._set_theme("light"))
        yield SystemCommand("Theme", "Choose among all themes", self.action_change_theme)

    def _set_theme(self, kind: str) -> None:
        self.theme = f"textual-{kind}"
