"""The points of a card as a list with a box to tick each."""

from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate

from textual.binding import Binding
from textual.content import Content
from textual.events import Click, MouseMove
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

_BLANK = "· · ·"

_LEAST_ROOM = 10
"""Cells for the text of a point, however narrow the list."""


class PointList(ScrollView, can_focus=True):
    """The points of a card, a row each, and a note under them; or a hint in the place of points.

    Points may be given: then they have no box. Points may be hidden until they are revealed one by
    one; a point can be ticked once it is seen.

    A widget of our own, since a flip has to be painted at once: Textual's OptionList paints itself
    anew from top to bottom, and the screen is laid out again, where one row has changed.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"points--cursor", "points--hover", "points--below"}

    BINDINGS = [
        # Here, and not as a key of the screen that goes before all others: it would overtake ticks
        # that are still on their way.
        Binding("enter", "screen.save", "Save", tooltip="Save the ticks and go on"),
        Binding("space", "tick", "Tick", tooltip="Tick or untick the point under the cursor"),
        *(Binding(str(digit), f"tick({digit - 1})", show=False) for digit in range(1, 10)),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self, changed: Callable[[Sequence[bool]], None] | None = None) -> None:
        """Take what to call with ticks that have changed, so that all is painted at once."""
        super().__init__()
        self._changed = changed
        self.ticks: list[bool] = []
        """Which points are ticked; call `show_ticks` where others are set and stay in sight."""
        self.cursor = 0
        """The point that Space ticks, by its index."""
        self._hovered: int | None = None
        self._points: Sequence[str] = ()
        self._below = ""
        self._asked: frozenset[int] = frozenset()
        self._hidden: deque[int] = deque()
        """Points asked and not yet revealed; they are revealed in their order."""
        self._rows: list[Content] = []
        """The points as they are shown, then what is below them; wrapped."""
        self._starts: list[int] = [0]
        """The line at which each row begins, and at last how many lines there are."""
        self._wrapped_to = 0
        """The width for which the rows are wrapped."""
        self._strips: dict[int, list[Strip]] = {}
        """Rows that have been rendered."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to the screen: all without points, and Space while it reveals them."""
        if not self.ticks:
            return False
        if action == "tick" and not parameters:
            return not self._hidden
        return super().check_action(action, parameters)

    # What is shown

    def show_hint(self, hint: str) -> None:
        """Show a line in the place of points."""
        self._points, self._below = (), hint
        self._asked, self._hidden, self.ticks = frozenset(), deque(), []
        self._show(0)

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
        self._points, self._below = points, f"\n{note}" if note else ""
        self._asked = frozenset(range(len(points)) if asked is None else asked)
        self._hidden = deque(sorted(self._asked) if hidden else ())
        self.ticks = list(ticks or [False] * len(points))
        self._show(min(self._asked, default=0))
        self._tell()

    # Points that are hidden at first

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
        return at

    def go_to_hidden(self) -> None:
        """Move the cursor to the point that is revealed next."""
        if self._hidden:
            self._go(self._hidden[0])

    # Ticks

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

    def tick_all(self, ticked: bool) -> None:
        """Tick every point that is asked, or none."""
        self.ticks = [ticked and at in self._asked for at in range(len(self.ticks))]
        self.show_ticks()

    def show_ticks(self) -> None:
        """Show the ticks as they are now."""
        self._redraw(*range(len(self.ticks)))

    @property
    def are_all_ticked(self) -> bool:
        """Whether every point that is asked is ticked."""
        return all(self.ticks[at] for at in self._asked)

    def _tell(self) -> None:
        if self._changed and self.ticks:
            self._changed(self.ticks)

    # The cursor and the mouse

    def action_move(self, rows: int) -> None:
        """Move the cursor; where its point, or the note, goes on beyond the edge, scroll first."""
        row, top = self._lines_of(self.cursor), self.scroll_offset.y
        last = len(self.ticks) - 1
        end = self._starts[-1] if self.cursor == last else row.bottom
        goes_on = end > top + self.size.height if rows > 0 else row.y < top
        to = max(0, min(self.cursor + rows, last))
        if goes_on:
            self.scroll_relative(y=rows, animate=False)
        elif to != self.cursor:
            self._go(to)

    def action_go(self, at: int) -> None:
        """Move the cursor to a point, -1 for the last."""
        self._go(at % len(self.ticks))

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many heights of the list."""
        line = self._starts[self.cursor] + pages * self.size.height
        self._go(max(0, min(self._at(max(0, line)), len(self.ticks) - 1)))

    def on_click(self, event: Click) -> None:
        """Tick the point that was clicked."""
        at = self._at(event.y + self.scroll_offset.y)
        if at < len(self.ticks):
            event.stop()
            self.tick(at)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show which point a click would tick."""
        self._hover(self._at(event.y + self.scroll_offset.y))

    def on_leave(self) -> None:
        """Show none."""
        self._hover(None)

    def _hover(self, at: int | None) -> None:
        before, self._hovered = self._hovered, at if at in self._asked else None
        if self._hovered != before:
            self._repaint(*(row for row in (before, self._hovered) if row is not None))

    def _go(self, at: int) -> None:
        """Move the cursor, and bring its point into view, with the note under the last one."""
        before, self.cursor = self.cursor, at
        self._repaint(before, at)
        if at == len(self.ticks) - 1:
            self.scroll_end(animate=False)
        self.scroll_to_region(self._lines_of(at), animate=False, force=True)

    # Rows and lines

    def _show(self, cursor: int) -> None:
        """Lay the rows out anew, with the cursor on one of them."""
        self.cursor, self._hovered = cursor, None
        self._lay_out()
        self.scroll_home(animate=False)
        if self.ticks:
            self._go(cursor)

    def _lay_out(self) -> None:
        self._wrapped_to = self._width
        self._rows = [self._row(at) for at in range(len(self._points))]
        if self._below:
            width = max(_LEAST_ROOM, self._width)
            self._rows.append(Content("\n").join(Content(self._below).wrap(width)))
        self._strips.clear()
        self._place()

    def _place(self) -> None:
        """Put the rows under one another."""
        before = self._starts[-1]
        self._starts = [0, *accumulate(_height(row) for row in self._rows)]
        # Never less than what there is room for: the screen is laid out anew when this changes.
        self.virtual_size = Size(self._width, max(self._starts[-1], self.size.height))
        self.refresh_lines(0, max(before, self._starts[-1]))

    def _redraw(self, *rows: int) -> None:
        """Show what has become of these points."""
        before = [_height(self._rows[at]) for at in rows]
        for at in rows:
            self._rows[at] = self._row(at)
        if before != [_height(self._rows[at]) for at in rows]:
            self._place()
            self._go(self.cursor)
        self._repaint(*rows)
        self._tell()

    def _repaint(self, *rows: int) -> None:
        for at in rows:
            self._strips.pop(at, None)
            lines = self._lines_of(at)
            self.refresh_lines(lines.y, lines.height)

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
        lines = Content(self._points[at]).wrap(max(_LEAST_ROOM, self._width - len(before)))
        row = Content("\n" + " " * len(before)).join(lines)
        return Content.assemble(before, row).stylize(style)

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    def _lines_of(self, at: int) -> Region:
        """Return the lines of a row."""
        first, after = self._starts[at : at + 2]
        return Region(0, first, self._width, after - first)

    def _at(self, line: int) -> int:
        """Return the row of a line; one too many where there is none."""
        return bisect_right(self._starts, line) - 1

    def render_line(self, y: int) -> Strip:
        """Return a line as it is painted."""
        line = y + self.scroll_offset.y
        at = self._at(line)
        if at >= len(self._rows):
            return Strip.blank(self._width, self.visual_style.rich_style)
        if at not in self._strips:
            self._strips[at] = self._render_row(at)
        return self._strips[at][line - self._starts[at]]

    def _render_row(self, at: int) -> list[Strip]:
        kind = None
        if at >= len(self._points):
            kind = "points--below"
        elif at == self.cursor:
            kind = "points--cursor"
        elif at == self._hovered:
            kind = "points--hover"
        style = self.get_visual_style(kind) if kind else self.visual_style
        return Visual.to_strips(self, self._rows[at], self._width, None, style, pad=True)

    def on_resize(self) -> None:
        """Wrap the points anew where the width is another."""
        if self._wrapped_to == self._width:
            self._place()
        else:
            self._lay_out()
        if self.ticks:
            self._go(self.cursor)

    def notify_style_update(self) -> None:
        """Paint everything in the new colours."""
        self._strips.clear()
        super().notify_style_update()


def _height(row: Content) -> int:
    """Return how many lines a wrapped row has."""
    return row.plain.count("\n") + 1
