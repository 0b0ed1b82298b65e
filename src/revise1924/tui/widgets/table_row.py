"""Tables whose row under the cursor has a sign."""

from typing import TYPE_CHECKING, Any

from textual.strip import Strip

from revise1924.tui.widgets.here import HERE, CursorRow, edge_in_reverse

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
        """Return a line; the sign in reverse, where the terminal's own colours are used."""
        strip = super().render_line(y)
        is_marked = self.app.native_ansi_color and strip.text.startswith(HERE)
        return edge_in_reverse(strip) if is_marked else strip

    def _cursor_line(self) -> int:
        if self.cursor_type != "row":
            return 0
        above = sum(row.height for row in self.ordered_rows[: self.cursor_row])
        return above + self.header_height * self.show_header
