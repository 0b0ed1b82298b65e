"""Pages of revision sites, copied out of a browser as text.

Each site puts something else around its cards; which cards a page has is told by that. In doubt a
line is left out and said to be: what the site adds is longer than its cards, often.
"""

import re

from revise1924.errors import Fault
from revise1924.formats.found import Found, FoundDeck, Wishes
from revise1924.formats.page import labelled, listed, marked, numbered, paired, questions
from revise1924.formats.page.lines import Page, lines_of
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound

_KINDS = (
    ("cards that are counted, as in 3 of 7", marked.read),
    ("terms that are counted", paired.read),
    ("questions and answers that are called so", labelled.read),
    ("cards below their numbers", numbered.read),
    ("questions with their answers below", questions.read),
)
"""The kinds of pages, the surest first."""

_LISTS = "lists below their headings"
_ROW = re.compile(r"^[ \t]*+[^\t\n]{4,}+\t", re.MULTILINE)
"""What only tables have: there a list may be a cell. Before a tab may stand a bullet, too."""

MOST_LINES = 200_000
"""Of a page; nobody copies more, and each takes some memory."""


def recognise(source: Source) -> bool:
    """Tell whether there are cards in the beginning of a text."""
    return _read(source.beginning) is not None


def find(source: Source, wishes: Wishes) -> Found:
    """Return the cards of a page; raises FaultsFound where nothing tells what a card is."""
    text = source.text
    if text.count("\n") >= MOST_LINES:
        raise FaultsFound(Fault(f"has more than {MOST_LINES:,} lines, and no page of a site has"))
    wishes.tell(0, 1)
    read = _read(text)
    if read is None:
        what = (
            "has nothing that tells cards apart: a count below each (3 of 7), a number above each,"
            ' "Question" and "Answer", questions that end in "?" with their answers below, or'
            " headings with lists below"
        )
        raise FaultsFound(Fault(what))
    about, page = read
    wishes.tell(1, 1)
    deck = FoundDeck(page.cards, page.title, page.description)
    remarks = sorted(page.remarks, key=lambda remark: remark.line or 0)
    return Found(f"a page of a revision site, with {about}", [deck], remarks)


def _read(text: str) -> tuple[str, Page] | None:
    lines = lines_of(text)
    for about, read in _KINDS:
        page = read(lines)
        if page is not None:
            return about, page
    page = None if _ROW.search(text) else listed.read(lines)
    return None if page is None else (_LISTS, page)
