"""The question of a card."""

from textual.content import Content
from textual.geometry import Size
from textual.visual import VisualType

from revise1924.tui.widgets.fitted import fitted
from revise1924.tui.widgets.unlinked import Words


class Question(Words):
    """All of a question, or as much as there is room for: then its last line ends with "…"."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of all of it."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> VisualType:
        """Return the lines there is room for."""
        width, height = self.content_size
        lines = self._lines(width)
        if not 0 < height < len(lines):
            return super().render()
        rest = " ".join(line.plain.strip() for line in lines[height - 1 :])
        return Content("\n").join([*lines[: height - 1], fitted(rest, width)])

    def _lines(self, width: int) -> list[Content]:
        return Content(str(self.content)).wrap(max(1, width))
