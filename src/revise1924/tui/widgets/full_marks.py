"""The score where every point came back, between two lines that grow from the middle."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from revise1924.tui.motion import MOVES

_STEP = 0.04
"""Seconds between the steps in which the lines grow."""

STEPS = 8
"""How often they do."""


class FullMarks(Widget):
    """One line: "━━━ ★ 22 of 22 ★ ━━━". All of it can be read from the first moment."""

    def __init__(self, asked: int) -> None:
        """Take how many points or marks came back."""
        super().__init__(id="todo")
        self._score = f" ★ {asked} of {asked} ★ "
        self.step = STEPS
        """How far the lines have grown."""

    def on_mount(self) -> None:
        """Begin to grow, where things move."""
        if self.app.has_class(MOVES):
            self.step = 0
            self._timer = self.set_interval(_STEP, self._grow)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return its only line."""
        del container, viewport, width
        return 1

    def _grow(self) -> None:
        self.step += 1
        self.refresh()
        if self.step >= STEPS:
            self._timer.stop()

    def render(self) -> Content:
        """Return the line."""
        room = self.content_size.width
        score = Content(self._score)
        each = max(0, room - score.cell_length) // 2
        grown = each * self.step // STEPS
        left = Content("━" * grown).pad_left(each - grown)
        return Content.assemble(left, score, "━" * grown)
