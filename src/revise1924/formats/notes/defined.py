"""`**term**: meaning`, a line each, as notes and chats have words and what they mean.

Below several headings, or below one that asks, they are no cards but its points.
"""

import re

from revise1924.formats.found import FoundCard
from revise1924.formats.notes.lines import Line, Note
from revise1924.formats.notes.making import Making

_TERM = re.compile(
    r"\*\*([^*:]+)(?::\*\*|\*\*(?: ?:| [–—=→-]| ->))[ \t]*+(\S.*)"  # the colon inside or behind
)
_LEAST = 2
"""Terms that make notes of this kind; one may be anything."""

_MOST_OTHERS = 2
"""Lines of text that are none: what a chat says above and below."""


def read(note: Note) -> Making | None:
    """Return what is made of notes; None where they are more than terms and their meanings."""
    headings = [line for line in note.lines if line.level]
    if len(headings) > 1 or any(line.text.endswith("?") for line in headings):
        return None
    making = Making(note.title or (headings[0].text if headings else ""))
    term, meaning = None, list[Line]()
    for line in [*(line for line in note.lines if line.is_text), Line(0, "", is_apart=True)]:
        found = None if line.is_code else _TERM.fullmatch(line.inside or line.text)
        goes_on = not line.is_apart or line.indent > (meaning[0].indent if meaning else 0)
        if term is not None and found is None and goes_on:
            meaning.append(line)
            continue
        if term is not None:
            front = making.plain(term)
            making.add(FoundCard(front, making.points(meaning), line=meaning[0].number))
        term = found[1].strip() if found else None
        meaning = [line._replace(text=found[2], inside=None)] if found else []
        if found is None:
            making.leave(line)
    making.end_left()
    is_sure = len(making.cards) >= _LEAST and making.lines_left <= _MOST_OTHERS
    return making if is_sure else None
