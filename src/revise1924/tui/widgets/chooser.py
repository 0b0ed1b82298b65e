"""One of several values, chosen from a list that opens."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Select
from textual.widgets._select import SelectCurrent, SelectOverlay

from revise1924.settings import Value
from revise1924.tui.widgets.choices import OptionRow


class _Overlay(OptionRow, SelectOverlay):
    """The list that opens, with the sign of the row under the cursor."""

    BINDINGS = [Binding("escape", "dismiss", "Close", tooltip="Leave it as it was")]


class Chooser(Select[Value]):
    """Textual's choice, with a list of ours."""

    def compose(self) -> ComposeResult:
        """Lay out what is chosen, and the list."""
        yield SelectCurrent(self.prompt)
        yield _Overlay().data_bind(compact=Select.compact)
