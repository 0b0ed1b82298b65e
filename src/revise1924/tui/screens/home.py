"""Home: what to do now, how far the deck has come, the boxes, the cards."""

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from revise1924 import exam_words, home_words, mending
from revise1924.cards import Card
from revise1924.library import Desk
from revise1924.overview import Overview, survey_desk
from revise1924.pace import pace_of
from revise1924.preparation import Preparation, Preparations
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.essay_offer import EssayOffer
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.shared.wishes import Read
from revise1924.tui.sizes import HIGH, ROOMY, TALL, VAST
from revise1924.tui.widgets.boxes import Boxes
from revise1924.tui.widgets.card_list import CardList, Heading
from revise1924.tui.widgets.how_ready import HowReady
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.offers import OfferRow
from revise1924.tui.widgets.panel import Panel
from revise1924.tui.widgets.title_line import TitleLine

_OfDeck = Literal["study", "test", "drill", "outline", "browse", "stats", "exam", "tags", "more"]
Choice = _OfDeck | Literal["essay", "decks", "back"]


class HomeScreen(DeskScreen[None]):
    """Where the deck stands, and the way into everything else; home itself never ends."""

    HELP = "Where this deck stands. Enter studies what is due; the boxes show what you know."
    AUTO_FOCUS = "CardList"
    BINDINGS = [
        Binding("enter", "choose('study')", "Study", tooltip="Study what is due"),
        Binding("t", "choose('test')", "Test", tooltip="Test yourself on every card once"),
        Binding("m", "choose('drill')", "Win back", tooltip="Win back the points missed most"),
        Binding("w", "choose('essay')", "Essay", tooltip="Write the essay, by the clock"),
        Binding("b", "choose('browse')", "Browse", tooltip="Search and read the cards"),
        Binding("s", "choose('stats')", "Stats", tooltip="See statistics, and what comes"),
        Binding("e", "choose('exam')", "Exam", tooltip="Set the day of the exam"),
        Binding("o", "choose('outline')", "Outline", tooltip="Recall the essay's plan"),
        Binding("number_sign", "choose('tags')", "Tags", key_display="#", tooltip="Revise one tag"),
        Binding("plus", "choose('more')", "More", key_display="+", tooltip="Five more new cards"),
        Binding("right", "read", "Read", show=False, tooltip="Read the card under the cursor"),
        Binding("d", "choose('decks')", "All decks", show=False, tooltip="Go to all decks"),
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
        read: Read,
        news: str = "",
        *,
        is_above_decks: bool = False,
    ) -> None:
        """Take the desk, a clock, what does what is chosen and shows a card, and what to tell.

        All decks may lie under it, to go back to.
        """
        super().__init__(desk, clock)
        self._choose = choose
        self._read = read
        self._news = news
        self._is_above_decks = is_above_decks
        self._dead_keys = frozenset[object](["more", *self._missing])
        """The choices that there are not."""
        self._suggests_exam = desk.keeper.is_fresh and desk.keeper.progress.exam is None
        self._shows: tuple[object, ...] | None = None
        self._preparations = Preparations()
        self._prepared: tuple[Overview, Preparation] | None = None
        self._essay = EssayOffer(desk, self.call_after_refresh)

    def compose(self) -> ComposeResult:
        """Lay out the title, what to do, how far it is, the boxes, the cards, and one of them."""
        yield TitleLine()
        with Vertical(id="now"):
            yield OfferRow(self._take_up, id="todo", is_first=True)
            yield OfferRow(self._take_up, id="besides")
        yield HowReady()
        yield Boxes(self._open)
        cards = CardList(self._open)
        with Vertical(id="deck", classes="page"):
            yield Heading(cards)
            yield cards
            yield Panel(id="days")
            yield Static(id="glance")
        yield Static(id="news")
        yield Keys()

    def on_resize(self) -> None:
        """Fit what there is to another size."""
        if self._shows is None or self._shows[0] != self.size:
            self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what there is: new cards to bring in, tags.

        With nothing to study its key stays where it is, so that no other moves.
        """
        if action == "choose" and self._dead_keys & set(parameters):
            return None if parameters == ("study",) else False
        return super().check_action(action, parameters)

    def _overview(self) -> Overview:
        return survey_desk(self._desk, self._clock())

    def show(self) -> None:
        """Show where everything stands now; nothing is drawn where it is as before."""
        if not self.size.width or not self.query("#todo"):
            return  # not laid out yet: what lies deep comes last; `on_resize` shows it
        overview = self._overview()
        news, essay = self._below(overview), self._essay.look(self.show)
        helps = self.query_one(HowReady).helps
        shows = (self.size, overview, self._suggests_exam, essay, news, helps)
        if shows == self._shows:
            return
        self._shows = shows
        self.query_one(TitleLine).show(self._desk.deck.title, overview)
        self.query_one("#news", Static).update(Content(news))
        self.query_one("#news").display = bool(news)
        self._show_how_far(overview, essay, news.count("\n") + 1 if news else 0)
        dead_keys = self._without(overview)
        if self._dead_keys != dead_keys:
            self._dead_keys = dead_keys
            self.refresh_bindings()

    def _show_how_far(self, overview: Overview, essay: home_words.Offer | None, news: int) -> None:
        """Show what to do, an essay that waits before all else, and where all cards stand."""
        progress, now = self._desk.keeper.progress, self._clock()
        if self._prepared is None or self._prepared[0] != overview:
            self._prepared = overview, self._preparations.at(overview.deck, progress, now)
        prepared = self._prepared[1]
        pace, helps = pace_of(progress.counted_back(now)), self.query_one(HowReady).helps
        too_few = exam_words.too_few(overview, pace, progress.exam_day.minutes)
        second = home_words.besides(
            overview,
            prepared,
            suggests_exam=self._suggests_exam,
            too_few=too_few,
            helps=helps,
        )
        first = home_words.now(overview, pace)
        self.query_one("#now").set_class(first.is_done, "-done")
        second = second if first.is_done else home_words.advised(second, helps)
        self.query_one("#todo", OfferRow).show(first)
        self.query_one("#besides", OfferRow).show(essay or second)
        self.query_one(HowReady).fill(overview, prepared, progress, now, news)
        self.query_one(Boxes).fill(overview)
        self.query_one(CardList).fill(overview, prepared)
        self.query_one(Heading).refresh()
        self._show_what_has_room(overview)

    def _show_what_has_room(self, overview: Overview) -> None:
        """Show in a wide terminal the card under the cursor; in one as high the days ahead.

        They stand below the list, and in one yet higher below both, as wide as the page.
        """
        is_wide, days = self.size.width >= ROOMY, self.query_one(Panel)
        self.query_one("#glance").display = is_wide and self.size.height >= TALL
        self._show_glance()
        days.display = is_large = is_wide and self.size.height >= HIGH
        is_vast = is_large and self.size.height >= VAST
        self.set_class(is_vast, "-vast")
        is_beside = is_large and not is_vast
        self.query_one(CardList).styles.max_height = len(overview.deck.cards) if is_beside else None
        if is_large:
            from revise1924.tui.shared.days_ahead import days_ahead  # noqa: PLC0415 - seldom

            others = 1 + len(overview.deck.cards)  # the list, and the names of its columns
            days.show(Content("Cards on the next days"), days_ahead(overview), others)

    @on(HowReady.Expected)
    def _put_first_what_helps(self) -> None:
        self.show()

    @on(CardList.Moved)
    def _show_glance(self) -> None:
        glance, cards = self.query_one("#glance", Static), self.query_one(CardList)
        if glance.display and cards.card is not None:
            from revise1924.tui.shared.glance import at_a_glance  # noqa: PLC0415 - seldom

            glance.border_title = Content(f"Card {cards.cursor + 1}")
            glance.update(Content.assemble(at_a_glance(self._desk, cards.card, self._clock())))

    @property
    def _missing(self) -> list[str]:
        there_is = {"tags": self._desk.deck.tags, "back": self._is_above_decks}
        return [choice for choice, is_there in there_is.items() if not is_there]

    def _without(self, overview: Overview) -> frozenset[object]:
        there_is: dict[Choice, object] = {
            "study": overview.to_study or overview.new_left,
            "test": overview.deck.cards,
            "essay": overview.deck.cards,
            "outline": overview.deck.cards,
            "more": overview.new_left,
        }
        missing = [choice for choice, is_there in there_is.items() if not is_there]
        return frozenset([*missing, *self._missing])

    def _take_up(self, wish: home_words.Wish) -> None:
        """Do what was clicked."""
        if wish and wish not in self._dead_keys:
            self.action_choose(wish)

    def action_choose(self, choice: Choice) -> None:
        """Have it done: at once, so that the next key reaches the screen that this one opens."""
        if choice in {"study", "test"}:
            self._suggests_exam = False
        self._choose(choice)

    def action_read(self) -> None:
        """Show the card under the cursor."""
        self.query_one(CardList).read()

    def _open(self, card: Card) -> None:
        """Show a card, from where one goes to those beside it."""
        cards = self._overview().deck.cards
        self._read(cards, cards.index(card), self._left)

    def _left(self, card: Card | None) -> None:
        """Put the cursor on the card that was read last."""
        ids = [each.id for each in self._overview().deck.cards]
        if card is not None and card.id in ids:
            self.query_one(CardList).action_go(ids.index(card.id))

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

    def _below(self, overview: Overview) -> str:
        if told := dict.fromkeys(filter(None, (self._news, self._fault))):
            return "\n".join(told)
        return mending.notices(self._desk, overview, self.size.width - 2)
