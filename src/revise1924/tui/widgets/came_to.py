"""What a session came to, card by card: what is shaky, what came back at last, what is steady."""

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from revise1924.ending import CardLine, Ending, WonLine
from revise1924.tally import Came
from revise1924.tui.widgets.fitted import fitted, hanging
from revise1924.tui.widgets.moves import INKS, MARKS
from revise1924.tui.widgets.score_bar import INKS as POINT_INKS

_GAP = 2
"""The least cells between a text and what is said of it."""

_ENOUGH = 32
"""Cells of a text before anything is said of it beside."""

_OTHERS = 26
"""Lines of a terminal that are taken by what else the end tells."""

_MANY = 8
"""More points than that are told in figures."""


_ORDER = 1, 0, 2
"""The order in which the sections stand; room they have in the order of their need."""


class _Row(NamedTuple):
    """A line: a sign, a text that is cut where it has to be, and what stands at the right."""

    sign: Content
    text: str
    said: Sequence[Content]
    """What stands at the right, in more words and in fewer: as many as leave the text enough."""
    points: Sequence[tuple[Content, str]] = ()
    """Points for which there may be room below, each with its sign."""

    def drawn(self, width: int, form: int) -> Content:
        """Return the line, with what stands at the right in one of its forms."""
        text, said = fitted(self.text, self.room(width, form)), self.said[form]
        return Content.assemble(self.sign, " ", text, " " * _GAP if said else "", said)

    def room(self, width: int, form: int) -> int:
        """Return the cells that are left for the text."""
        said = self.said[form].cell_length
        return width - self.sign.cell_length - 1 - (said + _GAP if said else 0)

    def below(self, width: int) -> list[Content]:
        """Return its points, each with its sign."""
        lines = []
        for sign, point in self.points:
            lead = Content.assemble("  ", sign, " ")
            lines += hanging(lead, Content(point).stylize("$text-muted"), width)
        return lines


class _Section(NamedTuple):
    """A title, and rows under it."""

    title: Content
    rows: list[_Row]

    def drawn(self, width: int, rows: int, others: str, *, has_points: bool) -> list[Content]:
        """Return the title and so many rows; beside it how many more there are, and `others`."""
        if not rows:
            return []
        more = len(self.rows) - rows
        left = ", ".join(filter(None, (f"{more} more" if more else "", others)))
        said = Content.styled(f"and {left}" if left else "", "$text-muted")
        lines = [self.title.pad_right(width - self.title.cell_length - said.cell_length) + said]
        form = self._form(width)
        for row in self.rows[:rows]:
            if has_points and row.points and len(lines) > 1:
                lines.append(Content())
            lines += [row.drawn(width, form), *(row.below(width) if has_points else [])]
        return lines

    def height(self, width: int, *, has_points: bool) -> int:
        """Return the lines of its title and all of its rows."""
        points = [len(row.below(width)) for row in self.rows if row.points] if has_points else []
        below = sum(points) + max(0, len(points) - 1)
        return bool(self.rows) + len(self.rows) + below

    def _form(self, width: int) -> int:
        """Return the form in which all rows say as much as leaves their texts room."""
        enough = min(_ENOUGH, max(cell_len(row.text) for row in self.rows))
        forms = range(len(self.rows[0].said))
        fitting = (form for form in forms if self.rows[0].room(width, form) >= enough)
        return next(fitting, forms[-1])


class CameTo(Widget):
    """A line a card, as many as there is room for: what is shaky before all others.

    What came back at last stands above it: the best news.

    Where there is room for all of them, the points that were missed stand below their cards, which
    are then a line apart.
    """

    def __init__(self, end: Ending, *, classes: str) -> None:
        """Take what the session came to."""
        super().__init__(classes=classes)
        widths = _widths([*end.shaky, *end.steady])
        shaky = [_card(each, each.missed, widths) for each in end.shaky]
        steady = [_card(each, (), widths) for each in end.steady]
        first = _Section(Content.styled("Shaky", "bold $text-warning"), shaky)
        won = _Section(Content.styled("Recalled at last", "bold $text-success"), _won(end.won))
        last = _Section(Content.styled("Steady", "bold $text-success"), steady)
        self._sections = [first, won, last]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines it would fill; with points where the terminal is high."""
        del container
        has_points = self._has_points(width, viewport.height - _OTHERS)
        return self._height(width, has_points=has_points)

    def render(self) -> Content:
        """Return the lines; where there is room for nothing that is steady, say how much is."""
        width, height = self.content_size
        has_points = self._has_points(width, height)
        rows = shared([len(each.rows) for each in self._sections], height)
        steady = len(self._sections[-1].rows)
        untold = f"{steady} steady" if steady and not rows[-1] else ""
        told = [nth for nth in _ORDER if rows[nth]]
        drawn = [
            self._sections[nth].drawn(
                width, rows[nth], untold if nth == told[-1] else "", has_points=has_points
            )
            for nth in told
        ]
        parts = [Content("\n").join(lines) for lines in drawn if lines]
        is_roomy = sum(map(len, drawn)) + len(parts) - 1 <= height
        return Content("\n\n" if is_roomy else "\n").join(parts)

    def _has_points(self, width: int, height: int) -> bool:
        """Return whether so many lines have room for the points, too."""
        return self._height(width, has_points=True) <= height

    def _height(self, width: int, *, has_points: bool) -> int:
        """Return the lines of all sections, with a blank one between two."""
        heights = [section.height(width, has_points=has_points) for section in self._sections]
        return sum(heights) + max(0, sum(map(bool, heights)) - 1)


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


def _widths(cards: list[CardLine]) -> tuple[int, int, int]:
    """Return the cells of what is said of cards: their points, their ways, when they come."""
    return (
        max((_score(each).cell_length for each in cards), default=0),
        max((len(each.way) for each in cards), default=0),
        max((len(each.back) for each in cards), default=0),
    )


def _card(card: CardLine, points: Sequence[tuple[Came, str]], widths: tuple[int, int, int]) -> _Row:
    """Return a row for a card: where it went, its points, its way, and when it comes back."""
    of_points, of_way, of_day = widths
    score = _score(card)
    score = score.pad_right(of_points - score.cell_length)
    way = (f"  {card.way:{of_way}}" if of_way else "", "$text-muted")
    back = (f"  {card.back:{of_day}}", "$text-muted")
    forms = [Content.assemble(score, way, back), Content.assemble(score, back), score]
    if not card.missed:  # it is known what its points tell
        forms.append(Content())
    signs = [(Content.styled(came, POINT_INKS[came]), point) for came, point in points]
    return _Row(Content.styled(MARKS[card.move], INKS[card.move]), card.topic, forms, signs)


def _score(card: CardLine) -> Content:
    """Return a square for each point, as it came back; of many, how many did at first."""
    if len(card.points) > _MANY:
        return Content(f"{len(card.points) - len(card.missed)}/{len(card.points)}")
    return Content.assemble(*((came, POINT_INKS[came]) for came, _ in card.points))


def _won(won: list[WonLine]) -> list[_Row]:
    """Return a row for each point that was missed before, and came back."""
    sign = Content.styled("✓", "$text-success")
    return [
        _Row(sign, each.point, [Content.styled(each.missed, "$text-muted"), Content()])
        for each in won
    ]
