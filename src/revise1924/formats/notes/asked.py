"""`Q:` with `A:`, and `C:` with a gap in brackets, as hashcards and repeater have them.

So answer chats, too: in bold, below numbers, with whole words, and with words of their own around.
"""

import re

from revise1924.formats.bullets import without_bullet
from revise1924.formats.found import FoundCard
from revise1924.formats.gaps import gapped_by
from revise1924.formats.notes.lines import Line, Note
from revise1924.formats.notes.making import Making

_SIGN = re.compile(
    r"(?:(?:[0-9]{1,4}[.)]|[-*+•])\s+)?\**"
    r"([QAC]|(?<=\*)(?:Question|Answer|Front|Back|[QA])(?: ?[0-9]{1,4})?)\**:\**\s*(.*)"
)
_KINDS = {"Q": "Q", "F": "Q", "A": "A", "B": "A", "C": "C"}
"""What a sign means, by its first letter."""

_COUNT = re.compile(r"\**(?:flash)?card ?#?[0-9]{1,4}\**:?\**", re.IGNORECASE)
"""A number above a card."""

_GAP = re.compile(r"(?<![!\\\]])\[([^\[\]\n]+)\](?![(\[])")


def read(note: Note) -> Making | None:
    """Return what is made of notes; None where nothing in them is asked so."""
    if not any(_SIGN.fullmatch(line.text) for line in note.lines):
        return None
    reader = _Reader()
    for line in note.lines:
        reader.take(line)
    reader.end(is_last=True)
    making = reader.making
    is_sure = len(making.cards) > 1 or (making.cards and not making.remarks)
    return making if is_sure else None


class _Reader:
    def __init__(self) -> None:
        self.making = Making()
        self._parts = dict[str, list[Line]]()
        """The lines of the card that is being read, by their sign."""
        self._sign = ""
        self._has_words_above = False
        self._has_apart = False
        """Whether an answer goes on behind a blank line."""

    def take(self, line: Line) -> None:
        """Take the next line."""
        found = None if line.is_code else _SIGN.fullmatch(line.text)
        if found:
            self._begin(_KINDS[found[1][0]], line.number, _without_end_of_bold(found[2]))
        elif line.level or line.is_rule or _COUNT.fullmatch(line.text):
            self.end()
            if line.level and not _COUNT.fullmatch(line.text):
                self.making.take_heading(line)
        elif line.about is None:
            if self._sign:
                self._parts[self._sign].append(line)
            else:
                self.making.leave(line)

    def _begin(self, sign: str, number: int, text: str) -> None:
        """Begin a question, an answer or a text with gaps."""
        if sign != "A" or "Q" not in self._parts:
            self.end()
        self._has_words_above = self._has_words_above or bool(
            self.making.lines_left and not self.making.cards
        )
        self._sign = sign
        first = Line(number, text, without_bullet(text), is_apart=True)
        self._parts.setdefault(sign, []).append(first)

    def end(self, *, is_last: bool = False) -> None:
        """End the card; of the last, what a chat has added below is no part."""
        making, parts = self.making, self._parts
        added = list[Line]()
        if answer := parts.get("A"):
            at = _end_of_answer(answer)
            if is_last and self._has_words_above and not self._has_apart:
                parts["A"], added = answer[:at], answer[at:]
            self._has_apart = self._has_apart or at < len(answer)
        if {"Q", "A"} <= parts.keys():
            front = making.texts(line for line in parts["Q"] if line.text)
            back = making.points(line for line in parts["A"] if line.text)
            making.add(FoundCard(front, back, line=parts["Q"][0].number))
        elif "C" in parts:
            self._add_gaps(parts["C"])
        else:
            for line in (line for lines in parts.values() for line in lines):
                making.leave(line)
        for line in added:
            making.leave(line)
        if added or not parts:
            making.end_left()
        self._parts, self._sign = {}, ""

    def _add_gaps(self, lines: list[Line]) -> None:
        text = "\n".join(line.text for line in lines)
        found = gapped_by(text, _GAP)
        if found is None:
            for line in lines:
                self.making.leave(line)
            return
        plain = self.making.plain
        points = [plain(point) for point in found.points]
        front = "\n".join(map(plain, found.front.split("\n")))
        self.making.add(FoundCard(front, points, line=lines[0].number))


def _without_end_of_bold(text: str) -> str:
    """Return what stands behind a sign, where both stand in one pair of stars."""
    if text.count("**") % 2 == 0:
        return text
    before, _, behind = text.rpartition("**")
    return before + behind


def _end_of_answer(lines: list[Line]) -> int:
    """Return where an answer ends if no blank line is in it but between the items of a list."""
    has_text = False
    for at, line in enumerate(lines):
        if has_text and line.is_apart and line.inside is None:
            return at
        has_text = has_text or line.text != ""
    return len(lines)
