"""Cards that are made of lines of notes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from revise1924.cards import MOST_CARDS
from revise1924.errors import Fault
from revise1924.formats.found import FoundCard, Remark
from revise1924.formats.notes.inline import Inline
from revise1924.formats.notes.lines import Line
from revise1924.strict_json import FaultsFound

_ENDED = re.compile(r"[.!?:;…][\"”’)]?$")
_LONG = 65
"""Characters of a line that was broken where it became too long."""

_LONGEST_DESCRIPTION = 300
_RULE_OF_TABLE = frozenset("|-: ")


@dataclass
class Making:
    """What has been made of notes so far."""

    title: str = ""
    description: str = ""
    cards: list[FoundCard] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    inline: Inline = field(default_factory=Inline)
    tags: list[str] = field(default_factory=list)
    """Of the cards that follow."""
    heading: str = ""
    """The one that they stand under; a tag, too."""
    lines_left: int = 0
    """How many lines of text belong to no card."""
    _left: list[Line] = field(default_factory=list)
    """Lines that belong to no card, one after the other."""

    @property
    def pictures(self) -> int:
        """How many pictures were left out."""
        return self.inline.pictures

    def plain(self, text: str) -> str:
        """Return a text without its marks."""
        return self.inline.plain(text)

    def add(self, card: FoundCard) -> None:
        """Take a card; it gets the tags that are in force.

        Raises FaultsFound where it is one more than a deck may have.
        """
        if len(self.cards) == MOST_CARDS:
            what = f"has more than {MOST_CARDS:,} cards; part the notes into several files"
            raise FaultsFound(Fault(what, line=card.line))
        self.end_left()
        card.tags += self.tags
        if self.heading.casefold() not in {"", *map(str.casefold, card.tags)}:
            card.tags.append(self.heading)
        self.cards.append(card)

    def take_heading(self, line: Line) -> None:
        """Take a heading where headings are no cards: the title first, else a tag."""
        self.end_left()
        name = self.plain(line.text)
        if line.level == 1 and not self.title:
            self.title = name
        else:
            self.heading = name

    def leave(self, line: Line) -> None:
        """Say of a line that it belongs to no card."""
        if line.is_text and line.text:
            self._left.append(line)
            self.lines_left += 1

    def end_left(self) -> None:
        """Say of the lines so far that they belong to none; they follow each other."""
        if self._left:
            what = "text that belongs to no card"
            self.remarks.append(Remark(what, self._left[0].number, self._left[-1].number))
            self._left.clear()

    def describe(self, lines: Sequence[Line]) -> None:
        """Take the text between the title and the first card for a description, if it is short."""
        text = " ".join(self.plain(line.text) for line in lines)
        if len(text) <= _LONGEST_DESCRIPTION:
            self.description = text
            return
        for line in lines:
            self.leave(line)
        self.end_left()

    def texts(self, lines: Iterable[Line]) -> str:
        """Return the text that lines are, each on its line."""
        return "\n".join(line.text if line.is_code else self.plain(line.text) for line in lines)

    def points(self, lines: Iterable[Line]) -> list[str]:
        """Return the points that lines are: items of a list, else lines; code is one.

        A line goes on with the one above where Markdown says so in a list, and where a text was
        broken because its line became too long.
        """
        points = list[list[str] | str]()
        parts, above = list[str](), None
        for line in lines:
            if not line.is_text:
                above = None
                continue
            if line.is_code:
                points.append(line.text)
            elif line.text.startswith("|") and line.text.endswith("|"):
                points += self._row(line)
            elif above is not None and _goes_on(above, line):
                parts.append(line.text)
                above = above._replace(text=line.text)
                continue
            else:
                parts = [line.text if line.inside is None else line.inside]
                points.append(parts)
            above = None if line.is_code or line.text.startswith("|") else line
        return [text for point in points if (text := self._joined(point))]

    def _joined(self, parts: list[str] | str) -> str:
        return parts if isinstance(parts, str) else self.plain(" ".join(parts)).strip()

    def _row(self, line: Line) -> Iterable[list[str]]:
        """Yield what a row of a table says; the rule below its heading says nothing."""
        if not _RULE_OF_TABLE.issuperset(line.text):
            cells = (cell.strip() for cell in line.text.strip("|").split("|"))
            yield [" · ".join(filter(None, cells))]


def _goes_on(above: Line, line: Line) -> bool:
    """Tell whether a line belongs to the point of the line above it."""
    if line.inside is not None:
        return False
    if above.inside is not None:
        return not line.is_apart or line.indent > above.indent
    if line.is_apart or _ENDED.search(above.text):
        return False
    return line.text[0].islower() or len(above.text) >= _LONG
