"""How far a session is."""

from textual.content import Content

from revise1924.tui.widgets.bare import Bare


class HowFar(Bare):
    """A bar, as long as there is room; the card says in numbers what it shows."""

    _share = 0.0

    def show(self, position: int, total: int) -> None:
        """Show that the card in this place, the first being 1, is up."""
        self._share = (position - 1) / total
        self.refresh()

    def render(self) -> Content:
        """Return the bar."""
        room = self.size.width
        done = round(room * self._share)
        return Content.assemble(("━" * done, "$primary"), ("─" * (room - done), "$track"))
