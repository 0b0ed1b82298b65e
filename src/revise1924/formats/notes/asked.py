"""`Q:` with `A:`, and `C:` with a gap in brackets, as hashcards and repeater have them."""

import re

from revise1924.formats.bullets import without_bullet
from revise1924.formats.found import FoundCard
from revise1924.formats.gaps import gapped_by
from revise1924.formats.notes.lines import Line, Note
from revise1924.formats.notes.making import Making

_SIGN = re.compile(r"\**([QAC])\**:\**\s*(.*)")
_GAP = re.compile(r"(?<![!\\\]])\[([^\[\]\n]+)\](?![(\[])")


def read(note: Note) -> Making | None:
    """Return what is made of notes; None where nothing in them is asked so."""
    if not any(_SIGN.fullmatch(line.text) for line in note.lines):
        return None
    reader = _Reader()
    for line in note.lines:
        reader.take(line)
    reader.end()
    making = reader.making
    is_sure = len(making.cards) > 1 or (making.cards and not making.remarks)
    return making if is_sure else None


class _Reader:
    def __init__(self) -> None:
        self.making = Making()
        self._parts = dict[str, list[Line]]()
        """The lines of the card that is being read, by their sign."""
        self._sign = ""

    def take(self, line: Line) -> None:
        """Take the next line."""
        found = None if line.is_code else _SIGN.fullmatch(line.text)
        if found:
            if found[1] != "A" or "Q" not in self._parts:
                self.end()
            self._sign = found[1]
            self._parts.setdefault(self._sign, [])
            first = Line(line.number, found[2], without_bullet(found[2]), is_apart=True)
            self._parts[self._sign].append(first)
        elif line.level or line.is_rule:
            self.end()
            if line.level:
                self.making.take_heading(line)
        elif line.about is None:
            if self._sign:
                self._parts[self._sign].append(line)
            else:
                self.making.leave(line)

    def end(self) -> None:
        """End the card."""
        making, parts = self.making, self._parts
        if {"Q", "A"} <= parts.keys():
            front = making.texts(line for line in parts["Q"] if line.text)
            back = making.points(line for line in parts["A"] if line.text)
            making.add(FoundCard(front, back, line=parts["Q"][0].number))
        elif "C" in parts:
            self._add_gaps(parts["C"])
        else:
            for line in (line for lines in parts.values() for line in lines):
                making.leave(line)
        if not parts:
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
