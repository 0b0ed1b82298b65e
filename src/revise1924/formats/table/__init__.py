"""Tables of any separator: CSV, TSV, Quizlet's text, the tables of Markdown and of Org.

A row is a card. The columns are known by their names where the first row has them; else the first
is the front, and the others are points. Where tabs or a sign that people type part the cells, a
line without it goes on with the row above: definitions of Quizlet may hold line breaks.
"""

from revise1924.errors import Fault
from revise1924.formats.found import Found, FoundDeck, Wishes
from revise1924.formats.source import Source
from revise1924.formats.table.reading import Reading
from revise1924.formats.table.rows import table_of
from revise1924.formats.table.separators import signs_of
from revise1924.strict_json import FaultsFound

_OTHER_FORMS = ("{", "[", "<")
"""What JSON and HTML begin with; a sign may stand in all of their lines, too."""


def recognise(source: Source) -> bool:
    """Tell whether one sign parts nearly all lines of a text."""
    if not source.is_text:
        return False
    try:
        text = source.text
    except FaultsFound:
        return False
    return not text.lstrip().startswith(_OTHER_FORMS) and signs_of(text, Wishes()) is not None


def find(source: Source, wishes: Wishes) -> Found:
    """Return the cards of a table; raises FaultsFound where nothing parts fronts from backs."""
    text = source.text
    signs = signs_of(text, wishes)
    if signs is None:
        raise FaultsFound(Fault("has no sign in nearly every line that parts fronts from backs"))
    table = table_of(text, signs)
    if not any(len(row.cells) > 1 for row in table.rows):
        raise FaultsFound(Fault(f"has no line with {signs} a front and a back"))
    reading = Reading(table)
    deck = FoundDeck(reading.cards(wishes), reading.title)
    return Found(f"a table with {signs}", [deck], reading.remarks())
