"""How much came back: at first, and with what was tried again."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from revise1924.tally import Came

INKS: dict[Came, str] = {
    Came.AT_FIRST: "$text-success",
    Came.LATER: "$text-warning",
    Came.NOT_YET: "$text-error",
}
"""The colour of a point, whether it came back."""

LEFT_OUT = Content.styled(f"  {Came.NOT_YET} ", INKS[Came.NOT_YET])
"""What stands before a point that has not come back, below its card."""

_TELLS: dict[Came, tuple[str, str]] = {
    Came.AT_FIRST: ("at first", "first"),
    Came.LATER: ("with a second try", "later"),
    Came.NOT_YET: ("not yet", "not yet"),
}
"""What its sign tells, in many words and in few."""

_FORMS = (3, 0), (2, 1), (1, 1)
"""The cells between what they tell, and which of the words, as there is room."""


class ScoreBar(Widget):
    """A square a point: those that came back at first, those that did later, the rest.

    With more points than cells, there are as many squares as cells. Where some came back later, a
    line under them tells which sign is which.
    """

    def __init__(self, recalled: float, by_now: float, asked: int) -> None:
        """Take the points or marks of what came back at first, by now, and of all asked."""
        super().__init__()
        self._recalled, self._by_now, self._asked = recalled, by_now, asked

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it has."""
        del container, viewport, width
        return 2 if self._by_now > self._recalled else 1

    def render(self) -> Content:
        """Return the bar, and what its shades tell."""
        bar = self._bar(self.content_size.width)
        if self._by_now > self._recalled:
            return Content("\n").join([bar, self._legend(self.content_size.width)])
        return bar

    def _bar(self, room: int) -> Content:
        squares = min(room, self._asked)
        gap = " " * (2 * squares <= room)
        first, by_now = (
            round(squares * points / max(1, self._asked))
            for points in (self._recalled, self._by_now)
        )
        lengths = first, by_now - first, squares - by_now
        return Content.assemble(
            *(
                (f"{came}{gap}" * cells, INKS[came])
                for came, cells in zip(Came, lengths, strict=True)
            )
        )

    def _legend(self, room: int) -> Content:
        points = (
            self._recalled,
            self._by_now - self._recalled,
            self._asked - self._by_now,
        )
        for gap, form in _FORMS:
            parts = [
                Content.assemble((came, INKS[came]), f" {of:g} {_TELLS[came][form]}")
                for came, of in zip(Came, points, strict=True)
                if of
            ]
            line = Content(" " * gap).join(parts)
            if line.cell_length <= room:
                break
        return line
