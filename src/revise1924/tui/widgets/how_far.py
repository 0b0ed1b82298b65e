"""How far a session is, and where the card that is up stands in the boxes and goes."""

from textual.content import Content
from textual.widget import Widget

from revise1924.way import way

_LEAST_BAR = 20
"""A shorter bar tells nothing: it goes before the boxes do."""


class HowFar(Widget):
    """A bar, as long as there is room, and the way of the card; the card says in numbers what."""

    _share = 0.0
    _shown: tuple[int | None, int | None, str] | None = None
    _way = Content()

    def show(self, position: int, total: int) -> None:
        """Show that the card in this place, the first being 1, is up."""
        self._share = (position - 1) / total
        self.refresh()

    def show_way(self, before: int | None, box: int | None, ink: str) -> None:
        """Show that the card goes from a box to another, in this colour; None is no box."""
        if self._shown == (before, box, ink):
            return
        self._shown = before, box, ink
        parts = [
            (text, f"bold {ink}" if is_on else "$text-muted") for text, is_on in way(before, box)
        ]
        self._way = Content.assemble(("Box ", "$text-muted"), *parts)
        self.refresh()

    def render(self) -> Content:
        """Return the bar, and the boxes where there is room for both."""
        boxes = self._way.cell_length and self._way.cell_length + 2
        room = self.size.width - boxes
        if room < _LEAST_BAR:
            boxes, room = 0, self.size.width
        done = round(room * self._share)
        bar = Content.assemble(("━" * done, "$primary"), ("─" * (room - done), "$foreground 20%"))
        return Content.assemble(bar, "  ", self._way) if boxes else bar
