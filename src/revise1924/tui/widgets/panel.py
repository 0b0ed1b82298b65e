"""A framed part of a screen, drawn for the room it has."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Panel(Widget):
    """Draws what it shows anew at each size."""

    _draw: Callable[[Size], Content] | None = None
    _others = 0
    """Lines of what else there is where it stands."""

    def show(self, title: Content, draw: Callable[[Size], Content], others: int) -> None:
        """Show under a title what `draw` returns for the room that so many other lines leave.

        Of half of the lines there are it is sure.
        """
        self.border_title = Content.assemble(title)
        self._draw, self._others = draw, others
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of what it shows."""
        del viewport
        room = max(container.height // 2, container.height - self._others)
        return self._draw(Size(width, room)).plain.count("\n") + 1 if self._draw else 0

    def render(self) -> Content:
        """Return what it shows."""
        return self._draw(self.content_size) if self._draw else Content("")
