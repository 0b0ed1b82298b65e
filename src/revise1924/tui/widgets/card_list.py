"""The cards of a deck, a row each: its points as squares, and when it comes next.

A topic goes on in other lines where there is room, and with much room its question stands below.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from revise1924 import home_words, wording
from revise1924.cards import Card
from revise1924.overview import Overview
from revise1924.preparation import Preparation, squares
from revise1924.progress import Standing
from revise1924.tui.widgets.fitted import fitted, in_lines
from revise1924.tui.widgets.here import HERE
from revise1924.tui.widgets.laid_rows import LEAST_ROOM
from revise1924.tui.widgets.rows import RowList

_DUE, _OPENS = "•", " →"
"""Signs of a card that is due, and of the key that shows the card."""

_READS = f"{_OPENS} read  "
"""The latter with what the key does, where there is room; no further right than the keys above."""

_GAP = "  "
_MOST_SQUARES = 10
"""Of a card with more points their numbers are shown."""

_ROOMY = 60
"""From this width on a day is told in full, and below a row may stand its question."""

_NARROW = 46
"""Below this width it is not told when a card comes next but for the sign of what is due."""

_AIRY = 3
"""Lines of a row with its question and a gap."""

_MOST_LINES = 3
"""Of a topic."""

_INKS = {"■": "$text-success", "□": "$text-warning", "·": "$text-muted"}


class _Columns(NamedTuple):
    """The cells of each column."""

    number: int
    topic: int
    points: int
    due: int


class _Shape(NamedTuple):
    """What there is room for in a list."""

    wraps: bool = False
    """Whether topics may have more than one line."""
    has_questions: bool = False
    """Whether the question stands below each row, and a gap after it."""


class CardList(RowList):
    """One row a card, in deck order."""

    class Moved(Message):
        """The cursor stands on another row."""

    def __init__(self, read: Callable[[Card], None]) -> None:
        """Take what shows a card."""
        super().__init__()
        self._read = read
        self._overview: Overview | None = None
        self._prepared: Preparation | None = None
        self._shape = _Shape()
        """That of the rows as they are laid out."""

    def fill(self, overview: Overview, prepared: Preparation) -> None:
        """Show where every card stands.

        The cursor begins on the first card that is due, and keeps its place later.
        """
        cursor = _first_due(overview) if self._overview is None else self.cursor
        self._overview, self._prepared = overview, prepared
        cards = len(overview.deck.cards)
        self._show(cards, "", max(0, min(cursor, cards - 1)))

    @property
    def card(self) -> Card | None:
        """The card under the cursor; None where there are no cards."""
        return self._overview.deck.cards[self.cursor] if self._overview and self._count else None

    def _go(self, row: int) -> None:
        super()._go(row)
        self.post_message(self.Moved())

    def read(self) -> None:
        """Show the card under the cursor."""
        self._choose(self.cursor)

    def heading(self, width: int) -> Content:
        """Return the names of the columns in so many cells."""
        if self._prepared is None or not self._count:
            return Content("")
        at = self._columns(self._prepared, width)
        lead = f"{'#':>{at.number + 2}}  "
        row = f"{lead}{'Topic':<{at.topic}}{_GAP}{'Points':<{at.points}}{_GAP}{'Next':<{at.due}}"
        return Content.styled(row if at.due else row.removesuffix("Next"), "$text-muted")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys alone where there are no cards."""
        return self._count > 0 and super().check_action(action, parameters)

    def _columns(self, prepared: Preparation, width: int) -> _Columns:
        number = len(str(self._count))
        most = max(map(len, prepared.cards), default=0)
        points = most if most <= _MOST_SQUARES else len("10 of 20")
        due = len("today") if width >= _NARROW else 0
        if width >= _ROOMY:
            points, due = max(points, len("Points")), len("in 60 days")
        fixed = number + 4 + len(_GAP) + points
        if due:
            fixed += len(_GAP) + due + len(_opens(width))
        return _Columns(number, max(LEAST_ROOM, width - fixed), points, due)

    def _can_choose(self, row: int) -> bool:
        return row < self._count

    def _choose(self, row: int) -> None:
        if self._overview is not None and row < self._count:
            self._read(self._overview.deck.cards[row])

    def on_resize(self) -> None:
        """Lay the rows out anew where there is room for more lines of each now, or no more."""
        if self._shape != self._fitting:
            self._lay_out()

    def _lay_out(self) -> None:
        self._shape = self._fitting
        super()._lay_out()

    @property
    def _fitting(self) -> _Shape:
        """The shape for which there is room."""
        height, overview, prepared = self.size.height, self._overview, self._prepared
        if overview is None or prepared is None or not 0 < self._count <= height:
            return _Shape()
        cards, room = overview.deck.cards, self._columns(prepared, self.width).topic
        lines = sum(len(in_lines(card.topic, room, _MOST_LINES)) for card in cards)
        has_questions = (
            self.width >= _ROOMY
            and lines + (_AIRY - 1) * self._count - 1 <= height
            and any(card.question for card in cards)
        )
        return _Shape(self._count < lines <= height, has_questions)

    def _height(self, row: int) -> int:
        is_tall = self._shape.wraps or self._shape.has_questions
        return self._above(row) + (super()._height(row) if is_tall else 1)

    def _above(self, row: int) -> int:
        """Return the blank lines above a row."""
        return int(self._shape.has_questions and row > 0)

    def _render_row(self, row: int) -> list[Strip]:
        blank = Strip.blank(self.width, self.visual_style.rich_style)
        return [*[blank] * self._above(row), *super()._render_row(row)]

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the row under the cursor begins on the screen."""
        return super().cursor_screen_offset + Offset(0, self._above(self.cursor))

    def _draw(self, row: int) -> Content:
        """Return the row of a card: its topic, its points and when it is due; its question."""
        overview, prepared = self._overview, self._prepared
        if overview is None or prepared is None:
            return Content("")
        at = self._columns(prepared, self.wrapped_to)
        card, standing = overview.deck.cards[row], overview.standings[row]
        is_here, is_due = row == self.cursor, standing.is_due_on(overview.today)
        lines = in_lines(card.topic, at.topic, _MOST_LINES if self._shape.wraps else 1)
        lead = f"{HERE if is_here else ' '} {row + 1:>{at.number}}"
        first = Content.assemble(
            lead,
            (_DUE if is_due else " ", "bold $text-primary"),
            " ",
            lines[0].pad_right(at.topic - lines[0].cell_length),
            _GAP,
            _points(prepared.cards[row], at.points),
            self._when(standing, overview.today, at.due, is_here) if at.due else "",
        )
        under = " " * (len(lead) + 2)
        if self._shape.has_questions:
            question = fitted(card.question, self.wrapped_to - len(under))
            lines.append(question.stylize("$text-muted"))
        return Content("\n").join([first, *(Content(under) + line for line in lines[1:])])

    def _when(self, standing: Standing, today: date, width: int, is_here: bool) -> Content:
        """Return when a card is due, and in the row under the cursor the key that shows it."""
        due_in = wording.due_in if self.wrapped_to >= _ROOMY else home_words.due_short
        ink = "bold $text-primary" if standing.is_due_on(today) else "$text-muted"
        return Content.assemble(
            _GAP,
            (due_in(standing, today).ljust(width), ink),
            (_opens(self.wrapped_to) if is_here else "", "$text-muted"),
        )


class Heading(Widget):
    """The names of the columns of a list, above it."""

    def __init__(self, cards: CardList) -> None:
        """Take the list."""
        super().__init__()
        self._cards = cards

    def render(self) -> Content:
        """Return the names."""
        return self._cards.heading(self.content_size.width)


def _first_due(overview: Overview) -> int:
    """Return the index of the first card that is due; that of the first card where none is."""
    due = (standing.is_due_on(overview.today) for standing in overview.standings)
    return next((index for index, is_due in enumerate(due) if is_due), 0)


def _opens(width: int) -> str:
    """Return what stands at the end of the row under the cursor, in a list so wide."""
    return _READS if width >= _ROOMY else _OPENS


def _points(came_back: tuple[bool | None, ...], width: int) -> Content:
    """Return a square for each point, in so many cells; of many points, their number."""
    if len(came_back) > _MOST_SQUARES:
        return Content(f"{came_back.count(True)} of {len(came_back)}".ljust(width))
    signs = [(sign, _INKS[sign]) for sign in squares(came_back)]
    return Content.assemble(*signs, " " * (width - len(signs)))
