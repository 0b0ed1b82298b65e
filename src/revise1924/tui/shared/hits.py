"""What a search finds in a card, and what is shown of it."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content

from revise1924.cards import Card
from revise1924.text import one_line
from revise1924.tui.shared.card_page import Words, marked, sign_of
from revise1924.tui.widgets.fitted import cut

_LONGEST = 10_000
"""Characters of a text in which a hit is looked for to be shown."""

_SIGN = 2
"""Cells of the sign of a point, and of the gap after it."""


def searched(card: Card) -> str:
    """Return all that is searched of a card."""
    return "\n".join(_texts(card)).casefold()


def text_to_show(card: Card, words: Words) -> str:
    """Return the question, or the first text with a hit where the topic has none, on one line."""
    question = one_line(card.question, _LONGEST)
    if words is None or words.search(one_line(card.topic)):
        return question
    texts = (one_line(text, _LONGEST) for text in _texts(card))
    return next(filter(words.search, texts), question)


def excerpt(card: Card, words: Words, room: int) -> Content:
    """Return the beginning of that text; where the hit comes after `room` cells, what is around it.

    So the hit is always seen, and stands out.
    """
    return _around(text_to_show(card, words), words, room)


def in_full(card: Card, answers: Sequence[bool | None], words: Words, room: int) -> Content:
    """Return a line each of the question, the points with their last answers, and of a note found.

    Each is shown as `excerpt` has it.
    """
    question = [_around(one_line(card.question, _LONGEST), words, room)] if card.question else []
    points = [
        Content.assemble(
            sign_of(came_back), " ", _around(one_line(point, _LONGEST), words, room - _SIGN)
        )
        for point, came_back in zip(card.back, answers, strict=True)
    ]
    note = one_line(card.note or "", _LONGEST)
    found = [_around(note, words, room)] if words and words.search(note) else []
    return Content("\n").join([*question, *points, *found])


def _around(text: str, words: Words, room: int) -> Content:
    hit, start = words.search(text) if words else None, 0
    if hit and cell_len(text[: hit.end()]) >= room:
        start = max(0, hit.start() - max(0, room - len(hit[0])) // 2)
    start = text.find(" ", start, hit.start()) + 1 or start if hit and start else start
    shown = f"{'…' if start else ''}{text[start:]}"
    least = hit.end() - start + 1 if hit else 0
    return cut(marked(Content.styled(shown, "$text-muted"), words), room, least)


def _texts(card: Card) -> list[str]:
    return [card.topic, card.front, *card.back, card.note or ""]
