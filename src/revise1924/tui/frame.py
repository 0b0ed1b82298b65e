"""What surrounds the screens: size, themes, the palette, help, and text that is pasted."""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.dom import DOMNode
from textual.events import Key, Paste, Resize
from textual.filter import LineFilter, NoColor
from textual.geometry import Offset
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from revise1924.errors import ReviseError
from revise1924.settings import Settings, SettingsFile, Value
from revise1924.text import LONGEST_PASTE, one_line
from revise1924.tui import motion, registry
from revise1924.tui.life.garbage import collect_as_before, collect_seldom
from revise1924.tui.life.in_turn import InTurn
from revise1924.tui.palette import DARK, LIGHT, readable
from revise1924.tui.plain_signs import PlainSigns
from revise1924.tui.screens.commands import Palette
from revise1924.tui.screens.too_small import TooSmallScreen
from revise1924.tui.sizes import LEAST_HEIGHT, LEAST_WIDTH, NARROW, ROOMY, TALL, margin
from revise1924.tui.styles import Styles
from revise1924.tui.themes import begin_with
from revise1924.tui.widgets.here import place_on
from revise1924.tui.widgets.keys import key_name, on_offer
from revise1924.tui.widgets.whole_bar import WholeBar

if TYPE_CHECKING:
    from textual.actions import ActionParseResult

_TO_READ = 20
"""Seconds that stands what is told at the start: where a file lies, and what is wrong in it."""

ScrollBar.renderer = WholeBar  # of every scrollbar, as Textual would have it


