"""Marking: the essay beside the points of its deck, card by card. The student decides."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from revise1924 import essay_words
from revise1924.errors import ReviseError
from revise1924.marking import Marking, Result
from revise1924.tui.shared.essay_screen import THROW_AWAY, EssayScreen, Keeping
from revise1924.tui.shared.held import Held
from revise1924.tui.sizes import HIGH, ROOMY
from revise1924.tui.widgets.card_frame import CardFrame
from revise1924.tui.widgets.drawn import Drawn
from revise1924.tui.widgets.essay_told import marked_told
from revise1924.tui.widgets.found_points import FoundPoints, marked_essay
from revise1924.tui.widgets.how_far import HowFar
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.page import Page
from revise1924.tui.widgets.score_line import ScoreLine
from revise1924.wording import counted

_ABOVE = 3
"""Lines of the essay that stay above what the cursor is on."""

_EDGES, _OF_HEIGHT = 2, 4
"""Lines of the border of the list of cards; it has no more than a fourth of all lines."""


class MarkingScreen(EssayScreen[Result]):
    """Ends with the result once it is recorded, and with None where it is left before."""

    CSS_PATH = ["../cards.tcss", "../essay.tcss"]
    HELP = "Which points stand in your essay? Those found are ticked for you; you decide."
    AUTO_FOCUS = "FoundPoints"
    BINDINGS = [
        Binding("y", "all_and_on(True)", "All", show=False, tooltip="All points are there; go on"),
        Binding("n", "all_and_on(False)", "None", show=False, tooltip="No point is there; go on"),
        Binding("a", "tick_all", "Tick all", show=False, tooltip="Tick every point, or none"),
        Binding("e", "read", "Read essay", tooltip="Show the whole essay, or the points again"),
        Binding("l", "later", "Mark later", tooltip="Home; your essay and your ticks are kept"),
        Binding("s", "save_copy", "Save a copy", tooltip="Keep a copy of your essay in a file"),
        THROW_AWAY,
        Binding("escape", "back", "Back", tooltip="Back to the card before; from the first, home"),
        Binding("q", "quit", "Quit", show=False, tooltip="Leave; you go on from here"),
    ]

    def __init__(
        self, marking: Marking, clock: Callable[[], datetime], keeping: Keeping, news: str = ""
    ) -> None:
        """Take what is marked, a clock, what keeps it, and what to tell."""
        super().__init__(keeping)
        self._marking = marking
        self._clock = clock
        self._news = news
        self._enter = Held()
        self._is_beside = False
        """Whether the essay stands beside the points."""
        self._shows: tuple[int, int] | None = None
        """The card and the point for which the essay is shown."""

    def compose(self) -> ComposeResult:
        """Lay out the card with its points, and the essay beside it."""
        with Horizontal(id="session"):
            with Vertical(id="sheet"):
                yield HowFar()
                yield Static(Content(self._news), id="news", classes="" if self._news else "-empty")
                with CardFrame():
                    yield Static(id="topic")
                    yield FoundPoints(self._show_score, self._point_at)
                yield ScoreLine(id="score")
                yield Drawn(id="cards")
            with Page(id="essay", can_focus=False) as essay:
                essay.border_title = "Your essay"
                essay.border_subtitle = Content(counted(self._essay.words, "word"))
                yield Static(id="text")
        yield Keys()

    def on_mount(self) -> None:
        """Show the card that is up."""
        self._keeping.timer.run()
        self._put_up()

    def on_resize(self) -> None:
        """Have the essay beside the points, and all cards below them, where there is room."""
        width, height = self.app.size
        cards = self.query_one("#cards")
        cards.display = width >= ROOMY and height >= HIGH
        cards.styles.height = _EDGES + min(len(self._marking.cards), height // _OF_HEIGHT)
        self._list_cards()
        if self._is_beside != (width >= ROOMY):
            if self.has_class("-reads"):
                self.action_read()  # the points are there again, to be ticked
            self._put_up()
            self.refresh_bindings()

    @property
    def _points(self) -> FoundPoints:
        return self.query_one(FoundPoints)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show the essay by a key where it does not stand beside the points."""
        if action == "read":
            return not self._is_beside
        return super().check_action(action, parameters)

    def _put_up(self) -> None:
        marking, self._shows = self._marking, None
        self._is_beside = self.app.size.width >= ROOMY
        number, cards = marking.index + 1, len(marking.cards)
        self.query_one(HowFar).show(["kept"] * (number - 1), cards)
        title = "Tick what is in your essay"
        if not self._keeping.is_saved:
            title += f" · {essay_words.UNSAVED}"
        self.query_one(CardFrame).turn(title, f"card {number} of {cards}", is_back=True)
        self.query_one("#topic", Static).update(Content(marking.card.topic))
        self._points.show_found(
            marking.recital, marking.matches, self._essay.text, passages=not self._is_beside
        )

    def _point_at(self, row: int) -> None:
        """Show in the essay what was found of the point under the cursor, where the essay is up."""
        is_up = self._is_beside or self.has_class("-reads")
        shows = (self._marking.index, row)
        if not is_up or shows == self._shows:
            return
        self._shows = shows
        text, begins = marked_essay(self._essay.text, self._marking.matches, row)
        self.query_one("#text", Static).update(Content.assemble(text))
        if begins is not None:
            self.call_after_refresh(self._bring_up, text[:begins])

    def _bring_up(self, before: Content) -> None:
        """Have in view what comes after this much of the essay."""
        width = self.query_one("#text").size.width
        if width:
            line = len(before.wrap(width)) - 1
            self.query_one("#essay").scroll_to(y=max(0, line - _ABOVE), animate=False)

    def _show_score(self) -> None:
        self._is_new, self._has_asked = True, False
        self._enter.forget()
        marking = self._marking
        goes = "result" if marking.is_last else f"card {marking.index + 2}"
        enter = Content.styled(f" · Enter → {goes}", "$text-primary")
        told = essay_words.found_line(marking), essay_words.found_in_brief(marking)
        self.query_one(ScoreLine).show(*(Content(words) + enter for words in told))
        self._list_cards()

    def _list_cards(self) -> None:
        cards = self.query_one("#cards", Drawn)
        if cards.display:
            cards.show(partial(marked_told, self._marking), Content("Card by card"))

    def action_save(self) -> None:
        """Go on to the next card, or after the last record what was found."""
        self._enter.once(self._go_on, self._clock())

    def _go_on(self) -> None:
        if self._marking.is_last:
            self._record()
        else:
            self._go(1)

    def _go(self, cards: int) -> None:
        self._marking.go(self._marking.index + cards)
        self._say("")
        self._put_up()

    def _record(self) -> None:
        """Record everything, unless the deck was edited meanwhile; then look once more."""
        self._take_time()
        try:
            if self._marking.look(self._clock()):
                self._put_up()
                self._say(essay_words.DECK_EDITED)
                return
            result = self._marking.record(self._clock(), self._keeping.keep)
        except ReviseError as error:
            self._tell_fault(f"{error} Your ticks are kept.")
            return
        self._is_left = True
        self.dismiss(result)

    def action_all_and_on(self, is_there: bool) -> None:
        """Tick every point, or none, and go on."""
        self._marking.recital.tick_all(is_there)
        self._go_on()

    def action_tick_all(self) -> None:
        """Tick every point, or none where all are ticked."""
        self._marking.recital.tick_all(bool(self._marking.recital.missed))
        self._points.show_ticks()

    def action_read(self) -> None:
        """Show the essay in the place of the points, or these again."""
        self.toggle_class("-reads")
        self._point_at(self._points.cursor)
        page = self.query_one("#essay", Page)
        page.can_focus = self.has_class("-reads")
        (page if page.can_focus else self._points).focus()

    def action_back(self) -> None:
        """Go back to the card before; from the essay to the points; from the first card home."""
        if self.has_class("-reads"):
            self.action_read()
        elif self._marking.index:
            self._go(-1)
        else:
            self.action_later()

    def action_later(self) -> None:
        """Go home, with everything kept."""
        self._leave(None)

    def _take(self) -> None:
        self._marking.keep_ticks()

    def _take_time(self) -> float:
        passed = self._keeping.timer.take()
        self._essay.marked_for += passed
        return passed
