"""Reading: one card with its points, where it stands, and its history. It is no review."""

from collections.abc import Callable, Sequence
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from revise1924.cards import Card
from revise1924.errors import ReviseError
from revise1924.library import Desk
from revise1924.tui.shared import card_page
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.shared.wishes import Edit
from revise1924.tui.sizes import ROOMY
from revise1924.tui.widgets.card_frame import CardFrame
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.page import Page

_GAPS = 2
"""Blank lines above the history, and above where the card stands."""


class ReadingScreen(DeskScreen[Card]):
    """The whole card on one page; ends with the card that was read last."""

    CSS_PATH = "../cards.tcss"
    HELP = "One card with its points and its history. Reading it moves no box."
    AUTO_FOCUS = "Page"
    BINDINGS = [
        Binding(
            "left", "turn(-1)", "Previous", key_display="←", tooltip="The card before this one"
        ),
        Binding("right", "turn(1)", "Next", key_display="→", tooltip="The card after this one"),
        Binding("p", "turn(-1)", show=False),
        Binding("n", "turn(1)", show=False),
        Binding("x", "aside(True)", "Set aside", tooltip="Not asked again until you take it back"),
        Binding("x", "aside(False)", "Take back", tooltip="Have it asked again"),
        Binding("E", "edit", "Edit", tooltip="Edit the card in your own editor"),
        UNDO,
        Binding("enter,escape", "leave", "Back", tooltip="Back to the cards"),
    ]

    def __init__(
        self,
        cards: Sequence[Card],
        index: int,
        desk: Desk,
        clock: Callable[[], datetime],
        edit: Edit,
    ) -> None:
        """Take cards and which of them is read first, their desk, a clock, and what edits one."""
        super().__init__(desk, clock)
        self._cards = [card.id for card in cards]
        self._index = index
        self._card = cards[index]
        self._edit = edit

    def compose(self) -> ComposeResult:
        """Lay out the card and what is known of it."""
        yield Static(id="title")
        with Page(), CardFrame():
            yield Static(id="points")
            with Vertical(id="known"):
                yield Static(id="standing")
                yield Static(id="history")
        yield Keys()

    def on_resize(self) -> None:
        """Wrap the card to another width."""
        self.call_after_refresh(self.show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to set the card aside, or to take it back; and the cards that there are."""
        if action == "aside":
            return parameters[0] is not self._desk.keeper.progress.is_aside(self._card.id)
        if action == "turn":
            is_there = 0 <= self._index + (1 if parameters == (1,) else -1) < len(self._cards)
            return is_there or (None if len(self._cards) > 1 else False)
        return super().check_action(action, parameters)

    def action_turn(self, cards: int) -> None:
        """Show the card after this one, or the one before."""
        by_id = {card.id: card for card in self._desk.deck.cards}
        index = self._index + cards
        while 0 <= index < len(self._cards) and self._cards[index] not in by_id:
            index += cards  # it is gone from the deck
        if 0 <= index < len(self._cards):
            self._index, self._card = index, by_id[self._cards[index]]
            self.show()
            self.query_one(Page).scroll_home(animate=False)
            self.refresh_bindings()

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

    def action_leave(self) -> None:
        """Go back to where the card was chosen."""
        self.dismiss(self._card)

    def show(self) -> None:
        """Show the card, and what is known of it now; leave where it is gone from the deck."""
        card = next((card for card in self._desk.deck.cards if card.id == self._card.id), None)
        if card is None:
            self.dismiss()
            return
        self._card = card
        reading = card_page.reading_of(self._desk, card, self._clock())
        width = self.query_one("#points", Static).size.width or self.size.width
        self._put("title", Content(f"Card {self._index + 1} of {len(self._cards)}"))
        points, standing = card_page.front_and_back(reading, width), card_page.standing(reading)
        self._put("points", points)
        self._put("standing", Content(standing))
        self._put("history", card_page.history(reading, self._room(points, standing, width)))
        box = reading.standing.box
        self.query_one(CardFrame).turn(card.topic, f"box {box}" if box else "new", is_back=True)

    def _room(self, points: Content, standing: str, width: int) -> int:
        """Return the lines of the page that the history has: all that it needs beside the card."""
        if self.size.width >= ROOMY:
            return card_page.LOOKS
        above = points.plain.count("\n") + 1 + len(Content(standing).wrap(width)) + _GAPS
        frame = self.query_one(CardFrame).gutter.height
        return self.query_one(Page).content_size.height - frame - above

    def _put(self, place: str, content: Content) -> None:
        self.query_one(f"#{place}", Static).update(content)
