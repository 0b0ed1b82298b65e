"""A column that is no higher than what stands in it, nor than the room there is."""

from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.layout import ArrangeResult, Layout
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

GIVES_WAY = "-gives-way"
"""The class of what is made lower where there is no room for all."""


class _GivingWay(VerticalLayout):
    """Textual's, in which one thing is made lower by the lines that are wanting."""

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        placed = super().arrange(parent, children, size, greedy)
        wanting = max([0, *(each.region.bottom - size.height for each in placed)])
        up = 0
        for index, each in enumerate(placed):
            x, y, width, height = each.region
            less = min(height, wanting) if each.widget.has_class(GIVES_WAY) else 0
            placed[index] = each._replace(region=Region(x, y - up, width, height - less))
            up += less
        return placed


class GivingWay(Vertical):
    """Things one below the other, as high as all of them; with less room one of them gives way.

    In Textual a part of `1fr` gives way, but it takes all the room there is as well.
    """

    DEFAULT_CSS = "GivingWay { height: auto; max-height: 100%; }"

    _layout = _GivingWay()

    @property
    def layout(self) -> Layout:
        """How it is laid out."""
        return self._layout
