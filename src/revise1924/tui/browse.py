"""Browse: search the cards and read them. Reading is no review."""

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from revise1924 import wording
from revise1924.cards import Card, Deck
from revise1924.overview import survey
from revise1924.storage.keeper import ProgressKeeper
from revise1924.tui.undoing import UndoScreen
from revise1924.tui.widgets import Keys

MOST_SHOWN = 200
"""Cards in the list: nobody reads further, one types another word."""


class BrowseScreen(UndoScreen):
    """A field to search in, and the cards that hold every word of it."""

    AUTO_FOCUS = "Input"
    BINDINGS = [
        Binding("enter", "read", "Read", priority=True, tooltip="Open the card"),
        Binding("up", "move(-1)", "Up", priority=True, show=False),
        Binding("down", "move(1)", "Down", priority=True, show=False),
        Binding("ctrl+z", "undo", "Undo", priority=True, tooltip="The last review of today"),
        Binding("escape", "leave", "Back", tooltip="Back to home"),
    ]

    def __init__(self, deck: Deck, file: ProgressKeeper, clock: Callable[[], datetime]) -> None:
        """Take the deck, its progress and a clock."""
        super().__init__(deck, file, clock)
        self._texts = [(card, _searched(card)) for card in deck.cards]

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        yield Static(Content("Browse"), id="title")
        yield Input(placeholder="Search topics, questions, points and notes")
        yield Static(id="news")
        yield OptionList(markup=False)
        yield Keys()

    def show(self) -> None:
        """Show the cards as they stand now."""
        self._search(self.query_one(Input).value)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search with every letter."""
        self._search(event.value)

    def on_option_list_option_selected(self) -> None:
        """Open the card that was clicked."""
        self.action_read()

    def action_move(self, step: int) -> None:
        """Move the cursor of the list while the field keeps the keys."""
        cards = self.query_one(OptionList)
        if step < 0:
            cards.action_cursor_up()
        else:
            cards.action_cursor_down()

    def action_read(self) -> None:
        """Open the card under the cursor."""
        from revise1924.tui.reading import ReadingScreen  # noqa: PLC0415 - once it is needed

        cards = self.query_one(OptionList)
        if cards.highlighted is not None:
            card = self._deck.cards[int(str(cards.get_option_at_index(cards.highlighted).id))]
            self.app.push_screen(ReadingScreen(card, self._deck, self._file, self._clock))

    def action_leave(self) -> None:
        """Empty the field, or go back to home where it is empty."""
        field = self.query_one(Input)
        if field.value:
            field.value = ""
        else:
            self.app.pop_screen()

    def _search(self, written: str) -> None:
        words = written.casefold().split()
        found = [
            at for at, (_, text) in enumerate(self._texts) if all(word in text for word in words)
        ]
        overview = survey(self._deck, self._file.progress, self._clock())
        cards = self.query_one(OptionList)
        where = cards.highlighted or 0
        options = []
        for at in found[:MOST_SHOWN]:
            standing = overview.standings[at]
            due = wording.due_in(standing, overview.today)
            place = f"box {standing.box}, {due}" if standing.box else "new"
            options.append(Option(Content(f"{self._deck.cards[at].topic} · {place}"), id=str(at)))
        cards.set_options(options)
        cards.highlighted = min(where, len(options) - 1) if options else None
        self.query_one("#news", Static).update(Content(_told(len(found), bool(words))))


def _searched(card: Card) -> str:
    return "\n".join([card.topic, card.front, *card.back, card.note or ""]).casefold()


def _told(found: int, is_search: bool) -> str:
    if not found:
        return "No card holds these words."
    cards = wording.counted(found, "card")
    more = f"; the first {MOST_SHOWN} are shown" if found > MOST_SHOWN else ""
    return f"{cards}{' found' if is_search else ''}{more}. Up and Down choose, Enter reads."
