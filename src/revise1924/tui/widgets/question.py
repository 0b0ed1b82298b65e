"""The topic of a card, and its question."""

from textual.content import Content
from textual.geometry import Size

from revise1924.tui.widgets.bare import Bare
from revise1924.tui.widgets.fitted import fitted


class Question(Bare):
    """All of both, or as much as there is room for: then the last line ends with "…".

    One widget, since each that is painted anew costs a flip, and the next card, a fiftieth of it.
    With little room nothing parts the two, and on the back, whose border tells the topic, there is
    the question alone.
    """

    topic = question = ""

    def show(self, topic: str, question: str) -> None:
        """Show them; the screen is laid out anew only where they need another number of lines."""
        self.topic, self.question = topic, question
        width, height = self.content_size
        least = self.styles.min_height
        needed = max(len(self._lines(width)), int(least.value) if least else 1)
        self.refresh(layout=needed != height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of all of it."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines there is room for."""
        width, height = self.content_size
        lines = self._lines(width)
        if 0 < height < len(lines):
            rest = " ".join(line.plain.strip() for line in lines[height - 1 :])
            lines = [*lines[: height - 1], fitted(rest, width)]
        return Content("\n").join(lines)

    def _lines(self, width: int) -> list[Content]:
        width, is_short = max(1, width), self.screen.has_class("-short")
        question = Content(self.question).wrap(width)
        if is_short and self.screen.has_class("-flipped"):
            return question
        topic = Content.styled(self.topic, "bold $text-primary").wrap(width)
        return [*topic, *([] if is_short else [Content()]), *question]
