"""Text that is made for the room there is."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Draw = Callable[[int, int], Content]
"""Returns a text for so many cells and lines; what does not fit is wrapped, and scrolled."""


class Drawn(Widget):
    """A page of text, wrapped to its width, or a chart as tall as what it stands in.

    It is made when it is laid out: not before anything is known of its size, and not at all where
    it cannot be seen.
    """

    DEFAULT_CSS = "Drawn { height: auto; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as Textual has it
        super().__init__(id=id)
        self._draw: Draw = lambda _width, _height: Content("")
        self._made: tuple[int, int, Content] | None = None
        """The text, and the room that it was made for."""

    def show(self, draw: Draw) -> None:
        """Show another text."""
        self._draw, self._made = draw, None
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of the text."""
        del viewport
        if self._made is None or self._made[:2] != (width, container.height):
            text = Content("\n").join(self._draw(width, container.height).wrap(width))
            self._made = width, container.height, text
        return self._made[2].plain.count("\n") + 1

    def render(self) -> Content:
        """Return the text."""
        return Content("") if self._made is None else self._made[2]
