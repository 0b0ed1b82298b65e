"""A framed part of a screen, drawn for the room it has."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Panel(Widget):
    """Draws what it shows anew at each size."""

    _draw: Callable[[Size], Content] | None = None

    def show(self, title: Content, draw: Callable[[Size], Content], most_lines: int) -> None:
        """Show under a title what `draw` returns for so much room, of so many lines at most."""
        self.border_title = Content.assemble(title)
        self.styles.max_height = most_lines + self.gutter.height
        self._draw = draw
        self.refresh()

    def render(self) -> Content:
        """Return what it shows."""
        return self._draw(self.content_size) if self._draw else Content("")
