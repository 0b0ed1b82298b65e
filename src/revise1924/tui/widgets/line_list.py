"""A list of which each row is a line in columns, or two where there is room."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual
from textual.widgets import Static

from revise1924.tui.widgets.here import HERE
from revise1924.tui.widgets.rows import LEAST_ROOM, RowList

_HERE = f"{HERE} "
"""Stands before the row under the cursor."""

_GAP = 2
"""Cells between columns."""

_DEEP = 12
"""A list of so many lines has room for rows of two."""

_FEW = 500
"""Rows of two lines at most: each has to be measured beforehand."""

Cells = Callable[[int], Sequence[Content | str]]
"""Returns the cells of a row, one a column."""


class Column(NamedTuple):
    """A column of a list."""

    name: str
    width: int | None = None
    """None takes what the others leave."""
    from_width: int = 0
    """It is there only in a list of so many cells."""
    is_number: bool = False
    below_width: int = 1000
    """It is there only in a list of fewer cells."""
    wraps: bool = False
    """Whether it goes on in a second line where the list has room; it is the last one."""


class LineList(RowList):
    """Rows under a heading; only those that are seen are made, so there may be fifty thousand."""

    class Moved(Message):
        """The cursor stands on another row."""

    class Opened(Message):
        """A row was clicked; the cursor stands there."""

    def __init__(self, columns: Sequence[Column], heading: Static) -> None:
        """Take the columns, and where their names are shown."""
        super().__init__()
        self._columns = columns
        self._heading = heading
        self._cells: Cells = lambda _: ()
        self._groups: Mapping[int, Content] = {}
        """What stands above a row that begins a group, by its index."""
        self._wraps = False
        """Whether its rows may have two lines now."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def chosen(self) -> int | None:
        """The row under the cursor; None where there is none."""
        return self.cursor if self._count else None

    def show_rows(
        self,
        count: int,
        cells: Cells,
        cursor: int = 0,
        *,
        columns: Sequence[Column] = (),
        groups: Mapping[int, Content] | None = None,
    ) -> None:
        """Show so many rows, with the cursor on one of them; perhaps in other columns."""
        self._cells, self._groups = cells, groups or {}
        self._columns = columns or self._columns
        self._show(count, "", max(0, min(cursor, count - 1)))

    def action_go(self, row: int) -> None:
        """Move the cursor to a row, -1 for the last; nowhere where there is none."""
        if self._count:
            super().action_go(row)

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many heights of the list."""
        if self._count:
            super().action_page(pages)

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        if self._count:
            super().action_move(rows)

    def on_click(self, event: Click) -> None:
        """Choose the row that was clicked; the name of a group above it is none of it."""
        line = event.y + self.scroll_offset.y
        row = self._row_of(line)
        if row < self._count and line - self._starts[row] < self._above(row):
            event.stop()
            event.prevent_default()

    def on_resize(self) -> None:
        """Lay the rows out anew where there is room for two lines each now, or no more."""
        if self._wraps != self._can_wrap:
            self._lay_out()

    def _go(self, row: int) -> None:
        super()._go(row)
        self.post_message(self.Moved())

    def _lay_out(self) -> None:
        super()._lay_out()
        names = [
            Content.styled(column.name, "$text-muted")
            for column in self._columns
            if self._has(column)
        ]
        self._heading.update(self._line("  ", names), layout=False)

    @property
    def room(self) -> int:
        """The cells of the column that takes what the others leave."""
        widths = [column.width or 0 for column in self._columns if self._has(column)]
        return max(0, self.width - len(_HERE) - sum(widths) - _GAP * (len(widths) - 1))

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the row under the cursor begins on the screen."""
        return super().cursor_screen_offset + Offset(0, self._above(self.cursor))

    @property
    def _can_wrap(self) -> bool:
        return self._columns[-1].wraps and self.size.height >= _DEEP and self._count <= _FEW

    def _has(self, column: Column) -> bool:
        return column.from_width <= self.width < column.below_width

    def _above(self, row: int) -> int:
        """Return the lines above a row for the name of its group, with a blank one between two."""
        return (1 + (row > 0)) * (row in self._groups)

    def _all_heights(self) -> list[int]:
        self._wraps = self._can_wrap
        return super()._all_heights() if self._groups or self._wraps else [1] * self._count

    def _height(self, row: int) -> int:
        return self._above(row) + (super()._height(row) if self._wraps else 1)

    def _can_choose(self, row: int) -> bool:
        del row
        return True

    def _choose(self, row: int) -> None:
        self._go(row)
        self.post_message(self.Opened())

    def _draw(self, row: int) -> Content:
        cells = zip(self._columns, self._cells(row), strict=True)
        shown = [cell for column, cell in cells if self._has(column)]
        return self._line(_HERE if row == self.cursor else "  ", shown)

    def _render_row(self, row: int) -> list[Strip]:
        strips = super()._render_row(row)
        if row not in self._groups:
            return strips
        name = Content("\n" * (row > 0)) + self._groups[row]
        return [
            *Visual.to_strips(self, name, self.width, None, self.visual_style, pad=True),
            *strips,
        ]

    def _line(self, before: str, cells: Sequence[Content | str]) -> Content:
        columns = [column for column in self._columns if self._has(column)]
        parts, under = list[Content](), Content("")
        for column, cell in zip(columns, cells, strict=True):
            width = self.room if column.width is None else column.width
            content = Content(cell) if isinstance(cell, str) else cell
            if column.wraps and self._wraps and content.cell_length > width >= LEAST_ROOM:
                content, under = _halves(content, width)
            fitted = content.truncate(width, ellipsis=True)
            gap = width - fitted.cell_length
            parts.append(fitted.pad_left(gap) if column.is_number else fitted.pad_right(gap))
        line = Content.assemble(before, Content(" " * _GAP).join(parts))
        if not under:
            return line
        return Content.assemble(line, "\n" + " " * (line.cell_length - self.room), under)


def _halves(text: Content, width: int) -> tuple[Content, Content]:
    """Return the first line of a text, and all the rest on a second one."""
    first, *_ = text.wrap(width)
    rest = Content(text.plain[len(first.plain) :].lstrip())
    return first, rest.truncate(width, ellipsis=True)
