"""What the student may do now, a row each with its key; a click does it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.widgets import Static

from revise1924.home_words import Offer, Wish
from revise1924.tui.sizes import TALL

_KEYS: dict[Wish, str] = {
    "study": "Enter",
    "test": "t",
    "drill": "m",
    "essay": "w",
    "browse": "b",
    "more": "+",
    "exam": "e",
    "back": "Enter",
}
"""The keys of what is offered, on every screen that offers it."""

_LEAD = 2
"""Cells before the words, for the sign of what to do first."""


class OfferRow(Static):
    """One thing to do, in words, with the key that does it at the right."""

    ALLOW_SELECT = False

    def __init__(
        self,
        choose: Callable[[Wish], None],
        *,
        id: str,  # noqa: A002
        is_first: bool = False,
    ) -> None:
        """Take what does what is offered, and whether that is what to do first."""
        super().__init__(id=id)
        self._choose = choose
        self._is_first = is_first
        self._offer: Offer | None = None
        self._key = ""

    def show(self, offer: Offer | None, key: str = "") -> None:
        """Show what is offered and the key for it; with nothing to offer there is no row.

        `key` is named where another than the usual one does it here.
        """
        self._offer = offer
        self._key = ""
        if offer and offer.does:
            self._key = f"{key or _KEYS[offer.choice]} {offer.does}"
        self.set_class(offer is None, "-none")
        self.set_class(bool(offer and not offer.brief), "-long")
        self.set_class(bool(offer and offer.choice), "-offers")
        self.set_class(bool(offer and offer.is_done), "-done")
        self.set_class(bool(offer and offer.is_advised), "-advised")
        self.set_class(bool(offer and offer.choice == "back"), "-back")
        self.update(Content(offer.words if offer else ""))

    def on_click(self, event: Click) -> None:
        """Do it."""
        if self._offer and self._offer.choice:
            event.stop()
            self._choose(self._offer.choice)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines it has."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the words and the key, as they fit."""
        return Content("\n").join(self._lines(self.content_size.width))

    @property
    def _sign(self) -> str:
        """What stands before the words: a tick once the day is done, else an arrow for Enter."""
        if self._offer and self._offer.is_done:
            return "✓"
        return "▶" if self._is_first and self._key.startswith("Enter") else " "

    def _words(self, width: int) -> str:
        """Return the words, or fewer in a low terminal where they need more than a row."""
        if self._offer is None:
            return ""
        words, brief = self._offer.words, self._offer.brief
        is_long = _LEAD + len(words) + 1 + len(self._key) > width
        return brief if brief and is_long and self.screen.size.height < TALL else words

    def _lines(self, width: int) -> list[Content]:
        words = self._words(width)
        lines = Content(words).wrap(max(1, width - _LEAD))
        signs = [f"{self._sign} ", *["  "] * (len(lines) - 1)]
        lines = [Content.assemble(*each) for each in zip(signs, lines, strict=True)]
        if not self._key:
            return lines
        name, _, does = self._key.partition(" ")
        alone = Content.styled(name, "bold $text-primary")
        key = Content.assemble(alone, " ", (does, "$text-muted"))
        for said in (key, alone):
            gap = width - lines[-1].cell_length - said.cell_length
            if gap > 0:
                return [*lines[:-1], Content.assemble(lines[-1], " " * gap, said)]
        return [*lines, Content.assemble(" " * max(_LEAD, width - key.cell_length), key)]


def show_at_end(rows: Iterable[OfferRow], offers: Sequence[Offer]) -> None:
    """Show what is best done at an end: Enter does the first, and Escape goes back."""
    for row, offer in zip_longest(rows, offers):
        is_first = offer is offers[0]
        row.show(offer, "Enter" if is_first else "esc" if offer and offer.choice == "back" else "")
