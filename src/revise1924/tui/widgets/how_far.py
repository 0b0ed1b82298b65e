"""How far a session is."""

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget


class HowFar(Widget):
    """A bar, and "2 of 7"."""

    words = ""
    """What stands beside the bar."""

    _share = 0.0

    def show(self, position: int, total: int) -> None:
        """Show that the card in this place, the first being 1, is up."""
        self.words = f"{position} of {total}"
        self._share = (position - 1) / total
        self.refresh()

    def render(self) -> Content:
        """Return the bar, as long as there is room, and the words."""
        room = max(0, self.size.width - cell_len(self.words) - 2)
        done = round(room * self._share)
        return Content.assemble(
            ("━" * done, "$primary"), ("━" * (room - done), "$foreground 20%"), f"  {self.words}"
        )
