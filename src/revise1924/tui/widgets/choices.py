"""A few things to choose one of, the one under the cursor with a sign."""

from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.strip import Strip
from textual.widgets import OptionList

from revise1924.tui.widgets.here import CursorRow, in_reverse

if TYPE_CHECKING:
    _Options = OptionList
else:
    _Options = object  # as in `here`


class OptionRow(CursorRow, _Options):
    """For a list of options, Textual's own as well."""

    def _marked(self) -> tuple[str, int | None]:
        return "option", self.highlighted

    def render_line(self, y: int) -> Strip:
        """Return a line; of the option under the cursor in reverse, where that is its style."""
        strip = super().render_line(y)
        first = next(iter(strip), None)
        number = first.style.meta.get("option") if first and first.style else None
        if number is None or number != self.highlighted:
            return strip
        # Of the styles of a part, Textual leaves this one out.
        style = self.get_component_styles("option-list--option-highlighted").text_style
        return in_reverse(strip) if style.reverse else strip

    def _cursor_line(self) -> int:
        return self._index_to_line.get(-1 if self.highlighted is None else self.highlighted, 0)


class Choices(OptionRow, OptionList):
    """A list of options."""

    BINDINGS = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]
