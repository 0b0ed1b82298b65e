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
from revise1924.said import MOST_MINUTES
from revise1924.tui.widgets.field import Field, named
from revise1924.tui.widgets.keys import Keys

ExamSaid = tuple[date | None, int | None]
"""The day of the exam, and the minutes a day that there are until then."""

Takes = Callable[[date, int | None], str]
"""Tells what an exam on that day takes, and whether so many minutes a day suffice for it."""


class ExamScreen(ModalScreen[ExamSaid]):
    """Asks; the answer holds the day, None for no exam, and the minutes a day, None for none said.

    Without an answer it is None.
    """

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = [
        Binding("enter", "accept", "Accept", tooltip="Take the day that is understood"),
        Binding("tab", "app.focus_next", "Minutes", tooltip="Say how many minutes a day there are"),
        Binding("escape", "dismiss(None)", "Back", tooltip="Leave the day as it was"),
    ]

    def __init__(self, today: date, said: ExamSaid, takes: Takes) -> None:
        """Take the study day, what is said so far, and what tells what an exam on a day takes."""
        super().__init__()
        self._today = today
        self._exam, self._minutes = said
        self._takes = takes

    def compose(self) -> ComposeResult:
        """Lay out the field, and under it what was understood."""
        with Vertical() as dialog:
            dialog.border_title = "When is the exam?"
            day = Field(
                value=self._exam.isoformat() if self._exam else "",
                placeholder="4 June, in 3 weeks, or none",
                select_on_focus=True,
                id="day",
            )
            minutes = Field(
                value=str(self._minutes or ""),
                placeholder="as many as it takes",
                select_on_focus=True,
                restrict=r"[0-9]{0,4}",
                id="minutes",
            )
            yield named("Date", day)
            yield named("Minutes a day", minutes)
            yield Static(Content(exam_words.WHAT_THE_DATE_DOES), id="understood")
        yield Keys()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood while it is written."""
        event.stop()
        understood, is_good = self._understood
        line = self.query_one("#understood", Static)
        line.set_class(not is_good and bool(self._written("day")), "-error")
        line.update(Content(understood))

    def action_accept(self) -> None:
        """Hand over the day; what cannot be understood stays on screen."""
        if self._understood[1]:
            day = exam_day(self._written("day"), self._today)
            self.dismiss((day, self._minutes_a_day if day else None))

    def _written(self, field: str) -> str:
        return self.query_one(f"#{field}", Field).value.strip()

    @property
    def _minutes_a_day(self) -> int | None:
        return int(self._written("minutes") or 0) or None

    @property
    def _understood(self) -> tuple[str, bool]:
        """Return what the words mean, or what is wrong with them, and whether they can be taken."""
        written, minutes = self._written("day"), self._minutes_a_day
        if not written:
            return "Write a day, or none to forget the date.", False
        if minutes and minutes > MOST_MINUTES:
            return f"A day has {MOST_MINUTES} minutes.", False
        try:
            day = exam_day(written, self._today)
        except ReviseError as error:
            return str(error), False
        if day is None:
            return "No exam: cards wait as long as their boxes say.", True
        lines = [exam_words.until(day, self._today), self._takes(day, minutes)]
        return "\n".join(line for line in lines if line), True
