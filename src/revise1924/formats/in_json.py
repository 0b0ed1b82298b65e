"""One card in the place of another, in a deck as JSON: only the values that differ change.

What is new takes the form of what stands beside it: the indentation, the spaces, the lines.
"""

import codecs
import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from revise1924.cards import Card
from revise1924.formats.markdown.writing import write_card
from revise1924.formats.written import ORDER, WrittenCard
from revise1924.strict_json import Places, decode, end_of_value, members


def text_of(data: bytes, index: int, card: Card) -> str:
    """Return the card as Markdown, with its id."""
    del data, index
    return write_card(card)


def replaced(
    data: bytes, index: int, written: WrittenCard, change: tuple[Card, Card], *, pin: bool
) -> bytes:
    """Return the deck with those fields of that card changed in which the two of `change` differ.

    Of a list, the entries that stay keep their bytes.
    """
    del written
    text = decode(data)
    begin = Places(text).begin(("cards", index))
    end = end_of_value(text, begin)
    card = _Container.read(text, begin)
    before, after = change
    for name in ORDER:
        old, new = getattr(before, name), getattr(after, name)
        is_there = name in card.keys
        if old == new and not (name == "id" and pin and not is_there):
            continue
        if name == "id" and not (is_there or pin):
            continue
        if new is None or new == ():
            card.remove(name)
        elif isinstance(new, tuple):
            card.put(name, _list(card, name, old, new))
        else:
            card.put(name, _quoted(new))
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + f"{text[:begin]}{card.text}{text[end:]}".encode()


def _list(card: "_Container", name: str, old: Sequence[str], new: Sequence[str]) -> str:
    """Return a list of texts in the form of the one that is there, else of the points."""
    was = _Container.read(card.values.get(name) or "[]", 0)
    like = was if was.parts else _Container.read(card.values["back"], 0)
    raw = dict(zip(old, was.parts, strict=False))
    opening = like.gaps[0]
    between = like.gaps[1] if len(like.gaps) > 1 else _between(opening, card)
    parts = [raw.get(each) or _quoted(each) for each in new]
    return f"[{opening}{between.join(parts)}{like.closing}]"


def _between(opening: str, card: "_Container") -> str:
    """Return what stands between the entries of a list of one, by what stands before it."""
    if "\n" in opening:
        return f",{opening}"
    return card.gaps[1] if len(card.gaps) > 1 and "\n" not in card.gaps[1] else ", "


def _quoted(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)


@dataclass
class _Container:
    """A list or an object of a JSON text, in parts that can be put together again."""

    brackets: str
    gaps: list[str] = field(default_factory=list)
    """What stands before each part, the comma included."""
    parts: list[str] = field(default_factory=list)
    """The entries, as they are written; in an object with their keys."""
    keys: list[str | int] = field(default_factory=list)
    closing: str = ""
    """What stands before the closing bracket."""
    values: dict[str | int, str] = field(default_factory=dict)
    """The values as they are written, by their keys."""

    @classmethod
    def read(cls, text: str, begin: int) -> "_Container":
        """Return the parts of the list or object that begins there."""
        end = end_of_value(text, begin)
        read, here = cls(text[begin] + text[end - 1]), begin + 1
        for key, at, value in members(text, begin):
            after = end_of_value(text, value)
            read.gaps.append(text[here:at])
            read.parts.append(text[at:after])
            read.keys.append(key)
            read.values[key] = text[value:after]
            here = after
        read.closing = text[here : end - 1]
        return read

    @property
    def text(self) -> str:
        """Return all of it put together."""
        inside = "".join(gap + part for gap, part in zip(self.gaps, self.parts, strict=True))
        return f"{self.brackets[0]}{inside}{self.closing}{self.brackets[1]}"

    def remove(self, key: str) -> None:
        """Take a field out of an object, with what parts it from the others."""
        at = self.keys.index(key)
        if at == 0:
            self.gaps[1] = self.gaps[0]
        for parts in (self.gaps, self.parts, self.keys):
            del parts[at]
        del self.values[key]

    def put(self, key: str, value: str) -> None:
        """Change the value of a field of an object, or add it where `ORDER` has its place."""
        if key in self.keys:
            at = self.keys.index(key)
            self.parts[at] = self.parts[at].removesuffix(self.values[key]) + value
        else:
            before = [self.keys.index(each) for each in self.keys if each in _before(key)]
            at = max(before, default=-1) + 1
            self.parts.insert(at, f"{_quoted(key)}{self._colon}{value}")
            self.gaps.insert(at, self.gaps[max(at - 1, 1)])
            self.keys.insert(at, key)
            if at == 0:
                self.gaps[0], self.gaps[1] = self.gaps[1], self.gaps[0]
        self.values[key] = value

    @property
    def _colon(self) -> str:
        first = self.parts[0].removesuffix(self.values[self.keys[0]])
        return first[first.rindex('"') + 1 :]


def _before(key: str) -> tuple[str, ...]:
    return ORDER[: ORDER.index(key)]
