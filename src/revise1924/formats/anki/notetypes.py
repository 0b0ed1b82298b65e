"""Note types of Anki, and which of their fields stand where on a card.

That is said by the templates of its cards: what stands on the front of one is asked, what only
stands on its back is the answer. Names of fields tell no more than a heading from a question, and a
remark from an answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pydantic import BaseModel

from revise1924.formats.field_names import Role, role_of

MOST_FIELDS = 100
"""Of a note; those behind are not looked at."""

_PLACE = re.compile(r"\{\{([^{}]*)\}\}")
"""Where a template has a field, or asks whether it is empty."""

_ASKS = ("#", "^", "/")
"""Signs before the name of a field that is asked for, and not shown."""

_COVERED = frozenset({"type", "hint"})
"""What a template does to a field so that it is not read at once."""


class _Field(BaseModel):
    name: str = ""
    ord: int | None = 0


class _Template(BaseModel):
    ord: int | None = 0
    qfmt: str = ""
    afmt: str = ""


class TypeInJson(BaseModel):
    """A note type as Anki wrote it up to schema 11, in JSON; CrowdAnki does so still."""

    type: int = 0
    flds: list[_Field]
    tmpls: list[_Template] = []

    def kind(self) -> "NoteType":
        """Return the note type."""
        fields = sorted(self.flds, key=lambda each: each.ord or 0)
        templates = sorted(self.tmpls, key=lambda each: each.ord or 0)
        return NoteType(
            [each.name for each in fields],
            [(each.qfmt, each.afmt) for each in templates],
            is_cloze=self.type == 1,
        )


@dataclass(frozen=True, slots=True)
class Sides:
    """The fields of one card, by their index."""

    front: list[int]
    back: list[int]
    topic: list[int]
    note: list[int]
    unshown: list[int]
    """No template has them."""


@dataclass(eq=False)
class NoteType:
    """What a note of Anki consists of."""

    fields: list[str] = field(default_factory=list)
    """Their names; none where the type is not known."""
    templates: list[tuple[str, str]] = field(default_factory=list)
    """Front and back of each card that a note makes."""
    is_cloze: bool = False
    """Whether a card is a text with gaps."""

    def __post_init__(self) -> None:
        self._indices = {name: index for index, name in enumerate(self.fields[:MOST_FIELDS])}
        self._known: dict[int, Sides] = {}

    def sides(self, which: int) -> Sides:
        """Return what stands where on the card of this number."""
        which = which if not self.is_cloze and which in range(len(self.templates)) else 0
        if which not in self._known:
            self._known[which] = self._sides(which)
        return self._known[which]

    def _sides(self, which: int) -> Sides:
        front, back = self._shown(which)
        is_shown = bool(front and (back or self.is_cloze))
        if not is_shown:  # there is no template, or none that has both sides
            back = list(range(1, len(self.fields[:MOST_FIELDS]) or MOST_FIELDS))
            front = [0]
        topic, front = self._parted(front, Role.TOPIC)
        note, back = (back, []) if self.is_cloze else self._parted(back, Role.NOTE)
        return Sides(front, back, topic, note, self._unshown() if is_shown else [])

    def _shown(self, which: int) -> tuple[list[int], list[int]]:
        """Return what stands on the front, and what on the back alone, each in its order."""
        if which >= len(self.templates):
            return [], []
        asked, answer = (list(self._places(side)) for side in self.templates[which])
        front = {index: None for index, is_read in asked if is_read}
        back = {index: None for index, is_read in [*answer, *asked] if is_read is not None}
        return list(front), [index for index in back if index not in front]

    def _unshown(self) -> list[int]:
        sides = [side for template in self.templates for side in template]
        named = {index for side in sides for index, _ in self._places(side)}
        return [index for index in self._indices.values() if index not in named]

    def _places(self, template: str) -> Iterator[tuple[int, bool | None]]:
        """Yield each field in a template, and whether it is read there at once.

        None instead where the template only asks whether it is empty.
        """
        for place in _PLACE.findall(template):
            *done, name = place.strip().split(":")
            is_asked = name.startswith(_ASKS)
            index = self._indices.get(name.lstrip("#^/").strip() if is_asked else name.strip())
            if index is not None:
                yield index, None if is_asked else _COVERED.isdisjoint(done)

    def _parted(self, indices: list[int], role: Role) -> tuple[list[int], list[int]]:
        """Return those whose name says this role, and the others; where all do, none does."""
        fit = [index for index in indices if self._role(index) is role]
        rest = [index for index in indices if index not in fit]
        return (fit, rest) if rest else ([], indices)

    def _role(self, index: int) -> Role | None:
        return role_of(self.fields[index]) if index < len(self.fields) else None
