"""The score where every point came back, between two lines that grow from the middle."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from revise1924.tui.motion import MOVES
from revise1924.tui.sizes import HIGH

_STEP = 0.04
"""Seconds between the steps in which the lines grow."""

STEPS = 8
"""How often they do."""

_DIGITS = (
    "┏━┓╺┓ ╺━┓╺━┓╻ ╻┏━╸┏━╸╺━┓┏━┓┏━┓",
    "┃ ┃ ┃ ┏━┛ ━┫┗━┫┗━┓┣━┓  ┃┣━┫┗━┫",
    "┗━┛╺┻╸┗━╸╺━┛  ╹╺━┛┗━┛  ╹┗━┛╺━┛",
)
"""The digits as they are drawn in a high terminal, three cells each."""


class FullMarks(Widget):
    """One line: "━━━ ★ 22 of 22 ★ ━━━"; in a high terminal the figures are three lines high.

    All of it can be read from the first moment.
    """

    def __init__(self, asked: int) -> None:
        """Take how many points or marks came back."""
        super().__init__(id="todo")
        self._asked = str(asked)
        self.step = STEPS
        """How far the lines have grown."""

    def on_mount(self) -> None:
        """Begin to grow, where things move."""
        if self.app.has_class(MOVES):
            self.step = 0
            self._timer = self.set_interval(_STEP, self._grow)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it has."""
        del container, viewport, width
        return len(self._score())

    def _grow(self) -> None:
        self.step += 1
        self.refresh()
        if self.step >= STEPS:
            self._timer.stop()

    def render(self) -> Content:
        """Return the score, with a line on either side of it."""
        score = self._score()
        each = max(0, self.content_size.width - len(score[0])) // 2
        grown = each * self.step // STEPS
        lines = [Content(line).pad_left(each) for line in score]
        left = Content("━" * grown).pad_left(each - grown)
        lines[len(lines) // 2] = Content.assemble(left, score[len(lines) // 2], "━" * grown)
        return Content("\n").join(lines)

    def _score(self) -> list[str]:
        """Return the lines of the score, all of one width."""
        if self.screen.size.height < HIGH:
            return [f" ★ {self._asked} of {self._asked} ★ "]
        above, middle, below = (
            "".join(line[3 * int(digit) :][:3] for digit in self._asked) for line in _DIGITS
        )
        return [
            f"     {above}      {above}     ",
            f"  ★  {middle}  of  {middle}  ★  ",
            f"     {below}      {below}     ",
        ]
