"""The end of a session: what it came to, and when the cards come back."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from revise1924 import first_steps, wording
from revise1924.end_words import ready, streak, what_now
from revise1924.ending import Ending, ending
from revise1924.home_words import Wish
from revise1924.overview import survey_desk
from revise1924.session import Session
from revise1924.tui.shared.held import Held
from revise1924.tui.shared.undo_screen import UndoScreen
from revise1924.tui.shared.wishes import Edit
from revise1924.tui.sizes import AIRY, ROOMY, VAST
from revise1924.tui.widgets.boxes import Boxes
from revise1924.tui.widgets.came_to import CameTo
from revise1924.tui.widgets.drawn import Drawn
from revise1924.tui.widgets.fitted import BESIDE_EDGE, as_many, hanging
from revise1924.tui.widgets.full_marks import FullMarks
from revise1924.tui.widgets.giving_way import GIVES_WAY, GivingWay
from revise1924.tui.widgets.in_few import InFew
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.offers import OfferRow, show_at_end
from revise1924.tui.widgets.page import Page
from revise1924.tui.widgets.score_bar import LEFT_OUT, ScoreBar
from revise1924.undo import Undone

Repeat = Literal["repeat"]

_FOR_BOXES, _FOR_MORE = 24, 6
"""Lines of a terminal in which there is room for the boxes, and for more beside them."""

_FEW = 4
"""Shaky cards for which no more is needed."""


class EndScreen(UndoScreen[Undone | Repeat]):
    """Ends with "repeat", with the review that was undone, or with None to go home."""

    CSS_PATH = "../cards.tcss"
    HELP = "What this session came to, when its cards come back, and what is best done now."
    AUTO_FOCUS = "Page"
    BINDINGS = [
        Binding("enter", "win_back", "Win back", tooltip="Win back what was missed"),
        Binding("m", "dismiss('repeat')", "Win back", tooltip="Win back what was missed"),
        Binding("m,r", "repeat", show=False),  # also where Enter does it
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
        self._streak = ""
        self._missed = sum(len(points) for _, points in self._ending.missed)
        self._offers = what_now(session, clock(), self._missed)
        self._enter = Held()
        self._enter.hold(clock())  # the one that saved the last card begins nothing

    @property
    def pointed(self) -> Widget:
        """The score: a screen reader begins to read there."""
        return self.query_one("#todo")

    def compose(self) -> ComposeResult:
        """Lay out the score, what is best done now, and what became of the cards."""
        end = self._ending
        with GivingWay(id="ended"):
            with GivingWay(id="end", classes=GIVES_WAY) as paper:
                paper.set_class(bool(end.praise), "-full")
                if end.praise:
                    yield FullMarks(end.asked)
                else:
                    yield Static(Content(end.score), id="todo")
                    yield ScoreBar(end.recalled, end.by_now, end.asked)
                yield InFew(end)
                with Vertical(id="now") as now:
                    now.set_class(bool(end.praise), "-done")
                    yield OfferRow(self._take_up, id="then", is_first=True)
                    yield OfferRow(self._take_up, id="besides")
                if step := first_steps.at_end(self._session):
                    yield Static(Content(step), id="step")
                if self._session.kind.is_marked:
                    with Page(classes=GIVES_WAY):
                        yield Drawn(id="missed")
                        if end.earlier:
                            yield Static(_earlier(end), id="earlier")
                else:
                    yield CameTo(end, classes=GIVES_WAY)
            if len(self._session.desks) == 1:
                yield Boxes(lambda _: None)
        yield Keys()

    def on_mount(self) -> None:
        """Tell what is best done now, and where all cards are."""
        now = self._clock()
        for drawn in self.query(Drawn):
            drawn.display = bool(self._ending.missed)
            drawn.show(lambda width, _: _missed(self._ending, width))
        show_at_end(self.query(OfferRow), self._offers)
        # Once the rest is painted: of a large deck it takes a while.
        self.call_after_refresh(self._tell_more)
        for boxes in self.query(Boxes):
            boxes.fill(survey_desk(self._session.desks[0], now), self._session.tally.went)

    def _tell_more(self) -> None:
        """Tell how ready the student is, and of the days in a row."""
        now = self._clock()
        for few in self.query(InFew):  # none once the end was left
            few.tell_ready(ready(self._session, now).brief)
            self._streak = streak(self._session, now)
            self._tell_in_edges()

    def on_resize(self) -> None:
        """Keep things apart where there is room; leave the boxes out where others need it."""
        self._tell_in_edges()
        self.set_class(self.size.height >= AIRY, "-airy")
        self.set_class(self.size.height >= VAST and self.size.width >= ROOMY, "-vast")
        needs_more = bool(self.query("#step, #missed")) or len(self._ending.shaky) > _FEW
        lines = _FOR_BOXES + (_FOR_MORE if needs_more else 0)
        self.set_class(self.size.height < lines, "-low")

    def _tell_in_edges(self) -> None:
        """Tell above the score what it is, and what cheers up; below all else, how long it took."""
        end, paper = self._ending, self.query_one("#end")
        title = [(end.heading, ""), (end.cheer, "not bold $foreground")]
        if not all(desk.keeper.is_saved for desk in self._session.desks):
            title = [(wording.UNSAVED, "$text-warning"), (end.heading, "")]
        paper.border_title = self._fitting(title)
        paper.border_subtitle = self._fitting([(end.took, ""), (self._streak, "$text-success")])

    def _fitting(self, parts: list[tuple[str, str]]) -> Content:
        """Return as many parts, each in its ink, as an edge has room for; the first at least."""
        told = [Content.styled(*part) for part in parts if part[0]] or [Content()]
        return as_many(told, self.size.width - BESIDE_EDGE)

    def _take_up(self, wish: Wish) -> None:
        """Do what was clicked."""
        self.dismiss("repeat" if wish == "drill" else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to win back only where something was missed, by the key that is told."""
        is_first = self._offers[0].choice == "drill"
        if action == "win_back":
            return is_first
        if action == "dismiss" and parameters == ("repeat",):
            return bool(self._missed) and not is_first
        if action == "repeat":
            return bool(self._missed)
        return super().check_action(action, parameters)

    def action_win_back(self) -> None:
        """Win back what was missed, by Enter."""
        self._enter.once(self.action_repeat, self._clock())

    def action_repeat(self) -> None:
        """Win back what was missed."""
        self.dismiss("repeat")

    def action_edit(self) -> None:
        """Open the card that was answered last in the student's editor."""
        last = self._session.tally.outcomes[-1]
        (desk,) = (desk for desk in self._session.desks if desk.deck.id == last.deck)
        self._edit(desk, last.card)

    def _take_back(self, now: datetime) -> Undone | None:
        return self._session.undo(now)

    def _show_undone(self, undone: Undone) -> None:
        self.dismiss(undone)


def _missed(end: Ending, width: int) -> Content:
    """Return the points missed under the topics of their cards."""
    lines = []
    for topic, points in end.missed:
        lines.append(Content.styled(topic, "bold"))
        for point in points:
            lines += hanging(LEFT_OUT, Content(point), width)
    return Content("\n").join(lines)


def _earlier(end: Ending) -> Table:
    """Return the marks of the tests before this one, the latest first."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.title, table.title_justify = Text("Earlier tests", style="bold"), "left"
    for mark in end.earlier:
        table.add_row(Text(mark.day), Text(mark.bar), Text(mark.points))
    return table
