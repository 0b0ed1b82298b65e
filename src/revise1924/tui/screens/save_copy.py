"""A copy of the essay, to be kept: where."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from revise1924.tui.widgets.field import Field
from revise1924.tui.widgets.keys import Keys

Save = Callable[[str], str]
"""Saves under what was typed; returns why not, and nothing once it is saved."""


class SaveCopyScreen(ModalScreen[str]):
    """Asks for a path until a file is written; ends with what was typed."""

    CSS_PATH = "../essay.tcss"
    HELP = "Say where your essay is to be kept. No file that is there already is overwritten."
    BINDINGS = [
        Binding("enter", "save", "Save", tooltip="Write the file; none is overwritten"),
        Binding("escape", "dismiss(None)", "Back", tooltip="Save no file"),
    ]

    def __init__(self, place: str, save: Save) -> None:
        """Take the place that is suggested, and what saves."""
        super().__init__()
        self._place = place
        self._save = save

    def compose(self) -> ComposeResult:
        """Lay out the field, and room for what went wrong."""
        with Vertical() as dialog:
            dialog.border_title = "Save your essay to a file"
            yield Field(value=self._place, select_on_focus=False)
            yield Static(id="fault")
        yield Keys()

    def action_save(self) -> None:
        """Save; what went wrong is told, and can be mended."""
        typed = self.query_one(Field).value
        fault = self._save(typed)
        if fault:
            self.query_one("#fault", Static).update(Content(fault))
        else:
            self.dismiss(typed)
