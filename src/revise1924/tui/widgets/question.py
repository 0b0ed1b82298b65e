"""The topic of a card, and its question."""

from collections.abc import Sequence
from functools import lru_cache

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
        needed = max(self.lines_at(width), int(least.value) if least else 1)
        self.refresh(layout=needed != height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines of all of it."""
        del container, viewport
        return self.lines_at(width)

    def lines_at(self, width: int) -> int:
        """Return how many lines all of it has at this width."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines there is room for."""
        width, height = self.content_size
        lines = self._lines(width)
        if 0 < height < len(lines):
            rest = " ".join(line.plain.strip() for line in lines[height - 1 :])
            lines = [*lines[: height - 1], fitted(rest, width)]
        return Content("\n").join(lines)

    def _lines(self, width: int) -> Sequence[Content]:
        is_short = self.screen.has_class("-short")
        is_alone = is_short and self.screen.has_class("-flipped")
        return _wrapped("" if is_alone else self.topic, self.question, max(1, width), is_short)


@lru_cache(maxsize=4)  # whoever asks how many lines there are paints them next
def _wrapped(topic: str, question: str, width: int, is_close: bool) -> Sequence[Content]:
    lines = Content(question).wrap(width)
    if not topic:
        return lines
    above = Content.styled(topic, "bold $text-primary").wrap(width)
    return [*above, *([] if is_close else [Content()]), *lines]
