"""One card in the place of another, in a deck as Markdown: only its section changes."""

import codecs
import re

from revise1924.cards import Card
from revise1924.formats.markdown.one_card import places_of_cards
from revise1924.formats.written import WrittenCard
from revise1924.strict_json import decode

_LINE_END = re.compile(r"\r\n|\r|\n")


def text_of(data: bytes, index: int, card: Card) -> str:
    """Return the card's section as the student has written it; its lines end in newlines."""
    del card
    text = _LINE_END.sub("\n", decode(data))
    begin, end = places_of_cards(text)[index]
    return text[begin:end]


def replaced(
    data: bytes, index: int, written: WrittenCard, change: tuple[Card, Card], *, pin: bool
) -> bytes:
    """Return the deck with the `written` text there; its lines end as those of the deck do."""
    original = decode(data)
    place = places_of_cards(_LINE_END.sub("\n", original))[index]
    begin, end = (_in_original(original, at) for at in place)
    text = written.text
    if pin and written.id_line is None:
        topic, *more = text.split("\n")
        text = "\n".join([topic, f"<!-- id: {change[1].id} -->", *more])
    line_end = _LINE_END.search(original, begin) or _LINE_END.search(original)
    text = text.replace("\n", line_end[0] if line_end else "\n")
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + f"{original[:begin]}{text}{original[end:]}".encode()


def _in_original(original: str, place: int) -> int:
    """Return where in `original` the place is of a text whose lines all end in newlines."""
    for ends, line_end in enumerate(re.finditer("\r\n", original)):
        if line_end.start() - ends >= place:
            return place + ends
    return place + original.count("\r\n")
