"""`question : answer 🧠`, as Carddown has it; a question alone has its answer below."""

import re

from revise1924.formats.found import FoundCard
from revise1924.formats.notes.lines import Line, Note
from revise1924.formats.notes.making import Making

_SIGN = "🧠"
_TAG = re.compile(r"#([\w/-]+)")


def read(note: Note) -> Making | None:
    """Return what is made of notes; None where nothing in them has the sign."""
    if not any(_SIGN in line.text for line in note.lines):
        return None
    making, back = Making(), list[Line]()
    asked: Line | None = None
    for line in [*note.lines, Line(0, "", level=9)]:
        is_new = _SIGN in line.text and not line.is_code
        if asked is not None and (is_new or line.level or line.is_rule):
            _add(making, asked, back)
            asked, back = None, []
        if is_new and not _is_whole(making, line):
            asked = line
        elif asked is not None:
            back.append(line)
        elif line.level and line.number:
            making.take_heading(line)
        elif not is_new:
            making.leave(line)
    making.end_left()
    return making if making.cards else None


def _parts(line: Line) -> tuple[str, list[str]]:
    """Return the text before the sign, and the tags behind it."""
    text, _, behind = (line.text if line.inside is None else line.inside).partition(_SIGN)
    return text.strip(), _TAG.findall(behind)


def _is_whole(making: Making, line: Line) -> bool:
    """Take a line that says question and answer; tell whether it does."""
    text, tags = _parts(line)
    front, sign, back = text.partition(" : ")
    if not sign:
        return False
    front, back = making.plain(front.strip()), making.plain(back.strip())
    making.add(FoundCard(front, [back], tags=tags, line=line.number))
    return True


def _add(making: Making, asked: Line, back: list[Line]) -> None:
    text, tags = _parts(asked)
    points = making.points(back)
    making.add(FoundCard(making.plain(text), points, tags=tags, line=asked.number))
