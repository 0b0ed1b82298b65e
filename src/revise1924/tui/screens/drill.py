"""Drill: a card with its weak points blank and the others given, recalled one by one."""

from textual.content import Content
from textual.widgets import Static

from revise1924 import card_words
from revise1924.session import Session
from revise1924.tui.shared.recite_screen import NEXT, ReciteScreen
from revise1924.tui.shared.session_screen import ASIDE, EDIT, LEAVE, SessionScreen
from revise1924.tui.shared.undo_screen import UNDO


class DrillScreen(ReciteScreen[Session], SessionScreen):
    """Point by point; it moves no box."""

    HELP = "The points you keep missing are blank. Say one, reveal it, and tell whether you had it."
    BINDINGS = [ASIDE, EDIT, UNDO, LEAVE]

    def action_save(self) -> None:
        """Save what came back and go on."""
        SessionScreen.action_save(self)

    def _show_card(self) -> None:
        self._session.flip(self._clock())  # what is given is seen from the start
        self._show_question()
        self._turn("Win back", is_back=True)
        self._prompt(NEXT if self._recital.hidden else "")
        # Without the note, which may say what is blank.
        self._points.show_points(self._recital, remarks=self._remarks())
        self._give_height()
        self.refresh_bindings()

    def _prompt(self, words: str) -> None:
        self.query_one("#hint", Static).update(Content(words), layout=False)

    def _show_score(self) -> None:
        review = self._session.preview(self._recital.recalled, self._clock()).review
        words = f"{card_words.came_to(review)} · practice only, boxes stay"
        self._score.show(Content(words))
