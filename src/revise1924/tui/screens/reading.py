"""Reading: one card with its points, where it stands, and its history. It is no review."""

from collections.abc import Callable
from datetime import datetime

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from revise1924 import wording
from revise1924.cards import Card
from revise1924.errors import ReviseError
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.records import CardRecord, card_records
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.shared.wishes import Edit
from revise1924.tui.sizes import NARROW
from revise1924.tui.widgets.keys import Keys

_LOOKS = 100
"""Reviews that are listed, the latest first."""


class ReadingScreen(DeskScreen[None]):
    """The whole card on one page."""

    HELP = "One card with its points and its history. Reading it moves no box."
    AUTO_FOCUS = "VerticalScroll"
    BINDINGS = [
        Binding("x", "aside(True)", "Set aside", tooltip="Not asked again until you take it back"),
        Binding("x", "aside(False)", "Take back", tooltip="Have it asked again"),
        Binding("E", "edit", "Edit", tooltip="Edit the card in your own editor"),
        UNDO,
        Binding("escape,enter", "dismiss", "Back", tooltip="Back to the cards"),
    ]

    def __init__(self, card: Card, desk: Desk, clock: Callable[[], datetime], edit: Edit) -> None:
        """Take the card, the desk with its deck, a clock, and what edits a card."""
        super().__init__(desk, clock)
        self._card = card
        self._edit = edit

    def compose(self) -> ComposeResult:
        """Lay out the card and what is known of it."""
        yield Static(id="title")
        with VerticalScroll():
            yield Static(id="question")
            yield Static(id="points")
            yield Static(id="note")
            yield Static(id="standing")
            yield Static(id="history")
        yield Keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to set the card aside, or to take it back."""
        if action == "aside":
            return parameters[0] is not self._desk.keeper.progress.is_aside(self._card.id)
        return super().check_action(action, parameters)

    def action_aside(self, is_aside: bool) -> None:
        """Set the card aside, or take it back."""
        try:
            self._desk.keeper.set_aside(self._card.id, is_aside, self._clock())
        except ReviseError as error:
            self._say(str(error), error=True)
        self.show()
        self.refresh_bindings()

    def action_edit(self) -> None:
        """Open the card in the student's editor."""
        self._edit(self._desk, self._card)

    def show(self) -> None:
        """Show the card, and what is known of it now; leave where it is gone from the deck."""
        now = self._clock()
        cards = {card.id: card for card in self._desk.deck.cards}
        if self._card.id not in cards:
            self.dismiss()
            return
        self._card = cards[self._card.id]
        progress = self._desk.keeper.progress
        standing = progress.standing(self._card.id, now)
        records = card_records(self._desk.deck, progress, now)
        (record,) = [each for each in records if each.card.id == self._card.id]
        where = wording.stands(standing, study_day(now))
        if progress.is_aside(self._card.id):
            where = f"{wording.set_aside(self._card)} {where}"
        texts = {"title": self._card.topic, "question": self._card.question}
        for place, text in {**texts, "note": self._card.note or ""}.items():
            self.query_one(f"#{place}", Static).update(Content(text))
        self.query_one("#points", Static).update(_points(record, self.app.size.width >= NARROW))
        self.query_one("#standing", Static).update(Content(where))
        self.query_one("#history", Static).update(_history(record))


def _points(record: CardRecord, is_roomy: bool) -> Table:
    """Return the points with how often each was missed, beside or under it."""
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(justify="right")
    table.add_column(ratio=1, overflow="fold")
    for number, point in enumerate(record.points, 1):
        missed = Text(f"missed {point.missed} of {point.asked}" if point.asked else "")
        row = [Text(str(number)), Text(record.card.back[point.index])]
        if is_roomy:
            table.add_row(*row, missed)
        else:
            table.add_row(*row)
            table.add_row("", missed, style="dim")
    return table


def _history(record: CardRecord) -> Table:
    """Return the reviews, the latest first."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    if record.looks:
        for heading in ("Day", "Recall", "", "Box"):
            table.add_column(Text(heading))
    for look in reversed(record.looks[-_LOOKS:]):
        box = str(look.box) if look.box else "as it was"
        recall = f"{wording.recall_bar(look)} {wording.recall(look)}"
        row = (wording.short_day(look.day), recall, look.kind, box)
        table.add_row(*[Text(cell) for cell in row])
    return table
