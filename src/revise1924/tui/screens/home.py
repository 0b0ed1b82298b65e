"""Home: the boxes, the cards, and what to do now."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from revise1924 import mending, wording
from revise1924.forecast import FITS, SHORT
from revise1924.leitner import MORE
from revise1924.library import Desk
from revise1924.overview import Overview, open_drafts, survey_desk
from revise1924.text import one_line
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.widgets.boxes import BoxRow
from revise1924.tui.widgets.card_table import CardTable
from revise1924.tui.widgets.keys import Keys

_OfDeck = Literal["study", "test", "drill", "outline", "browse", "stats", "exam", "tags", "more"]
Choice = _OfDeck | Literal["decks", "back"]


class HomeScreen(DeskScreen[None]):
    """Where the deck stands, and the way into everything else; home itself never ends."""

    HELP = "Where this deck stands. Enter studies what is due; the boxes show what you know."
    AUTO_FOCUS = "CardTable"
    BINDINGS = [
        Binding("enter", "choose('study')", "Study", tooltip="Study what is due"),
        Binding("t", "choose('test')", "Test", tooltip="Test yourself on every card once"),
        Binding("m", "choose('drill')", "Missed", tooltip="Drill the points missed most"),
        Binding("o", "choose('outline')", "Outline", tooltip="Recall the topics: the essay's plan"),
        Binding("b", "choose('browse')", "Browse", tooltip="Search and read the cards"),
        Binding("s", "choose('stats')", "Stats", tooltip="Recall, weak points, days, what comes"),
        Binding("e", "choose('exam')", "Exam", tooltip="Set the day of the exam"),
        Binding("number_sign", "choose('tags')", "Tags", key_display="#", tooltip="Which cards"),
        Binding("plus", "choose('more')", "More", key_display="+", tooltip="Five more new cards"),
        Binding("d", "choose('decks')", "All decks", show=False, tooltip="What is due in each"),
        UNDO,
        Binding("escape", "choose('back')", "Back", tooltip="Back to all decks"),
        Binding("comma", "app.settings", "Settings", show=False),
        Binding("q", "app.quit", "Quit", tooltip="Leave; you go on from here"),
    ]

    def __init__(
        self,
        desk: Desk,
        clock: Callable[[], datetime],
        choose: Callable[[Choice], None],
        news: str = "",
        *,
        is_above_decks: bool = False,
    ) -> None:
        """Take the desk, a clock, what does what is chosen, and what to tell at first.

        All decks may lie under it, to go back to.
        """
        super().__init__(desk, clock)
        self._choose = choose
        self._news = news
        self._is_above_decks = is_above_decks
        self._dead_keys = frozenset[object](["more", *self._missing])
        """The choices that there are not."""
        self._suggests_exam = desk.keeper.is_fresh and desk.keeper.progress.exam is None
        self._shows: tuple[int, Overview, str, str] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, what to do, the boxes, the cards."""
        yield Static(id="title")
        yield Static(id="todo")
        yield Static(id="exam")
        yield BoxRow(id="boxes")
        yield CardTable()
        yield Static(id="news")
        yield Keys()

    def on_resize(self) -> None:
        """Fit the table to another width."""
        if self._shows is None or self._shows[0] != self.size.width:
            self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is: cards to study, new ones to bring in, tags."""
        if action == "choose":
            return not self._dead_keys & set(parameters)
        return super().check_action(action, parameters)

    def _overview(self) -> Overview:
        return survey_desk(self._desk, self._clock())

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
        self.query_one("#title", Static).update(Content(self._desk.deck.title))
        self.query_one("#todo", Static).update(Content(_to_do(overview)))
        exam_line = self.query_one("#exam", Static)
        exam_line.update(Content(exam))
        exam_line.display = bool(exam)
        self.query_one("#news", Static).update(Content(news))
        self.query_one(BoxRow).fill(overview)
        self.query_one(CardTable).fill(overview, self.size.width)
        dead_keys = self._without(overview)
        if self._dead_keys != dead_keys:
            self._dead_keys = dead_keys
            self.refresh_bindings()

    @property
    def _missing(self) -> list[str]:
        there_is = {"tags": self._desk.deck.tags, "back": self._is_above_decks}
        return [choice for choice, is_there in there_is.items() if not is_there]

    def _without(self, overview: Overview) -> frozenset[object]:
        there_is: dict[Choice, object] = {
            "study": overview.to_study or overview.new_left,
            "test": overview.deck.cards,
            "outline": overview.deck.cards,
            "more": overview.new_left,
        }
        missing = [choice for choice, is_there in there_is.items() if not is_there]
        return frozenset([*missing, *self._missing])

    def action_choose(self, choice: Choice) -> None:
        """Have it done: at once, so that the next key reaches the screen that this one opens."""
        if choice in {"study", "test"}:
            self._suggests_exam = False
        self._choose(choice)

    def tell(self, news: str) -> None:
        """Show the news, in the place of what else stands there."""
        self._news = news
        self.show()

    def stop_suggesting(self) -> None:
        """Suggest setting the exam date no longer: it is set, or the student has begun without."""
        self._suggests_exam = False

    def _say(self, news: str, *, error: bool = False) -> None:
        if error:
            super()._say(news, error=error)  # above whatever else there is to tell
        else:
            self.tell(news)

    def _about_exam(self, overview: Overview) -> str:
        if self._suggests_exam:
            return f"{wording.WHEN_IS_THE_EXAM} Press e: then {wording.WHAT_THE_DATE_DOES}"
        return wording.exam(overview)

    def _below(self, overview: Overview) -> str:
        if told := dict.fromkeys(filter(None, (self._news, self._fault))):
            return "\n".join(told)
        keeper = self._desk.keeper
        lines = list(mending.warnings(overview))
        lines += [one_line(notice) for notice in keeper.notices]
        lines = [*wording.left_out(self._desk), *lines]
        if begun := open_drafts(self._desk, overview):
            lines.insert(0, wording.left_ticks(len(begun)))
        if not keeper.is_saved:
            lines.insert(0, f"{wording.UNSAVED}.")
        elif keeper.is_fresh:
            path = one_line(str(keeper.path), 1000)
            lines.append(f"A fresh start. Your progress will be kept in {path}")
        return "\n".join(line for line in lines if line)


def _to_do(overview: Overview) -> str:
    """Return what is to do now, and the key that does it."""
    waiting = wording.waiting(overview.counts)
    if not overview.deck.cards:
        return "All of these cards are set aside."
    if not waiting and overview.new_left:
        return f"{wording.done_but_new(overview.new_left)} Press + for {MORE} more."
    if not waiting:
        return f"{wording.nothing_due(overview.counts)} Press t to test yourself anyway."
    if len(overview.to_study) <= FITS:
        return f"{waiting} Press Enter to begin."
    some = f"Press Enter for {SHORT}, {FITS} or all of them."
    return f"{waiting} {some}\n{wording.backlog(overview, FITS)}"
