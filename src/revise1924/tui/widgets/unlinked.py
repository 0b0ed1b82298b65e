"""Text of ours: nothing in it can be followed by a click, and mostly nothing is around it."""

from textual.geometry import Region
from textual.reactive import var
from textual.strip import Strip
from textual.widget import Widget


class Unlinked(Widget):
    """A widget whose text has no links: to look for them takes a third of the time to paint it.

    It has to be the second base where there are two: Textual takes styles from the first alone.
    """

    auto_links = var(False)

    def _without_surroundings(self, crop: Region) -> list[Strip]:
        """Return lines as they are painted where each has all the cells of the widget.

        Textual's way has edges, tint and the like in view: that takes as long again as the text.
        """
        strips = [self.render_line(y) for y in crop.line_range]
        _, background = self.background_colors
        for each in self.get_line_filters():
            strips = [strip.apply_filter(each, background) for strip in strips]
        return [strip.crop(*crop.column_span) for strip in strips]
