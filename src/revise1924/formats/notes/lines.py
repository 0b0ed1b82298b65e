"""The lines of Markdown: what is no text is taken out of them first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from revise1924.formats.bullets import without_bullet
from revise1924.formats.notes.org import as_markdown

_HEADING = re.compile(r"(#{1,6})[ \t]++(.*)")
_FENCE = re.compile(r"(`{3,}+|~{3,}+)[^`]*+")
_COMMENT = re.compile(r"<!--(.*)-->")
_FIELD = re.compile(r"([A-Za-z_]{2,}+)\s*+[:=]\s*+(.*)")
_ITEM = re.compile(r"\s*+-\s++(.*)")
_MOST_OF_FRONT_MATTER = 200
"""Lines."""


class Line(NamedTuple):
    """A line of notes that is not blank, or a block of code."""

    number: int
    """In the text, from 1."""
    text: str
    """Without spaces around it; of code the whole of it, in several lines."""
    inside: str | None = None
    """What stands behind its bullet; None where it has none."""
    is_apart: bool = False
    """Whether a blank line stands before it."""
    indent: int = 0
    is_code: bool = False
    level: int = 0
    """Of a heading, from 1; its text is without its signs then."""
    about: str | None = None
    """What a comment says that is alone on the line."""

    @property
    def is_rule(self) -> bool:
        """Whether it only parts what is above from what is below."""
        return len(self.text) >= 3 and self.text[0] in "-*_" and not self.text.strip(self.text[0])

    @property
    def is_text(self) -> bool:
        """Whether it is neither heading nor comment nor rule."""
        return not self.level and self.about is None and not self.is_rule


@dataclass
class Note:
    """Notes: lines, and what is said above them."""

    lines: list[Line]
    title: str = ""
    tags: list[str] = field(default_factory=list)


def note_of(text: str) -> Note:
    """Return the notes that a text is."""
    typed = as_markdown(text).split("\n")
    end = _end_of_front_matter(typed)
    note = Note(list(_Lines(typed, end)))
    _take_front_matter(typed[1 : end - 1], note)
    return note


def _end_of_front_matter(typed: list[str]) -> int:
    """Return how many lines say something of the notes as a whole: those between two rules."""
    if typed[0].rstrip() != "---" or not _FIELD.match(typed[1] if len(typed) > 1 else ""):
        return 0
    for at, line in enumerate(typed[1:_MOST_OF_FRONT_MATTER], 1):
        if line.rstrip() == "---":
            return at + 1
        if line.strip() and not (_FIELD.match(line) or _ITEM.match(line) or line[0] in " #"):
            break
    return 0


def _take_front_matter(typed: list[str], note: Note) -> None:
    key = ""
    for line in typed:
        if found := _FIELD.match(line):
            key, value = found[1].lower(), found[2].strip().strip("\"'")
            if key in {"title", "name"}:
                note.title = value
        elif key == "tags" and (found := _ITEM.match(line)):
            value = found[1]
        else:
            continue
        if key == "tags":
            words = (word.strip(" \"'#") for word in re.split("[,\\s]+", value.strip("[]")))
            note.tags += filter(None, words)


class _Lines:
    """Goes through the lines once."""

    def __init__(self, typed: list[str], start: int) -> None:
        self._typed = typed
        self._at = start
        self._is_open = False
        """Whether a comment was begun that does not end: none that begins below it does."""

    def __iter__(self) -> Iterator[Line]:
        is_apart = True
        while self._at < len(self._typed):
            line = self._next(is_apart)
            is_apart = line is None
            if line is not None:
                yield line

    def _next(self, is_apart: bool) -> Line | None:
        """Return the next line; None where it is blank."""
        typed = self._typed[self._at].expandtabs(4)
        self._at += 1
        number, text = self._at, typed.strip()
        if not text:
            return None
        indent = len(typed) - len(typed.lstrip())
        if _FENCE.fullmatch(text):
            return self._code(Line(number, "", None, is_apart, indent, is_code=True), text)
        if text.startswith("<!--") and (comment := self._comment(text)) is not None:
            return Line(number, "", about=comment)
        if found := _HEADING.fullmatch(text):
            name = found[2].strip().rstrip("#").rstrip()
            return Line(number, name, None, is_apart, indent, level=len(found[1]))
        if self._at < len(self._typed) and self._is_underline(self._typed[self._at]):
            self._at += 1
            return Line(number, text, None, is_apart, level=1)
        return Line(number, text, without_bullet(text), is_apart, indent)

    def _is_underline(self, typed: str) -> bool:
        return len(typed) > 2 and not typed.strip().strip("=") and "=" in typed

    def _code(self, line: Line, fence: str) -> Line | None:
        """Return the block of code that begins here; one that does not end is one to the end."""
        sign, inside = fence[:3], list[str]()
        while self._at < len(self._typed):
            typed = self._typed[self._at]
            self._at += 1
            if typed.strip().startswith(sign):
                break
            is_inside = typed[: line.indent].isspace()
            inside.append(typed[line.indent :] if is_inside else typed)
        code = "\n".join(inside).strip("\n")
        return line._replace(text=code) if code.strip() else None

    def _comment(self, text: str) -> str | None:
        """Return what a comment says, of which nothing but it is on its lines; go behind it."""
        if "-->" in text:
            found = _COMMENT.fullmatch(text)
            return found[1] if found else None
        said, at = [text.removeprefix("<!--")], self._at
        while at < len(self._typed) and not self._is_open:
            said.append(self._typed[at])
            at += 1
            if "-->" in said[-1]:
                self._at = at
                return "\n".join(said).partition("-->")[0]
        self._is_open = True
        return None
