"""The card under the cursor of a list, beside it or below."""

from textual.app import ComposeResult
from textual.content import Content

from revise1924.tui.widgets.drawn import Draw, Drawn
from revise1924.tui.widgets.page import Page


class CardPreview(Page, can_focus=False):
    """What is to be read, under its name."""

    def compose(self) -> ComposeResult:
        """Lay out the text; the name stands in the border."""
        yield Drawn(id="preview")

    def show(self, name: Content, draw: Draw) -> None:
        """Show a card from its beginning."""
        self.border_title = name
        self.query_one(Drawn).show(draw)
        self.scroll_home(animate=False)
