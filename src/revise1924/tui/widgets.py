"""Widgets that more than one screen shows."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Footer

NARROW = 72
"""Below this width screens leave out what can be left out."""

_KEYS_IN_A_ROW = 4


class Keys(Footer):
    """The keys at the bottom: closer together where there is little room, then in rows."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._widths: list[int] = []
        """The cells each key and its description need."""

    def compose(self) -> ComposeResult:
        """Lay the keys out."""
        keys = list(super().compose())
        self._widths = [_width(key) for key in keys]
        self.styles.grid_size_columns = _KEYS_IN_A_ROW
        self._fit(self.size.width)
        yield from keys

    def on_resize(self, event: Resize) -> None:
        """Choose the spacing."""
        self._fit(event.size.width)

    def _fit(self, width: int) -> None:
        closest, gaps = sum(self._widths), len(self._widths)
        self.compact = closest + 2 * gaps > width
        self.set_class(closest + gaps - 1 > width, "-rows")


def _width(key: Widget) -> int:
    """Return the cells of a key, a space, and what it does."""
    display, description = getattr(key, "key_display", ""), getattr(key, "description", "")
    return cell_len(display) + 1 + cell_len(description)
