"""The points of a card as a list with a box to tick each."""

from collections.abc import Callable, Collection, Sequence

from textual.binding import Binding
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

_BLANK = "· · ·"

_LEAST_ROOM = 10
"""Cells for the text of a point, however narrow the list."""


class PointList(OptionList):
    """The points of a card, and the note under them.

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
        super().__init__(markup=False)
        self._changed = changed
        self.ticks: list[bool] = []
        self._points: Sequence[str] = ()
        self._asked: frozenset[int] = frozenset()
        self._hidden: list[int] = []

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the screen: all without points, and Space while it reveals them."""
        if not self.ticks:
            return False
        if action == "tick" and not parameters:
            return not self._hidden
        return super().check_action(action, parameters)

    def show_hint(self, hint: str) -> None:
        """Show a line in the place of points."""
        self._points, self._asked, self._hidden, self.ticks = (), frozenset(), [], []
        self.set_options([Option(Content(hint), disabled=True)])

    def action_tick(self, at: int | None = None) -> None:
        """Tick or untick the point at this index, or the one under the cursor."""
        self.tick(at)

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
        self._hidden = sorted(self._asked) if hidden else []
        self.ticks = list(ticks or [False] * len(points))
        below = [Option(Content(f"\n{note}"), disabled=True)] if note else []
        self.set_options([*(Option(self._row(at)) for at in range(len(points))), *below])
        self.highlighted = min(self._asked, default=0)
        self._tell()

    @property
    def hidden(self) -> int:
        """How many points are still hidden."""
        return len(self._hidden)

    def reveal(self) -> int:
        """Reveal the next hidden point and return its index."""
        at = self._hidden.pop(0)
        self.highlighted = at
        self._redraw(at)
        return at

    def go_to_hidden(self) -> None:
        """Move the cursor to the point that is revealed next."""
        if self._hidden:
            self.highlighted = self._hidden[0]

    def tick(self, at: int | None = None, ticked: bool | None = None) -> None:
        """Tick or untick the point at this index, or the one under the cursor."""
        at = self.highlighted if at is None else at
        if at is not None and at in self._asked and at not in self._hidden:
            self.ticks[at] = not self.ticks[at] if ticked is None else ticked
            self.highlighted = at
            self._redraw(at)

    def tick_all(self, ticked: bool) -> None:
        """Tick every point that is asked, or none."""
        self.ticks = [ticked and at in self._asked for at in range(len(self.ticks))]
        self._redraw_all()

    @property
    def are_all_ticked(self) -> bool:
        """Whether every point that is asked is ticked."""
        return all(self.ticks[at] for at in self._asked)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick the point that was clicked."""
        event.stop()
        self.tick(event.option_index)

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Bring the note into view with the last point."""
        super().watch_highlighted(highlighted)
        if highlighted is not None and highlighted == len(self.ticks) - 1:
            self.scroll_end(animate=False)

    def _redraw_all(self) -> None:
        self._redraw(*range(len(self.ticks)))

    def _redraw(self, *indices: int) -> None:
        for at in indices:
            self.replace_option_prompt_at_index(at, self._row(at))
        self._tell()

    def _tell(self) -> None:
        if self._changed and self.ticks:
            self._changed(self.ticks)

    def _row(self, at: int) -> Content:
        """Return the row of a point: a box, its number, its text with lines under one another."""
        text, box, style = self._points[at], "[ ]", ""
        if at not in self._asked:
            box, style = "   ", "dim"
        elif at in self._hidden:
            text, style = _BLANK, "dim"
        elif self.ticks[at]:
            box, style = "[x]", "bold $text-success"
        before = f"{box} {at + 1:>{len(str(len(self.ticks)))}} "
        lines = Content(text).wrap(max(_LEAST_ROOM, self._room - len(before)))
        row = Content("\n" + " " * len(before)).join(lines)
        return Content.assemble(before, row).stylize(style)

    @property
    def _room(self) -> int:
        """The cells of a row."""
        padding = self.get_component_styles("option-list--option").padding.width
        return self.scrollable_content_region.width - padding

    def on_resize(self) -> None:
        """Wrap the points anew."""
        self._redraw_all()
