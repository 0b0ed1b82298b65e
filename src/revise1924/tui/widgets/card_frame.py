"""The paper that a card stands on, with a border that says which side is up."""

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip


class CardFrame(Vertical):
    """A card: the front in the colour of wood, the back in the accent, each under its name."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self._is_back = False

    def on_mount(self) -> None:
        """Take the colours of another theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self._dress())

    def turn(self, title: str, place: str, *, is_back: bool) -> None:
        """Show a side: what it is called, and above all else at the bottom, where it stands."""
        self._is_back = is_back
        self.border_title = Content(title)
        self.border_subtitle = Content(place)
        self._dress()

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
        self.styles.border = ("heavy" if self._is_back else "round", colour)
