"""Tables whose row under the cursor has a sign."""

from typing import TYPE_CHECKING, Any

from textual.strip import Strip

from revise1924.tui.widgets.here import CursorRow, in_reverse

if TYPE_CHECKING:
    from textual.widgets import DataTable

    _Table = DataTable[Any]
else:
    _Table = object  # as in `here`


class TableRow(CursorRow, _Table):
    """For a table of Textual's, whose cells keep one cell free before them."""

    def _marked(self) -> tuple[str, int | None]:
        return "row", self.cursor_row if self.cursor_type == "row" else None

    def render_line(self, y: int) -> Strip:
        """Return a line; of the row under the cursor in reverse, where that is its style."""
        strip = super().render_line(y)
        name, row = self._marked()
        first = next(iter(strip), None)
        if row is None or not first or not first.style or first.style.meta.get(name) != row:
            return strip
        style = self.get_component_styles("datatable--cursor").text_style
        return in_reverse(strip) if style.reverse else strip

    def _cursor_line(self) -> int:
        if self.cursor_type != "row":
            return 0
        above = sum(row.height for row in self.ordered_rows[: self.cursor_row])
        return above + self.header_height * self.show_header
