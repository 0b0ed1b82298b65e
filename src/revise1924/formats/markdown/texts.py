"""The lines of a file, and those of one text in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from revise1924.cards import MOST_LINES
from revise1924.formats.markdown.signs import COMMENT, END_OF_COMMENT, indent, unescaped

NEVER = 1 << 30
"""No line is indented by so much."""


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
    _lines: list[str] = field(default_factory=list)
    _blank: int = 0

    def add(self, line: str) -> None:
        """Take one more line, or a blank one; no more than what shows that there are too many."""
        if not line.strip(" \t"):
            self._blank += 1
        elif len(self._lines) <= MOST_LINES:
            if self._lines or self.head:
                self._lines += [""] * min(self._blank, MOST_LINES)
            self._blank = 0
            self._lines.append(line)

    def whole(self) -> str:
        """Return the text of all lines."""
        if not self._lines:
            return unescaped(self.head)
        off = indent(next(line for line in self._lines if line))
        lines = [line[min(off, indent(line)) :] for line in self._lines]
        return "\n".join(map(unescaped, [self.head, *lines] if self.head else lines))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, or a comment that begins where a line does."""

    number: int
    text: str
    comment: str | None = None
    """What a closed comment holds, which may be of several lines; then `text` is empty."""


_LINE_END = re.compile(r"[ \t]*+(?:\n|\Z)")


class Lines:
    """The lines of a file, one after the other, with spaces for the tabs that they begin with.

    What stands behind a comment comes as a line of its own. Nothing is split beforehand: of ten
    mebibytes there may be as many lines, at 50 bytes each; and no sign is looked at twice.
    """

    def __init__(self, text: str) -> None:
        self._text = text.replace("\r\n", "\n").replace("\r", "\n")
        self._next = 0
        """Where the next line begins."""

    def __iter__(self) -> Iterator[Line]:
        text, number = self._text, 1
        while self._next <= len(text):
            comment = self._comment()
            if comment is not None:
                yield Line(number, "", comment)
                number += comment.count("\n") + (text[self._next - 1] == "\n")
                continue
            end = text.find("\n", self._next)
            end = len(text) if end == -1 else end
            line = text[self._next : end]
            self._next = end + 1
            yield Line(number, _with_spaces(line))
            number += 1

    def _comment(self) -> str | None:
        """Return what the comment holds that begins here, and go on behind it.

        None where none begins or it is not closed: not at all, or not before the next one.
        """
        begin = self._next
        while self._text[begin : begin + 1] in {" ", "\t"}:
            begin += 1
        if not self._text.startswith(COMMENT, begin):
            return None
        begin += len(COMMENT)
        again = self._text.find(COMMENT, begin)
        end = self._text.find(END_OF_COMMENT, begin, again if again != -1 else len(self._text))
        if end == -1:
            return None
        self._next = end + len(END_OF_COMMENT)
        if line_end := _LINE_END.match(self._text, self._next):
            self._next = max(line_end.end(), self._next + 1)
        return self._text[begin:end]


def _with_spaces(line: str) -> str:
    bare = line.lstrip(" \t")
    before = line[: len(line) - len(bare)]
    return before.expandtabs(4) + bare if "\t" in before else line
