"""Browse: search the cards and read them. Reading is no review."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from revise1924 import wording
from revise1924.cards import Card
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.wishes import Read
from revise1924.tui.widgets.field import Field
from revise1924.tui.widgets.keys import Keys

MOST_SHOWN = 200
"""Cards in the list: nobody reads further, one types another word."""


class BrowseScreen(DeskScreen[None]):
    """A field to search in, and the cards that hold every word of it."""

    HELP = "Type words to find cards with all of them. Reading a card here moves no box."
    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("enter", "read", "Read", tooltip="Open the card"),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("ctrl+z", "undo", "Undo", tooltip="The last review of today"),
        Binding("escape", "leave", "Back", tooltip="Back to home"),
    ]

    def __init__(self, desk: Desk, clock: Callable[[], datetime], read: Read) -> None:
        """Take the desk, a clock, and what shows a card."""
        super().__init__(desk, clock)
        self._read = read
        self._searched_for = ""
        self._texts: list[str] = []
        """What is searched of each card; only once somebody searches, since it is a whole deck."""
        self._texts_of = desk.deck

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        tags = f": {', '.join(sorted(self._desk.tags))}" if self._desk.tags else ""
        yield Static(Content(f"Browse{tags}"), id="title")
        yield Field(placeholder="Search topics, questions, points and notes")
        yield Static(id="news")
        yield OptionList(markup=False)
        yield Keys()

    def show(self) -> None:
        """Show the cards as they stand now."""
        self._search(self.query_one(Field).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search with every letter."""
        self._search(event.value)

    def on_option_list_option_selected(self) -> None:
        """Open the card that was clicked."""
        self.action_read()

    def action_move(self, step: int) -> None:
        """Move the cursor of the list while the field keeps the keys."""
        cards = self._found()
        if step < 0:
            cards.action_cursor_up()
        else:
            cards.action_cursor_down()

    def action_read(self) -> None:
        """Open the card under the cursor."""
        cards = self._found()
        if cards.highlighted is not None:
            card = int(str(cards.get_option_at_index(cards.highlighted).id))
            self._read(self._desk.chosen.cards[card])

    def action_leave(self) -> None:
        """Empty the field, or go back to home where it is empty."""
        field = self.query_one(Field)
        if field.value:
            field.value = ""
        else:
            self.dismiss()

    def _found(self) -> OptionList:
        """Return the list for what stands in the field now, of which the news may be on its way."""
        written = self.query_one(Field).value
        if written != self._searched_for:
            self._search(written)
        return self.query_one(OptionList)

    def _search(self, written: str) -> None:
        self._searched_for = written
        words = written.casefold().split()
        deck = self._desk.chosen
        hits: Sequence[int] = range(len(deck.cards))
        if words:
            if not self._texts or self._texts_of is not self._desk.deck:
                self._texts = [_searched(card) for card in deck.cards]
                self._texts_of = self._desk.deck
            hits = [
                index
                for index, text in enumerate(self._texts)
                if all(word in text for word in words)
            ]
        progress, now = self._desk.keeper.progress, self._clock()
        cards = self.query_one(OptionList)
        before = cards.highlighted or 0
        options = []
        for index in hits[:MOST_SHOWN]:
            card = deck.cards[index]
            standing = progress.standing(card.id, now)
            due = wording.due_in(standing, study_day(now))
            place = f"box {standing.box}, {due}" if standing.box else "new"
            place = "set aside" if progress.is_aside(card.id) else place
            options.append(Option(Content(f"{card.topic} · {place}"), id=str(index)))
        cards.set_options(options)
        cards.highlighted = min(before, len(options) - 1) if options else None
        self.query_one("#news", Static).update(Content(_hits(len(hits), bool(words))))


def _searched(card: Card) -> str:
    return "\n".join([card.topic, card.front, *card.back, card.note or ""]).casefold()


def _hits(number: int, is_search: bool) -> str:
    if not number:
        return "No card holds these words."
    cards = wording.counted(number, "card")
    more = f"; the first {MOST_SHOWN} are shown" if number > MOST_SHOWN else ""
    return f"{cards}{' found' if is_search else ''}{more}. Up and Down choose, Enter reads."
