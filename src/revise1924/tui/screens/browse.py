"""Browse: search the cards and read them. Reading is no review."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from revise1924 import wording
from revise1924.cards import Card
from revise1924.library import Desk
from revise1924.text import one_line
from revise1924.tui.shared import card_page, found_rows, hits
from revise1924.tui.shared.card_page import Words, marked, words_of
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.found_rows import FoundRows
from revise1924.tui.shared.wishes import Read
from revise1924.tui.sizes import NARROW, ROOMY, TALL, margin
from revise1924.tui.widgets.drawn import Drawn, nothing
from revise1924.tui.widgets.field import Field
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.line_list import LineList

_SHARE, _OTHERS = 0.5, 7
"""The part of the screen that rows with notes may take, and its lines for other things."""

_LEAST_PAGE = 5
"""Lines in which there is room for more of a card than what it asks."""


class BrowseScreen(DeskScreen[None]):
    """A field to search in, the cards that hold every word of it, and the one under the cursor."""

    CSS_PATH = "../cards.tcss"
    HELP = "Type words to find cards with all of them. Reading a card here moves no box."
    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("enter", "read", "Read", tooltip="Open the card"),
        Binding("down", "move(1)", "Choose", key_display="↑ ↓", tooltip="Go to another card"),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("ctrl+z", "undo", "Undo", tooltip="Take back the last review of today"),
        Binding("escape", "leave", "Back", tooltip="Back to home"),
    ]

    def __init__(self, desk: Desk, clock: Callable[[], datetime], read: Read) -> None:
        """Take the desk, a clock, and what shows a card."""
        super().__init__(desk, clock)
        self._read = read
        self._searched_for = ""
        self._hits: Sequence[int] = ()
        """The cards in the list, by their indices."""
        self._words: Words = None
        self._meant = ""
        """What may be meant by words that no card has."""
        self._now = clock()
        """When the list was filled."""
        self._shown: tuple[Card | None, datetime] | None = None
        """The card that is shown beside the list, as it stood when; None before any."""
        self._texts: list[str] = []
        """What is searched of each card; only once somebody searches, since it is a whole deck."""
        self._texts_of = desk.deck
        self.pointed: LineList | None = None
        """The list, where the cursor has moved in it since the student wrote in the field."""

    def compose(self) -> ComposeResult:
        """Lay out the field, the list, and the card under its cursor."""
        yield Static(id="title")
        with Horizontal(id="search"):
            yield Static("/", id="sign")
            yield Field()
        with Horizontal(id="columns", classes="page"):
            with Vertical(id="listed"):
                yield LineList(found_rows.columns(self._desk))
            yield Drawn(id="beside")
        yield Keys()

    def on_resize(self) -> None:
        """Begin once there is a size; have the card beside the list where it has room."""
        is_narrow = self.size.width < NARROW
        hint = "Search topics, questions, points and notes"
        self.query_one(Field).placeholder = "Search all of your cards" if is_narrow else hint
        if self._shown is None:
            self.show()
        self._fit()
        self._show_title()

    def show(self) -> None:
        """Show the cards as they stand now, with the cursor where it was."""
        if not self.size.width:
            return  # not laid out yet
        self._search(self.query_one(Field).value, self.query_one(LineList).cursor)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search with every letter."""
        self.pointed = None
        if event.value != self._searched_for:
            self._search(event.value)

    def on_line_list_moved(self) -> None:
        """Show the card that is under the cursor now."""
        self._show_beside()

    def on_line_list_opened(self) -> None:
        """Open the card that was clicked."""
        self.action_read()

    def action_move(self, step: int) -> None:
        """Move the cursor of the list while the field keeps the keys."""
        self.pointed = self._found()
        self.pointed.action_move(step)

    def action_page(self, pages: int) -> None:
        """Move the cursor by so many heights of the list."""
        self.pointed = self._found()
        self.pointed.action_page(pages)

    def action_read(self) -> None:
        """Open the card under the cursor, from where one goes to the others that were found.

        Where none was found, look for what may be meant.
        """
        chosen = self._found().chosen
        if self._meant:
            self.query_one(Field).value = self._meant
        elif chosen is not None:
            cards = self._desk.chosen.cards
            self._read([cards[index] for index in self._hits], chosen, self._left)

    def _left(self, card: Card | None) -> None:
        """Put the cursor on the card that was read last."""
        cards = self._desk.chosen.cards
        ids = [cards[index].id for index in self._hits]
        if card is not None and card.id in ids:
            self.query_one(LineList).action_go(ids.index(card.id))

    def action_leave(self) -> None:
        """Empty the field, or go back to home where it is empty."""
        field = self.query_one(Field)
        if field.value:
            field.value = ""
        else:
            self.dismiss()

    def _found(self) -> LineList:
        """Return the list for what stands in the field now, of which the news may be on its way."""
        written = self.query_one(Field).value
        if written != self._searched_for:
            self._search(written)
        return self.query_one(LineList)

    def _search(self, written: str, cursor: int = 0) -> None:
        self._searched_for, self._words, self._now = written, words_of(written), self._clock()
        words = written.casefold().split()
        deck = self._desk.chosen
        self._hits = range(len(deck.cards))
        if words:
            if not self._texts or self._texts_of is not self._desk.deck:
                self._texts = [hits.searched(card) for card in deck.cards]
                self._texts_of = self._desk.deck
            self._hits = [
                index
                for index, text in enumerate(self._texts)
                if all(word in text for word in words)
            ]
        self._meant = "" if self._hits else hits.meant(words, self._texts)
        cards = self.query_one(LineList)
        rows = FoundRows(self._desk, self._hits, self._words, self._now, cards)
        self._fit()
        if self._hits:
            columns = found_rows.columns(self._desk, self._words)
            cards.show_rows(len(self._hits), rows.cells, cursor, columns=columns, notes=rows.notes)
        else:
            cards.show_none(self._none(written))
        self._show_title()
        self._show_beside()

    def _none(self, written: str) -> str:
        """Return what stands in the list where no card was found: why, and what to do."""
        is_one = len(written.split()) == 1
        why = f"No card has “{one_line(written)}”." if is_one else "No card has all of these words."
        instead = f"Did you mean “{self._meant}”? Press Enter.\n" if self._meant else ""
        all_cards = wording.counted(len(self._desk.chosen.cards), "card")
        return f"{why}\n{instead}Escape shows all {all_cards}."

    def _show_title(self) -> None:
        """Show how many cards there are, and of which deck where there is room for that."""
        deck, is_search = self._desk.chosen, self._words is not None
        title = f"Browse · {_count(len(self._hits), len(deck.cards), is_search=is_search)}"
        whole = f"{title} · {', '.join(sorted(self._desk.tags)) or one_line(deck.title)}"
        room = self.size.width - 2 * margin(self.size.width) - 2
        shown = whole if cell_len(whole) <= room else title
        self.query_one("#title", Static).update(Content(shown), layout=False)

    def _show_beside(self) -> None:
        """Show the card under the cursor, with what was searched for marked."""
        chosen = self.query_one(LineList).chosen
        card = None if chosen is None else self._desk.chosen.cards[self._hits[chosen]]
        if self._shown == (card, self._now):
            return
        self._shown = card, self._now
        beside = self.query_one("#beside", Drawn)
        beside.set_class(card is None, "-empty")
        if card is None:
            beside.show(nothing)
            return
        reading = card_page.reading_of(self._desk, card, self._now)
        name = marked(one_line(card.topic), self._words)
        if card.marks:
            name = Content.assemble(name, f" · {wording.counted(card.marks, 'mark')}")
        beside.show(partial(_drawn, reading, self._words), name)

    def _fit(self) -> None:
        """Have the list no taller than what was found where the card stands below it.

        Where there is room for it, there is a line for a note below each row, and a gap after it.
        """
        found, most = len(self._hits), None
        if found and self.size.width < ROOMY:
            rows = 3 * found - 1
            is_airy = self.size.height >= TALL and rows < _SHARE * (self.size.height - _OTHERS)
            most = 1 + (rows if is_airy else found)
        self.query_one("#listed").styles.max_height = most


def _drawn(reading: card_page.Reading, words: Words, width: int, height: int) -> Content:
    """Return the card; with little room what it asks alone.

    Where what was searched for would not be seen, the text that holds it stands there instead.
    """
    page = card_page.preview(reading, width, height, words)
    text = hits.text_to_show(reading.card, words)
    seen = "\n".join(page.plain.split("\n")[:height])
    is_hidden = words is not None and words.search(text) and not words.search(seen)
    is_small = height < _LEAST_PAGE
    return marked(text, words) if text and (is_small or is_hidden) else page


def _count(found: int, cards: int, *, is_search: bool) -> str:
    if not found:
        return "No cards match."
    return f"{found:,} of {wording.counted(cards, 'card')}" if is_search else f"{cards:,} cards"
