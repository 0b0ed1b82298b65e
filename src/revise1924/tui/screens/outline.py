"""Outline: the deck's question, then its topics from memory, in order: the plan of the essay."""

from collections.abc import Sequence

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
from revise1924.tui.widgets.card_frame import CardFrame
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.points import PointList


class _Topics(PointList):
    """Topics, each with the marks that there are for it where the deck says so."""

    marks: Sequence[int | None] = ()

    def _text(self, row: int, style: str) -> Content:
        topic, marks = super()._text(row, style), self.marks[row]
        told = f" · {wording.counted(marks, 'mark')}" if marks else ""
        return Content.assemble(topic, (told, "$text-muted"))


class OutlineScreen(ReciteScreen[None], DeskScreen[None]):
    """Nothing is recorded."""

    CSS_PATH = "../cards.tcss"
    HELP = "The plan of the essay: say each topic in order, reveal it, and tell whether you had it."
    AUTO_FOCUS = "PointList"
    BINDINGS = [
        Binding("r", "again", "Again", tooltip="Begin again from the first topic"),
        Binding("enter", "finish", "Done", tooltip="Back to home"),
        UNDO,
        Binding("escape", "dismiss", "Back", tooltip="Back to home"),
    ]

    _is_over = False
    """Whether every topic has been shown, and it was told how many came back."""

    def compose(self) -> ComposeResult:
        """Lay out the question, what to do, and the topics."""
        yield Static(Content(self._desk.deck.title), id="title")
        with Vertical(classes="page"), CardFrame():
            yield Static(id="todo")
            self._points = self._topics = _Topics(self._show_score)
            yield self._topics
        yield Keys()

    def on_mount(self) -> None:
        """Begin with every topic hidden."""
        self.action_again()

    def show(self) -> None:
        """Stay as it is: nothing here hangs on the reviews."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have Enter tell how many came back, and then go home."""
        if action == "save" and self._is_over:
            return False
        if action == "finish":
            return self._is_over
        return super().check_action(action, parameters)

    def action_finish(self) -> None:
        """Go home."""
        self.dismiss()

    def action_again(self) -> None:
        """Hide every topic."""
        self._is_over = False
        deck = self._desk.asked
        self._recital = outline(deck)
        self._topics.marks = [card.marks for card in deck.cards]
        self._points.show_points(self._recital)
        self._prompt(NEXT)

    def action_save(self) -> None:
        """Tell how many came back, and go to the first that did not."""
        self._is_over = True
        self._recital.current = None
        self._points.show_ticks()
        self._points.go_to(next(iter(self._recital.missed), 0))
        self._show_score()
        self.refresh_bindings()

    def _prompt(self, words: str) -> None:
        self._tell(words)
        self._show_score()
        self.refresh_bindings()

    def _tell(self, words: str) -> None:
        todo = self.query_one("#todo", Static)
        todo.update(Content(words))
        todo.set_class(self._is_over and not self._recital.missed, "-full")

    def _show_score(self) -> None:
        """Tell how many came back so far, of how many: in the border of the card until the end."""
        recital = self._recital
        side, place = "Your plan", "Enter ends, r begins again"
        if self._is_over:
            self._tell(wording.recited(recital))
        else:
            side = "The plan of your essay, in order"
            place = f"{recital.score} of {wording.counted(len(recital.points), 'topic')} so far"
        self.query_one(CardFrame).turn(side, place, is_back=self._is_over)
