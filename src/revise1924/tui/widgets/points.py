"""The points of a card as a list with a box to tick each."""

from collections.abc import Callable

from textual.binding import Binding
from textual.content import Content

from revise1924.recite import Recital
from revise1924.tui.widgets.rows import LEAST_ROOM, RowList

_BLANK = "· · ·"


class PointList(RowList):
    """The points of a recital, a row each, and a note under them; or a hint in their place.

    Points that are given have no box, and hidden ones are blank until they are revealed.
    """

    BINDINGS = [
        # Here, and not as a key of the screen that goes before all others: it would overtake ticks
        # that are still on their way.
        Binding("enter", "screen.save", "Save", tooltip="Save the ticks and go on"),
        Binding("space", "tick", "Tick", tooltip="Tick or untick the point under the cursor"),
        *(Binding(str(digit), f"tick({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, changed: Callable[[], None] | None = None) -> None:
        """Take what to call once ticks have changed, so that all is painted at once."""
        super().__init__()
        self._changed = changed
        self.recital = Recital(())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the screen: all without points, and Space while it reveals them."""
        if not self.recital.points:
            return False
        if action == "tick" and not parameters:
            return not self.recital.hidden
        return super().check_action(action, parameters)

    def show_hint(self, hint: str) -> None:
        """Show a line in the place of points."""
        self.recital = Recital(())
        self._show(0, hint, 0)

    def show_points(self, recital: Recital, note: str | None = None) -> None:
        """Show the points of `recital` as they stand, and the note."""
        self.recital = recital
        below = f"\n{note}" if note else ""
        self._show(len(recital.points), below, min(recital.asked, default=0))
        self._tell_of_ticks()

    def show_point(self, index: int) -> None:
        """Show what has become of one point, with the cursor on it."""
        self._go(index)
        self._redraw(index)
        self._tell_of_ticks()

    def show_ticks(self) -> None:
        """Show what has become of all points, with the cursor where it was."""
        self._redraw(*range(len(self.recital.points)))
        self._tell_of_ticks()

    def go_to(self, index: int) -> None:
        """Move the cursor to a point."""
        self._go(index)

    def action_tick(self, index: int | None = None) -> None:
        """Tick or untick the point of this index, or the one under the cursor."""
        index = self.cursor if index is None else index
        if self.recital.can_tick(index):
            self.recital.tick(index)
            self.show_point(index)

    def _tell_of_ticks(self) -> None:
        if self._changed and self.recital.points:
            self._changed()

    def _can_choose(self, row: int) -> bool:
        return row in self.recital.asked

    def _choose(self, row: int) -> None:
        self.action_tick(row)

    def _height(self, row: int) -> int:
        return 1 if self.recital.is_hidden(row) else super()._height(row)

    def _draw(self, row: int) -> Content:
        """Return the row of a point: a box, its number, its text with lines under one another."""
        recital = self.recital
        box, style = "[ ]", ""
        if row not in recital.asked:
            box, style = "   ", "dim"
        elif recital.recalled[row]:
            box, style = "[x]", "bold $text-success"
        before = f"{box} {row + 1:>{len(str(len(recital.points)))}} "
        if recital.is_hidden(row):
            return Content.styled(before + _BLANK, "dim")
        lines = Content(recital.points[row]).wrap(max(LEAST_ROOM, self.width - len(before)))
        return Content.assemble(before, Content("\n" + " " * len(before)).join(lines)).stylize(
            style
        )
