"""A column that is no higher than what stands in it, nor than the room there is."""

from textual.containers import Vertical
from textual.geometry import Size
from textual.layout import ArrangeResult
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

GIVES_WAY = "-gives-way"
"""The class of what is made lower where there is no room for all."""


class GivingWay(Vertical):
    """Things one below the other, as high as all of them; with less room one of them gives way.

    In Textual a part of `1fr` gives way, but then takes all there is as well.
    """

    DEFAULT_CSS = "GivingWay { height: auto; max-height: 100%; }"

    def on_mount(self) -> None:
        """Lay out what stands in it."""
        self.styles.layout = _Layout()


class _Layout(VerticalLayout):
    """Textual's, but for what gives way."""

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        placed = super().arrange(parent, children, size, greedy)
        over = max([0, *(each.region.bottom - size.height for each in placed)])
        above = 0
        for index, each in enumerate(placed):
            x, y, width, height = each.region
            less = min(height, over) if each.widget.has_class(GIVES_WAY) else 0
            region = type(each.region)(x, y - above, width, height - less)
            placed[index] = each._replace(region=region)
            above += less
        return placed
