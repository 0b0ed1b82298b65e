"""A list of which each row is one line in columns."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from revise1924.tui.widgets.here import HERE
from revise1924.tui.widgets.rows import RowList

_HERE = f"{HERE} "
"""Stands before the row under the cursor."""

_GAP = 2
"""Cells between columns."""

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

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._count

    @property
    def chosen(self) -> int | None:
        """The row under the cursor; None where there is none."""
        return self.cursor if self._count else None

    def show_rows(self, count: int, cells: Cells, cursor: int = 0) -> None:
        """Show so many rows, with the cursor on one of them."""
        self._cells = cells
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
        self._heading.update(self._line("  ", names))

    @property
    def room(self) -> int:
        """The cells of the column that takes what the others leave."""
        widths = [column.width or 0 for column in self._columns if self._has(column)]
        return max(0, self.width - len(_HERE) - sum(widths) - _GAP * (len(widths) - 1))

    def _has(self, column: Column) -> bool:
        return column.from_width <= self.width < column.below_width

    def _all_heights(self) -> list[int]:
        return [1] * self._count

    def _height(self, row: int) -> int:
        del row
        return 1

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

    def _line(self, before: str, cells: Sequence[Content | str]) -> Content:
        columns = [column for column in self._columns if self._has(column)]
        room = self.room
        parts = []
        for column, cell in zip(columns, cells, strict=True):
            width = room if column.width is None else column.width
            content = Content(cell) if isinstance(cell, str) else cell
            fitted = content.truncate(width, ellipsis=True)
            gap = width - fitted.cell_length
            parts.append(fitted.pad_left(gap) if column.is_number else fitted.pad_right(gap))
        return Content.assemble(before, Content(" " * _GAP).join(parts))
