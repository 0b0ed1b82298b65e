"""Edited: what a card that was written anew means, or what is wrong with it, before it is saved."""

from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from revise1924.tui.widgets.choices import Choices
from revise1924.tui.widgets.keys import Keys

Answer = Literal["save", "again", "drop"]

_ANSWERS: dict[Answer, str] = {
    "save": "Save it",
    "again": "Edit it again",
    "drop": "Drop what I wrote",
}


class EditedScreen(ModalScreen[Answer]):
    """Asks; with None the student leaves, and what was written is kept for later."""

    CSS_PATH = "../dialogs.tcss"
    AUTO_FOCUS = "OptionList"
    BINDINGS = [Binding("escape", "dismiss(None)", "Later", tooltip="Keep it for the next edit")]

    def __init__(self, title: str, words: str, *, can_save: bool) -> None:
        """Take what has happened, what it means, and whether it can be saved as it is."""
        super().__init__()
        self._title = title
        self._words = words
        self._answers = [each for each in _ANSWERS if can_save or each != "save"]

    def compose(self) -> ComposeResult:
        """Lay out the words and the choice."""
        with VerticalScroll(can_focus=False) as dialog:
            dialog.border_title = Content(self._title)
            dialog.border_subtitle = "Up, Down and Enter choose"
            yield Static(Content(self._words))
            yield Choices(*(Option(Content(_ANSWERS[each]), id=each) for each in self._answers))
        yield Keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer, by Enter or a click."""
        self.dismiss(self._answers[event.option_index])
