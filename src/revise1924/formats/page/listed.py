"""Texts in which a list stands below each heading and nothing is counted: students' own, often."""

from collections.abc import Sequence

from revise1924.formats.found import FoundCard, Remark
from revise1924.formats.page.lines import Line, Page, answer

_LEAST = 2
"""Headings with a list; one may be anything."""

_LONGEST_HEADING = 100
"""Characters; what is longer is prose above a list."""

_ENOUGH = 0.8
"""The share of lines that belong to cards; in prose with lists here and there it is less."""

_MOST_ABOVE = 2
"""Lines above the first card that may belong to none: a title, and one more."""


def read(lines: Sequence[Line]) -> Page | None:
    """Return the page; None where most of it is something else."""
    starts = _headings(lines)
    if len(starts) < _LEAST:
        return None
    page, taken = Page(), 0
    page.name(lines[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        heading, below = lines[start], lines[start + 1 : end]
        back = below[: _end_of_list(below)]
        taken += 1 + len(back)
        topic = heading.text.rstrip(" :")
        page.cards.append(FoundCard("", answer(back), topic, line=heading.number))
        if others := below[len(back) :]:
            what = "text that belongs to no card"
            page.remarks.append(Remark(what, others[0].number, others[-1].number))
    return page if taken >= _ENOUGH * (len(lines) - min(starts[0], _MOST_ABOVE)) else None


def _headings(lines: Sequence[Line]) -> list[int]:
    """Return where a list begins on the next line; none where quotes make cells of the lines.

    Where blank lines stand before headings, a line right below an item goes on with it.
    """
    starts = [
        at
        for at, line in enumerate(lines[:-1])
        if line.inside is None and lines[at + 1].inside is not None
    ]
    if any(len(lines[at].text) > _LONGEST_HEADING or '"' in lines[at].text for at in starts):
        return []
    are_apart = any(lines[at].is_apart for at in starts[1:])
    return [
        at
        for at in starts
        if at == starts[0] or lines[at].is_apart or not (are_apart or lines[at].text[0].islower())
    ]


def _end_of_list(lines: Sequence[Line]) -> int:
    """Return how many of the lines are items, or go on with one."""
    ends = (at for at, line in enumerate(lines) if line.is_apart and line.inside is None)
    return next(ends, len(lines))
