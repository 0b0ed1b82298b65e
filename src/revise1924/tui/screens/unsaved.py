"""Unsaved: progress cannot be saved here, and the student says whether to go on without."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from revise1924.tui.widgets.keys import Keys


class UnsavedScreen(ModalScreen[bool]):
    """Asks; the answer is whether to go on unsaved."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = [
        Binding("y", "dismiss(True)", "Go on unsaved", tooltip="Study, though nothing is kept"),
        Binding("escape", "dismiss(False)", "Back", tooltip="Leave it for now"),
    ]

    def __init__(self, why: str) -> None:
        """Take the reason in words."""
        super().__init__()
        self._why = why

    def compose(self) -> ComposeResult:
        """Lay out the reason and the question."""
        with VerticalScroll() as dialog:
            dialog.border_title = "Your progress cannot be saved"
            yield Static(Content(self._why))
            yield Static(Content("\nYou can go on all the same, but it will be gone tomorrow."))
        yield Keys()
