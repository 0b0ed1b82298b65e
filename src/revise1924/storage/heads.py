"""The head of a damaged progress file: each of its fields that can be read."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from pydantic import TypeAdapter, ValidationError

from revise1924.edits import MOST_EDITS, Edits, joined_edits
from revise1924.reviews import Moment
from revise1924.said import Aside, Asides
from revise1924.slugs import Slug
from revise1924.storage.format import (
    MOST_REVIEWS,
    AsideEntry,
    EditEntry,
    ExamDate,
    MinutesADay,
    edits_of,
    said_of,
    unknown_fields,
)
from revise1924.strict_json import parser

_ANYTHING = TypeAdapter[Any](Any)
_HEAD: dict[str, TypeAdapter[Any]] = {
    "format": TypeAdapter(int),
    "deck": TypeAdapter(Slug),
    "exam": TypeAdapter(ExamDate | None),
    "exam_at": TypeAdapter(Moment),
    "minutes_a_day": TypeAdapter(MinutesADay),
    "aside": TypeAdapter(dict[str, Any]),
    "edits": TypeAdapter(dict[str, Any]),
}
_ASIDE = TypeAdapter(dict[Slug, AsideEntry])
_EDITS = TypeAdapter(dict[Slug, list[EditEntry]])

_FIELD = re.compile(r'(?<!\\)("(?:[^"\\\n]|\\.)*+")\s*:\s*')
"""None begins at a quote inside a text: of a long one cut off, each would be read to its end."""
_BODY = re.compile(r'"reviews"\s*:|\{\s*"(?:card|at|recalled|box)"\s*:')
_SAID = re.compile(r'\{(?=[^{}]*"(?:aside|was)"\s*:)[^{}]*\}')
"""What is said of a card set aside, or of an edit: like a review it has an "at"."""
_VALUE = parser(MOST_REVIEWS)
_HEAD_LENGTH = 1 << 20
_MOST_TRIES = 200


def asides_of(head: dict[str, Any]) -> Asides:
    """Return what a head soundly says of cards that ever were set aside."""
    asides: dict[str, Aside] = {}
    for card, said in head.get("aside", {}).items():
        with suppress(ValidationError):
            asides.update(said_of(_ASIDE.validate_json(json.dumps({card: said}))))
    return asides


def sound_edits(head: dict[str, Any]) -> Edits:
    """Return what a head soundly says of how the points of cards have been changed."""
    sound: list[Edits] = []
    for card, said in head.get("edits", {}).items():
        edits = said[-MOST_EDITS:] if isinstance(said, list) else []
        try:
            sound.append(_edits(card, edits))
        except ValidationError:
            for edit in edits:
                with suppress(ValidationError):
                    sound.append(_edits(card, [edit]))
    return joined_edits(*sound)


def _edits(card: str, said: list[Any]) -> Edits:
    return edits_of(_EDITS.validate_json(json.dumps({card: said})))


def sound_unknown(head: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a later version that the strict reading takes."""
    unknown = unknown_fields(head)
    return {key: value for key, value in unknown.items() if _can_be_read(key, value)}


def without_said(text: str) -> str:
    """Return the text with blanks in the place of what it says of cards: so it is as long."""
    return _SAID.sub(lambda said: " " * len(said[0]), text)


def fields_of(rest: str) -> dict[str, Any]:
    """Return the fields of the head of a text from which the reviews have been cut out.

    Known ones are taken wherever they stand, since no review has a field of their names.
    """
    body = _BODY.search(without_said(rest))
    end = body.start() if body else len(rest)
    after = {key: value for key, value in _fields(rest[end:]) if key in _HEAD}
    fields = after
    for key, value in reversed(list(_fields(rest[:end]))):  # the first of two counts
        fields[key] = value
    return fields


def _fields(text: str) -> Iterator[tuple[str, Any]]:
    """Yield each field in `text` that can be read, those inside a value left out.

    What follows on a list or an object that cannot be read may be inside it: then only known fields
    are fields of the head.
    """
    text, place, tries, is_inside = text[:_HEAD_LENGTH], 0, _MOST_TRIES, False
    while tries and (field := _FIELD.search(text, place)):
        place = field.end()
        try:
            key, value = json.loads(field[1]), None
            value, place = _VALUE.raw_decode(text, place)
        except (ValueError, RecursionError):
            tries -= 1
            is_inside = is_inside or text[place : place + 1] in {"{", "["}
            continue
        if key in _HEAD or not is_inside:
            yield key, value


def _can_be_read(key: str, value: Any) -> bool:  # noqa: ANN401 - JSON may be anything
    """Tell whether the strict reading takes a field: half a character it refuses, and the depths.

    Python's parser takes more; a file mended with such a field would have to be mended again.
    """
    try:
        _ANYTHING.validate_json(json.dumps({key: value}))
    except ValidationError:
        return False
    return True


def sound_fields(head: dict[str, Any]) -> dict[str, Any]:
    """Return the known fields of `head` that hold what they should."""
    sound = {}
    for name, shape in _HEAD.items():
        try:
            sound[name] = shape.validate_json(json.dumps(head[name]), strict=True)
        except (KeyError, ValidationError):
            continue
    return sound
