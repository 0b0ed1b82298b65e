"""Study: the front of a card, its back, and the ticks of what came back."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.widgets import ProgressBar, Static

from revise1924 import wording
from revise1924.errors import ReviseError
from revise1924.progress import Review
from revise1924.session import Outcome, Session
from revise1924.tui.widgets import Keys, PointList

_MARKS = {"up": "▲", "stayed": "▪", "fell": "▼", "kept": "·"}


class StudyScreen(Screen[None]):
    """One card after another until the session is over."""

    AUTO_FOCUS = "#front"
    BINDINGS = [
        Binding("space", "flip", "Flip", tooltip="Show the points"),
        Binding("space", "tick", "Tick", tooltip="Tick or untick the point"),
        Binding("y", "save_all", "All →", tooltip="All recalled, and on"),
        Binding("n", "save_none", "None →", tooltip="None recalled, and on"),
        Binding("k", "skip", "Skip", tooltip="Send the card to the end of the queue"),
        Binding("u", "undo", "Undo", tooltip="Take back the last review of today"),
        Binding("escape", "leave", "Back", tooltip="Back to home; everything is saved"),
        Binding("a", "tick_all", "Tick all", tooltip="Tick every point, or none"),
        *(Binding(str(digit), f"tick({digit - 1})", show=False) for digit in range(1, 10)),
    ]

    def __init__(
        self, session: Session, clock: Callable[[], datetime], undone: Review | None = None
    ) -> None:
        """Take a session with a card up, a clock, and a review just undone."""
        super().__init__()
        self._session = session
        self._clock = clock
        self._undone = undone

    @property
    def _flipped(self) -> bool:
        return self.has_class("-flipped")

    def compose(self) -> ComposeResult:
        """Lay out how far it is, the news of the last card, and the card."""
        with Horizontal(id="progress"):
            yield ProgressBar(show_eta=False, show_percentage=False)
            yield Static(id="position")
        yield Static(id="news")
        with Vertical(id="card"):
            with VerticalScroll(id="front"):
                yield Static(id="topic")
                yield Static(id="question")
                yield Static(id="hint")
            yield PointList()
        yield Static(id="score")
        yield Keys()

    def on_mount(self) -> None:
        """Show the card that is up."""
        self._show_front()
        if self._undone:
            self._show_undone(self._undone)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer grading on the back only, turning over and skipping on the front only."""
        if action in {"save", "save_all", "save_none", "tick", "tick_all"}:
            return self._flipped
        if action in {"flip", "skip"}:
            return not self._flipped
        return super().check_action(action, parameters)

    def action_flip(self) -> None:
        """Turn the card over."""
        self._show_back()

    @on(Click, "#card, #card *")
    def _flip_by_click(self) -> None:
        if not self._flipped:
            self._show_back()

    def action_tick(self, at: int | None = None) -> None:
        """Tick or untick a point: the one at this index, or the one under the cursor."""
        self._points.tick(at)

    def action_save(self) -> None:
        """Save the ticks and go on."""
        self._grade(self._points.ticks)

    def action_save_all(self) -> None:
        """Save every point as recalled and go on."""
        self._points.tick_all(True)
        self._grade(self._points.ticks)

    def action_save_none(self) -> None:
        """Save no point as recalled and go on."""
        self._points.tick_all(False)
        self._grade(self._points.ticks)

    def action_tick_all(self) -> None:
        """Tick every point, or none where all are ticked."""
        self._points.tick_all(not all(self._points.ticks))

    def action_skip(self) -> None:
        """Send the card to the end of the queue."""
        if self._session.left == 1:
            self._tell("This is the only card left.")
            return
        self._session.skip()
        self._tell("Skipped: it comes again at the end.")
        self._show_front()

    def action_undo(self) -> None:
        """Take back the last review and put its card up again, with its ticks."""
        try:
            review = self._session.undo(self._clock())
        except ReviseError as error:
            self._tell(str(error), error=True)
            return
        if review is None:
            self._tell("Nothing to undo today.")
            return
        self._show_front()
        self._show_undone(review)

    def action_leave(self) -> None:
        """Go back to home."""
        self.app.pop_screen()

    @on(PointList.Ticked)
    def _ticked(self, event: PointList.Ticked) -> None:
        if self._flipped and event.card is self._session.card:
            self._show_score(event.ticks)

    def _show_score(self, ticks: Sequence[bool]) -> None:
        outcome = self._session.preview(ticks, self._clock())
        recall = f"{wording.recall_bar(outcome.review)} {wording.recall(outcome.review)}"
        line = f"{recall} · Enter: {wording.whither(outcome)}"
        self.query_one("#score", Static).update(Content(line))

    @property
    def _points(self) -> PointList:
        return self.query_one(PointList)

    def _grade(self, ticks: Sequence[bool]) -> None:
        try:
            outcome = self._session.grade(ticks, self._clock())
        except ReviseError as error:
            self._tell(f"{error} Your ticks are kept.", error=True)
            return
        self._tell_outcome(outcome)
        if self._session.card is None:
            self._finish()
        else:
            self._show_front()

    def _finish(self) -> None:
        from revise1924.tui.summary import SummaryScreen  # noqa: PLC0415 - not for the first paint

        self.app.switch_screen(SummaryScreen(self._session, self._clock))

    def _show_front(self) -> None:
        card = self._session.card
        if card is None:
            return
        self.remove_class("-flipped")
        self.query_one(ProgressBar).update(
            total=self._session.total, progress=self._session.position - 1
        )
        self.query_one("#score", Static).update("")
        position = f"{self._session.position} of {self._session.total}"
        self.query_one("#position", Static).update(Content(position))
        box = self._session.standing(card, self._clock()).box
        place = f"box {box}" if box else "new"
        self.query_one("#topic", Static).update(Content(f"{card.topic}"))
        self.query_one("#question", Static).update(Content(card.front))
        points = wording.counted(len(card.back), "point")
        self.query_one("#card").border_title = Content(
            "" if self._session.is_saved else wording.PRACTICE
        )
        self.query_one("#card").border_subtitle = Content(f"{points} · {place}")
        them = "it" if len(card.back) == 1 else "them"
        hint = f"{points} to recall. Say {them}, then press Space to flip the card."
        self.query_one("#hint", Static).update(Content(hint))
        front = self.query_one("#front")
        front.can_focus = True
        front.scroll_home(animate=False)
        front.focus()
        self.refresh_bindings()

    def _show_back(self, ticks: Sequence[bool] | None = None) -> None:
        card = self._session.card
        if card is None:
            return
        self.add_class("-flipped")
        self._tell("")
        self.query_one("#front").can_focus = False  # a click on it keeps the keys on the points
        self._points.show_card(card, ticks)
        self._points.focus()
        self._show_score(self._points.ticks)
        self.refresh_bindings()

    def _show_undone(self, review: Review) -> None:
        card = self._session.card
        same = card and card.id == review.card and len(card.back) == len(review.recalled)
        if same:
            self._show_back([bool(point) for point in review.recalled])
        undone = wording.undone(review, self._session.deck)
        self._tell(f"{undone} Tick again and save." if same else undone)

    def _tell_outcome(self, outcome: Outcome) -> None:
        self._tell(f"{_MARKS[outcome.move]} {wording.went(outcome)}")

    def _tell(self, news: str, *, error: bool = False) -> None:
        line = self.query_one("#news", Static)
        line.set_class(error, "-error")
        line.set_class(not news, "-empty")
        line.update(Content(news))
