"""Markdown to a deck, line by line; what breaks the form is named, and reading goes on."""

from collections.abc import Callable
from re import Match

from revise1924.cards import MOST_CARDS, MOST_POINTS, Deck
from revise1924.errors import Fault
from revise1924.formats.markdown.about import OF_A_CARD, entries
from revise1924.formats.markdown.draft import DECK, Draft, DraftCard
from revise1924.formats.markdown.signs import (
    BULLET,
    COMMENT,
    HEADING,
    NOTE,
    SIGNS,
    heading,
    is_rule,
)
from revise1924.formats.markdown.texts import NEVER, Line, Lines, Text
from revise1924.strict_json import MOST_FAULTS, FaultsFound, decode

MOST_IDLE_LINES = 5 * MOST_CARDS
"""In a file: two a card are usual, a comment and a blank one."""


def read(data: bytes) -> Deck:
    """Return the deck that `data` says; raises FaultsFound with every fault that can be named.

    They are in the order of their lines.
    """
    reader = Reader(Draft())
    for line in Lines(decode(data)):
        reader.take(line)
        if len(reader.draft.faults) >= MOST_FAULTS:
            raise FaultsFound(*reader.draft.faults)
    return reader.whole().deck()


class Reader:
    """Knows to which text a line belongs."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self._card: DraftCard | None = None
        """The one that is being read; before the first there is none."""
        self._text: Text | None = None
        """The one that a line without a sign goes on with."""
        self._keep: Callable[[Text], None] | None = None
        """What takes that text once it is whole."""
        self._number = 1
        """Of the line that is being read."""
        self._idle = 0
        """How many lines have added nothing."""
        self._is_lost = False
        """Whether all up to the next topic belongs to a title that is at fault already."""
        self._is_astray = False
        """Whether lines without a sign belong to one that is at fault already."""

    def whole(self) -> Draft:
        """Return what was read, once there are no more lines."""
        self._end_text()
        draft = self.draft
        if draft.title is None:
            above = (draft.stray, *(card.line for card in draft.cards[:1]))
            draft.title_line = min((line for line in above if line), default=1)
        elif draft.stray:
            what = 'stands above the title: a deck begins with "# " and its title'
            self._fault(draft.stray, what)
        return draft

    def take(self, line: Line) -> None:
        """Take the next line."""
        self._number = line.number
        if line.comment is not None:
            self._about(line.number, line.comment)
        elif line.blank:
            self._blank(line.blank)
        elif line.bare == COMMENT:
            self._fault(line.number, "begins a comment that is not closed: end it with -->")
        elif self._text and line.indent >= self._text.inside:
            self._add(self._text, line.indent, line.bare)
        elif line.bare[0] not in SIGNS or line.indent > 3 or not self._sign(line):
            self._plain(line)

    def _add(self, text: Text, indent: int, bare: str) -> None:
        if not text.add(indent, bare):
            self._add_nothing()

    def _add_nothing(self) -> None:
        """Count a line that adds nothing to the deck: reading millions of them takes long."""
        self._idle += 1
        if self._idle > MOST_IDLE_LINES:
            what = f"has more than {MOST_IDLE_LINES:,} lines that are blank, comments or of no use"
            raise FaultsFound(*self.draft.faults, Fault(what, field=DECK, line=self._number))

    def _blank(self, how_many: int = 1) -> None:
        self._add_nothing()
        if self._text:
            self._text.add_blank(how_many)

    def _sign(self, line: Line) -> bool:
        """Take a line that begins with a sign; tell whether it does."""
        if line.bare[0] == "#":
            return self._heading(line.number, line.bare)
        if is_rule(line.bare):
            self._blank()
            return True
        if self._card is None or self._is_lost:
            return False
        if line.bare[0] == NOTE:
            self._note(line, self._card)
            return True
        bullet = BULLET.fullmatch(line.bare)
        if bullet:
            self._point(line, bullet, self._card)
        return bullet is not None

    def _heading(self, number: int, bare: str) -> bool:
        found = HEADING.fullmatch(bare)
        if found is None:
            if not bare.startswith("##"):
                return False  # a tag, or a number
            self._fault(
                number,
                'is no topic: one begins with "## ", two # and a space; write \\# where the line is'
                " text",
            )
        text, comment = heading(found[2] or "" if found else bare.lstrip("#"))
        self._end_text()
        if found and found[1] == "#":
            self._title(number, text)
        else:
            self._topic(number, text)
        if comment is not None:
            self._about(number, comment)
        return True

    def _title(self, number: int, text: str) -> None:
        draft = self.draft
        self._is_lost = draft.title is not None or self._card is not None
        if draft.title is not None:
            self._fault(number, 'is a second title; a topic begins with "## ", two #')
            return
        draft.title, draft.title_line = text, number
        if self._is_lost:
            self._fault(number, "is a title below a card; put it at the top")

    def _topic(self, number: int, text: str) -> None:
        cards = self.draft.cards
        if len(cards) == MOST_CARDS:
            fault = Fault(f"has more than {MOST_CARDS:,} cards", field=DECK, line=number)
            raise FaultsFound(fault)
        self._is_lost = self._is_astray = False
        self._card = DraftCard(number, text)
        cards.append(self._card)

    def _point(self, line: Line, bullet: Match[str], card: DraftCard) -> None:
        if card.note_line and card.point_lines and card.point_lines[0] < card.note_line:
            self._fault(line.number, "is a point below the note; put it above")
        sign, head = bullet.groups()
        inside = line.indent + len(sign.expandtabs(4))
        least = line.indent + len(sign.rstrip()) + 1
        if not head or inside >= least + 4:  # behind so many spaces stands code, in Markdown
            inside = least
        if len(card.point_lines) <= MOST_POINTS:
            card.point_lines.append(line.number)
        else:
            self._add_nothing()
        text = Text(line.number, head, goes_on_at=1, inside=inside)
        self._begin(text, card.add_point)

    def _note(self, line: Line, card: DraftCard) -> None:
        if not card.point_lines and not card.note_line:
            self._fault(
                line.number,
                "is a note above the points; put it below them, or write \\> where it belongs to"
                " the front",
            )
        if self._text is None or self._keep != card.add_note:
            card.note_line = card.note_line or line.number
            self._begin(Text(line.number, goes_on_at=NEVER), card.add_note)
        typed = line.bare[1:].expandtabs(4) if line.bare[1:2] == "\t" else line.bare[1:]
        inside = typed.lstrip(" ")
        if self._text and inside:
            self._add(self._text, len(typed.removeprefix(" ")) - len(inside), inside)
        else:
            self._blank()

    def _plain(self, line: Line) -> None:
        """Take a line without a sign."""
        if self._is_lost or self._is_astray:
            self._add_nothing()
            return
        if self._text is None and (keep := self._without_sign(line.number)):
            self._begin(Text(line.number), keep)
        if self._text and line.indent >= self._text.goes_on_at:
            self._add(self._text, line.indent, line.bare)
        elif self._card is None:
            self._add_nothing()
            self.draft.stray = self.draft.stray or line.number
        else:
            self._fault(
                line.number,
                'is neither point nor note: begin it with "- " or "> ", or indent it to go on with'
                " the point above",
            )
            self._is_astray = True

    def _without_sign(self, number: int) -> Callable[[Text], None] | None:
        """Return what takes a text that begins here without a sign; None where none may."""
        card = self._card
        if card is None:
            return None if self.draft.title is None else self.draft.add_description
        if card.point_lines or card.note_line:
            return None
        card.front_line = number
        return card.add_front

    def _begin(self, text: Text, keep: Callable[[Text], None]) -> None:
        self._end_text()
        self._text, self._keep, self._is_astray = text, keep, False

    def _end_text(self) -> None:
        if self._text and self._keep:
            self._keep(self._text)
        self._text = self._keep = None

    def _about(self, number: int, comment: str) -> None:
        self._add_nothing()
        if self._is_lost:
            return
        about = self._card.about if self._card else self.draft.about
        for entry in entries(comment, number):
            if entry.fault:
                self._fault(entry.line, entry.fault, "this comment")
            elif entry.key in about:
                self._fault(entry.line, f'gives "{entry.key}" again; keep one', "this comment")
            elif entry.key in OF_A_CARD and self._card is None:
                what = f'has "{entry.key}", which only a card has'
                self._fault(entry.line, what, "this comment")
            else:
                about[entry.key] = entry.value, entry.line

    def _fault(self, line: int, what: str, field: str = "this line") -> None:
        self.draft.faults.append(Fault(what, field=field, line=line))
