"""Pages of questions that end in a question mark, each with its answer below."""

import re
from collections.abc import Sequence

from revise1924.formats.bullets import without_bullet
from revise1924.formats.found import FoundCard
from revise1924.formats.page.lines import QUESTION_MARKS, Line, Page, answer

_LONGEST_QUESTION = 200
"""Characters; a longer line that ends in a question mark is prose."""

_SENTENCE = re.compile(r"[a-z)][.!?] [A-Z]")
_NAME = re.compile(r"(?:answer|ans|a) ?[:.)] ?(?=\S)", re.IGNORECASE)
"""What an answer may be called on its first line."""

_NUMBER = re.compile(r"^(?:[0-9]{1,3}[.):]|[•*–-]) ?")
_ENOUGH = 0.6
"""The share of lines that belong to cards; in prose with a question here and there it is less."""

_LEAST = 2


def read(lines: Sequence[Line]) -> Page | None:
    """Return the page; None where most of it is something else."""
    starts = [at for at, line in enumerate(lines) if _is_question(line)]
    if len(starts) < _LEAST:
        return None
    page, taken = Page(), 0
    page.name(lines[: starts[0]])
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        back = _back(lines[start + 1 : end])
        taken += 1 + len(back) if back else 0
        page.cards.append(_card(lines[start], back))
        page.leave_out(lines[start + 1 + len(back) : end])
    is_answered = 2 * sum(card.back != [] for card in page.cards) > len(page.cards)
    return page if is_answered and taken >= _ENOUGH * len(lines) else None


def _card(asked: Line, back: Sequence[Line]) -> FoundCard:
    points = answer(back)
    if points and (name := _NAME.match(back[0].text)):
        first = back[0].text[name.end() :]
        points = answer([back[0]._replace(text=first, inside=without_bullet(first)), *back[1:]])
    return FoundCard(_NUMBER.sub("", asked.text, count=1), points, line=asked.number)


def _is_question(line: Line) -> bool:
    text = line.text
    return (
        text.endswith(QUESTION_MARKS)
        and len(text) <= _LONGEST_QUESTION
        and not _SENTENCE.search(text)
    )


def _back(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of an answer: to the blank line behind it; one above a bullet is none."""
    for at, line in enumerate(lines):
        if line.is_added or (at and line.is_apart and line.inside is None):
            return lines[:at]
    return lines
