"""How many: with more due than fits, the student chooses how much of it to study now."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from revise1924 import wording
from revise1924.forecast import FITS, SHORT
from revise1924.overview import Overview
from revise1924.tui.widgets.keys import Keys


class HowManyScreen(ModalScreen[int]):
    """Asks; the answer is the most cards of the session."""

    AUTO_FOCUS = "OptionList"
    BINDINGS = [Binding("escape", "dismiss(None)", "Back")]

    def __init__(self, overview: Overview) -> None:
        """Take where the deck stands."""
        super().__init__()
        self._overview = overview

    def compose(self) -> ComposeResult:
        """Lay out the question and the choice."""
        cards = len(self._overview.to_study)
        with Vertical() as dialog:
            dialog.border_title = "How many now?"
            dialog.border_subtitle = "Up, Down and Enter choose"
            yield Static(
                Content("The most urgent come first; the rest waits, and nothing is lost.")
            )
            yield OptionList(
                *(self._some(number) for number in (SHORT, FITS)),
                Option(Content(f"All {cards} cards"), id=str(cards)),
            )
        yield Keys()

    def _some(self, number: int) -> Option:
        backlog = wording.backlog(self._overview, number)
        return Option(Content(f"{number} cards\n{backlog}"), id=str(number))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer, by Enter or a click."""
        self.dismiss(int(str(event.option_id)))
