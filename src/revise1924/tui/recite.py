"""Reciting: hidden points recalled one by one, each revealed and marked before the next."""

from abc import abstractmethod

from textual.binding import Binding
from textual.screen import Screen

from revise1924.tui.points import PointList

NEXT = "Say the next, then press Space to see it."


class ReciteScreen(Screen[None]):
    """Space reveals the next point; `y` and `n` say whether it had come back, and go on."""

    BINDINGS = [
        Binding("space", "reveal", "Reveal", tooltip="Show the next one"),
        Binding("y", "mark(True)", "Recalled", tooltip="It had come back; go on"),
        Binding("n", "mark(False)", "Missed", tooltip="It had not; go on"),
    ]

    _current: int | None = None
    """The point that has been revealed and not yet marked."""

    @property
    def _list(self) -> PointList:
        return self.query_one(PointList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer revealing while anything is hidden, marking what is revealed, then saving."""
        if action == "reveal":
            return self.is_mounted and self._list.hidden > 0
        if action == "save":
            return self.is_mounted and not self._list.hidden
        if action == "mark":
            return self._current is not None
        return super().check_action(action, parameters)

    def action_reveal(self) -> None:
        """Show the next hidden point; one that is not marked counts as missed."""
        self._current = self._list.reveal()
        self._prompt("Did you have it? y or n; Space goes on without.")
        self.refresh_bindings()

    def action_mark(self, recalled: bool) -> None:
        """Mark the point that was revealed; after the last one, save."""
        self._list.tick(self._current, recalled)
        self._current = None
        if self._list.hidden:
            self._list.go_to_hidden()
            self._prompt(NEXT)
            self.refresh_bindings()
        else:
            self.action_save()

    @abstractmethod
    def _prompt(self, words: str) -> None:
        """Tell the student what to do now."""

    @abstractmethod
    def action_save(self) -> None:
        """Go on: every point has been revealed."""
