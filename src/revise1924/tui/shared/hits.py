"""What a search finds in a card, and what is shown of it."""

from rich.cells import cell_len
from textual.content import Content

from revise1924.cards import Card
from revise1924.text import one_line
from revise1924.tui.shared.card_page import Words, marked

_LONGEST = 10_000
"""Characters of a text in which a hit is looked for to be shown."""


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
    text, start = text_to_show(card, words), 0
    hit = words.search(text) if words else None
    if hit and cell_len(text[: hit.end()]) >= room:
        start = max(0, hit.start() - max(0, room - len(hit[0])) // 2)
    shown = f"{'…' if start else ''}{text[start + bool(start) :]}"
    return marked(Content.styled(shown, "$text-muted"), words)


def _texts(card: Card) -> list[str]:
    return [card.topic, card.front, *card.back, card.note or ""]
