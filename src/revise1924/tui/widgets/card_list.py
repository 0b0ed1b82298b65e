"""The cards of a deck, a row each: its points as squares, and when it comes next."""

from collections.abc import Callable
from typing import NamedTuple

from textual.content import Content
from textual.widget import Widget

from revise1924 import home_words, wording
from revise1924.cards import Card
from revise1924.overview import Overview
from revise1924.preparation import Preparation, squares
from revise1924.text import one_line
from revise1924.tui.widgets.rows import LEAST_ROOM, RowList

_HERE, _DUE = "▸", "•"
"""Signs of the row under the cursor, and of a card that is due."""

_GAP = "  "
_MOST_SQUARES = 10
"""Of a card with more points their numbers are shown."""

_ROOMY = 60
"""From this width on a day is told in full."""

_INKS = {"■": "$text-success", "□": "$text-warning", "·": "$text-muted"}


class _Columns(NamedTuple):
    """The cells of each column."""

    number: int
    topic: int
    points: int
    due: int


class CardList(RowList):
    """One row a card, in deck order."""

    def __init__(self, read: Callable[[Card], None]) -> None:
        """Take what shows a card."""
        super().__init__()
        self._read = read
        self._overview: Overview | None = None
        self._prepared: Preparation | None = None

    def fill(self, overview: Overview, prepared: Preparation) -> None:
        """Show where every card stands; the cursor keeps its place."""
        self._overview, self._prepared = overview, prepared
        cards = len(overview.deck.cards)
        self._show(cards, "", max(0, min(self.cursor, cards - 1)))

    def read(self) -> None:
        """Show the card under the cursor."""
        self._choose(self.cursor)

    def heading(self) -> Content:
        """Return the names of the columns."""
        if not self._count:
            return Content("")
        at = self._columns
        lead = f"{'#':>{at.number + 2}}  "
        row = f"{lead}{'Topic':<{at.topic}}{_GAP}{'Points':<{at.points}}{_GAP}{'Next':<{at.due}}"
        return Content.styled(row, "$text-muted")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys alone where there are no cards."""
        return self._count > 0 and super().check_action(action, parameters)

    @property
    def _columns(self) -> _Columns:
        assert self._prepared is not None  # noqa: S101 - nothing is drawn before
        number = len(str(self._count))
        most = max(map(len, self._prepared.cards), default=0)
        points = max(len("Points"), most if most <= _MOST_SQUARES else len("10 of 20"))
        due = len("in 60 days") if self.wrapped_to >= _ROOMY else len("today")
        fixed = number + 4 + len(_GAP) + points + len(_GAP) + due
        return _Columns(number, max(LEAST_ROOM, self.wrapped_to - fixed), points, due)

    def _can_choose(self, row: int) -> bool:
        return row < self._count

    def _choose(self, row: int) -> None:
        if self._overview is not None and row < self._count:
            self._read(self._overview.deck.cards[row])

    def _height(self, row: int) -> int:
        del row
        return 1

    def _draw(self, row: int) -> Content:
        """Return the row of a card, on one line."""
        overview = self._overview
        assert overview is not None  # noqa: S101 - nothing is drawn before
        at, card, standing = self._columns, overview.deck.cards[row], overview.standings[row]
        is_due = standing.due is not None and standing.due <= overview.today
        here = _HERE if row == self.cursor else " "
        when = (
            wording.due_in(standing, overview.today)
            if at.due > len("today")
            else home_words.due_short(standing, overview.today)
        )
        return Content.assemble(
            f"{here} {row + 1:>{at.number}}",
            (_DUE if is_due else " ", "bold $text-primary"),
            " ",
            Content(one_line(card.topic)).truncate(at.topic, ellipsis=True, pad=True),
            _GAP,
            self._points(row, at.points),
            _GAP,
            (f"{when:<{at.due}}", "bold $text-primary" if is_due else "$text-muted"),
        )

    def _points(self, row: int, width: int) -> Content:
        assert self._prepared is not None  # noqa: S101 - nothing is drawn before
        came_back = self._prepared.cards[row]
        if len(came_back) > _MOST_SQUARES:
            return Content(f"{came_back.count(True)} of {len(came_back)}".ljust(width))
        signs = [(sign, _INKS[sign]) for sign in squares(came_back)]
        return Content.assemble(*signs, " " * (width - len(signs)))


class Heading(Widget):
    """The names of the columns of a list, above it."""

    def __init__(self, cards: CardList) -> None:
        """Take the list."""
        super().__init__()
        self._cards = cards

    def render(self) -> Content:
        """Return the names."""
        return self._cards.heading()
