"""Home: the boxes, the cards, and what to do now."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import DataTable, Static

from revise1924 import wording
from revise1924.cards import Deck
from revise1924.errors import ReviseError
from revise1924.leitner import WAITS
from revise1924.overview import Overview, survey
from revise1924.progress import Kind, Review
from revise1924.session import Session, undo
from revise1924.store import ProgressFile
from revise1924.text import one_line
from revise1924.tui.widgets import NARROW, Box, Keys

LOOK_SECONDS = 20
"""Between looks at the clock and the file: short, so that a computer that slept is soon right."""


class HomeScreen(Screen[None]):
    """Where the deck stands, and the way into a session."""

    AUTO_FOCUS = "DataTable"
    BINDINGS = [
        # The table would take Enter for itself.
        Binding("enter", "study", "Study", priority=True, tooltip="Study what is due"),
        Binding("t", "test", "Test", tooltip="Test yourself on every card once"),
        Binding("u", "undo", "Undo", tooltip="Take back the last review of today"),
        Binding("q", "app.quit", "Quit", tooltip="Leave; everything is saved"),
    ]

    def __init__(
        self, deck: Deck, file: ProgressFile, clock: Callable[[], datetime], news: str = ""
    ) -> None:
        """Take the deck, its progress, a clock, and what to tell at first."""
        super().__init__()
        self._deck = deck
        self._file = file
        self._clock = clock
        self._news = news
        self._can_study = True
        self._shows: tuple[int, Overview, str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, what to do, the boxes, the cards."""
        yield Static(Content(self._deck.title), id="title")
        yield Static(id="todo")
        with Horizontal(id="boxes"):
            yield Box("New")
            for box, days in WAITS.items():
                yield Box(f"Box {box}", wording.counted(days, "day"))
        yield DataTable[Text](cursor_type="none")
        yield Static(id="news")
        yield Keys()

    def on_mount(self) -> None:
        """Look at the clock and at the file now and then: days begin and other windows save."""
        self.set_interval(LOOK_SECONDS, self._look)
        self.app.app_resume_signal.subscribe(self, lambda _: self._look())

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was up."""
        self._look()

    def on_app_focus(self) -> None:
        """Show what has changed while the student was elsewhere."""
        self._look()

    def on_resize(self) -> None:
        """Fit the table to the width."""
        self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer studying only where there is something to study."""
        if action == "study":
            return self._can_study
        return super().check_action(action, parameters)

    def _look(self) -> None:
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
        overview = self._overview()
        shows = (self.size.width, overview, self._below(overview))
        if not self.size.width or shows == self._shows:
            return  # not laid out yet, or nothing has changed
        self._shows = shows
        todo = wording.waiting(overview)
        then = "Press Enter to begin." if todo else "Press t to test yourself anyway."
        line = f"{todo or wording.nothing_due(overview)} {then}"
        self.query_one("#todo", Static).update(Content(line))
        self.query_one("#news", Static).update(Content(self._below(overview)))
        self._fill_boxes(overview)
        self._fill_table(overview, self.size.width)
        if self._can_study != bool(todo):
            self._can_study = bool(todo)
            self.refresh_bindings()

    def action_study(self) -> None:
        """Study what is due; where nothing is, say so."""
        self._begin("study")

    def action_test(self) -> None:
        """Go through every card once."""
        self._begin("test")

    def action_undo(self) -> None:
        """Take back the last review of today and say which it was."""
        try:
            review = undo(self._file, self._clock())
        except ReviseError as error:
            self.notify(str(error), title="Not undone", severity="error", markup=False)
            return
        self._news = wording.undone(review, self._deck) if review else "Nothing to undo today."
        self.show()

    def _begin(self, mode: Kind) -> None:
        """Begin a session; where nothing can be saved, ask before the first card, not after it."""
        self._news = ""
        why = self._file.why_unwritable()
        if why:
            from revise1924.tui.practice import PracticeScreen  # noqa: PLC0415 - seldom needed

            self.app.push_screen(PracticeScreen(why), partial(self._practise, mode))
        else:
            self._open(mode)

    def _practise(self, mode: Kind, agreed: bool | None) -> None:
        if agreed:
            self._file.is_practice = True
            self._open(mode)

    def _open(self, mode: Kind) -> None:
        from revise1924.tui.study import StudyScreen  # noqa: PLC0415 - not for the first paint

        session = Session(self._deck, self._file, self._clock(), mode)
        if session.card is not None:
            self.app.push_screen(StudyScreen(session, self._clock))

    def _below(self, overview: Overview) -> str:
        if self._news:
            return self._news
        lines = [wording.exam(overview), *wording.warnings(overview)]
        lines += [one_line(notice) for notice in self._file.notices]
        if self._file.is_practice:
            lines.insert(0, f"{wording.PRACTICE}.")
        elif self._file.is_fresh:
            path = one_line(str(self._file.path), 1000)
            lines.append(f"A fresh start. Your progress will be kept in {path}")
        return "\n".join(line for line in lines if line)

    def _fill_boxes(self, overview: Overview) -> None:
        held: dict[int | None, list[Box.Tile]] = {box: [] for box in (None, *WAITS)}
        for number, standing in enumerate(overview.standings, 1):
            due = standing.due is not None and standing.due <= overview.today
            held[standing.box].append(Box.Tile(number, due))
        for box, tiles in zip(self.query(Box), held.values(), strict=True):
            box.hold(tiles)

    def _fill_table(self, overview: Overview, width: int) -> None:
        table = self.query_one(DataTable)
        roomy = width >= NARROW
        fixed = {"#": len(str(len(self._deck.cards))), "Box": 3, "Recall": 14, "Due": 10}
        if not roomy:
            del fixed["Recall"]
        padding = 2 * table.cell_padding * (len(fixed) + 1)
        room = width - sum(fixed.values()) - padding - table.scrollbar_size_vertical
        table.clear(columns=True)
        for name in ("#", "Topic", *list(fixed)[1:]):
            table.add_column(Text(name), width=fixed.get(name, room), key=name)
        rows = zip(self._deck.cards, overview.standings, strict=True)
        for number, (card, standing) in enumerate(rows, 1):
            topic = Text(card.topic)
            cells = {
                "#": Text(str(number), justify="right"),
                "Topic": topic,
                "Box": Text(str(standing.box or "–"), justify="center"),
                "Recall": _recall(standing.last),
                "Due": Text(wording.due_in(standing, overview.today)),
            }
            height = len(topic.wrap(self.app.console, room))
            shown = [cells[column.value or ""] for column in table.columns]
            table.add_row(*shown, height=height)


def _recall(review: Review | None) -> Text:
    words = wording.recall(review)
    return Text(f"{wording.recall_bar(review)} {words}" if review else words)
