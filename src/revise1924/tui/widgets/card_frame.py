"""The paper that a card stands on, with a border that says which side is up."""

from typing import Self

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip


class CardFrame(Vertical):
    """A card: its edges in the colour of wood at the front, in the accent at the back."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self._is_back = False
        self._is_turning = False

    def on_mount(self) -> None:
        """Take the colours of another theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._dress())

    def turn(self, title: str, place: str, *, is_back: bool) -> None:
        """Show a side: what it is called, and above all else at the bottom, where it stands."""
        self._is_back, self._is_turning = is_back, True
        self.border_title = Content(title)
        self.border_subtitle = Content(place)
        self._dress()
        self._is_turning = False

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint it anew; while it turns, the edges alone that a turn changes: half of a paint."""
        if self._is_turning and not layout:
            regions = self._edges
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    @property
    def _edges(self) -> tuple[Region, Region]:
        """The upper and the lower edge, by their places beside the content, as Textual has it."""
        width, height = self.outer_size
        left, top = -self.content_offset
        return Region(left, top, width, 1), Region(left, top + height - 1, width, 1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return its lines: the first, the last, and between them one that is all the others."""
        last = self.outer_size.height - 1
        if crop.y > 0 or crop.bottom <= last:
            return super().render_lines(crop)
        top, between, bottom = (
            super(CardFrame, self).render_lines(Region(crop.x, y, crop.width, 1))[0]
            for y in (0, 1, last)
        )
        return [top, *[between] * (last - 1), bottom]

    def _dress(self) -> None:
        # Set here and not by a class, which would look at the styles of all that is on the card:
        # that takes longer than a whole flip.
        colour = self.app.theme_variables["primary" if self._is_back else "secondary"]
        if self._is_back:
            self.styles.border_top = self.styles.border_bottom = ("heavy", colour)
        else:
            self.styles.border_top = self.styles.border_bottom = ("round", colour)
