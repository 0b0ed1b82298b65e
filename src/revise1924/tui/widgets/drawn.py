"""Text that is made for the room there is."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

Draw = Callable[[int, int], Content]
"""Returns a text for so many cells and lines; what is too wide is wrapped."""


def nothing(_width: int, _height: int) -> Content:
    """Return no text."""
    return Content("")


class Drawn(Widget):
    """A chart, or a card to be read, which is made when it is painted or laid out.

    That is not before its size is known, and not at all where it cannot be seen. As tall as its
    text it can be scrolled in what it stands in; of another height it ends with an ellipsis.
    """

    DEFAULT_CSS = "Drawn { height: auto; }"

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as Textual has it
        super().__init__(id=id)
        self._draw: Draw = nothing
        self._heading: Content | None = None
        self._made: tuple[int, int, Content] | None = None
        """The text, and the room that it was made for."""

    def show(self, draw: Draw, name: Content | None = None) -> None:
        """Show another text, whose name stands in the border."""
        self._draw, self._made, self._heading = draw, None, name
        self._set_apart()
        self.refresh(layout=self._is_as_tall_as_its_text)

    def on_resize(self) -> None:
        """Have the name apart from the border that there is at this size."""
        self._set_apart()

    def _set_apart(self) -> None:
        # Textual does that beside corners, and here there may be none.
        apart = "" if self.styles.border_left[0] else " "
        name = self._heading
        self.border_title = None if name is None else Content.assemble(apart, name, apart)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of the text."""
        del viewport
        return len(self._make(width, container.height).split("\n", allow_blank=True))

    def render(self) -> Content:
        """Return the text."""
        width, height = self.content_size
        if self._is_as_tall_as_its_text:
            # It may have been measured for another width since it was laid out.
            return Content("") if self._made is None else self._make(width, self._made[1])
        lines = self._make(width, height).split("\n", allow_blank=True)
        return Content("\n").join(
            lines if len(lines) <= height else [*lines[: height - 1], Content("…")]
        )

    @property
    def _is_as_tall_as_its_text(self) -> bool:
        return self.styles.height is None or self.styles.height.is_auto

    def _make(self, width: int, height: int) -> Content:
        if self._made is None or self._made[:2] != (width, height):
            text = Content("\n").join(self._draw(width, height).wrap(max(1, width)))
            self._made = width, height, text
        return self._made[-1]
