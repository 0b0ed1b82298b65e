"""Home: the boxes, the cards, and what to do now."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from revise1924 import wording
from revise1924.cards import Deck
from revise1924.errors import ReviseError
from revise1924.forecast import FITS
from revise1924.overview import Overview, survey
from revise1924.session import Session
from revise1924.storage.keeper import ProgressKeeper
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from revise1924.text import one_line
from revise1924.tui.boxes import BoxRow
from revise1924.tui.card_table import CardTable
from revise1924.tui.undoing import UNDO, UndoScreen
from revise1924.tui.widgets import Keys

Make = Callable[[Deck, ProgressKeeper, datetime], Session]
"""What makes the session that was asked for."""

LOOK_SECONDS = 20
"""Between looks at the clock and the file: short, so that a computer that slept is soon right."""


class HomeScreen(UndoScreen):
    """Where the deck stands, and the way into everything else."""

    AUTO_FOCUS = "CardTable"
    BINDINGS = [
        # The table would take Enter for itself.
        Binding("enter", "study", "Study", priority=True, tooltip="Study what is due"),
        Binding("t", "test", "Test", tooltip="Test yourself on every card once"),
        Binding("m", "missed", "Missed", tooltip="Practise the points missed most"),
        Binding("o", "outline", "Outline", tooltip="Recall the topics in order: the essay's plan"),
        Binding("b", "browse", "Browse", tooltip="Search and read the cards"),
        Binding("s", "stats", "Stats", tooltip="Recall, weak points, days, what comes"),
        Binding("e", "exam", "Exam", tooltip="Set the day of the exam"),
        UNDO,
        Binding("q", "app.quit", "Quit", tooltip="Leave; everything is saved"),
    ]

    def __init__(
        self, deck: Deck, file: ProgressKeeper, clock: Callable[[], datetime], news: str = ""
    ) -> None:
        """Take the deck, its progress, a clock, and what to tell at first."""
        super().__init__(deck, file, clock)
        self._news = news
        self._can_study = True
        self._suggests_exam = file.is_fresh and file.progress.exam is None
        self._shows: tuple[int, Overview, str, str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, what to do, the boxes, the cards."""
        yield Static(Content(self._deck.title), id="title")
        yield Static(id="todo")
        yield Static(id="exam")
        yield BoxRow(id="boxes")
        yield CardTable()
        yield Static(id="news")
        yield Keys()

    def on_mount(self) -> None:
        """Look at the clock and at the file now and then: days begin and other windows save."""
        self.set_interval(LOOK_SECONDS, self.look)
        self.app.app_resume_signal.subscribe(self, lambda _: self.look())

    def on_app_focus(self) -> None:
        """Show what has changed while the student was elsewhere."""
        self.look()

    def on_resize(self) -> None:
        """Fit the table to another width."""
        if self._shows is None or self._shows[0] != self.size.width:
            self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer studying only where there is something to study."""
        if action == "study":
            return self._can_study
        return super().check_action(action, parameters)

    def look(self) -> None:
        """Take in what others have saved, and show it where anything is different."""
        try:
            self._file.refresh()
        except ReviseError as error:
            self._news = str(error)
        self.show()

    def _overview(self) -> Overview:
        return survey(self._deck, self._file.progress, self._clock())

    def show(self) -> None:
        """Show where everything stands now; nothing is drawn where it is as before."""
        if not self.size.width:
            return  # not laid out yet
        overview = self._overview()
        exam, news = self._about_exam(overview), self._below(overview)
        shows = (self.size.width, overview, exam, news)
        if shows == self._shows:
            return
        self._shows = shows
        self.query_one("#todo", Static).update(Content(wording.to_do(overview)))
        exam_line = self.query_one("#exam", Static)
        exam_line.update(Content(exam))
        exam_line.display = bool(exam)
        self.query_one("#news", Static).update(Content(news))
        self.query_one(BoxRow).fill(overview)
        self.query_one(CardTable).fill(overview, self.size.width)
        can_study = bool(overview.to_study)
        if self._can_study != can_study:
            self._can_study = can_study
            self.refresh_bindings()

    def action_study(self) -> None:
        """Study what is due; with more than fits, ask how much of it."""
        overview = self._overview()
        if overview.due <= FITS:
            self._begin(Session)
            return
        from revise1924.tui.how_many import HowManyScreen  # noqa: PLC0415 - seldom needed

        self.app.push_screen(HowManyScreen(overview), self._study_some)

    def _study_some(self, most: int | None) -> None:
        if most is not None:
            self._begin(partial(Session, most=most))

    def action_test(self) -> None:
        """Go through every card once."""
        self._begin(partial(Session, mode="test"))

    def action_missed(self) -> None:
        """Practise the weak points."""
        from revise1924.insight import card_records, weak_points  # noqa: PLC0415 - as above

        records = card_records(self._deck, self._file.progress, self._clock())
        points = weak_points(records)
        if points:
            self._begin(partial(Session, mode="drill", points=points))
        else:
            self._tell(wording.NO_WEAK_POINTS)

    def action_outline(self) -> None:
        """Recall the topics in order."""
        from revise1924.tui.outline import OutlineScreen  # noqa: PLC0415 - as above

        self.app.push_screen(OutlineScreen(self._deck, self._file, self._clock))

    def action_browse(self) -> None:
        """Search and read the cards."""
        from revise1924.tui.browse import BrowseScreen  # noqa: PLC0415 - as above

        self.app.push_screen(BrowseScreen(self._deck, self._file, self._clock))

    def action_stats(self) -> None:
        """Show what the reviews tell."""
        from revise1924.tui.stats import StatsScreen  # noqa: PLC0415 - as above

        self.app.push_screen(StatsScreen(self._deck, self._file, self._clock))

    def action_exam(self) -> None:
        """Ask for the day of the exam."""
        from revise1924.tui.exam import ExamScreen  # noqa: PLC0415 - as above

        overview = self._overview()
        self.app.push_screen(ExamScreen(overview.today, overview.exam), self._set_exam)

    def _set_exam(self, chosen: tuple[date | None] | None) -> None:
        if chosen is None:
            return
        try:
            self._file.set_exam(chosen[0], self._clock())
        except ReviseError as error:
            self._tell(str(error))
        else:
            self._suggests_exam = False
            self._tell(wording.exam_set(chosen[0], self._overview().today))

    def _tell(self, news: str) -> None:
        self._news = news
        self.show()

    def _begin(self, make: Make) -> None:
        """Begin a session; where nothing can be saved, ask before the first card, not after it."""
        self._news, self._suggests_exam = "", False
        why = self._file.why_unwritable()
        if why:
            from revise1924.tui.practice import PracticeScreen  # noqa: PLC0415 - seldom needed

            self.app.push_screen(PracticeScreen(why), partial(self._practise, make))
        else:
            self._open(make)

    def _practise(self, make: Make, agreed: bool | None) -> None:
        if agreed:
            self._file = ProgressInMemory(self._file.progress, self._file.notices)
            self._open(make)

    def _open(self, make: Make) -> None:
        from revise1924.tui.sessions import screen_for  # noqa: PLC0415 - not for the first paint

        session = make(self._deck, self._file, self._clock())
        if session.card is not None:
            self.app.push_screen(screen_for(session, self._clock))

    def _about_exam(self, overview: Overview) -> str:
        return wording.SET_THE_EXAM if self._suggests_exam else wording.exam(overview)

    def _below(self, overview: Overview) -> str:
        if self._news:
            return self._news
        lines = list(wording.warnings(overview))
        lines += [one_line(notice) for notice in self._file.notices]
        if not self._file.is_saved:
            lines.insert(0, f"{wording.PRACTICE}.")
        elif self._file.is_fresh and isinstance(self._file, ProgressFile):
            path = one_line(str(self._file.path), 1000)
            lines.append(f"A fresh start. Your progress will be kept in {path}")
        return "\n".join(line for line in lines if line)
