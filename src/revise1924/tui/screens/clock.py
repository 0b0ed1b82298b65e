"""Clock: before a test the student says how many minutes it has, or that it has no clock."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from revise1924.stopwatch import minutes_in
from revise1924.test_words import NO_MINUTES, Asked
from revise1924.tui.widgets.field import Field, named
from revise1924.tui.widgets.keys import Keys


class ClockScreen(ModalScreen[tuple[int | None]]):
    """Asks; the answer holds the minutes, or None in it for no clock. Without one it is None."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = [
        Binding("enter", "accept", "Begin", tooltip="Begin the test"),
        Binding("tab", "take_usual", "A minute each", tooltip="As much time as exams give"),
        Binding("escape", "dismiss(None)", "Back", tooltip="No test for now"),
    ]

    def __init__(self, asked: Asked) -> None:
        """Take what the test asks."""
        super().__init__()
        self._asked = asked

    def compose(self) -> ComposeResult:
        """Lay out what is asked, the field, and under it what was understood."""
        with Vertical() as dialog:
            dialog.border_title = "Test"
            yield Static(Content(self._asked.about), id="asked")
            yield named("Minutes", Field(placeholder="none", max_length=4))
            yield Static(Content(self._asked.pace(None)), id="understood")
        yield Keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood while it is written."""
        minutes = minutes_in(event.value)
        is_good = minutes is not None or not event.value.strip()
        line = self.query_one("#understood", Static)
        line.set_class(not is_good, "-error")
        line.update(Content(self._asked.pace(minutes) if is_good else NO_MINUTES))

    def action_take_usual(self) -> None:
        """Write the minutes that exams give."""
        field = self.query_one(Field)
        field.value = str(self._asked.usual)
        field.cursor_position = len(field.value)

    def action_accept(self) -> None:
        """Hand over the minutes; what cannot be understood stays on screen."""
        written = self.query_one(Field).value
        minutes = minutes_in(written)
        if minutes is not None or not written.strip():
            self.dismiss((minutes,))
