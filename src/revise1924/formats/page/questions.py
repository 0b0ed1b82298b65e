"""Pages of questions that end in a question mark, each with its answer below."""

import re
from collections.abc import Sequence

from revise1924.formats.found import FoundCard
from revise1924.formats.page.lines import Line, Page, answer

_LONGEST_QUESTION = 200
"""Characters; a longer line that ends in a question mark is prose."""

_SENTENCE = re.compile(r"[a-z)][.!?] [A-Z]")
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
        question = _NUMBER.sub("", lines[start].text, count=1)
        page.cards.append(FoundCard(question, answer(back), line=lines[start].number))
        page.leave_out(lines[start + 1 + len(back) : end])
    return page if taken >= _ENOUGH * len(lines) else None


def _is_question(line: Line) -> bool:
    text = line.text
    return text.endswith("?") and len(text) <= _LONGEST_QUESTION and not _SENTENCE.search(text)


def _back(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines of an answer: to the blank line behind it; one above a bullet is none."""
    for at, line in enumerate(lines):
        if line.is_added or (at and line.is_apart and line.inside is None):
            return lines[:at]
    return lines
