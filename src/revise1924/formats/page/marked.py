"""Pages that count their cards: a heading, bullets, and `3 of 7` below each card, or above it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from revise1924.formats.found import FoundCard, Remark
from revise1924.formats.page.lines import QUESTION_MARKS, Line, Page, answer, words

_COUNT = re.compile(
    r"\(?(?:(?:flash)?card )?([0-9]{1,5}) ?(?:of|/|out of) ?([0-9]{1,5})\)?", re.IGNORECASE
)
_LONGEST_CARD = 60
"""Lines between two counts; more are the pages of a text."""


def read(lines: Sequence[Line]) -> Page | None:
    """Return the page; None where its cards are not counted."""
    counts = {at: found for at, line in enumerate(lines) if (found := _COUNT.fullmatch(line.text))}
    places = list(counts)
    if not _is_counting([(int(found[1]), int(found[2])) for found in counts.values()], places):
        return None
    page = Page()
    bullets = [at for at, line in enumerate(lines) if line.inside is not None]
    if bullets and bullets[0] > places[0]:
        _read_below_counts(page, lines, places)
    else:
        _read_above_counts(page, lines, places)
    if not any(card.back for card in page.cards):
        return None
    said = max(int(found[2]) for found in counts.values())
    if said != len(page.cards):
        what = f"the page says {said} cards, {len(page.cards)} were found"
        page.remarks.append(Remark(what))
    return page


def _is_counting(counts: Sequence[tuple[int, int]], places: Sequence[int]) -> bool:
    """Tell whether the counts go up, of one number, with no more between them than a card."""
    if len(counts) < 2 or len({of for _, of in counts}) > 1:
        return False
    goes_up = all(one < other for (one, _), (other, _) in pairwise(counts))
    return goes_up and all(other - one <= _LONGEST_CARD for one, other in pairwise(places))


def _read_above_counts(page: Page, lines: Sequence[Line], places: Sequence[int]) -> None:
    """Take cards that end with their count: the title stands above the heading of the first."""
    parts = [lines[start + 1 : end] for start, end in pairwise([-1, *places])]
    page.leave_out(lines[places[-1] + 1 :])
    first, *others = [page.without_buttons(part) for part in parts]
    if any(line.inside is not None for line in first):
        above = max(0, len(_head(first)) - max(1, len(_head(others[0]))))
    else:
        above = int(len(first) > 2)
    page.name(first[:above])
    for part in (first[above:], *others):
        _add_card(page, part)


def _read_below_counts(page: Page, lines: Sequence[Line], places: Sequence[int]) -> None:
    """Take cards that begin with their count."""
    page.name(lines[: places[0]])
    for start, end in pairwise(places):
        _add_card(page, page.without_buttons(lines[start + 1 : end]))
    _add_card(page, page.last(lines[places[-1] + 1 :]))


def _head(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines above the first bullet; the first of all where there is none."""
    first = next((at for at, line in enumerate(lines) if line.inside is not None), 1)
    return lines[:first]


def _add_card(page: Page, lines: Sequence[Line]) -> None:
    if not lines:
        return
    head = _head(lines) or lines[:1]
    back = lines[len(head) :]
    question = head[1:] if head[-1].text.endswith(QUESTION_MARKS) else []
    others = head[1:] if not question else []
    card = FoundCard(words(question), answer([*others, *back]), head[0].text, line=head[0].number)
    page.cards.append(card)
