"""Tags: of a deck whose cards have some, the student chooses what to revise."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from revise1924 import wording
from revise1924.cards import Deck
from revise1924.tui.widgets.choices import Choices
from revise1924.tui.widgets.keys import Keys


class TagsScreen(ModalScreen[frozenset[str]]):
    """Asks; the answer is the tags whose cards are revised, none for all cards."""

    CSS_PATH = "../dialogs.tcss"
    AUTO_FOCUS = "OptionList"
    BINDINGS = [Binding("escape", "dismiss(None)", "Back", tooltip="Leave the choice as it was")]

    def __init__(self, deck: Deck, chosen: frozenset[str]) -> None:
        """Take the deck, and the tags that are chosen now."""
        super().__init__()
        self._tags = deck.tags
        self._cards = len(deck.cards)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out all cards, and each tag with its number of cards."""
        with Vertical() as dialog:
            dialog.border_title = "Which cards?"
            dialog.border_subtitle = "Up, Down and Enter choose"
            yield Choices(
                Option(Content(f"All {wording.counted(self._cards, 'card')}")),
                *[_option(tag, cards) for tag, cards in self._tags.items()],
                markup=False,
            )
        yield Keys()

    def on_mount(self) -> None:
        """Begin at what is chosen now."""
        now = [index for index, tag in enumerate(self._tags, 1) if tag in self._chosen]
        self.query_one(OptionList).highlighted = now[0] if now else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer, by Enter or a click."""
        self.dismiss(frozenset([event.option_id] if event.option_id else []))


def _option(tag: str, cards: int) -> Option:
    return Option(Content(f"{tag} · {wording.counted(cards, 'card')}"), id=tag)
