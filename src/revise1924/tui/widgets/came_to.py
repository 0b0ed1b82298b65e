"""What a session came to, card by card: what is shaky, what was won back, what is steady."""

from typing import NamedTuple

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from revise1924.ending import CardLine, Ending, WonLine
from revise1924.tui.widgets.fitted import fitted
from revise1924.tui.widgets.moves import INKS, MARKS

_GAP = 2
"""The least cells between a text and what is said of it."""

_WIDE = 60
"""From so many cells on, the way of a card through the boxes is told."""

_OTHERS = 26
"""Lines of a terminal that are taken by what else the end tells."""


_POINT = "  ○ "
"""What stands before a point missed, under its card."""


class _Row(NamedTuple):
    """A line: a sign, a text that is cut where it has to be, and what stands at the right."""

    sign: Content
    text: str
    said: Content
    brief: Content
    """What stands at the right where there is little room."""
    missed: tuple[str, ...] = ()
    """Points for which there may be room below."""

    def drawn(self, width: int) -> Content:
        said = self.said if width >= _WIDE else self.brief
        room = width - self.sign.cell_length - said.cell_length - _GAP - 1
        return Content.assemble(self.sign, " ", fitted(self.text, room), " " * _GAP, said)

    def points(self, width: int) -> list[Content]:
        """Return the points missed, each with a sign of that."""
        lines = []
        for point in self.missed:
            first, *others = Content(point).wrap(max(1, width - len(_POINT)))
            lines += [_POINT + first, *(" " * len(_POINT) + other for other in others)]
        return [line.stylize("$text-muted") for line in lines]


class _Section(NamedTuple):
    """A title, and rows under it."""

    title: Content
    rows: list[_Row]

    def drawn(self, width: int, rows: int, *, has_points: bool) -> list[Content]:
        """Return the title and so many rows; of the others, how many there are."""
        if not rows:
            return []
        more = len(self.rows) - rows
        said = Content.styled(f"and {more} more" if more else "", "$text-muted")
        lines = [self.title.pad_right(width - self.title.cell_length - said.cell_length) + said]
        for row in self.rows[:rows]:
            lines += [row.drawn(width), *(row.points(width) if has_points else [])]
        return lines


class CameTo(Widget):
    """A line a card, as many as there is room for; what is shaky comes first.

    Where there is room for all of them, the points that were missed stand below their cards.
    """

    def __init__(self, end: Ending, *, classes: str) -> None:
        """Take what the session came to."""
        super().__init__(classes=classes)
        shaky = _Section(Content.styled("Shaky", "bold $text-warning"), _cards(end.shaky))
        won = _Section(Content.styled("Won back", "bold $text-success"), list(map(_won, end.won)))
        steady = _Section(Content.styled("Steady", "bold $text-success"), _cards(end.steady))
        self._sections = [shaky, won, steady]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines it would fill; with the points missed where the terminal is high."""
        del container
        lines = self._height(width, has_points=True)
        has_room = lines + _OTHERS <= viewport.height
        return lines if has_room else self._height(width, has_points=False)

    def render(self) -> Content:
        """Return the lines."""
        width, height = self.content_size
        has_points = self._height(width, has_points=True) <= height
        rows = shared([len(each.rows) for each in self._sections], height)
        drawn = [
            section.drawn(width, so_many, has_points=has_points)
            for section, so_many in zip(self._sections, rows, strict=True)
        ]
        parts = [Content("\n").join(lines) for lines in drawn if lines]
        is_roomy = sum(map(len, drawn)) + len(parts) - 1 <= height
        return Content("\n\n" if is_roomy else "\n").join(parts)

    def _height(self, width: int, *, has_points: bool) -> int:
        """Return the lines of all sections, with a blank one between two."""
        drawn = [
            section.drawn(width, len(section.rows), has_points=has_points)
            for section in self._sections
        ]
        return sum(map(len, drawn)) + max(0, sum(map(bool, drawn)) - 1)


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
    """Return a row a card: where it went, its points, its way, and when it comes back."""
    way = max((len(each.way) for each in cards), default=0)
    when = max((len(each.back) for each in cards), default=0)
    rows = []
    for each in cards:
        ink = INKS[each.move]
        score, back = (each.score, ink), (f"  {each.back:{when}}", "$text-muted")
        through = (f"  {each.way:{way}}" if way else "", "$text-muted")
        rows.append(
            _Row(
                Content.styled(MARKS[each.move], ink),
                each.topic,
                Content.assemble(score, through, back),
                Content.assemble(score, back),
                each.missed,
            )
        )
    return rows


def _won(won: WonLine) -> _Row:
    """Return a row for a point that was won back."""
    said = Content.styled(won.missed, "$text-muted")
    return _Row(Content.styled("✓", "$text-success"), won.point, said, said)
