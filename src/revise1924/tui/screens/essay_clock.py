"""Before an essay: how long it may take."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from revise1924 import writing_words
from revise1924.essay import MINUTES
from revise1924.tui.widgets.choices import Choices
from revise1924.tui.widgets.keys import Keys

_CHOICES = (*MINUTES, None)


class EssayClockScreen(ModalScreen[tuple[int | None]]):
    """Asks; the answer holds the minutes, or None in it for no clock."""

    CSS_PATH = "../essay.tcss"
    HELP = "Choose how long the essay may take, as in the exam, or write without a clock."
    AUTO_FOCUS = "OptionList"
    BINDINGS = [Binding("escape", "dismiss(None)", "Back", tooltip="Write no essay for now")]

    def compose(self) -> ComposeResult:
        """Lay out the question and the choice."""
        with Vertical() as dialog:
            dialog.border_title = "Write the essay"
            dialog.border_subtitle = "Up, Down and Enter choose"
            yield Static(Content("How long may it take? You can pause the clock, and write on."))
            yield Choices(*(Option(Content(writing_words.how_long(each))) for each in _CHOICES))
        yield Keys()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer, by Enter or a click."""
        self.dismiss((_CHOICES[event.option_index],))
