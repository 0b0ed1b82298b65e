"""Outline: the deck's question, then its topics from memory, in order: the plan of the essay."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from revise1924 import wording
from revise1924.tui.points import PointList
from revise1924.tui.recite import NEXT, ReciteScreen
from revise1924.tui.undoing import UNDO, UndoScreen
from revise1924.tui.widgets import Keys


class OutlineScreen(ReciteScreen, UndoScreen):
    """Nothing is recorded."""

    AUTO_FOCUS = "PointList"
    BINDINGS = [
        Binding("r", "again", "Again", tooltip="Begin again"),
        UNDO,
        Binding("escape", "leave", "Back", tooltip="Back to home"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the question, what to do, and the topics."""
        yield Static(Content(self._deck.title), id="title")
        yield Static(id="todo")
        with Vertical(id="card"):
            yield PointList()
        yield Keys()

    def on_mount(self) -> None:
        """Begin with every topic hidden."""
        self._topics = tuple(card.topic for card in self._deck.cards)
        self.action_again()

    def show(self) -> None:
        """Stay as it is: nothing here hangs on the reviews."""

    def action_again(self) -> None:
        """Hide every topic."""
        self._current = None
        self._list.show_points(self._topics, hidden=True)
        topics = wording.counted(len(self._topics), "topic")
        self._prompt(f"Plan the essay: {topics}, in order. {NEXT}")

    def action_save(self) -> None:
        """Tell how many came back, and which did not."""
        had = self._list.ticks
        missed = [topic for topic, tick in zip(self._topics, had, strict=True) if not tick]
        which = f" Missed: {'; '.join(missed)}." if missed else ""
        self._prompt(f"{sum(had)} of {len(self._topics)} topics.{which} Press r to go again.")

    def action_leave(self) -> None:
        """Go back to home."""
        self.app.pop_screen()

    def _prompt(self, words: str) -> None:
        self.query_one("#todo", Static).update(Content(words))
        self.refresh_bindings()
