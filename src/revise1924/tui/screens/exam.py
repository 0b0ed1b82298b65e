"""Exam: the student says when it is, and sees what was understood before it counts."""

from collections.abc import Callable
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from revise1924 import exam_words
from revise1924.dates import exam_day
from revise1924.errors import ReviseError
from revise1924.tui.widgets.field import Field
from revise1924.tui.widgets.keys import Keys


class ExamScreen(ModalScreen[tuple[date | None]]):
    """Asks; the answer holds the day, or None in it for no exam. Without an answer it is None."""

    BINDINGS = [
        Binding("enter", "accept", "Accept", tooltip="Take the day that is understood"),
        Binding("escape", "dismiss(None)", "Back", tooltip="Leave the day as it was"),
    ]

    def __init__(
        self, today: date, exam: date | None, takes: Callable[[date], str] = lambda _: ""
    ) -> None:
        """Take the study day, the exam as it is set, and what says what an exam on a day takes."""
        super().__init__()
        self._today = today
        self._exam = exam
        self._takes = takes

    def compose(self) -> ComposeResult:
        """Lay out the field, and under it what was understood."""
        with Vertical() as dialog:
            dialog.border_title = "When is the exam?"
            yield Field(
                value=self._exam.isoformat() if self._exam else "",
                placeholder="4 June, 2027-06-04, in 3 weeks, or none",
                select_on_focus=True,
            )
            yield Static(id="understood")
        yield Keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood while it is written."""
        understood, is_good = self._understood(event.value)
        line = self.query_one("#understood", Static)
        line.set_class(not is_good and bool(event.value.strip()), "-error")
        line.update(Content(understood))

    def action_accept(self) -> None:
        """Hand over the day; what cannot be understood stays on screen."""
        written = self.query_one(Field).value
        if self._understood(written)[1]:
            self.dismiss((exam_day(written, self._today),))

    def _understood(self, written: str) -> tuple[str, bool]:
        """Return what the words mean, or what is wrong with them, and whether they can be taken."""
        if not written.strip():
            return "Write a day, or none to forget the date.", False
        try:
            day = exam_day(written, self._today)
        except ReviseError as error:
            return str(error), False
        if day is None:
            return "No exam: cards wait as long as their boxes say.", True
        lines = [exam_words.until(day, self._today), self._takes(day)]
        return "\n".join(line for line in lines if line), True
