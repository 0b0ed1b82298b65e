"""The card under the cursor of a list, beside it or below."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from revise1924.tui.widgets.page import Page


class CardPreview(Page, can_focus=False):
    """A topic, and what is to be read under it."""

    def compose(self) -> ComposeResult:
        """Lay out both."""
        yield Static(id="preview-topic")
        yield Static(id="preview")

    def show(self, topic: Content, text: Content) -> None:
        """Show a card from its beginning."""
        self.query_one("#preview-topic", Static).update(topic)
        self.query_one("#preview", Static).update(text)
        self.scroll_home(animate=False)

    @property
    def room(self) -> int:
        """The cells of a line; 0 where it is not to be seen."""
        return self.scrollable_content_region.width if self.display else 0
