"""The line below a card: its points, where it goes, and its way through the boxes."""

from functools import lru_cache

from textual.content import Content
from textual.widget import Widget

from revise1924.way import way

_GAP = 2
"""The least cells between the words and the boxes."""


class ScoreLine(Widget):
    """Words, and the boxes at the right where there is room for them.

    One widget, next to the points: each tick paints all that lies between what it changes.
    """

    words = _way = Content()

    def show(
        self, words: Content, before: int | None = None, box: int | None = None, ink: str = ""
    ) -> None:
        """Show words, and the way from a box to another in the colour `ink`; without one, none."""
        self.words = words
        self._way = _boxes(before, box, ink) if ink else Content()
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        gap = self.size.width - self.words.cell_length - self._way.cell_length
        if gap < _GAP:
            return self.words
        return Content.assemble(self.words, " " * gap, self._way)


@lru_cache
def _boxes(before: int | None, box: int | None, ink: str) -> Content:
    parts = [(text, f"bold {ink}" if is_on else "$text-muted") for text, is_on in way(before, box)]
    return Content.assemble(*parts)
