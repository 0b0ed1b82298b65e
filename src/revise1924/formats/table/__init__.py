"""Tables of any separator: CSV, TSV, Quizlet's text, the tables of Markdown and of Org.

A row is a card. The columns are known by their names where the first row has them; else the first
is the front, and the others are points. Where tabs or a sign that people type part the cells, a
line without it goes on with the row above: definitions of Quizlet may hold line breaks.
"""

import re
from itertools import islice

from revise1924.errors import Fault
from revise1924.formats.found import Found, FoundDeck, Remark, Wishes
from revise1924.formats.source import Source
from revise1924.formats.table.reading import Reading
from revise1924.formats.table.rows import table_of
from revise1924.formats.table.separators import signs_of
from revise1924.strict_json import FaultsFound

_OTHER_FORMS = ("{", "[", "<")
"""What JSON and HTML begin with; a sign may stand in all of their lines, too."""

_FENCE = re.compile(r"^```[^`\n]*+\n?", re.MULTILINE)


def recognise(source: Source) -> bool:
    """Tell whether one sign parts nearly all lines of a text."""
    if not source.is_text:
        return False
    try:
        text = source.text
    except FaultsFound:
        return False
    if text.lstrip().startswith(_OTHER_FORMS):
        return False
    return signs_of(_unfenced(text)[0], Wishes()) is not None


def find(source: Source, wishes: Wishes) -> Found:
    """Return the cards of a table; raises FaultsFound where nothing parts fronts from backs."""
    text, around = _unfenced(source.text)
    signs = signs_of(text, wishes)
    if signs is None:
        raise FaultsFound(Fault("has no sign in nearly every line that parts fronts from backs"))
    table = table_of(text, signs)
    if not any(len(row.cells) > 1 for row in table.rows):
        raise FaultsFound(Fault(f"has no line with {signs} a front and a back"))
    reading = Reading(table)
    deck = FoundDeck(reading.cards(wishes), reading.title)
    return Found(f"a table with {signs}", [deck], [*around, *reading.remarks()])


def _unfenced(text: str) -> tuple[str, list[Remark]]:
    """Return the block in which a chat shows a table, each row on the line that it had.

    And what is to be said of it. A text with none, or with several, stays as it is.
    """
    fences = list(islice(_FENCE.finditer(text), 3))
    if len(fences) != 2:
        return text, []
    begin, end = fences[0].end(), fences[1].start()
    above, inside = text.count("\n", 0, begin), text[begin:end]
    last = above + inside.count("\n")
    what = f"text outside the block of lines {above + 1} to {last} was left out"
    return "\n" * above + inside, [Remark(what)]
