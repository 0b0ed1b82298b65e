"""Writing: what comes to mind, before the flip. It is shown beside the points, and never stored."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from revise1924.cards import Card
from revise1924.recite import Draft
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.room import Room


class WritingScreen(ModalScreen[bool]):
    """The question and a text area; the answer is whether to flip now."""

    CSS_PATH = ["../cards.tcss", "../dialogs.tcss"]
    BINDINGS = [
        Binding("tab", "done(True)", "Flip and compare", tooltip="See which points you wrote"),
        Binding("escape", "done(False)", "Back to the front", tooltip="Keep what you wrote"),
    ]

    def __init__(self, card: Card, draft: Draft) -> None:
        """Take the card, and the draft that keeps what is written about it."""
        super().__init__()
        self._card = card
        self._draft = draft

    def compose(self) -> ComposeResult:
        """Lay out the question and the room to write."""
        yield Static(Content(self._card.topic), id="topic")
        yield Static(Content(self._card.front), id="question")
        text = Room(self._draft.words, placeholder=" Write what comes to mind: notes will do.")
        text.border_title, text.border_subtitle = "Your answer", "compared, and not kept"
        text.move_cursor(text.document.end)
        yield text
        yield Keys()

    def on_text_area_changed(self) -> None:
        """Keep what is written, whatever ends this screen."""
        self._draft.words = self.query_one(TextArea).text

    def action_done(self, flip: bool) -> None:
        """Go back."""
        self._draft.words = self.query_one(TextArea).text
        self.dismiss(flip)
