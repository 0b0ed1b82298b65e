"""The line below a card: its points, where it goes, and its way through the boxes."""

from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from textual.content import Content

from revise1924.tui.widgets.bare import Bare
from revise1924.way import way as way_of

_GAP = 2
"""The least cells between the words and the boxes."""


class ScoreLine(Bare):
    """Words, and the boxes at the right where there is room for them.

    One widget, next to the points: each tick paints all that lies between what it changes.
    """

    words = Content()
    _brief = Content()
    _ways: tuple[Content, ...] = ()
    """The way of the card, the longest form first."""

    def show(self, words: Content, brief: Content | None = None) -> None:
        """Show words; or fewer, where there is no room for all of them; without a way."""
        self.words, self._brief, self._ways = words, brief or words, ()
        self.refresh()

    def show_way(self, before: int | None, box: int | None, ink: str) -> None:
        """Show, beside the words, the way from a box to another in the colour `ink`."""
        self._ways = (_boxes(before, box, ink, True), _boxes(before, box, ink, False))
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        for way in self._ways:
            gap = self.size.width - self.words.cell_length - way.cell_length
            if gap >= _GAP:
                return Content.assemble(self.words, " " * gap, way)
        return self.words if self.words.cell_length <= self.size.width else self._brief


@lru_cache
def _boxes(before: int | None, box: int | None, ink: str, is_roomy: bool) -> Content:
    parts = groupby(way_of(before, box, is_roomy=is_roomy), key=itemgetter(1))
    inks = [
        ("".join(text for text, _ in same), f"bold {ink}" if is_on else "$text-muted")
        for is_on, same in parts
    ]
    return Content.assemble(*inks)
