"""All decks: what is to do today in each, and in all of them together."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from revise1924 import home_words, several, wording
from revise1924.desks import Desks
from revise1924.listing import Entry, Listing
from revise1924.paths import absolute
from revise1924.several import Rows
from revise1924.text import one_line
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.shared.watchful_screen import WatchfulScreen
from revise1924.tui.sizes import margin
from revise1924.tui.widgets.deck_table import DeckTable
from revise1924.tui.widgets.field import Field
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.offers import OfferRow
from revise1924.undo import Undone, undo

Choice = Literal["study", "test", "drill", "home", "more", "import"]

Choose = Callable[[Choice, list[Entry]], None]
"""Does what is chosen with these decks."""

_AT_ONCE = 8
"""Decks that are read before the screen looks whether a key has come."""


class AllDecksScreen(WatchfulScreen[None]):
    """A row a deck, and the way into each; the decks on screen are read first."""

    HELP = "All your decks, a row each. The first row is all of them together."
    AUTO_FOCUS = "DeckTable"
    BINDINGS = [
        Binding("enter", "choose('study')", "Study", tooltip="Study what is due in this row"),
        Binding(
            "right", "choose('home')", "Open", key_display="→", tooltip="Go to the deck's page"
        ),
        Binding("slash", "find", "Find", key_display="/", tooltip="Find decks by words"),
        Binding("t", "choose('test')", "Test", tooltip="Test yourself on every card once"),
        Binding("m", "choose('drill')", "Win back", tooltip="Win back the points missed most"),
        Binding("plus", "choose('more')", "More", key_display="+", tooltip="Learn five more cards"),
        Binding("i", "take_in", "Import", tooltip="Cards of another program, or copied text"),
        UNDO,
        Binding("comma", "app.settings", "Settings", show=False),
        Binding("q", "app.quit", "Quit", tooltip="Leave; you go on from here"),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("escape", "leave_find", "All decks", tooltip="Show all decks again"),
    ]

    def __init__(self, desks: Desks, clock: Callable[[], datetime], choose: Choose) -> None:
        """Take the desks, a clock, and what does what is chosen."""
        super().__init__(clock)
        self._desks = desks
        self._choose = choose
        self._listing: Listing | None = None
        self._decks: Sequence[Entry | Path] = []
        """Every deck; of one that has never been read, its path."""
        self._rows = Rows([])
        self._news = ""
        self.pointed: DeckTable | None = None
        """The table, where the cursor has moved in it since the student wrote in the field."""

    def compose(self) -> ComposeResult:
        """Lay out what is to do, the field to find decks with, the decks."""
        yield Static(Content("All decks"), id="title")
        with Vertical(id="now"):
            yield OfferRow(self._take_up, id="todo", is_first=True)
        yield Field(placeholder="Words of the title", id="find")
        yield DeckTable()
        yield Static(id="news")
        yield Keys()

    def on_mount(self) -> None:
        """Hide the field until it is wanted; take the colours of another theme."""
        self.query_one(Field).display = False
        self.app.theme_changed_signal.subscribe(self, lambda _: self._show())

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was up."""
        if self.is_active and self.size.height:
            self.look()

    def on_resize(self) -> None:
        """Fit the table to another width; at first, read what there is."""
        if self._listing is None:
            self.look()
        else:
            self._show()

    def look(self) -> None:
        """Read what has changed: at once what is on screen, the rest between the keys."""
        self._listing = self._desks.listing(self._clock())
        self._read(self._listing, self.size.height)
        if not self._decks:
            self._decks = self._listing.so_far
            self._show()

    def _read(self, listing: Listing, decks: int = _AT_ONCE) -> None:
        """Read so many decks, and go on until all are read, or all are to be read anew."""
        if listing is not self._listing:
            return
        unread = [path for path in listing.so_far if isinstance(path, Path)]
        for path in unread[:decks]:
            listing.load(path)
        if len(unread) > decks:
            self.call_later(self._read, listing)
        else:
            self._finish()

    def _finish(self) -> None:
        """Show all decks, those read too that have not been."""
        if self._listing is not None:
            self._decks = self._listing.entries()
        self._show()

    def _show(self) -> None:
        words = self.query_one(Field).value
        self._rows = Rows(self._decks, words, is_library=self._desks.is_library)
        today = self._rows.today
        first = home_words.of_all(self._rows.todo, today)
        self.query_one("#now").set_class(first.is_done, "-done")
        self.query_one("#todo", OfferRow).show(first)
        width = self.size.width - 2 * margin(self.size.width) - 2
        self.query_one(DeckTable).fill(self._rows.lines, width)
        self._show_news()

    def _take_up(self, wish: home_words.Wish) -> None:
        """Do what was clicked."""
        if wish in {"study", "more"}:
            self.action_choose(wish)

    def _show_news(self) -> None:
        """Show what is wrong with the deck under the cursor, else what there is to tell."""
        fault = several.fault_of(self._chosen)
        self.query_one("#news", Static).update(Content(fault or self._news or self._rows.hint))

    @property
    def _chosen(self) -> list[Entry]:
        """The decks of the row under the cursor."""
        return self._rows.of(self.query_one(DeckTable).chosen)

    def on_data_table_row_highlighted(self) -> None:
        """Tell what is wrong with the deck under the cursor."""
        self._show_news()
        self.refresh_bindings()

    def on_deck_table_chosen(self) -> None:
        """Study a deck that was clicked twice."""
        self.action_choose("study")

    def on_input_changed(self) -> None:
        """Show other decks with every letter."""
        self.pointed = None
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a page only of one deck, and more new cards only where there are any."""
        if parameters == ("home",):
            return self.query_one(DeckTable).chosen not in {None, several.TOGETHER}
        if parameters == ("more",):
            return not self._rows.is_read or any(
                each.summary and each.summary.new_left for each in self._chosen
            )
        if action in {"find", "leave_find"}:
            return self.query_one(Field).display is (action == "leave_find")
        return super().check_action(action, parameters)

    def action_choose(self, choice: Choice) -> None:
        """Have it done with the decks of the row under the cursor."""
        if not (self._rows.is_read and self._rows.words == self.query_one(Field).value):
            self._finish()  # what the field tells of its last letter may be on its way
        chosen = self._chosen
        self.tell("")
        if chosen:
            self._choose(choice, chosen)

    def action_take_in(self) -> None:
        """Have cards taken in."""
        self.tell("")
        self._choose("import", [])

    def go_to(self, files: Collection[Path]) -> None:
        """Show all decks as they are now, the cursor on the first of those in these files."""
        if self.query_one(Field).display:
            self.action_leave_find()
        self.look()
        self._finish()
        paths = {str(absolute(file)) for file in files}
        keys = [key for key in self._rows.lines if str(absolute(Path(key))) in paths]
        if keys:
            self.query_one(DeckTable).go_to(keys[0])

    def action_find(self) -> None:
        """Let the student write words of the titles that are looked for."""
        field = self.query_one(Field)
        field.display = True
        self.set_focus(field)  # now: no letter after it is a command
        self.refresh_bindings()

    def action_leave_find(self) -> None:
        """Show all decks again."""
        field = self.query_one(Field)
        field.value = ""
        field.display = False
        self.pointed = None
        self.set_focus(self.query_one(DeckTable))
        self.refresh_bindings()

    def action_move(self, step: int) -> None:
        """Move the cursor of the table while the field keeps the keys."""
        self.pointed = table = self.query_one(DeckTable)
        table.move_cursor(row=table.cursor_row + step)

    def tell(self, news: str) -> None:
        """Show the news."""
        self._news = news
        self._show_news()

    def _say(self, news: str, *, error: bool = False) -> None:
        if several.fault_of(self._chosen):  # which has the place for news
            super()._say(news, error=error)
        else:
            self.tell(news)

    def _take_back(self, now: datetime) -> Undone | None:
        return undo(self._desks.to_undo(now), now)  # another window may have done the last one

    def _show_undone(self, undone: Undone) -> None:
        self.look()
        self._say(f"{wording.undone(undone)} ({one_line(undone.desk.deck.title)})")
