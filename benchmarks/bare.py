"""A Textual app of one line of text: the floor under every other."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static("bare and painted")


if __name__ == "__main__":
    BareApp().run()
