"""Widgets that are nothing but their text, painted in half of the time."""

from collections.abc import Iterator
from typing import Self

from textual.geometry import Region
from textual.strip import Strip
from textual.visual import Visual, visualize
from textual.widgets import Static

from revise1924.tui.widgets.unlinked import Unlinked


class Bare(Unlinked):
    """A widget without edge, tint and the like, and with nothing above and below its text."""

    _rendered: tuple[object, list[Strip]] = None, []
    """Its lines, after the size for which they were rendered."""

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Render it anew, too."""
        self._rendered = None, []
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Take the new colours."""
        self._rendered = None, []
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Return a line, with what is left and right of the text."""
        size, lines = self._rendered
        if size != self.outer_size:
            lines = list(self._render_lines())
            self._rendered = self.outer_size, lines
        return lines[y]

    def _render_lines(self) -> Iterator[Strip]:
        width, height = self.size
        style, padding = self.visual_style, self.styles.padding
        text = visualize(self, self.render())
        lines = Visual.to_strips(self, text, width, height, style, pad=True)
        lines += [Strip.blank(width, style.rich_style)] * (height - len(lines))
        left, right = (
            Strip.blank(cells, style.rich_style) for cells in (padding.left, padding.right)
        )
        for line in lines:
            yield Strip.join([left, line, right])

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return lines as they are painted."""
        return self._without_surroundings(crop)


class Words(Static, Bare):
    """A text of ours."""
