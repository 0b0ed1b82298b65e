"""A list of rows with a cursor, painted row by row."""

from abc import abstractmethod
from bisect import bisect_right
from itertools import accumulate

from textual.binding import Binding
from textual.content import Content
from textual.events import Click, MouseEvent, MouseMove
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from revise1924.tui.widgets.here import in_reverse
from revise1924.tui.widgets.takes_no_text import TakesNoText

LEAST_ROOM = 10
"""Cells for a text, however narrow the list."""


class RowList(ScrollView, TakesNoText, can_focus=True):
    """Rows that the cursor goes over, and perhaps a text below them.

    A widget of our own, since a flip has to be painted at once: Textual's OptionList paints itself
    anew from top to bottom, and the screen is laid out again, where one row has changed.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"rows--cursor", "rows--hover", "rows--below"}
    BINDINGS = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.cursor = 0
        """The row under the cursor, by its index."""
        self._count = 0
        """How many rows there are."""
        self._below = ""
        self._hovered: int | None = None
        self._heights: list[int] = []
        """The lines of each row, then those of what is below them."""
        self._rows: dict[int, Content] = {}
        """Those that have been drawn, wrapped: of fifty thousand only a few are ever seen."""
        self._starts: list[int] = [0]
        """The line at which each of them begins, and at last how many lines there are."""
        self.wrapped_to = 0
        """The width for which they are wrapped."""
        self._strips: dict[int, list[Strip]] = {}
        """Those that have been rendered."""

    @abstractmethod
    def _draw(self, row: int) -> Content:
        """Return a row, wrapped to `wrapped_to`."""

    def _height(self, row: int) -> int:
        """Return how many lines a row has; better without drawing it, where that can be told."""
        return _lines(self._row(row))

    def _all_heights(self) -> list[int]:
        """Return how many lines each row has."""
        return [self._height(row) for row in range(self._count)]

    @abstractmethod
    def _can_choose(self, row: int) -> bool:
        """Tell whether a click on this row does anything."""

    @abstractmethod
    def _choose(self, row: int) -> None:
        """Do what a click on this row does."""

    def _show(self, count: int, below: str, cursor: int) -> None:
        """Show so many rows, with the cursor on one of them, and a text below."""
        self._count, self._below = count, below
        self.cursor, self._hovered = cursor, None
        self._lay_out()
        if self.scroll_offset.y:  # to ask for nothing takes as long as to paint a line
            self.scroll_home(animate=False)
        if count:
            self._go(cursor)

    def action_move(self, rows: int) -> None:
        """Move the cursor; scroll first where its row, or the text below, goes on."""
        row, top = self._lines_of(self.cursor), self.scroll_offset.y
        last = self._count - 1
        end = self._starts[-1] if self.cursor == last else row.bottom
        goes_on = end > top + self.size.height if rows > 0 else row.y < top
        to = max(0, min(self.cursor + rows, last))
        if goes_on:
            self.scroll_relative(y=rows, animate=False)
        elif to != self.cursor:
            self._go(to)

    def action_go(self, row: int) -> None:
        """Move the cursor to a row, -1 for the last."""
        self._go(row % self._count)

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many heights of the list."""
        line = self._starts[self.cursor] + pages * self.size.height
        self._go(max(0, min(self._row_of(max(0, line)), self._count - 1)))

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked."""
        row = self._row_of(self._line_at(event))
        if row < self._count:
            event.stop()
            self._choose(row)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Show which row a click would choose."""
        self._hover(self._row_of(self._line_at(event)))

    def _line_at(self, event: MouseEvent) -> int:
        """Return the line under the mouse; one too many over a border, or what else is no row."""
        place = event.get_content_offset(self)
        return self._starts[-1] if place is None else place.y + self.scroll_offset.y

    def on_leave(self) -> None:
        """Show none."""
        self._hover(None)

    def _hover(self, row: int | None) -> None:
        is_one = row is not None and row < self._count and self._can_choose(row)
        before, self._hovered = self._hovered, row if is_one else None
        if self._hovered != before:
            self._repaint(*(row for row in (before, self._hovered) if row is not None))

    def _go(self, row: int) -> None:
        """Move the cursor, and bring its row into view, with what is below the last one."""
        before, self.cursor = self.cursor, row
        for each in (before, row):
            self._rows.pop(each, None)  # a row may be drawn in another way under the cursor
        self._repaint(before, row)
        if row == self._count - 1:
            self.scroll_end(animate=False)
        self.scroll_to_region(self._lines_of(row), animate=False, force=True)

    def _lay_out(self) -> None:
        self.wrapped_to = self.width
        self._rows.clear()
        self._heights = self._all_heights()
        if self._below:
            self._heights.append(_lines(self._row(self._count)))
        self._strips.clear()
        self._place()

    def _row(self, row: int) -> Content:
        """Return a row, or what is below the last one; wrapped."""
        if row not in self._rows:
            self._rows[row] = self._draw(row) if row < self._count else self._draw_below()
        return self._rows[row]

    def _draw_below(self) -> Content:
        width = max(LEAST_ROOM, self.wrapped_to)
        return Content("\n").join(Content(self._below).wrap(width))

    def _place(self) -> None:
        """Put the rows under one another."""
        before = self._starts[-1]
        self._starts = [0, *accumulate(self._heights)]
        # Never less than what there is room for: the screen is laid out anew when this changes.
        self.virtual_size = Size(self.width, max(self._starts[-1], self.size.height))
        if self.size.height and self._starts[-1] <= self.size.height:
            self.show_vertical_scrollbar = False  # Textual looks again only at another size
        self.refresh_lines(0, max(before, self._starts[-1]))

    def _redraw(self, *rows: int) -> None:
        """Show what has become of these rows."""
        before = [self._heights[row] for row in rows]
        for row in rows:
            self._rows.pop(row, None)
            self._heights[row] = self._height(row)
        if before != [self._heights[row] for row in rows]:
            self._place()
            self._go(self.cursor)
        self._repaint(*rows)

    def _repaint(self, *rows: int) -> None:
        for row in rows:
            self._strips.pop(row, None)
            lines = self._lines_of(row)
            self.refresh_lines(lines.y, lines.height)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the row under the cursor begins on the screen."""
        line = self._starts[self.cursor] - self.scroll_offset.y
        return self.content_region.offset + Offset(0, max(0, line))

    @property
    def width(self) -> int:
        """The cells of a row; one at least, also while a resize is on its way."""
        return max(1, self.scrollable_content_region.width)

    def _lines_of(self, row: int) -> Region:
        """Return the lines of a row."""
        first, after = self._starts[row : row + 2]
        return Region(0, first, self.width, after - first)

    def _row_of(self, line: int) -> int:
        """Return the row of a line; one too many where there is none."""
        return bisect_right(self._starts, line) - 1

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines as they are painted."""
        if self.wrapped_to != self.width:
            self._lay_out()  # the size is new, and the event that tells of it still on its way
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Return a line of a row, or an empty one below the last."""
        line = y + self.scroll_offset.y
        row = self._row_of(line)
        if row >= len(self._heights):
            return Strip.blank(self.wrapped_to, self.visual_style.rich_style)
        if row not in self._strips:
            self._strips[row] = self._render_row(row)
        return self._strips[row][line - self._starts[row]]

    def _render_row(self, row: int) -> list[Strip]:
        kind = None
        if row >= self._count:
            kind = "rows--below"
        elif row == self.cursor:
            kind = "rows--cursor"
        elif row == self._hovered:
            kind = "rows--hover"
        style = self.get_visual_style(kind) if kind else self.visual_style
        strips = Visual.to_strips(self, self._row(row), self.width, None, style, pad=True)
        # Of the styles of a part, Textual leaves this one out.
        is_reversed = kind and self.get_component_styles(kind).text_style.reverse
        return [in_reverse(strip) for strip in strips] if is_reversed else strips

    def on_resize(self) -> None:
        """Wrap the rows anew where the width is another."""
        if self.wrapped_to == self.width:
            self._place()
        else:
            self._lay_out()
        if self._count:
            self._go(self.cursor)

    def notify_style_update(self) -> None:
        """Paint everything in the new colours."""
        self._strips.clear()
        super().notify_style_update()


def _lines(row: Content) -> int:
    """Return how many lines a wrapped row has."""
    return row.plain.count("\n") + 1
