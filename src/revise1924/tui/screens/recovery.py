"""Recovery: a progress file that cannot be read, and what to do about it."""

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from revise1924 import mending
from revise1924.errors import ReviseError
from revise1924.storage.recovery import Cure, Diagnosis, cures, diagnose
from revise1924.tui.widgets.choices import Choices
from revise1924.tui.widgets.keys import Keys


class RecoveryScreen(Screen[str]):
    """Says what is wrong and where, and mends nothing before the student has chosen.

    Ends with what has become of the file, in words, or with None where it is left as it is.
    """

    CSS_PATH = "../dialogs.tcss"
    HELP = "Your progress file is damaged. Choose how to mend it; the file as it is now is kept."
    AUTO_FOCUS = "OptionList"
    BINDINGS = [
        Binding("escape", "dismiss(None)", "Back", tooltip="Leave the file as it is"),
        Binding("q", "app.quit", "Quit", tooltip="Leave the file as it is"),
    ]

    def __init__(
        self, diagnosis: Diagnosis, clock: Callable[[], datetime], *, can_leave: bool
    ) -> None:
        """Take what is wrong, a clock, and whether there is a screen to go back to."""
        super().__init__()
        self._can_leave = can_leave
        self._diagnosis = diagnosis
        self._cures = cures(diagnosis)
        self._clock = clock

    def compose(self) -> ComposeResult:
        """Lay out the fault and the choice."""
        yield Static(Content("Your progress cannot be read"), id="title")
        with VerticalScroll(can_focus=False):
            yield Static(Content(self._fault), id="fault")
            yield Choices(*map(_option, self._cures), markup=False)
            yield Static(
                Content(
                    "Choose with Up, Down and Enter. Whatever you choose, the file as it is now is"
                    " kept beside the new one."
                ),
                id="promise",
            )
        yield Keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way back only where there is one."""
        if action == "dismiss":
            return self._can_leave
        return super().check_action(action, parameters)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Mend the file in the way that was chosen, by Enter or a click."""
        self._mend(self._cures[event.option_index])

    def _mend(self, cure: Cure) -> None:
        try:
            aside = cure.mend(self._clock())
        except ReviseError as error:
            self._look_again(error)
            return
        self.dismiss(mending.mended(aside))

    def _look_again(self, why: ReviseError) -> None:
        """Say why nothing was mended, and offer what can be done now; open what is sound now."""
        try:
            diagnosis = diagnose(self._diagnosis.path, self._diagnosis.deck)
        except ReviseError as error:
            self._say(f"Not mended: {error}")
            return
        if diagnosis is None:
            self.dismiss("Another window has mended it meanwhile.")
            return
        self._diagnosis, self._cures = diagnosis, cures(diagnosis)
        self.query_one("#fault", Static).update(Content(self._fault))
        choices = self.query_one(OptionList)
        choices.clear_options()
        choices.add_options([_option(each) for each in self._cures])
        choices.highlighted = 0
        self._say(f"Not mended: {why}")

    def _say(self, sentence: str) -> None:
        self.query_one("#promise", Static).update(Content(sentence))

    @property
    def _fault(self) -> str:
        return str(self._diagnosis.error).splitlines()[0]


def _option(cure: Cure) -> Option:
    return Option(Content(mending.cure(cure)), id=cure.name)
