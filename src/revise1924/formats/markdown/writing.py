"""A deck to Markdown, in the one form that all texts of the same deck have in common."""

import re
from collections.abc import Iterator

from revise1924.cards import Card, Deck
from revise1924.formats.markdown.signs import (
    IN_DESCRIPTION,
    IN_FRONT,
    INDENTED,
    TITLE,
    TOPIC,
    escaped,
    is_rule,
    written_heading,
)


def write(deck: Deck) -> str:
    """Return the text that `read` takes for this deck; only `$schema` is not in it.

    Ids are written, made ones too, so that a card keeps its history when its topic is reworded.
    A front that is the topic is not.
    """
    lines = [f"{TITLE}{written_heading(deck.title)}", f"<!-- id: {deck.id} -->"]
    if deck.description is not None:
        lines += _block(deck.description, IN_DESCRIPTION)
    for card in deck.cards:
        lines += ["", write_card(card)]
    return "\n".join(lines) + "\n"


def write_card(card: Card) -> str:
    """Return the part of that text that is this card, without the end of its last line."""
    return "\n".join(_card(card))


def _card(card: Card) -> Iterator[str]:
    yield f"{TOPIC}{written_heading(card.topic)}"
    tags = f"; tags: {', '.join(card.tags)}" if card.tags else ""
    marks = f"; marks: {card.marks}" if card.marks else ""
    yield f"<!-- id: {card.id}{tags}{marks} -->"
    if card.front != card.topic:
        yield from _block(card.front, IN_FRONT)
    for point in card.back:
        yield from _point(point)
    if card.note is not None:
        yield from (f"> {line}" if line else ">" for line in _block(card.note, None))


def _block(text: str, no_text: re.Pattern[str] | None) -> Iterator[str]:
    """Yield the lines of a text; blank ones at its ends would not be taken for a part of it."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        is_inside = 0 < index < len(lines) - 1
        yield escaped(line, no_text, is_first=not index) or ("" if is_inside else "\\")


def _point(text: str) -> Iterator[str]:
    first, *more = text.split("\n")
    head = escaped(first, is_first=True) or "\\"
    yield f"- \\{head}" if is_rule(f"- {head}") else f"- {head}"
    is_first = True
    for index, line in enumerate(more, 1):
        typed = escaped(line, INDENTED, is_first=is_first and line != "")
        typed = typed or ("" if index < len(more) else "\\")
        yield f"  {typed}" if typed else ""
        is_first = is_first and not line
