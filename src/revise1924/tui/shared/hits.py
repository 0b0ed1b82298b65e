"""What a search finds in a card, and what is shown of it."""

import re
from collections.abc import Sequence
from difflib import get_close_matches

from rich.cells import cell_len
from textual.content import Content

from revise1924.cards import Card
from revise1924.text import one_line
from revise1924.tui.shared.card_page import Words, marked, sign_of
from revise1924.tui.widgets.fitted import cut

_LONGEST = 10_000
"""Characters of a text in which a hit is looked for to be shown."""

_FEW, _ALIKE = 1000, 0.75
"""Of how many cards all words are gone through, and from which likeness on one may be meant."""

_MANY = 10
"""So many hits are not told apart from more."""

_SIGN = 2
"""Cells of the sign of a point, and of the gap after it."""


def searched(card: Card) -> str:
    """Return all that is searched of a card."""
    return "\n".join(_texts(card)).casefold()


def meant(words: Sequence[str], texts: Sequence[str]) -> str:
    """Return what to search for instead: words that no text has become those most like them.

    It is nothing where no text has all of them then.
    """
    if len(texts) > _FEW:
        return ""
    known = set(re.findall(r"\w+", " ".join(texts)))
    instead = [
        word
        if any(word in text for text in texts)
        else next(iter(get_close_matches(word, known, 1, _ALIKE)), word)
        for word in words
    ]
    is_found = any(all(word in text for word in instead) for text in texts)
    return " ".join(instead) if is_found else ""


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


def whole(card: Card, words: Words, room: int) -> Content:
    """Return the whole of that text, in lines of so many cells."""
    return _wrapped(text_to_show(card, words), words, room)


def in_full(card: Card, answers: Sequence[bool | None], words: Words, room: int) -> Content:
    """Return the question and the points with their last answers, in lines.

    In a search it is what has a hit alone, the note as well; the question where nothing has one.
    """
    question, note = one_line(card.question, _LONGEST), one_line(card.note or "", _LONGEST)
    points = [one_line(point, _LONGEST) for point in card.back]
    shown = {text for text in (question, *points, note) if words is None or words.search(text)}
    is_asked = question and question in (shown or {question})
    parts = [_wrapped(question, words, room)] if is_asked else []
    for point, came_back in zip(points, answers, strict=True):
        if point in shown:
            text = _wrapped(point, words, room - _SIGN)
            lines = Content("\n" + " " * _SIGN).join(text.split("\n"))
            parts.append(Content.assemble(sign_of(came_back), " ", lines))
    if words and note in shown:
        parts.append(_wrapped(note, words, room))
    return Content("\n").join(parts)


def number(card: Card, words: re.Pattern[str]) -> str:
    """Return how often what was searched for is in a card, in two cells: "2×"."""
    found = sum(len(words.findall(text)) for text in _texts(card))
    return f"{found}×" if found < _MANY else f"{_MANY - 1}+"


def _wrapped(text: str, words: Words, room: int) -> Content:
    shown = marked(Content.styled(text, "$text-muted"), words)
    return Content("\n").join(shown.wrap(max(1, room)))


def _around(text: str, words: Words, room: int) -> Content:
    """Return the part of a text with its first hit: from the word on in which that is, at least."""
    hit, start = words.search(text) if words else None, 0
    if hit and cell_len(text[: hit.end()]) >= room:
        start = max(0, hit.start() - max(0, room - len(hit[0])) // 2)
        word = text.rfind(" ", 0, hit.start()) + 1
        start = text.find(" ", start, word) + 1 or word
        if cell_len(text[start : hit.end()]) > room - 2:  # so long a word is cut before the hit
            start = max(start, hit.start())
    shown = f"{'…' if start else ''}{text[start:]}"
    least = hit.end() - start + bool(start) if hit else 0
    return cut(marked(Content.styled(shown, "$text-muted"), words), room, least)


def _texts(card: Card) -> list[str]:
    return [card.topic, card.front, *card.back, card.note or ""]
