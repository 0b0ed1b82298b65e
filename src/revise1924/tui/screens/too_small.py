"""What is shown while the terminal is too small for anything else."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen
from textual.widgets import Static

from revise1924.tui.sizes import LEAST_HEIGHT, LEAST_WIDTH


class TooSmallScreen(ModalScreen[None]):
    """Covers the screen, keys and all, until there is room again."""

    BINDINGS = [Binding("q", "app.quit", "Quit")]

    def compose(self) -> ComposeResult:
        """Lay out the one sentence."""
        yield Static()

    def on_resize(self, event: Resize) -> None:
        """Say how large the terminal is."""
        self.query_one(Static).update(
            Content(
                f"Please make the terminal larger: {LEAST_WIDTH}×{LEAST_HEIGHT} at least."
                f" Now {event.size.width}×{event.size.height}."
            )
        )
