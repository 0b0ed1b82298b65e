"""Our JSON taken in and given out, beside `json_deck`, which reads what lies in the library."""

import json
import re
from collections.abc import Sequence
from json.encoder import encode_basestring as _quoted

from revise1924.cards import Card, Deck
from revise1924.formats.found import Found, Wishes
from revise1924.formats.json_deck import read
from revise1924.formats.own import found_in
from revise1924.formats.source import Source
from revise1924.formats.written import ORDER

_CARDS = re.compile(r'"cards"\s*:')


def recognise(source: Source) -> bool:
    """Tell whether it is an object that speaks of cards; what is wrong with it, is not asked."""
    begins_so = source.beginning.lstrip().startswith("{")
    return begins_so and _CARDS.search(source.text) is not None


def find(source: Source, wishes: Wishes) -> Found:
    """Return the deck; raises FaultsFound as `json_deck.read` does."""
    del wishes
    return found_in(read(source.text.encode()), "a deck as JSON")


def write(deck: Deck) -> str:
    """Return the text that `json_deck.read` takes for this deck, the ids that were made in it.

    It is what `json.dumps` makes with an indent, which takes ten times as long for many cards.
    """
    said = deck.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"cards"})
    head = json.dumps(said, ensure_ascii=False, indent=2).removesuffix("\n}")
    cards = ",\n".join(map(_written, deck.cards))
    return f'{head},\n  "cards": [\n{cards}\n  ]\n}}\n'


def lost(deck: Deck) -> list[str]:
    """Return nothing: JSON says all of a deck."""
    del deck
    return []


def _written(card: Card) -> str:
    fields = [
        f'      "{name}": {_value(value)}' for name in ORDER if (value := getattr(card, name))
    ]
    return "    {\n" + ",\n".join(fields) + "\n    }"


def _value(value: str | int | Sequence[str]) -> str:
    if isinstance(value, int):
        return str(value)
    return _quoted(value) if isinstance(value, str) else _list(value)


def _list(texts: Sequence[str]) -> str:
    return "[\n" + ",\n".join(f"        {_quoted(text)}" for text in texts) + "\n      ]"
