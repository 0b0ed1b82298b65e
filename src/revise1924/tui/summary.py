"""Summary: what the session came to, and when the cards come back."""

from abc import abstractmethod
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import ProgressBar, Static

from revise1924 import wording
from revise1924.errors import ReviseError
from revise1924.leitner import study_day
from revise1924.session import Move, Outcome, Session
from revise1924.tui.sessions import screen_for
from revise1924.tui.widgets import NARROW, Keys

_MOVES: dict[Move, str] = {"up": "up", "stayed": "stayed", "fell": "fell", "kept": "practice"}


END = [
    Binding("enter,escape", "home", "Home", tooltip="Back to the boxes"),
    Binding("u", "undo", "Undo", tooltip="Take back the last review and tick again"),
    Binding("q", "app.quit", "Quit", tooltip="Leave; everything is saved"),
]
"""For the bindings of every end, after what is its own."""


class EndScreen(Screen[None]):
    """The end of a session: what it came to, undo, and the way home."""

    AUTO_FOCUS = "VerticalScroll"
    HEADING = ""

    def __init__(self, session: Session, clock: Callable[[], datetime]) -> None:
        """Take the session that is over, and what tells the present moment."""
        super().__init__()
        self._session = session
        self._clock = clock

    def compose(self) -> ComposeResult:
        """Lay out the score, then what the kind of session makes of it."""
        tally = self._session.tally
        yield Static(Content(self.HEADING), id="title")
        with VerticalScroll():
            yield Static(Content(wording.score(tally.recalled, tally.asked)), id="todo")
            bar = ProgressBar(total=tally.asked, show_eta=False, show_percentage=False)
            bar.progress = tally.recalled
            yield bar
            yield from self._details()
        yield Keys()

    @abstractmethod
    def _details(self) -> Iterable[Widget]:
        """Yield what stands under the score."""

    def action_home(self) -> None:
        """Go back to home."""
        self.app.pop_screen()

    def action_undo(self) -> None:
        """Take back the last review and put its card up again."""
        try:
            review = self._session.undo(self._clock())
        except ReviseError as error:
            self.notify(str(error), title="Not undone", severity="error", markup=False)
            return
        if review is None:
            self.notify("Nothing to undo today.")
        elif self._session.card is None:
            self.app.pop_screen()
        else:
            self.app.switch_screen(screen_for(self._session, self._clock, review))


class SummaryScreen(EndScreen):
    """The end of studying, or of a drill."""

    BINDINGS = [*END]
    HEADING = "Session done"

    def _details(self) -> Iterable[Widget]:
        yield Static(Content(self._in_short()), id="moves")
        yield Static(self._cards(), id="cards")

    def _in_short(self) -> str:
        tally = self._session.tally
        moves = (f"{len(tally.moved(move))} {word}" for move, word in _MOVES.items())
        today = study_day(self._clock())
        backs = Counter(each.due for each in self._last_looks() if each.due)
        comes = (f"{count} {wording.on_day(day, today)}" for day, count in sorted(backs.items()))
        overview = self._session.overview(self._clock())
        next_up = wording.waiting(overview) or wording.nothing_due(overview)
        return f"{' · '.join(moves)}\nComing back: {', '.join(comes)}\nNext: {next_up}"

    def _last_looks(self) -> list[Outcome]:
        return list({each.card.id: each for each in self._session.tally.outcomes}.values())

    def _cards(self) -> Table:
        today = study_day(self._clock())
        table = Table(box=None, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column("Card", ratio=1, overflow="fold")
        roomy = self.app.size.width >= NARROW
        for heading in ("Recall", "Went", "Back") if roomy else ("Recall", "Went"):
            table.add_column(Text(heading))
        for each in self._session.tally.outcomes:
            went = _MOVES[each.move]
            back = wording.on_day(each.due, today).removeprefix("on ") if each.due else ""
            went = went if each.move == "kept" or not roomy else f"{went}, box {each.box}"
            row = [
                Text(cell) for cell in (each.card.topic, wording.recall(each.review), went, back)
            ]
            table.add_row(*row[: len(table.columns)])
        return table
