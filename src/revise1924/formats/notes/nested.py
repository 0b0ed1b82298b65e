"""Lists in which items ask and what is indented below them answers, of Notion and of Logseq.

Those that open in Notion ("toggles") come so when a page is exported; Logseq marks them `#card`.
"""

import re

from revise1924.formats.found import FoundCard
from revise1924.formats.notes.lines import Line, Note
from revise1924.formats.notes.making import Making

_MARK = re.compile(r"\s*+#(?:card|flashcards?)(?=\s|$)")
_LEAST = 2
"""Items that ask; one may be anything."""


def read(note: Note) -> Making | None:
    """Return what is made of notes; None where few items ask and have something below them."""
    making, asked, taken = Making(note.title), 0, 0
    item, below = None, list[Line]()
    for line in [*note.lines, Line(0, "", is_apart=True, level=9)]:
        if item is not None and line.is_text and line.indent > item.indent:
            below.append(line)
            continue
        if item is not None and below:
            text = _MARK.sub("", item.inside or "")
            front, points = making.plain(text), making.points(below)
            asked += front.endswith(("?", "？", "؟")) or text != item.inside
            taken += 1 + len(below)
            making.add(FoundCard(front, points, line=item.number))
        elif item is not None:
            making.leave(item)
        item, below = (line, []) if line.inside is not None else (None, [])
        if line.level and line.number:
            making.take_heading(line)
        elif item is None:
            making.leave(line)
    making.end_left()
    is_sure = asked >= _LEAST and 2 * asked >= len(making.cards) and taken >= making.lines_left
    return making if is_sure else None
