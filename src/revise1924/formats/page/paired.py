"""Pages that say how many terms follow, each a line with its definition on the next."""

import re
from collections.abc import Sequence

from revise1924.formats.found import FoundCard, Remark
from revise1924.formats.page.lines import Line, Page

_SAID = re.compile(
    r"(?:terms|cards|flashcards) in this (?:set|deck) ?\(([0-9]{1,5})\)", re.IGNORECASE
)


def read(lines: Sequence[Line]) -> Page | None:
    """Return the page; None where no line says how many terms there are."""
    at = next((at for at, line in enumerate(lines) if _SAID.fullmatch(line.text)), None)
    if at is None:
        return None
    said = int(_SAID.sub(r"\1", lines[at].text))
    page = Page()
    page.name(lines[:at])
    below = lines[at + 1 :]
    page.leave_out(below[2 * said :])
    pairs = below[: 2 * said] if len(below) >= 2 * said else page.last(below)
    for term, meaning in zip(pairs[::2], pairs[1::2], strict=False):
        page.cards.append(FoundCard(term.text, [meaning.text], line=term.number))
    if len(page.cards) != said:
        what = f"the page says {said} cards, {len(page.cards)} were found"
        page.remarks.append(Remark(what))
    return page if page.cards else None
