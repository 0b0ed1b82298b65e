"""A list of which each row is a line in columns, or more where there is room."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from textual.content import Content
from textual.events import Click
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.visual import Visual

from revise1924.tui.widgets.column import Column
from revise1924.tui.widgets.fitted import cut
from revise1924.tui.widgets.here import HERE
from revise1924.tui.widgets.laid_rows import LEAST_ROOM
from revise1924.tui.widgets.rows import RowList

_HERE = f"{HERE} "
"""Stands before the row under the cursor."""

_GAP = 2
"""Cells between columns."""

_DEEP = 12
"""A list of so many lines has room for rows of more than one."""

_HIGH, _BEYOND = 40, 1.25
"""From how many lines on a list with notes may go on below, and up to how many times its height."""

_AIRY = 3
"""Lines of a row with a line below it and a gap."""

_INDENT = 5
"""Cells before a note."""

_FEW = 500
"""Rows that may have more than one line: each is made beforehand, to be measured."""

Cells = Callable[[int], Sequence[Content | str]]
"""Returns the cells of a row, one a column."""

Note = Callable[[int, int], Content]
"""Returns what stands below a row, in lines of so many cells; what is longer is cut off."""


class _Shape(NamedTuple):
    """What there is room for in a list."""

    is_deep: bool = False
    wraps: bool = False
    """Whether rows may have more than one line."""
    note: Note | None = None
    """What there is below each row, with a gap after it."""


class LineList(RowList):
    """Rows in columns; only those that are seen are made, so there may be fifty thousand."""

    class Moved(Message):
        """The cursor stands on another row."""

    class Opened(Message):
        """A row was clicked; the cursor stands there."""

    def __init__(self, columns: Sequence[Column]) -> None:
        """Take the columns, whose names stand in the border above."""
        super().__init__()
        self._columns = columns
        self._cells: Cells = lambda _: ()
        self._groups: Mapping[int, Content] = {}
        """What stands above a row that begins a group, by its index."""
        self._notes: Sequence[Note] = ()
        self._shape = _Shape()
        """That of the rows as they are laid out."""

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
        notes: Sequence[Note] = (),
    ) -> None:
        """Show so many rows, with the cursor on one of them; perhaps in other columns.

        Groups have a name above their first row; below each row stands the first of the notes for
        which all rows have room.
        """
        self._cells, self._groups, self._notes = cells, groups or {}, notes
        self._columns = columns or self._columns
        self._show(count, "", max(0, min(cursor, count - 1)))

    def show_none(self, why: str) -> None:
        """Show no row, but a text."""
        self._groups, self._notes = {}, ()
        self._show(0, why, 0)

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
        line = self._line_at(event)
        row = self._row_of(line)
        if row < self._count and line - self._starts[row] < self._above(row):
            event.stop()
            event.prevent_default()

    def on_resize(self) -> None:
        """Lay the rows out anew where there is room for more lines of each now, or no more."""
        if self._shape != self._fitting:
            self._lay_out()

    def _go(self, row: int) -> None:
        super()._go(row)
        self.post_message(self.Moved())

    def _lay_out(self) -> None:
        super()._lay_out()
        names = [
            Content.styled(column.name, "$text-muted")
            for column in self._columns
            if self._count and self._has(column)
        ]
        title = self._line(" ", names) if names else Content("")  # a cell is free before it
        # Textual ends one that is too long with "…", also where blanks alone are cut off.
        self.border_title = Content.assemble(title.rstrip())

    @property
    def room(self) -> int:
        """The cells of the column that takes what the others leave."""
        widths = [column.width or 0 for column in self._columns if self._has(column)]
        return max(0, self.wrapped_to - len(_HERE) - sum(widths) - _GAP * (len(widths) - 1))

    @property
    def room_of_notes(self) -> int | None:
        """The cells of what stands below each row; None where there is no room for that."""
        return self.room_below if self._shape.note else None

    @property
    def room_below(self) -> int:
        """The cells of a line below a row, where there is one."""
        return max(0, self.wrapped_to - _INDENT)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the row under the cursor begins on the screen."""
        return super().cursor_screen_offset + Offset(0, self._above(self.cursor))

    @property
    def _fitting(self) -> _Shape:
        """The shape for which there is room."""
        wraps = self._count <= _FEW and any(map(self._goes_on, self._columns))
        note = next(filter(self._has_room, self._notes), None)
        return _Shape(self.size.height >= _DEEP, wraps, note)

    def _has_room(self, note: Note) -> bool:
        """Tell whether there is room for this note below every row, and for a gap after it."""
        most = self.size.height * (_BEYOND if self.size.height >= _HIGH else 1)
        lines = _AIRY * self._count - 1
        for row in range(self._count):
            if lines > most:
                break  # of a large deck the first few are enough to know
            lines += note(row, self.room_below).plain.count("\n")
        return lines <= most

    def _has(self, column: Column) -> bool:
        return column.from_width <= self.wrapped_to < column.below_width

    def _goes_on(self, column: Column) -> bool:
        """Tell whether a column goes on in other lines: one that gives way, where all have room."""
        if not column.gives_way or not self._has(column):
            return column.wraps and self._has(column)
        at, room = self._columns.index(column), max(LEAST_ROOM, self.room)
        texts = (Content(str(self._cells(row)[at])) for row in range(self._count))
        return 2 * len(self._groups) + sum(len(t.wrap(room)) for t in texts) <= self.size.height

    def _above(self, row: int) -> int:
        """Return the lines above a row: a gap, and the name of its group."""
        is_first = row in self._groups
        has_gap = (is_first and self._shape.is_deep) or self._shape.note is not None
        return is_first + (row > 0 and has_gap)

    def _all_heights(self) -> list[int]:
        self._shape = self._fitting
        is_plain = not (self._groups or self._shape.wraps or self._shape.note)
        return [1] * self._count if is_plain else super()._all_heights()

    def _height(self, row: int) -> int:
        is_tall = self._shape.wraps or self._shape.note
        return self._above(row) + (super()._height(row) if is_tall else 1)

    def _can_choose(self, row: int) -> bool:
        del row
        return True

    def _choose(self, row: int) -> None:
        self._go(row)
        self.post_message(self.Opened())

    def _draw(self, row: int) -> Content:
        cells = zip(self._columns, self._cells(row), strict=True)
        shown = [cell for column, cell in cells if self._has(column)]
        line = self._line(_HERE if row == self.cursor else "  ", shown)
        if self._shape.note is None:
            return line
        note = self._shape.note(row, self.room_below).split("\n", allow_blank=True)
        below = (cut(each, self.room_below) for each in note)
        return Content("\n" + " " * _INDENT).join([line, *below])

    def _render_row(self, row: int) -> list[Strip]:
        strips = super()._render_row(row)
        above = self._above(row)
        if not above:
            return strips
        named = self._groups.get(row, Content("")).truncate(self.width, ellipsis=True)
        name = Content("\n" * (above - 1)) + named
        return [
            *Visual.to_strips(self, name, self.width, None, self.visual_style, pad=True),
            *strips,
        ]

    def _line(self, before: str, cells: Sequence[Content | str]) -> Content:
        columns = [column for column in self._columns if self._has(column)]
        room, parts, under = self.room, list[Content](), list[Content]()
        for column, cell in zip(columns, cells, strict=True):
            width = room if column.width is None else column.width
            content = Content(cell) if isinstance(cell, str) else cell
            if column.wraps and self._shape.wraps:
                content, *under = content.wrap(max(LEAST_ROOM, width))
            fitted = cut(content, width)
            gap = width - fitted.cell_length
            parts.append(fitted.pad_left(gap) if column.is_number else fitted.pad_right(gap))
        line = Content.assemble(before, Content(" " * _GAP).join(parts))
        return Content("\n" + " " * (line.cell_length - room)).join([line, *under])
