"""A list of rows with a cursor."""

from abc import abstractmethod

from textual.binding import Binding
from textual.events import Click, MouseEvent, MouseMove
from textual.geometry import Offset

from revise1924.tui.widgets.laid_rows import LaidRows


class RowList(LaidRows):
    """Rows that the cursor goes over, by keys and by the mouse."""

    COMPONENT_CLASSES = {"rows--cursor", "rows--hover"}
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
        self._hovered: int | None = None

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
        if row != before:
            for each in (before, row):
                self._rows.pop(each, None)  # a row may be drawn in another way under the cursor
            self._repaint(before, row)
        if self._starts[-1] <= self.size.height and not self.scroll_offset.y:
            return  # to ask for nothing takes as long as to paint a line
        if row == self._count - 1:
            self.scroll_end(animate=False)
        self.scroll_to_region(self._lines_of(row), animate=False, force=True)

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

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the row under the cursor begins on the screen."""
        line = self._starts[self.cursor] - self.scroll_offset.y
        return self.content_region.offset + Offset(0, max(0, line))

    def _kind(self, row: int) -> str | None:
        if row == self.cursor and row < self._count:
            return "rows--cursor"
        return "rows--hover" if row == self._hovered else super()._kind(row)

    def on_resize(self) -> None:
        """Have the rows in the new size, with the one under the cursor in view."""
        self._fit()
        if self._count:
            self._go(self.cursor)
