"""Pages that put a number above each card, and perhaps how well it is known: `New cards`."""

import re
from collections.abc import Sequence
from itertools import pairwise

from revise1924.formats.found import FoundCard, Remark
from revise1924.formats.page.lines import Line, Page, answer, asked, words

_NUMBER = re.compile(r"#?([0-9]{1,5})[.)]?")
_KNOWN = re.compile(
    r"(?:new|learning|still learning|reviewing|known|mastered|familiar|unfamiliar)(?: cards?)?",
    re.IGNORECASE,
)
_SAID = re.compile(r"([0-9]{1,5}) (?:terms|cards|flashcards)\b.*", re.IGNORECASE)


def read(lines: Sequence[Line]) -> Page | None:
    """Return the page; None where its cards have no numbers."""
    places = _numbers(lines)
    if len(places) < 2:
        return None
    page = Page()
    page.name(lines[: places[0]])
    for start, end in pairwise(places):
        _add_card(page, lines[start], page.without_buttons(lines[start + 1 : end]))
    inside = (line for start, end in pairwise(places) for line in lines[start + 1 : end])
    is_dense = not any(line.is_apart for line in inside)
    _add_card(page, lines[places[-1]], page.last(lines[places[-1] + 1 :], is_dense=is_dense))
    if sum(card.back != [] for card in page.cards) < 2:
        return None
    said = next(
        (found for line in lines[: places[0]] if (found := _SAID.fullmatch(line.text))), None
    )
    if said and int(said[1]) != len(page.cards):
        page.remarks.append(Remark(f"the page says {said[1]} cards, {len(page.cards)} were found"))
    return page


def _numbers(lines: Sequence[Line]) -> list[int]:
    """Return where the numbers of the cards stand: alone on a line, from 1 on, each the next."""
    places = list[int]()
    for at, line in enumerate(lines):
        found = _NUMBER.fullmatch(line.text)
        if found and int(found[1]) == len(places) + 1:
            places.append(at)
    return places


def _add_card(page: Page, number: Line, lines: Sequence[Line]) -> None:
    if lines and _KNOWN.fullmatch(lines[0].text):
        lines = lines[1:]
    question, back = asked(lines)
    page.cards.append(FoundCard(words(question), answer(back), line=number.number))
