"""Our Markdown taken in and given out, beside `markdown`, which reads what lies in the library."""

import re

from revise1924.cards import Deck
from revise1924.formats import markdown
from revise1924.formats.found import Found, Wishes
from revise1924.formats.own import found_in
from revise1924.formats.source import Source
from revise1924.strict_json import FaultsFound

_OWN = re.compile(r"^<!-- *id:", re.MULTILINE)

_FOREIGN = re.compile(r"\*\*|\]\(|==|::|!\[|\$|<br|^[QAC]: |^#flashcards", re.MULTILINE)
"""Signs that our Markdown takes for text, and other programs do not."""


def recognise(source: Source) -> bool:
    """Tell whether it is a sound deck, and surely meant as ours: with an id, or no other signs."""
    if not source.beginning.lstrip().startswith("# "):
        return False
    try:
        markdown.read(source.text.encode())
    except FaultsFound:
        return False
    return bool(_OWN.search(source.text)) or not _FOREIGN.search(source.text)


def find(source: Source, wishes: Wishes) -> Found:
    """Return the deck; raises FaultsFound as `markdown.read` does."""
    del wishes
    return found_in(markdown.read(source.text.encode()), "a deck as Markdown")


def write(deck: Deck) -> str:
    """Return the text that `markdown.read` takes for this deck."""
    return markdown.write(deck)


def lost(deck: Deck) -> list[str]:
    """Return what Markdown cannot say of this deck."""
    return [] if deck.schema_ is None else ["the address of its schema"]
