"""What is found in a file of another program: the words of cards, and where they stand.

It is no deck yet: ids are missing, a text may be too long, a card may have no point. What reads a
form says here what it has understood, and what it left out; `importing` makes a deck of it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that was left out, or that is doubtful."""

    what: str
    """It begins as a sentence does that goes on after a place, and ends in no full stop."""
    line: int | None = None
    """The line in the source, from 1; None where the form has no lines, or none is meant."""
    last: int | None = None
    """The last of several lines."""

    def __str__(self) -> str:
        if self.line is None:
            return self.what
        if self.last is None or self.last == self.line:
            return f"line {self.line}: {self.what}"
        return f"lines {self.line} to {self.last}: {self.what}"


@dataclass(slots=True)
class FoundCard:
    """One card, in plain text: no HTML, no sign of the source's form."""

    front: str
    """What is asked; empty where the topic is."""
    back: list[str]
    """The points; a blank one is left out later."""
    topic: str = ""
    """A short heading; empty where the source has none, then it is made from the front."""
    note: str = ""
    tags: list[str] = field(default_factory=list)
    """As the source has them: slugs are made of them later."""
    id: str = ""
    """A slug that stays though the words of the card change; empty where the source has none."""
    line: int | None = None
    """Where the card begins in the source, from 1; None where the form has no lines."""
    marks: str = ""
    """As the source has them: a number is made of them later; empty where it says none."""


@dataclass(slots=True)
class FoundDeck:
    """The cards that belong together."""

    cards: list[FoundCard] = field(default_factory=list)
    title: str = ""
    """Empty where the source has none: then it is named after the file."""
    description: str = ""
    id: str = ""
    """Only of our own forms."""


@dataclass(slots=True)
class Found:
    """All that was found in one source."""

    form: str
    """What it is, in words: "Anki's text, with tabs between"."""
    decks: list[FoundDeck] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    """In the order of the source."""
    is_joined: bool = False
    """Whether several decks of the source were put together; `Wishes.is_split` keeps them apart."""


def _tell_nobody(done: int, of: int) -> None:
    """Say to nobody how far it is."""


@dataclass(frozen=True)
class Wishes:
    """What the student wants of an import, beside the file."""

    between: str | None = None
    """What parts the front from the back, where that was said."""
    rows: str | None = None
    """What parts one card from the next, where that was said."""
    is_split: bool = False
    """Whether several decks in one source stay several."""
    tell: Callable[[int, int], None] = _tell_nobody
    """Is told how far the work is: so many steps of so many. It may be called often."""
