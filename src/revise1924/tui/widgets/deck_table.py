"""Several decks as a table: all of them together first, then a row each."""

from collections.abc import Mapping

from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.color import Color
from textual.events import Click
from textual.message import Message
from textual.widgets import DataTable

from revise1924.several import DeckLine
from revise1924.tui.sizes import NARROW
from revise1924.tui.widgets.gauge import gauge
from revise1924.tui.widgets.table_row import TableRow

_FIGURES = {"Due": 4, "New": 4}
_DAYS = {"Exam": 10, "Next due": 10}
_DAYS_IN_BRIEF = {"Exam": 5}
_READY, _READY_WITH_BAR = {"Ready": 5}, {"Ready": 22}
_ROOMY = 100
"""From this width on a bar tells how ready one is."""

_BESIDE = 20
"""Rows of the terminal that are no decks, where each has details."""

_MOST_LINES = 3
"""Lines of a title with what is wrong with its deck."""


class DeckTable(TableRow, DataTable[Text]):
    """One row a deck, each by a key; the cursor stays with its deck when the rows change."""

    BINDINGS = [
        Binding("home", "scroll_top", show=False),
        Binding("end", "scroll_bottom", show=False),
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]

    class Chosen(Message):
        """The row under the cursor was clicked twice."""

    def __init__(self) -> None:
        super().__init__(cursor_type="row", cursor_foreground_priority="renderable")

    def on_click(self, event: Click) -> None:
        """Tell of a row that was clicked twice; one click moves the cursor."""
        if event.chain == 2 and event.style.meta.get("row", -1) >= 0:
            self.post_message(self.Chosen())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Enter and the arrow to the right to the screen."""
        if action in {"select_cursor", "cursor_right", "cursor_left"}:
            return False
        return super().check_action(action, parameters)

    @property
    def chosen(self) -> str | None:
        """The key of the row under the cursor; None where there are no rows."""
        if not self.is_valid_row_index(self.cursor_row):
            return None
        return self.coordinate_to_cell_key(self.cursor_coordinate).row_key.value

    def go_to(self, key: str) -> None:
        """Put the cursor on the row of this key, which is there."""
        self.move_cursor(row=self.get_row_index(key), animate=False)

    def fill(self, decks: Mapping[str, DeckLine], width: int) -> None:
        """Show these decks in `width` cells, with details where all of them have room for it."""
        has_room = width >= _ROOMY and _BESIDE + 2 * len(decks) <= self.app.size.height
        before = self.chosen
        is_narrow = width < NARROW
        days = _DAYS_IN_BRIEF if is_narrow else _DAYS
        if not is_narrow and any(deck.ready for deck in decks.values()):
            days = days | (_READY if width < _ROOMY else _READY_WITH_BAR)
        padding = 2 * self.cell_padding * (1 + len(_FIGURES) + len(days))
        fixed = sum(_FIGURES.values()) + sum(days.values()) + padding
        room = width - fixed - self.styles.scrollbar_size_vertical
        self.clear(columns=True)
        self.add_column(Text("Deck"), width=room)
        for name, size in _FIGURES.items():
            self.add_column(Text(name.rjust(size)), width=size)
        for name, size in days.items():
            self.add_column(Text(name), width=size)
        for key, deck in decks.items():
            title = self._title(deck, has_details=has_room)
            height = min(_MOST_LINES, len(title.wrap(self.app.console, room)))
            exam = self._exam(deck, days["Exam"])
            cells = [self._figure(deck.due), self._figure(deck.new), exam]
            cells += [Text(deck.next_due), self._ready(deck, days.get("Ready", 0))]
            self.add_row(title, *cells[: len(_FIGURES) + len(days)], key=key, height=height)
        if before is not None and before in decks:
            self.go_to(before)

    def _title(self, deck: DeckLine, *, has_details: bool) -> Text:
        title = Text(deck.title)
        if deck.fault:
            title.append(f"\n{deck.fault}", style=self._ink("error"))
        elif has_details and deck.details:
            title.append(f"\n{deck.details}", style=self._of_theme("text-muted"))
        return title

    def _exam(self, deck: DeckLine, room: int) -> Text:
        """Return the exam, in so many cells; one that is near stands out."""
        days = deck.exam.removeprefix("in ")
        brief = "1 d" if days == "tomorrow" else days.replace(" days", " d")
        words = next((each for each in (deck.exam, days) if len(each) <= room), brief)
        return Text(words, self._ink("warning") if deck.is_near else "")

    def _ready(self, deck: DeckLine, room: int) -> Text:
        """Return how ready one is, in so many cells: with a bar, where they are more."""
        words, (today, exam) = deck.ready.rjust(_READY["Ready"]), deck.shares
        if today is None:
            return Text(words)
        bar = gauge(today, exam, room - len(words))
        return Text.assemble(*((text, self._of_theme(ink)) for text, ink in bar), words)

    def _figure(self, number: int | None) -> Text:
        """Return a number of cards, which stands out where there is something to do."""
        words = "–" if number is None else str(number)
        return Text(words, self._ink("primary") if number else "", justify="right")

    def _ink(self, name: str) -> Style:
        return self._of_theme(f"text-{name}") + Style(bold=name != "error")

    def _of_theme(self, variable: str) -> Style:
        colours = self.app.theme_variables
        ground, ink = Color.parse(colours["background"]), Color.parse(colours[variable])
        return Style(color=(ground + ink).rich_color)  # some are not opaque
