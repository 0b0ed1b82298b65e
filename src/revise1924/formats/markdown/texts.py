"""The lines of a file, and those of one text in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from revise1924.cards import MOST_LINES
from revise1924.formats.markdown.signs import COMMENT, END_OF_COMMENT, unescaped

NEVER = 1 << 30
"""No line is indented by so much."""


class Line(NamedTuple):
    """One line of a file, or several blank ones, or a comment that begins where a line does."""

    number: int
    bare: str = ""
    """The line without the spaces and tabs around it; empty where it is blank or a comment."""
    indent: int = 0
    """Columns before it; a tab goes to the next fourth."""
    blank: int = 0
    """How many blank lines there are."""
    comment: str | None = None
    """What a closed comment holds, perhaps of several lines."""


@dataclass(slots=True)
class Text:
    """A text that may still go on."""

    line: int
    """Where it begins, counted from 1."""
    head: str = ""
    """What stands behind the sign of a point; the indentation of the other lines is not its own."""
    goes_on_at: int = 0
    """By so much a line without a sign is indented if it is to belong to the text."""
    inside: int = NEVER
    """By so much a line is indented that belongs to it whatever it begins with."""
    _lines: list[tuple[int, str]] = field(default_factory=list)
    _blank: int = 0

    def add(self, indent: int, bare: str) -> bool:
        """Take one more line, and tell so; no more than what shows that there are too many."""
        if len(self._lines) > MOST_LINES:
            return False
        if self._blank and (self._lines or self.head):
            self._lines += [(NEVER, "")] * min(self._blank, MOST_LINES)
        self._blank = 0
        self._lines.append((indent, bare))
        return True

    def add_blank(self, how_many: int = 1) -> None:
        """Take blank lines; they count once another follows."""
        self._blank += how_many

    def whole(self) -> str:
        """Return the text of all lines."""
        if not self._lines:
            return unescaped(self.head)
        off = next(indent for indent, bare in self._lines if bare)
        lines = [f"{' ' * (indent - off)}{bare}" if bare else "" for indent, bare in self._lines]
        return "\n".join(map(unescaped, [self.head, *lines] if self.head else lines))


_LINE = re.compile(rf"((?:[ \t]*+\n)*+)([ \t]*+)({COMMENT}|[^\n]*+)")
_LINE_END = re.compile(r"[ \t]*+(?:\n|\Z)")


class Lines:
    """The lines of a file, one after the other.

    What stands behind a comment comes as a line of its own. Nothing is split beforehand: of ten
    mebibytes there may be as many lines, at 50 bytes each; and no sign is looked at twice.
    """

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.begin = 0
        """Where the last line that has come begins, in a text whose lines all end in newlines."""

    def __iter__(self) -> Iterator[Line]:
        text, here, number = self._text, 0, 1
        while found := _LINE.match(text, here):
            blank, before, bare = found.groups()
            if blank:
                many = blank.count("\n")
                yield Line(number, blank=many)
                number += many
            if not bare:
                return
            self.begin, here = found.start(2), found.end()
            if bare == COMMENT:
                end = self._end_of_comment(here)
                if end is not None:
                    inside = text[here:end]
                    yield Line(number, comment=inside)
                    here, is_whole = self._behind(end + len(END_OF_COMMENT))
                    number += inside.count("\n") + is_whole
                    continue
                line_end = text.find("\n", here)
                here = len(text) if line_end == -1 else line_end
            yield Line(number, bare.rstrip(" \t"), len(before.expandtabs(4)) if before else 0)
            here, number = here + 1, number + 1

    def _end_of_comment(self, begin: int) -> int | None:
        """Return where it ends; None where it does not, or not before the next one begins."""
        again = self._text.find(COMMENT, begin)
        end = self._text.find(END_OF_COMMENT, begin, again if again != -1 else len(self._text))
        return None if end == -1 else end

    def _behind(self, end: int) -> tuple[int, bool]:
        """Return where to go on behind a comment, and whether that is the next line."""
        line_end = _LINE_END.match(self._text, end)
        return (line_end.end(), True) if line_end else (end, False)
