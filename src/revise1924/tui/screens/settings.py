"""Settings: what the student has settled for all decks; each change counts at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Select, Static

from revise1924.errors import ReviseError
from revise1924.settings import SETTINGS, Settings, Value, value_of
from revise1924.tui.widgets.chooser import Chooser
from revise1924.tui.widgets.field import Field, named
from revise1924.tui.widgets.keys import Keys

Change = Callable[[str, Value], None]
"""Changes the setting of this key."""


_CHOICES: dict[str, tuple[str, list[tuple[str, Value]]]] = {
    "motion": ("Short motions", [("on", True), ("off", False)]),
    "glyphs": ("Signs", [("all", "unicode"), ("plain", "plain")]),
    "accessible": ("Cards", [("on a screen", False), ("line by line", True)]),
}
"""Settings that are one of two things: what each is called, and its values."""

_HINT = "Line by line counts from the next start."


class SettingsScreen(ModalScreen[None]):
    """A row a setting."""

    CSS_PATH = "../dialogs.tcss"
    AUTO_FOCUS = "#theme"
    BINDINGS = [
        Binding("tab", "app.focus_next", "Next", tooltip="Go to the next setting"),
        Binding("escape", "dismiss(None)", "Back", tooltip="Close the settings: they are kept"),
    ]

    def __init__(self, now: Settings, themes: Sequence[str], change: Change) -> None:
        """Take what is settled, the themes that there are, and what changes a setting."""
        super().__init__()
        self._now = now
        self._themes = themes
        self._change = change

    def compose(self) -> ComposeResult:
        """Lay out the rows."""
        now = self._now
        themes = [(name, name) for name in self._themes]
        with VerticalScroll(can_focus=False) as dialog:
            dialog.border_title = "Settings"
            yield named("Theme", _choice("theme", themes, now.theme))
            yield named(
                "New cards a day",
                Field(str(now.new_a_day), id="new_a_day", max_length=4),
            )
            for key, (name, values) in _CHOICES.items():
                yield named(name, _choice(key, values, getattr(now, key)))
            yield Static(Content(_HINT), id="hint")
        yield Keys()

    @on(Select.Changed)
    def _choose(self, event: Select.Changed) -> None:
        if isinstance(event.value, str | bool):
            self._settle(event.select.id or "", event.value)

    @on(Input.Changed)
    def _write(self, event: Input.Changed) -> None:
        """Take a number once it is one; say what it should be where it is none."""
        hint = _HINT
        try:
            self._settle("new_a_day", value_of("new_a_day", event.value))
        except ReviseError:
            hint = f"New cards a day: {SETTINGS['new_a_day'].takes}."
        line = self.query_one("#hint", Static)
        line.set_class(hint != _HINT, "-error")
        line.update(Content(hint))

    def _settle(self, key: str, value: Value) -> None:
        """Change a setting that is not so already: widgets tell of their first value, too."""
        if getattr(self._now, key) != value:
            self._change(key, value)
            changed: dict[str, Any] = {key: value}
            self._now = replace(self._now, **changed)


def _choice(key: str, values: Sequence[tuple[str, Value]], now: Value) -> Chooser:
    return Chooser(values, value=now, allow_blank=False, id=key, compact=True)
