"""The end of a session: what it came to, and when the cards come back."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import ProgressBar, Static

from revise1924 import card_words, first_steps
from revise1924.ending import Ending, ending
from revise1924.overview import survey_desk
from revise1924.session import Session
from revise1924.tui.shared.undo_screen import UndoScreen
from revise1924.tui.shared.wishes import Edit
from revise1924.tui.widgets.boxes import Boxes
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.moves import INKS, MARKS
from revise1924.tui.widgets.page import Page
from revise1924.tui.widgets.rows import LEAST_ROOM
from revise1924.undo import Undone

Repeat = Literal["repeat"]

_MOST_LINES = 6
"""Points and cards that are told each; more of them are counted."""

_INDENT, _GAP = "  ", 3
"""Before a row, and the cells between its text and what is said of it."""


class EndScreen(UndoScreen[Undone | Repeat]):
    """Ends with "repeat", with the review that was undone, or with None to go home."""

    HELP = "What this session came to. All of it is saved."
    AUTO_FOCUS = "Page"
    BINDINGS = [
        Binding("r", "dismiss('repeat')", "Missed again", tooltip="Drill what was missed"),
        Binding("enter,escape", "dismiss", "Back", tooltip="Back to where you began"),
        Binding("u", "undo", "Undo", tooltip="Take back the last review and tick again"),
        Binding("E", "edit", "Edit", show=False, tooltip="Edit the last card in your own editor"),
        Binding("q", "app.quit", "Quit", tooltip="Leave; you go on from here"),
    ]

    def __init__(self, session: Session, clock: Callable[[], datetime], edit: Edit) -> None:
        """Take the session that is over, a clock, and what edits a card."""
        super().__init__(clock)
        self._session = session
        self._edit = edit
        self._ending = ending(session, clock())

    def compose(self) -> ComposeResult:
        """Lay out the score, what the kind of session makes of it, and what is best done now."""
        end = self._ending
        is_full = end.recalled == end.asked
        missed = sum(len(points) for _, points in end.missed)
        with Page(id="end", classes="-full" if is_full else "") as paper:
            paper.border_title = Content(end.heading)
            yield Static(Content(f"✓ {end.score}" if is_full else end.score), id="todo")
            bar = ProgressBar(total=end.asked, show_eta=False, show_percentage=False)
            bar.progress = end.recalled
            yield bar
            yield Static(_in_short(end), id="moves")
            yield Static(Content(card_words.what_now(missed)), id="then")
            if step := first_steps.at_end(self._session):
                yield Static(Content(step), id="step")
            if self._session.kind.is_marked:
                yield Static(_missed(end), id="missed")
                yield Static(_earlier(end), id="earlier")
            else:
                yield Static(id="cards", classes="" if end.won or end.shaky else "-none")
            if is_full and len(self._session.desks) == 1:
                yield Boxes(lambda _: None)
        yield Keys()

    def on_resize(self) -> None:
        """Fit the lines of the cards to another width."""
        for cards in self.query("#cards").results(Static):
            cards.update(_cards(self._ending, cards.content_size.width))
        for boxes in self.query(Boxes):
            boxes.fill(survey_desk(self._session.desks[0], self._clock()))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to repeat only where something was missed."""
        if action == "dismiss" and parameters == ("repeat",):
            return bool(self._ending.missed)
        return super().check_action(action, parameters)

    def action_edit(self) -> None:
        """Open the card that was answered last in the student's editor."""
        last = self._session.tally.outcomes[-1]
        (desk,) = (desk for desk in self._session.desks if desk.deck.id == last.deck)
        self._edit(desk, last.card)

    def _take_back(self, now: datetime) -> Undone | None:
        return self._session.undo(now)

    def _show_undone(self, undone: Undone) -> None:
        self.dismiss(undone)


def _in_short(end: Ending) -> Content:
    """Return where the cards went, each way in its colour, and the lines under that."""
    moves = [Content.styled(f"{MARKS[move]} {said}", INKS[move]) for move, said in end.moves]
    lines = [Content("   ").join(moves)] if moves else []
    return Content("\n").join([*lines, *map(Content, end.in_short)])


def _cards(end: Ending, width: int) -> Content:
    """Return what was won back, and what is shaky and when it returns."""
    won = [(each.point, each.missed) for each in end.won]
    when = max((len(each.back) for each in end.shaky), default=0)
    shaky = [(each.topic, f"{each.squares}  {each.back or 'new':{when}}") for each in end.shaky]
    return Content("\n\n").join(
        [
            *_section("▼ Shaky", INKS["stayed"], shaky, width),
            *_section("▲ Won back", INKS["up"], won, width),
        ]
    )


def _section(title: str, ink: str, rows: list[tuple[str, str]], width: int) -> list[Content]:
    """Return a title with rows under it, each a text and what is said of it at the right."""
    if not rows:
        return []
    lines = [line for row in rows[:_MOST_LINES] for line in _row(*row, width)]
    if (more := len(rows) - _MOST_LINES) > 0:
        lines.append(Content.styled(f"  and {more} more", "$text-muted"))
    return [Content("\n").join([Content.styled(title, f"bold {ink}"), *lines])]


def _row(text: str, said: str, width: int) -> list[Content]:
    """Return the lines of a row: a text in a column of its own, what is said at the right."""
    room = max(LEAST_ROOM, width - len(_INDENT) - cell_len(said) - _GAP)
    first, *others = Content(text).wrap(room)
    gap = " " * (room - first.cell_length + _GAP)
    squares = len(said) - len(said.lstrip("■□"))
    remark = Content.assemble((said[:squares], INKS["stayed"]), (said[squares:], "$text-muted"))
    lines = [Content.assemble(_INDENT, first, gap, remark)]
    return [*lines, *(Content.assemble(_INDENT, line) for line in others)]


def _missed(end: Ending) -> Table:
    """Return the points missed under the topics of their cards."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(width=1)
    table.add_column(ratio=1, overflow="fold")
    if not end.missed:
        table.add_row("", Text("Every point came back."))
    for topic, points in end.missed:
        table.add_row("▼", Text(topic, style="bold"))
        for point in points:
            table.add_row("", Text(point))
    return table


def _earlier(end: Ending) -> Table:
    """Return the marks of the tests before this one, the latest first."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    for mark in end.earlier:
        table.add_row(Text(mark.day), Text(mark.bar), Text(mark.points))
    if end.earlier:
        table.title = Text("Earlier tests", style="bold")
        table.title_justify = "left"
    return table
