"""Rows under one another, laid out, and painted row by row."""

from abc import abstractmethod
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

from textual.content import Content
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from revise1924.tui.widgets.here import in_reverse
from revise1924.tui.widgets.takes_no_text import TakesNoText
from revise1924.tui.widgets.unlinked import Unlinked

LEAST_ROOM = 10
"""Cells for a text, however narrow the list."""

_NO_ROW = -1


class LaidRows(ScrollView, TakesNoText, Unlinked, can_focus=True, inherit_bindings=False):
    """Rows, and perhaps a text below them.

    A widget of our own, since a flip has to be painted at once: Textual's OptionList paints itself
    anew from top to bottom, and the screen is laid out again, where one row has changed.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"rows--below"}

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        """How many rows there are."""
        self._below = ""
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

    def _kind(self, row: int) -> str | None:
        """Return the name of the part whose look a row has; None where it has that of the list."""
        return None if row < self._count else "rows--below"

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
        return _wrapped(self._below, max(LEAST_ROOM, self.wrapped_to))

    def _place(self) -> None:
        """Put the rows under one another."""
        before = self._starts[-1]
        self._starts = [0, *accumulate(self._heights)]
        # Never less than what there is room for: the screen is laid out anew when this changes.
        self.virtual_size = Size(self.width, max(self._starts[-1], self.size.height))
        if self.size.height and self._starts[-1] <= self.size.height:
            self.show_vertical_scrollbar = False  # Textual looks again only at another size
        self.refresh_lines(0, max(before, self._starts[-1]))

    def _repaint(self, *rows: int) -> None:
        for row in rows:
            self._strips.pop(row, None)
            lines = self._lines_of(row)
            self.refresh_lines(lines.y, lines.height)

    @property
    def is_cut(self) -> bool:
        """Whether there are more lines than there is room for."""
        return self._starts[-1] > self.size.height > 0

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
        self._wrap_to_width()
        return super().render_lines(crop)

    def _wrap_to_width(self) -> None:
        if self.wrapped_to != self.width:
            self._lay_out()  # the size is new, and the event that tells of it still on its way

    def render_line(self, y: int) -> Strip:
        """Return a line of a row, or an empty one below the last."""
        line = y + self.scroll_offset.y
        row = self._row_of(line)
        if row >= len(self._heights):
            return self._blank
        if row not in self._strips:
            self._strips[row] = self._render_row(row)
        return self._strips[row][line - self._starts[row]]

    def _render_row(self, row: int) -> list[Strip]:
        return self._rendered(self._row(row), self._kind(row))

    def _rendered(self, drawn: Content, kind: str | None) -> list[Strip]:
        """Return the lines of a row of this kind, as they are painted."""
        style = self.get_visual_style(kind) if kind else self.visual_style
        strips = Visual.to_strips(self, drawn, self.width, None, style, pad=True)
        # Of the styles of a part, Textual leaves this one out.
        is_reversed = kind and self.get_component_styles(kind).text_style.reverse
        rows = [in_reverse(strip) for strip in strips] if is_reversed else strips
        ground = self.visual_style.rich_style  # up to the bar, which is not there yet
        return [row.extend_cell_length(self.size.width, ground) for row in rows]

    @property
    def _blank(self) -> Strip:
        """A line without a row."""
        if _NO_ROW not in self._strips:
            ground = self.visual_style.rich_style
            self._strips[_NO_ROW] = [Strip.blank(self.size.width, ground)]
        return self._strips[_NO_ROW][0]

    def _fit(self) -> None:
        """Wrap the rows anew where the width is another."""
        if self.wrapped_to == self.width:
            self._strips.clear()
            self._place()
        else:
            self._lay_out()

    def notify_style_update(self) -> None:
        """Paint everything in the new colours."""
        self._strips.clear()
        super().notify_style_update()


@lru_cache(maxsize=8)  # the hint below a question is that of most of its deck
def _wrapped(text: str, width: int) -> Content:
    return Content("\n").join(Content(text).wrap(width))


def _lines(row: Content) -> int:
    """Return how many lines a wrapped row has."""
    return row.plain.count("\n") + 1
