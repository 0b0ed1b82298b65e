"""Drill: a card with its weak points blank and the others given, recalled one by one."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from revise1924 import wording
from revise1924.tui.recite import NEXT, ReciteScreen
from revise1924.tui.session_screen import LEAVE, SessionScreen
from revise1924.tui.undoing import UNDO


class DrillScreen(ReciteScreen, SessionScreen):
    """Practice: it moves no box."""

    BINDINGS = [UNDO, LEAVE]

    def action_save(self) -> None:
        """Save what came back and go on."""
        SessionScreen.action_save(self)

    def _show_card(self, ticks: Sequence[bool] | None = None) -> None:
        self._session.show(self._clock())
        self._session.flip(self._clock())  # what is given is seen from the start
        blank = wording.counted(len(self._session.asked), "point")
        self._show_question()
        self._prompt(f"{blank} blank. {NEXT}" if ticks is None else "")
        self._current = None
        # Without the note, which may say what is blank.
        asked = self._session.asked
        self._points.show_points(self._card.back, ticks, asked=asked, hidden=ticks is None)
        self.refresh_bindings()

    def _prompt(self, words: str) -> None:
        self.query_one("#hint", Static).update(Content(words), layout=False)

    def _show_score(self, ticks: Sequence[bool]) -> None:
        review = self._session.preview(ticks, self._clock()).review
        self._set_score(f"{wording.recall_bar(review)} {wording.recall(review)}")
