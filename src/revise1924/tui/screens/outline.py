"""Outline: the deck's question, then its topics from memory, in order: the plan of the essay."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from revise1924 import wording
from revise1924.recite import outline
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.recite_screen import NEXT, ReciteScreen
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.points import PointList


class OutlineScreen(ReciteScreen[None], DeskScreen[None]):
    """Nothing is recorded."""

    HELP = "The plan of the essay: say each topic in order, reveal it, and tell whether you had it."
    AUTO_FOCUS = "PointList"
    BINDINGS = [
        Binding("r", "again", "Again", tooltip="Begin again from the first topic"),
        UNDO,
        Binding("escape", "dismiss", "Back", tooltip="Back to home"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the question, what to do, and the topics."""
        yield Static(Content(self._desk.deck.title), id="title")
        yield Static(id="todo")
        with Vertical(id="card"):
            yield PointList()
        yield Keys()

    def on_mount(self) -> None:
        """Begin with every topic hidden."""
        self.action_again()

    def show(self) -> None:
        """Stay as it is: nothing here hangs on the reviews."""

    def action_again(self) -> None:
        """Hide every topic."""
        self._recital = outline(self._desk.asked)
        self._points.show_points(self._recital)
        topics = wording.counted(len(self._recital.points), "topic")
        self._prompt(f"Plan the essay: {topics}, in order. {NEXT}")

    def action_save(self) -> None:
        """Tell how many came back, and which did not."""
        self._prompt(f"{wording.recited(self._recital)} Press r to go again.")

    def _prompt(self, words: str) -> None:
        self.query_one("#todo", Static).update(Content(words))
        self.refresh_bindings()
