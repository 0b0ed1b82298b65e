"""The points of a card as a list with a box to tick each."""

from collections import deque
from collections.abc import Callable, Collection, Sequence

from textual.binding import Binding
from textual.content import Content

from revise1924.tui.rows import LEAST_ROOM, RowList

_BLANK = "· · ·"


class PointList(RowList):
    """The points of a card, a row each, and a note under them; or a hint in the place of points.

    Points may be given: then they have no box. Points may be hidden until they are revealed one by
    one; a point can be ticked once it is seen.
    """

    BINDINGS = [
        # Here, and not as a key of the screen that goes before all others: it would overtake ticks
        # that are still on their way.
        Binding("enter", "screen.save", "Save", tooltip="Save the ticks and go on"),
        Binding("space", "tick", "Tick", tooltip="Tick or untick the point under the cursor"),
        *(Binding(str(digit), f"tick({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    def __init__(self, changed: Callable[[Sequence[bool]], None] | None = None) -> None:
        """Take what to call with ticks that have changed, so that all is painted at once."""
        super().__init__()
        self._changed = changed
        self.ticks: list[bool] = []
        """Which points are ticked; call `show_ticks` where others are set and stay in sight."""
        self._points: Sequence[str] = ()
        self._asked: frozenset[int] = frozenset()
        self._hidden: deque[int] = deque()
        """Points asked and not yet revealed; they are revealed in their order."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the screen: all without points, and Space while it reveals them."""
        if not self.ticks:
            return False
        if action == "tick" and not parameters:
            return not self._hidden
        return super().check_action(action, parameters)

    def show_hint(self, hint: str) -> None:
        """Show a line in the place of points."""
        self._points, self._asked, self._hidden, self.ticks = (), frozenset(), deque(), []
        self._show(0, hint, 0)

    def show_points(
        self,
        points: Sequence[str],
        ticks: Sequence[bool] | None = None,
        *,
        note: str | None = None,
        asked: Collection[int] | None = None,
        hidden: bool = False,
    ) -> None:
        """Show these points, with `ticks` or with none.

        Only those `asked` can be ticked, by their indices; None is all. `hidden` hides them first.
        """
        self._points = points
        self._asked = frozenset(range(len(points)) if asked is None else asked)
        self._hidden = deque(sorted(self._asked) if hidden else ())
        self.ticks = list(ticks or [False] * len(points))
        self._show(len(points), f"\n{note}" if note else "", min(self._asked, default=0))
        self._tell()

    def _is_hidden(self, at: int) -> bool:
        return at in self._asked and bool(self._hidden) and at >= self._hidden[0]

    @property
    def hidden(self) -> int:
        """How many points are still hidden."""
        return len(self._hidden)

    def reveal(self) -> int:
        """Reveal the next hidden point and return its index."""
        at = self._hidden.popleft()
        self._go(at)
        self._redraw(at)
        self._tell()
        return at

    def go_to_hidden(self) -> None:
        """Move the cursor to the point that is revealed next."""
        if self._hidden:
            self._go(self._hidden[0])

    def action_tick(self, at: int | None = None) -> None:
        """Tick or untick the point at this index, or the one under the cursor."""
        self.tick(at)

    def tick(self, at: int | None = None, ticked: bool | None = None) -> None:
        """Tick or untick the point at this index, or the one under the cursor."""
        at = self.cursor if at is None else at
        if at in self._asked and not self._is_hidden(at):
            self.ticks[at] = not self.ticks[at] if ticked is None else ticked
            self._go(at)
            self._redraw(at)
            self._tell()

    def tick_all(self, ticked: bool) -> None:
        """Tick every point that is asked, or none."""
        self.ticks = [ticked and at in self._asked for at in range(len(self.ticks))]
        self.show_ticks()

    def show_ticks(self) -> None:
        """Show the ticks as they are now."""
        self._redraw(*range(len(self.ticks)))
        self._tell()

    @property
    def are_all_ticked(self) -> bool:
        """Whether every point that is asked is ticked."""
        return all(self.ticks[at] for at in self._asked)

    def _tell(self) -> None:
        if self._changed and self.ticks:
            self._changed(self.ticks)

    def _can_choose(self, at: int) -> bool:
        return at in self._asked

    def _choose(self, at: int) -> None:
        self.tick(at)

    def _row(self, at: int) -> Content:
        """Return the row of a point: a box, its number, its text with lines under one another."""
        box, style = "[ ]", ""
        if at not in self._asked:
            box, style = "   ", "dim"
        elif self.ticks[at]:
            box, style = "[x]", "bold $text-success"
        before = f"{box} {at + 1:>{len(str(len(self.ticks)))}} "
        if self._is_hidden(at):
            return Content.styled(before + _BLANK, "dim")
        lines = Content(self._points[at]).wrap(max(LEAST_ROOM, self.width - len(before)))
        row = Content("\n" + " " * len(before)).join(lines)
        return Content.assemble(before, row).stylize(style)
