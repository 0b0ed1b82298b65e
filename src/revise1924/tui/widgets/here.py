"""The row under the cursor: its sign, and where the terminal's own cursor stands.

Textual hides the terminal's cursor, but moves it; braille displays and screen readers follow it.
"""

from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset
from textual.screen import Screen
from textual.strip import Strip

HERE = "▸"
"""The sign of the row under the cursor, which a row keeps its first cell free for."""

if TYPE_CHECKING:
    from textual.scroll_view import ScrollView as _List
    from textual.widget import Widget
else:
    _List = object  # where it is a widget, Textual takes no style of the list that comes after it


def place_on(screen: Screen[Any]) -> Offset:
    """Return where the terminal's cursor stands while `screen` is up: at what is read or written.

    That is in the widget with the focus; where a screen has an attribute `pointed` that is not
    None, in this one. A widget says by `cursor_screen_offset` where, as Textual's fields do; of
    another it is the beginning.
    """
    widget: Widget = getattr(screen, "pointed", None) or screen.focused or screen
    place: Offset = getattr(widget, "cursor_screen_offset", widget.content_region.offset)
    # Textual's field says a cell too many where its cursor stands after the last letter.
    return place - Offset(1, 0) if getattr(widget, "cursor_at_end", False) else place


def in_reverse(strip: Strip) -> Strip:
    """Return a line in reverse, its blanks as well, and in one colour: it is one row."""
    return Strip(
        [Segment(text, _reversed(style), control) for text, style, control in strip],
        strip.cell_length,
    )


def _reversed(style: Style | None) -> Style:
    before = style or Style()
    return Style(bold=before.bold, meta=before.meta, reverse=True)


class CursorRow(_List):
    """For a list of Textual's: its row under the cursor has the sign, and the terminal's cursor."""

    def _marked(self) -> tuple[str, int | None]:
        """Return the name by which Textual numbers rows, and the number of the one to be marked."""
        raise NotImplementedError

    def _cursor_line(self) -> int:
        """Return the first line of this row, of all lines there are; 0 where there is none."""
        raise NotImplementedError

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the row under the cursor begins on the screen."""
        return self.content_region.offset + Offset(0, self._cursor_line() - self.scroll_offset.y)

    def render_line(self, y: int) -> Strip:
        """Return a line; the first one of the row under the cursor has the sign."""
        strip = super().render_line(y)
        name, row = self._marked()
        first = next(iter(strip), None)
        if row is None or first is None or not first.style or first.style.meta.get(name) != row:
            return strip
        if y + self.scroll_offset.y != self._cursor_line():
            return strip
        return Strip.join([Strip([Segment(HERE, first.style)], 1), strip.crop(1)])
