"""What a session came to, card by card: what is shaky, what was won back, what is steady."""

from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from revise1924.ending import CardLine, Ending, WonLine
from revise1924.tui.widgets.fitted import fitted
from revise1924.tui.widgets.moves import INKS, MARKS

_GAP = 2
"""The least cells between a text and what is said of it."""


class _Row(NamedTuple):
    """A line: a sign, a text that is cut where it has to be, and what stands at the right."""

    sign: Content
    text: str
    said: Content

    def drawn(self, width: int) -> Content:
        room = width - self.sign.cell_length - self.said.cell_length - _GAP - 1
        return Content.assemble(self.sign, " ", fitted(self.text, room), " " * _GAP, self.said)


class _Section(NamedTuple):
    """A title, and rows under it."""

    title: Content
    rows: list[_Row]

    def drawn(self, width: int, rows: int) -> list[Content]:
        """Return the title and so many rows; of the others, how many there are."""
        if not rows:
            return []
        more = len(self.rows) - rows
        said = Content.styled(f"and {more} more" if more else "", "$text-muted")
        title = self.title.pad_right(width - self.title.cell_length - said.cell_length) + said
        return [title, *(row.drawn(width) for row in self.rows[:rows])]


class CameTo(Widget):
    """As many lines as there is room for, a line each; what is shaky comes first."""

    def __init__(self, end: Ending) -> None:
        """Take what the session came to."""
        super().__init__()
        shaky = _Section(Content.styled("Shaky", "bold $text-warning"), _cards(end.shaky))
        won = _Section(Content.styled("Won back", "bold $text-success"), list(map(_won, end.won)))
        steady = _Section(Content.styled("Steady", "bold $text-success"), _cards(end.steady))
        self._sections = [shaky, won, steady]

    def render(self) -> Content:
        """Return the lines."""
        width, height = self.size
        rows = shared([len(each.rows) for each in self._sections], height)
        each_with_rows = zip(self._sections, rows, strict=True)
        drawn = [section.drawn(width, so_many) for section, so_many in each_with_rows]
        parts = [Content("\n").join(lines) for lines in drawn if lines]
        is_roomy = sum(map(len, drawn)) + len(parts) - 1 <= height
        return Content("\n\n" if is_roomy else "\n").join(parts)


def shared(wanted: list[int], height: int) -> list[int]:
    """Return how many rows of each section there is room for, each having a title besides.

    The first goes before the others, but for one row of the second.
    """
    rows, left = [], height
    for index, most in enumerate(wanted):
        kept = 2 if index == 0 and wanted[1] and left > 3 else 0
        rows.append(max(0, min(most, left - kept - 1)))
        left -= rows[-1] + 1 if rows[-1] else 0
    return rows


def _cards(cards: list[CardLine]) -> list[_Row]:
    """Return a row a card: where it went, its points, and when it comes back."""
    when = max((len(each.back) for each in cards), default=0)
    rows = []
    for each in cards:
        ink = INKS[each.move]
        said = Content.assemble((each.score, ink), (f"  {each.back:{when}}", "$text-muted"))
        rows.append(_Row(Content.styled(MARKS[each.move], ink), each.topic, said))
    return rows


def _won(won: WonLine) -> _Row:
    """Return a row for a point that was won back."""
    sign = Content.styled("✓", "$text-success")
    return _Row(sign, won.point, Content.styled(won.missed, "$text-muted"))
