"""Undo, which every screen has that shows progress."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from textual.binding import Binding
from textual.screen import Screen

from revise1924.errors import ReviseError
from revise1924.undo import Undone
from revise1924.wording import NOTHING_TO_UNDO

Result = TypeVar("Result")

UNDO = Binding("u", "undo", "Undo", tooltip="Take back the last review of today")
"""For the bindings of the screens, at the place in the row of keys that suits them."""


class UndoScreen(Screen[Result]):
    """Takes back the last review of today, as often as one likes."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        """Take what tells the present moment."""
        super().__init__()
        self._clock = clock

    def action_undo(self) -> None:
        """Take back the last review, and show that; say so where there is none or it fails."""
        try:
            undone = self._take_back(self._clock())
        except ReviseError as error:
            self._say(str(error), error=True)
            return
        if undone is None:
            self._say(NOTHING_TO_UNDO)
        else:
            self._show_undone(undone)

    @abstractmethod
    def _take_back(self, now: datetime) -> Undone | None:
        """Take back the last review and return it; raises ReviseError as `session.undo` does."""

    @abstractmethod
    def _show_undone(self, undone: Undone) -> None:
        """Show what the undo has changed."""

    def _say(self, news: str, *, error: bool = False) -> None:
        """Tell the student something, where this screen has its place for it."""
        if error:
            self.notify(news, title="Not undone", severity="error", markup=False)
        else:
            self.notify(news, markup=False)
