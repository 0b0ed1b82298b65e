"""What the screens have in common that look at a desk and ask nothing."""

from abc import abstractmethod
from collections.abc import Callable
from datetime import datetime

from revise1924 import wording
from revise1924.errors import ReviseError
from revise1924.library import Desk
from revise1924.reread import reread
from revise1924.tui.shared.undo_screen import Result
from revise1924.tui.shared.watchful_screen import WatchfulScreen
from revise1924.undo import Undone, undo


class DeskScreen(WatchfulScreen[Result]):
    """Shows what is known of a deck, anew whenever that may have changed."""

    def __init__(self, desk: Desk, clock: Callable[[], datetime]) -> None:
        """Take the desk, and what tells the present moment."""
        super().__init__(clock)
        self._desk = desk
        self._fault = ""
        """Why a file could not be read at the last look; nothing where all could be."""

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was up."""
        if self.is_active:  # not where yet another one follows that one
            self.look()

    def look(self) -> None:
        """Take in what others have saved, and a deck that was edited, and show it."""
        self._fault = ""
        for take_in in (self._desk.keeper.refresh, lambda: reread(self._desk, self._clock())):
            try:
                take_in()
            except ReviseError as error:
                self._fault = self._fault or str(error)
        self.show()

    @abstractmethod
    def show(self) -> None:
        """Show what is known now."""

    def _take_back(self, now: datetime) -> Undone | None:
        return undo([self._desk], now)

    def _show_undone(self, undone: Undone) -> None:
        self._say(wording.undone(undone))
        self.show()
