"""The end of an essay: what of the deck stands in it, in which order, and what was left out."""

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from revise1924 import end_words, essay_words
from revise1924.end_words import Line
from revise1924.home_words import Offer, Wish
from revise1924.marking import Result, take_essay_back
from revise1924.overview import survey_desk
from revise1924.tui.shared.held import Held
from revise1924.tui.shared.undo_screen import UndoScreen
from revise1924.tui.sizes import AIRY
from revise1924.tui.widgets.drawn import Drawn
from revise1924.tui.widgets.essay_told import argument_told, cards_told
from revise1924.tui.widgets.fitted import BESIDE_EDGE, as_many
from revise1924.tui.widgets.in_few import fitting
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.offers import OfferRow, show_at_end
from revise1924.tui.widgets.page import Page
from revise1924.tui.widgets.score_bar import ScoreBar
from revise1924.undo import Undone
from revise1924.wording import counted

_CHANGES = {1: ("▲ ", "$text-success"), 0: ("", ""), -1: ("▼ ", "$text-warning")}
"""The sign and the colour of how it compares with the essay before."""


class EssayEndScreen(UndoScreen[Undone | Wish]):
    """Ends with "drill" or "study", with what was undone, or with None to go home."""

    CSS_PATH = ["../cards.tcss", "../essay.tcss"]
    HELP = "What your essay came to. It moves no card; what was left out can be won back."
    AUTO_FOCUS = "Page"
    BINDINGS = [
        Binding("enter", "take_up('study')", "Study", tooltip="Study what is due today"),
        Binding("enter", "take_up('drill')", "Win back", tooltip="Win back what was left out"),
        Binding("m", "dismiss('drill')", "Win back", tooltip="Win back what was left out"),
        Binding("m,r", "drill", show=False),  # also where Enter does it
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
        self._offers = self._what_now(clock())
        self._enter = Held()
        self._enter.hold(clock())  # the one that ended the marking begins nothing

    @property
    def pointed(self) -> Widget:
        """The score: a screen reader begins to read there."""
        return self.query_one("#todo")

    def compose(self) -> ComposeResult:
        """Lay out the score, what is best done now, and what the essay came to."""
        told, now = self._told, self._result.now
        is_full = not self._result.left_out
        with Page(id="end", classes="-full" if is_full else ""):
            with Horizontal(id="came"):
                with Vertical():
                    yield Static(Content(told.score), id="todo")
                    yield ScoreBar(now.recalled, now.recalled, now.asked)
                    yield Drawn(id="moves")
                yield Drawn(id="order")
            with Vertical(id="now", classes="-done" if is_full else ""):
                yield OfferRow(self._take_up, id="then", is_first=True)
                yield OfferRow(self._take_up, id="besides")
            yield Drawn(id="cards")
            yield Drawn(id="argument")
        yield Keys()

    def on_mount(self) -> None:
        """Tell what is best done now, and what stands in the essay."""
        self.set_class(len(self._told.topics) > 1 or bool(self._told.earlier), "-argued")
        show_at_end(self.query(OfferRow), self._offers)
        told, news = self._told, Line(self._news)
        self.query_one("#moves", Drawn).show(lambda width, _: _in_short(told, [news], width))
        self.query_one("#cards", Drawn).show(lambda width, _: cards_told(told, width))
        for argument in self.query("#order, #argument").results(Drawn):
            argument.show(lambda width, _: argument_told(told, width))

    def on_resize(self) -> None:
        """Keep things apart where there is room; tell in the edges as much as they have room for.

        The order of the argument stands beside the score in a wide terminal, else below the cards.
        """
        self.set_class(self.size.height >= AIRY, "-airy")
        paper, now = self.query_one("#end"), self._result.now
        title = [Content("Essay marked")]
        if cheer := end_words.cheer(now.recalled, now.asked):
            title.append(Content.styled(cheer, "not bold $foreground"))
        paper.border_title = Content.assemble(as_many(title, self.size.width - BESIDE_EDGE))
        paper.border_subtitle = Content(self._told.effort)

    def _what_now(self, now: datetime) -> list[Offer]:
        """Return what is best done now: to study what is due, else to win back what is missing."""
        left_out = sum(map(len, self._result.left_out.values()))
        due = survey_desk(self._result.desk, now).counts.cards
        study = [Offer(f"Study {counted(due, 'card')}", "study", "study")] if due else []
        leave = end_words.leave([self._result.desk], now)
        if not left_out:
            return [*study, leave._replace(words=essay_words.WELL_WRITTEN, is_done=True)]
        if study:
            return [*study, Offer(essay_words.left_out(self._result), "drill", "win back")]
        return [end_words.win_back(left_out), leave]

    def _take_up(self, wish: Wish) -> None:
        """Do what was clicked."""
        self.dismiss(None if wish == "back" else wish)

    def action_take_up(self, wish: Wish) -> None:
        """Do what stands first, by Enter."""
        self._enter.once(lambda: self._take_up(wish), self._clock())

    def action_drill(self) -> None:
        """Win back what was left out."""
        self.dismiss("drill")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to win back only where something was left out, by the key that is told."""
        first = self._offers[0].choice
        if action == "take_up":
            return parameters == (first,)
        if action == "dismiss" and parameters == ("drill",):
            return bool(self._result.left_out) and first != "drill"
        if action == "drill":
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


def _in_short(told: essay_words.Told, others: list[Line], width: int) -> Content:
    """Return how it compares, and what else there is to tell."""
    mark, ink = _CHANGES[told.change]
    compared = Content.styled(f"{mark}{told.compared}", ink)
    return Content("\n").join([compared, *(fitting(line, width) for line in others if line.words)])
