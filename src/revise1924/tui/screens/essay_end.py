"""The end of an essay: what of the deck stands in it, in which order, and what was left out."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import ProgressBar, Static

from revise1924 import essay_words
from revise1924.marking import Result, take_essay_back
from revise1924.tui.shared.undo_screen import UndoScreen
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.page import Page
from revise1924.undo import Undone


class EssayEndScreen(UndoScreen[Undone | Literal["drill"]]):
    """Ends with "drill", with what was undone, or with None to go home."""

    CSS_PATH = ["../cards.tcss", "../essay.tcss"]
    HELP = "What your essay came to. It moves no card; each point counts as in a drill."
    AUTO_FOCUS = "Page"
    BINDINGS = [
        Binding("r", "dismiss('drill')", "Drill left out", tooltip="Win these points back"),
        Binding("s", "save_copy", "Save a copy", tooltip="Keep a copy of your essay"),
        Binding("enter,escape", "dismiss", "Back", tooltip="Home; what you wrote is forgotten"),
        Binding("u", "undo", "Undo", tooltip="Take the whole essay back, and mark it again"),
        Binding("q", "app.quit", "Quit", tooltip="Leave; what you wrote is forgotten"),
    ]

    def __init__(
        self,
        result: Result,
        clock: Callable[[], datetime],
        save_copy: Callable[[], None],
        news: str = "",
    ) -> None:
        """Take what it came to, a clock, what saves a copy of it, and what to tell."""
        super().__init__(clock)
        self._result = result
        self._told = essay_words.told(result)
        self._save_copy = save_copy
        self._news = news

    def compose(self) -> ComposeResult:
        """Lay out the score, the order, what was left out, and the essays before."""
        told, now = self._told, self._result.now
        is_full = not self._result.left_out
        with Page(id="end", classes="-full" if is_full else "") as paper:
            paper.border_title = "Essay marked"
            yield Static(Content(f"✓ {told.score}" if is_full else told.score), id="todo")
            bar = ProgressBar(total=now.asked, show_eta=False, show_percentage=False)
            bar.progress = now.recalled
            yield bar
            lines = [told.compared, told.effort, told.order, self._news]
            yield Static(Content("\n".join(filter(None, lines))), id="moves")
            yield Static(Content(essay_words.what_now(self._result)), id="then")
            yield Static(_cards(told), id="missed")
            if told.earlier:
                yield Static(_earlier(told), id="earlier")
        yield Keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a drill only where something was left out."""
        if action == "dismiss" and parameters == ("drill",):
            return bool(self._result.left_out)
        return super().check_action(action, parameters)

    def action_save_copy(self) -> None:
        """Save a copy of the essay to a file."""
        self._save_copy()

    def _take_back(self, now: datetime) -> Undone | None:
        del now  # it is known which reviews are meant, whatever came after them
        return take_essay_back(self._result)

    def _show_undone(self, undone: Undone) -> None:
        self.dismiss(undone)


def _cards(told: essay_words.Told) -> Table:
    """Return each card with its number, and under it the points left out."""
    table = Table.grid(padding=(0, 1), expand=True)
    table.add_column(justify="right")
    table.add_column(ratio=1, overflow="fold")
    for number, card in enumerate(told.cards, 1):
        table.add_row(Text(str(number)), Text.assemble((card.topic, "bold"), f"  {card.squares}"))
        for point in card.left_out:
            table.add_row("", Text(f"□ {point}"))
    return table


def _earlier(told: essay_words.Told) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
    table.title, table.title_justify = Text("Earlier essays", style="bold"), "left"
    for each in told.earlier:
        table.add_row(Text(each.day), Text(each.bar), Text(each.points))
    return table
