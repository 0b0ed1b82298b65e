"""How much came back: at first, and with what was tried again."""

from textual.content import Content
from textual.widget import Widget


class ScoreBar(Widget):
    """A bar as long as there is room: what came back at first, what came back later, the rest."""

    def __init__(self, recalled: float, by_now: float, asked: int) -> None:
        """Take the points or marks of what came back at first, by now, and of all asked."""
        super().__init__()
        self._recalled, self._by_now, self._asked = recalled, by_now, asked

    def render(self) -> Content:
        """Return the bar."""
        room = self.size.width
        first, by_now = (
            round(room * points / max(1, self._asked)) for points in (self._recalled, self._by_now)
        )
        ink = "$success" if self._recalled == self._asked else "$primary"
        later, rest = "╍" * (by_now - first), "─" * (room - by_now)
        return Content.assemble(("━" * first, ink), (later, ink), (rest, "$track"))
