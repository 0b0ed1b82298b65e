"""Undo on the screens that look at progress and ask nothing."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime

from textual.binding import Binding
from textual.screen import Screen

from revise1924 import wording
from revise1924.cards import Deck
from revise1924.errors import ReviseError
from revise1924.session import undo
from revise1924.storage.keeper import ProgressKeeper

UNDO = Binding("u", "undo", "Undo", tooltip="Take back the last review of today")
"""For the bindings of the screens, at the place in the footer that suits them."""


class UndoScreen(Screen[None]):
    """Shows what is known of a deck, and takes back the last review of today."""

    def __init__(self, deck: Deck, file: ProgressKeeper, clock: Callable[[], datetime]) -> None:
        """Take the deck, its progress and a clock."""
        super().__init__()
        self._deck = deck
        self._file = file
        self._clock = clock

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was up."""
        self.look()

    def look(self) -> None:
        """Look anew at what is known, and show it."""
        self.show()

    @abstractmethod
    def show(self) -> None:
        """Show what is known now."""

    def action_undo(self) -> None:
        """Take back the last review of today and say which it was."""
        try:
            review = undo(self._file, self._clock())
        except ReviseError as error:
            self.notify(str(error), title="Not undone", severity="error", markup=False)
            return
        self._tell(wording.undone(review, self._deck) if review else "Nothing to undo today.")

    def _tell(self, news: str) -> None:
        self.notify(news, markup=False)
        self.show()