class Frame(InTurn):
    """An app without screens of its own."""

    TITLE = "revise1924"
    CSS_PATH = "revise.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide"), (ROOMY, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (TALL, "-tall")]
    BINDINGS = [
        # Textual's goes before all others, and would overtake ticks that are still on their way;
        # no other reaches the app from a dialog.
        Binding("q,ctrl+q", "quit", "Quit", show=False),
        Binding("ctrl+q", "quit_dialog", "Quit", show=False, priority=True),
        Binding("question_mark", "help", "Help", key_display="?", tooltip="Rules and keys"),
        Binding("f1", "help", "Help", key_display="F1", tooltip="Rules and keys"),
    ]

    def __init__(self, settings: SettingsFile | None = None) -> None:
        """Take the student's settings; with None there are the defaults, and nothing is kept."""
        self.settings = settings or SettingsFile(None)
        theme, self._unknown_theme = begin_with(self.settings.now.theme)
        # Before Textual reads the styles: with another theme after it they would all be read twice.
        self.set_reactive(App.theme, theme)
        self._margin = margin(shutil.get_terminal_size().columns)  # as above
        super().__init__()
        self.stylesheet = Styles(variables=self.get_css_variables())
        self.take_up: Callable[[Settings], None] = lambda _: None
        """Does at once what settings that have changed ask for."""
        self._plain_signs = PlainSigns()
        self.animation_level = "none"  # what moves is our own; nothing else is drawn twice
        self._help: Screen[None] | None = None
        self.set_class(motion.is_wanted(self.settings.now.motion), motion.MOVES)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's own cursor stands, at each frame."""
        return place_on(self.screen)

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Leave it there: Textual's fields, which say where they are written in, are asked."""

    def get_css_variables(self) -> dict[str, str]:
        """Return the colours of the theme, readable all, and where the page begins."""
        self.theme_variables = readable(super().get_css_variables())
        page = {"margin": str(self._margin), "edge": str(self._margin + 1)}
        return self.theme_variables | page

    def on_mount(self) -> None:
        """Tell what is wrong with the settings; collect garbage again once home is painted."""
        for warning in (self._unknown_theme, str(self.settings.fault or "")):
            if warning:
                self.notify(warning, severity="warning", markup=False, timeout=_TO_READ)
        self.call_after_refresh(collect_seldom)

    def watch_theme(self, theme: str) -> None:
        """Keep the theme that the student chooses, wherever that is."""
        self.settle("theme", theme)

    def settle(self, key: str, value: Value) -> None:
        """Have a setting from now on, and keep it; tell where that fails."""
        try:
            self.settings.take(key, value)
        except ReviseError as error:
            self.notify(str(error), severity="warning", markup=False)
        self.take_up(self.settings.now)
        self.set_class(motion.is_wanted(self.settings.now.motion), motion.MOVES)
        if key == "glyphs":
            self.refresh_css(animate=False)  # and with it every line
            for screen in self.screen_stack:
                screen.refresh_bindings()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what changes each line before it is painted."""
        # With NO_COLOR, Textual's own filter makes greys of the colours.
        filters = [NoColor()] if self.no_color else super().get_line_filters()
        return [*filters, self._plain_signs] if self._has_plain_signs else filters

    def get_key_display(self, binding: Binding) -> str:
        """Return a key as it stands at the bottom: by its sign, where all signs can be shown."""
        display = super().get_key_display(binding)
        is_sign = len(display) == 1 and not display.isascii()
        return key_name(binding) if is_sign and self._has_plain_signs else display

    @property
    def _has_plain_signs(self) -> bool:
        return self.settings.now.glyphs == "plain"

    def action_settings(self) -> None:
        """Show the settings; what is changed there counts at once."""
        if not self._is_covered:
            now = replace(self.settings.now, theme=self.theme)
            self.push_screen(registry.settings(now, sorted(self.available_themes), self._change))

    def _change(self, key: str, value: Value) -> None:
        if key == "theme":
            self.theme = str(value)  # and that is kept
        else:
            self.settle(key, value)

    def on_unmount(self) -> None:
        """Leave the collector as it was."""
        collect_as_before()

    async def take(self, event: Key | Paste) -> None:
        """Make what is pasted safe to show, and not too long, before any field takes it.

        It becomes one line where the field that has the focus does not say otherwise: by a function
        `pasted` of its own, and by how many characters it takes, `LONGEST_PASTE`.
        """
        if isinstance(event, Paste):
            most = getattr(self.focused, "LONGEST_PASTE", LONGEST_PASTE)
            if len(event.text) > most and self.focused is not None:
                words = f"Pasted: only the first {most:,} characters."
                self.notify(words, severity="warning", markup=False)
            event.text = getattr(self.focused, "pasted", one_line)(event.text)
        await super().take(event)

    def on_resize(self, event: Resize) -> None:
        """Have the page in the middle; cover the screen while the terminal is too small for it."""
        if self._margin != margin(event.size.width):
            self._margin = margin(event.size.width)
            self.refresh_css(animate=False)
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
        if action == "quit_dialog":
            return self.screen.is_modal
        return super().check_action(action, parameters)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Wait for a screen that is still being made: what keys act on is not there before."""
        if isinstance(default_namespace, Screen):
            await default_namespace._mounted_event.wait()  # noqa: SLF001 - nothing else tells
        return await super().run_action(action, default_namespace, namespaces)

    async def action_quit_dialog(self) -> None:
        """Quit while a dialog is up."""
        await self.action_quit()

    def action_command_palette(self) -> None:
        """Show the commands."""
        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(id="--command-palette"))

    def action_help(self) -> None:
        """Show the keys and the rules."""
        if self._help is None or not self._help.is_active:
            self._help = registry.help_page(self.screen)
            self.push_screen(self._help)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer in the palette what the keys of this screen do, then the themes."""
        for names, binding, node in on_offer(screen):
            yield SystemCommand(
                binding.description,
                f"{binding.tooltip or binding.description} (key: {names})",
                lambda action=binding.action, node=node: self.run_action(action, node),
            )
        about = "Theme, new cards a day, motion, signs, line by line"
        yield SystemCommand("Settings", about, self.action_settings)
        yield SystemCommand("Dark theme", "Light text on dark", lambda: self._set_theme(DARK))
        yield SystemCommand("Light theme", "Dark text on light", lambda: self._set_theme(LIGHT))
        yield SystemCommand("Theme", "Choose among all themes", self.action_change_theme)

    def _set_theme(self, name: str) -> None:
        self.theme = name
