"""What a session came to, in a few lines that are made for the width there is."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from revise1924.end_words import Line
from revise1924.ending import Ending
from revise1924.tui.widgets.moves import INKS, MARKS

_GAPS = 3, 2
"""Cells between the ways that cards went, in many words and in few."""


class InFew(Widget):
    """The praise, where the cards went, the day and what is next: each line fits, or is brief."""

    def __init__(self, end: Ending) -> None:
        """Take what the session came to."""
        super().__init__(id="moves")
        self._end = end
        self._ready = ""

    def tell_ready(self, ready: str) -> None:
        """Tell how ready the student is as well, where there is room: "Ready 61 → 74 %"."""
        self._ready = ready
        self.refresh()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it has."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        end = self._end
        praise = Line(end.praise, end.praise.removeprefix("Full marks: "))
        told = [fitting(each, width) for each in (praise, *end.in_short) if each.words]
        if end.praise:
            told[0] = told[0].stylize("bold $text-success")
        if end.moves:
            told.insert(1 if end.praise else 0, self._ways(width))
        lines = [part for each in told for part in each.wrap(max(1, width))]
        return self._with_ready(lines, width)

    def _with_ready(self, lines: list[Content], width: int) -> list[Content]:
        """Return the lines, with how ready one is at the end of one that has room for it.

        Where all of it is in the middle, that is the last one; else the first, at the right.
        """
        name, _, figures = self._ready.partition(" ")
        ready = Content.assemble((name, "$text-muted"), " ", figures)
        for index in [len(lines) - 1] if self._end.praise else range(len(lines)):
            gap = width - lines[index].cell_length - ready.cell_length
            if self._ready and gap >= _GAPS[-1]:
                told = lines[index].pad_right(_GAPS[0] if self._end.praise else gap) + ready
                return [*lines[:index], told, *lines[index + 1 :]]
        return lines

    def _ways(self, width: int) -> Content:
        """Return where the cards went, each way in its colour, with room for how ready one is."""
        room = width - len(self._ready) - _GAPS[-1] if self._ready else width
        for is_brief, gap in enumerate(_GAPS):
            moves = [
                Content.styled(f"{MARKS[move]} {said[is_brief]}", INKS[move])
                for move, said in self._end.moves
            ]
            line = Content(" " * gap).join(moves)
            if line.cell_length <= room:
                break
        return line


def fitting(line: Line, width: int) -> Content:
    """Return a line, in brief where it is too long."""
    words = Content(line.words)
    return Content(line.brief) if line.brief and words.cell_length > width else words
