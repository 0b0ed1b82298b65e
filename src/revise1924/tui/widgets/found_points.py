"""The points of a card beside an essay: which of their words were found there, and where."""

from collections.abc import Callable, Sequence

from textual.content import Content

from revise1924 import essay_words
from revise1924.matching import Match
from revise1924.recite import Recital
from revise1924.tui.widgets.laid_rows import LEAST_ROOM
from revise1924.tui.widgets.points import PointList

FOUND = "bold underline"
"""Words found, in a point as in an essay: to be seen without colour too."""

_INDENT = 6

_FEW = 1
"""Characters on each side of what was found, where lines have no room for more."""

_MOST_PIECES = 6
"""Of what was found of a point, that stand in its passage; the essay shows all."""


class FoundPoints(PointList):
    """Words that were found stand out; under a point may stand the passage that has them."""

    def __init__(self, changed: Callable[[], None], pointed: Callable[[int], None]) -> None:
        """Take what to call once ticks have changed, and once the cursor is on another point."""
        super().__init__(changed)
        self._pointed = pointed
        self._matches: Sequence[Match | None] = ()
        self._essay = ""
        self._has_passages = False

    def show_found(
        self, recital: Recital, matches: Sequence[Match | None], essay: str, *, passages: bool
    ) -> None:
        """Show the points of `recital` and what was found of each, perhaps with its passage."""
        self._matches, self._essay, self._has_passages = matches, essay, passages
        self.show_points(recital)

    def _go(self, row: int) -> None:
        super()._go(row)
        if self.recital.points:
            self._pointed(row)

    def _text(self, row: int, style: str) -> Content:
        text = super()._text(row, style)
        match = self._matches[row]
        for start, end in match.in_point if match else ():
            text = text.stylize(FOUND, start, end)
        return text

    def _remark(self, row: int) -> str:
        """Tell who ticked it, where no passages tell that."""
        if self._has_passages:
            return ""
        if self._matches[row]:
            return essay_words.FOUND
        return essay_words.BY_YOU if self.recital.recalled[row] else ""

    def _draw(self, row: int) -> Content:
        point, match = super()._draw(row), self._matches[row]
        if match is None or not self._has_passages:
            return point
        room = max(LEAST_ROOM, self._room - _INDENT)
        around = essay_words.AROUND if room > 2 * essay_words.AROUND else _FEW
        pieces = essay_words.passage(self._essay, match.in_written[:_MOST_PIECES], around)
        words = Content.assemble(
            "“", *((piece, FOUND if is_found else "") for piece, is_found in pieces), "”"
        )
        lines = words.wrap(room)
        passage = Content("\n").join(Content.assemble(" " * _INDENT, each) for each in lines)
        return Content.assemble(point, "\n", passage.stylize_before("$text-muted"))


def marked_essay(
    essay: str, matches: Sequence[Match | None], row: int
) -> tuple[Content, int | None]:
    """Return an essay in which what was found stands out, each with the number of its point.

    What was found of the point of this `row` stands out most; where it begins is returned as well.
    """
    text = Content(essay)
    numbers: dict[int, list[int]] = {}
    for index, match in enumerate(matches):
        for start, end in match.in_written if match else ():
            text = text.stylize(
                f"{FOUND} $text-primary" if index == row else "underline", start, end
            )
        if match:
            numbers.setdefault(match.in_written[0][0], []).append(index + 1)
    parts, end, begins = list[Content](), 0, None
    for start in sorted(numbers):
        parts.append(text[end:start])
        if row + 1 in numbers[start]:
            begins = sum(len(part) for part in parts)
        label = ",".join(map(str, numbers[start]))
        parts.append(Content.styled(f"[{label}] ", "bold $text-success"))
        end = start
    return Content("").join([*parts, text[end:]]), begins
