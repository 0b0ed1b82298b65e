"""The palette: every command, found by its name."""

from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette
from textual.containers import Horizontal, Vertical
from textual.widgets import LoadingIndicator

from revise1924.tui.widgets.choices import OptionRow


class _Commands(OptionRow, CommandList):
    """The commands, with the sign of the row under the cursor."""


class Palette(CommandPalette):
    """Textual's, which fails where its list is to turn a page before it has been laid out."""

    pointed: CommandList | None = None
    """The list, where the cursor has moved in it since the student wrote in the field."""

    def compose(self) -> ComposeResult:
        """Lay out the field, and a list of ours."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):  # without a picture, whose width terminals differ in
                yield CommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield _Commands()
                yield LoadingIndicator()

    def on_input_changed(self) -> None:
        """Have the terminal's cursor where the student writes."""
        self.pointed = None

    def _action_command_list(self, action: str) -> None:
        self.pointed = self.query_one(CommandList)
        super()._action_command_list(action)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the list alone until it can be seen."""
        if action == "command_list" and not self.query_one(CommandList).size.height:
            return False
        return super().check_action(action, parameters)
