"""Help: the keys and the rules."""

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

_KEYS = {
    "All decks": {
        "Enter": "study the row: the first is all of them",
        "→": "open the deck's own page",
        "/": "find decks; Escape shows all again",
        "i": "import cards: a file, or copied text",
    },
    "Home": {
        "Enter": "study what is due",
        "t": "test yourself on every card once",
        "m": "drill the points you missed most",
        "o": "outline: recall the topics in order",
        "b": "browse and search the cards",
        "s": "statistics, and the load ahead",
        "e": "set the day of the exam",
        "#": "revise the cards of one tag",
        "+": "five more new cards today",
        "d": "all decks",
    },
    "Front": {
        "Space": "flip the card (or Enter, or click it)",
        "w": "write first; Tab flips and compares",
        "s": "skip it to the end of the queue",
        "x": "set it aside; b takes it back",
        "E": "edit the card in your own editor",
    },
    "Back": {
        "1 … 9": "tick a point (or Space, or click it)",
        "a": "tick all or none",
        "Enter": "save the ticks and go on",
        "y": "knew all, and on",
        "n": "knew none, and on",
    },
    "One by one": {
        "Space": "reveal the next blank",
        "y  n": "remembered, or forgot",
    },
    "Anywhere": {
        "u": "undo the last review of today, again and again",
        "Escape": "back",
        "Ctrl+p": "all commands; light and dark",
        ",": "settings, from home and all decks",
        "q": "quit; asks first where ticks are not saved",
    },
}

_RULES = (
    "Cards live in five boxes and wait 1, 3, 7, 21 or 60 days. Every point recalled: up one box."
    " Some missed: down one. More than half missed: back to box 1, and once more today until each"
    " point has come back. Only the first look of a day moves a card, and looking early can never"
    " lift it. With an exam date set, no card waits longer than half the days left, so all come"
    " back the day before; and new cards come right after those of box 1, since a card never seen"
    " by then is a sure loss."
)


class HelpScreen(ModalScreen[None]):
    """Covers part of the screen until a key is pressed."""

    BINDINGS = [
        Binding("escape,question_mark,enter,space", "dismiss", "Close", show=False),
        Binding("q", "app.quit", "Quit", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the keys by screen, then the rules."""
        with VerticalScroll() as dialog:
            dialog.border_title = "Help"
            dialog.border_subtitle = "Escape closes"
            yield Static(_key_table())
            yield Static(Content(f"\n{_RULES}"))


def _key_table() -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for place, keys in _KEYS.items():
        for number, (key, does) in enumerate(keys.items()):
            table.add_row(Text("" if number else place), Text(key, style="bold"), Text(does))
    return table
