"""Help: the rules, what one does on the screen it was asked for on, and the keys."""

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from revise1924.tui.widgets.keys import on_offer
from revise1924.tui.widgets.page import Page

_RULES = (
    "Cards wait 1, 3, 7, 21 or 60 days in boxes 1 to 5.",
    "Every point recalled: up one box. Some missed: down one.",
    "More than half missed: back to box 1, and once more today.",
    "The first look of a day counts; an early one lifts no card.",
    "With an exam date, no card waits over half the days left.",
    "New cards come right after box 1: unseen is a sure loss.",
)

_ELSEWHERE = {
    "All decks": {
        "Enter": "study the row: the first is all of them",
        "Right": "open the deck's own page",
        "/": "find decks; Escape shows all again",
        "i": "import cards: a file, or copied text",
    },
    "Home": {
        "Enter": "study what is due",
        "t": "test yourself on every card once",
        "m": "win back the points you missed most",
        "w": "write the essay, by the clock, and mark it",
        "o": "outline: recall the topics in order",
        "b": "browse and search the cards",
        "s": "statistics, and what comes",
        "e": "set the day of the exam",
        "#": "revise the cards of one tag",
        "+": "five more new cards today",
        "d": "all decks",
    },
    "Front": {
        "Space": "flip the card (or Enter, or click it)",
        "w": "write first; Tab flips and compares",
        "s": "skip it: it comes again at the end",
        "x": "set it aside; b at home takes it back",
        "E": "edit the card in your own editor",
    },
    "Back": {
        "1–9": "tick a point (or Space, or click it)",
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
        "F1": "this help, also while you write",
        ",": "settings, from home and all decks",
        "q": "quit; asks first where ticks are not saved",
    },
}


class HelpScreen(ModalScreen[None]):
    """Covers part of the screen until a key is pressed."""

    CSS_PATH = "../dialogs.tcss"
    BINDINGS = [
        Binding("escape,question_mark,f1,enter,space", "dismiss", "Close", show=False),
        Binding("q", "app.quit", "Quit", show=False),
    ]

    def __init__(self, asked_on: Screen[object]) -> None:
        """Take the screen that is up, of which its `HELP` and its keys are told."""
        super().__init__()
        self._about = asked_on.HELP or ""
        self._keys = {names: key.tooltip or key.description for names, key, _ in on_offer(asked_on)}

    def compose(self) -> ComposeResult:
        """Lay out the rules, then this screen, then the others."""
        with Page() as dialog:
            dialog.border_title = "Help"
            dialog.border_subtitle = "Up and Down scroll · Escape closes"
            yield _heading("The rules in a minute")
            yield Static(_rules())
            yield _heading("Here")
            if self._about:
                yield Static(Content(self._about))
            yield Static(_key_table({"": self._keys}), id="here")
            yield _heading("Everywhere")
            yield Static(_key_table(_ELSEWHERE))


def _heading(words: str) -> Static:
    return Static(Content(words), classes="heading")


def _rules() -> Table:
    table = Table.grid(padding=(0, 1, 0, 0))
    for rule in _RULES:
        table.add_row("·", Text(rule))
    return table


def _key_table(places: dict[str, dict[str, str]]) -> Table:
    """Return keys and what they do, under the names of places where these have one."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column()
    for place, keys in places.items():
        if place:
            table.add_row("", Text(place, style="italic"))
        for key, does in keys.items():
            table.add_row(Text(key, style="bold"), Text(does))
    return table
