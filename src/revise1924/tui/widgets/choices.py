"""A few things to choose one of, the one under the cursor with a sign."""

from typing import TYPE_CHECKING

from textual.widgets import OptionList

from revise1924.tui.widgets.here import CursorRow

if TYPE_CHECKING:
    _Options = OptionList
else:
    _Options = object  # as in `here`


class OptionRow(CursorRow, _Options):
    """For a list of options, Textual's own as well."""

    def _marked(self) -> tuple[str, int | None]:
        return "option", self.highlighted

    def _cursor_line(self) -> int:
        return self._index_to_line.get(-1 if self.highlighted is None else self.highlighted, 0)


class Choices(OptionRow, OptionList):
    """A list of options."""
