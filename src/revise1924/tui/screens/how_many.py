"""How many: with more due than fits, the student chooses how much of it to study now."""

from collections.abc import Sequence

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
from revise1924.tui.widgets.choices import Choices
from revise1924.tui.widgets.keys import Keys


class HowManyScreen(ModalScreen[int]):
    """Asks; the answer is the most cards of the session."""

    CSS_PATH = "../dialogs.tcss"
    AUTO_FOCUS = "OptionList"
    BINDINGS = [Binding("escape", "dismiss(None)", "Back", tooltip="Study nothing for now")]

    def __init__(self, overviews: Sequence[Overview]) -> None:
        """Take where each deck stands."""
        super().__init__()
        self._overviews = overviews

    def compose(self) -> ComposeResult:
        """Lay out the question and the choice."""
        cards = sum(len(overview.to_study) for overview in self._overviews)
        with Vertical() as dialog:
            dialog.border_title = "How many now?"
            dialog.border_subtitle = "Up, Down and Enter choose"
            yield Static(
                Content("The most urgent come first; the rest waits, and nothing is lost.")
            )
            yield Choices(
                *(self._some(number) for number in (SHORT, FITS)),
                Option(Content(f"All {cards} cards"), id=str(cards)),
            )
        yield Keys()

    def _some(self, number: int) -> Option:
        words = f"{number} cards"
        if len(self._overviews) == 1:  # so many a day of several decks is not so many of each
            words += f"\n{wording.backlog(self._overviews[0], number)}"
        return Option(Content(words), id=str(number))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer, by Enter or a click."""
        self.dismiss(int(str(event.option_id)))
