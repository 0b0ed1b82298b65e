"""Reciting: hidden points recalled one by one, each revealed and marked before the next."""

from abc import abstractmethod

from textual.binding import Binding
from textual.screen import Screen

from revise1924.recite import Recital
from revise1924.tui.shared.undo_screen import Result
from revise1924.tui.widgets.points import PointList

NEXT = "Say the next, then press Space."


class ReciteScreen(Screen[Result]):
    """Space reveals the next point; `y` and `n` say whether one had it, and go on."""

    BINDINGS = [
        Binding("space", "reveal", "Reveal", tooltip="Show the next one"),
        Binding("y", "mark(True)", "Remembered", tooltip="You had it; go on"),
        Binding("n", "mark(False)", "Forgot", tooltip="You had not; go on"),
    ]

    _recital = Recital(())
    _points: PointList

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer revealing while anything is hidden, marking what is revealed, then saving."""
        if action == "reveal":
            return self._recital.hidden > 0
        if action == "save":
            return not self._recital.hidden
        if action == "mark":
            return self._recital.current is not None
        return super().check_action(action, parameters)

    def action_reveal(self) -> None:
        """Show the next hidden point; one that is not marked counts as missed."""
        self._points.show_point(self._recital.reveal())
        self._prompt("Did you get it? y yes · n no")
        self.refresh_bindings()

    def action_mark(self, recalled: bool) -> None:
        """Mark the point that was revealed; after the last one, save."""
        self._points.show_point(self._recital.mark(recalled))
        following = self._recital.next_hidden
        if following is None:
            self.action_save()
        else:
            self._points.go_to(following)
            self._prompt(NEXT)
            self.refresh_bindings()

    @abstractmethod
    def _prompt(self, words: str) -> None:
        """Tell the student what to do now."""

    @abstractmethod
    def action_save(self) -> None:
        """Go on: every point has been revealed."""
