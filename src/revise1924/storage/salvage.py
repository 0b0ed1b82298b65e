"""A progress file read leniently: all of it that can be read, whatever is wrong with the rest.

Each review and each field of the head stands for itself, so a fault costs only what it is in. What
is read here the strict reading of `format` takes, too: it is parsed and checked by the same means.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from revise1924.cards import Slug
from revise1924.progress import ExamDay
from revise1924.reviews import Moment, Review, with_lines
from revise1924.storage.format import MOST_REVIEWS, ExamDate, own_lines, unknown_fields
from revise1924.storage.offsets import readable_offsets
from revise1924.strict_json import FaultsFound, parse, parser

_REVIEW = TypeAdapter(tuple[tuple[Review]])
"""A review as deep as it stands in a file: how deep values may be nested is bounded there."""
_ANYTHING = TypeAdapter[Any](Any)
_HEAD: dict[str, TypeAdapter[Any]] = {
    "format": TypeAdapter(int),
    "deck": TypeAdapter(Slug),
    "exam": TypeAdapter(ExamDate | None),
    "exam_at": TypeAdapter(Moment),
}

_OBJECT = re.compile(r'\{(?=\s*")')
_FIELD = re.compile(r'(?<!\\)("(?:[^"\\\n]|\\.)*+")\s*:\s*')
"""None begins at a quote inside a text: of a long one cut off, each would be read to its end."""
_REVIEWS = re.compile(r'"reviews"\s*:')
_BODY = re.compile(r'"reviews"\s*:|\{\s*"(?:card|at|recalled|box)"\s*:')
_OF_REVIEWS = [re.compile(rf'"{name}"\s*:') for name in ("card", "at", "recalled")]

_VALUE = parser(MOST_REVIEWS)

_TIMES_OVER = 8
"""So often is a text read over at most: an honest one twice or three times, as it is nested."""
_WINDOWS = (2_000, 200_000)
"""Characters: nearly all reviews, and the longest that is looked for, unknown fields included."""
_LEAST_COST = 500
"""Characters that a try in vain counts for, however early it ends."""
_A_WORD = 30
"""Characters of the longest number or word at which a window may cut a value off."""
_HEAD_LENGTH = 1 << 20
_MOST_TRIES = 200


class Remains(NamedTuple):
    """What can be read of a file that should hold progress."""

    is_json: bool
    """Whether the file as a whole is JSON, be it progress or not."""
    fields: frozenset[str]
    """The names of the fields of its head, `reviews` too, whether or not they are sound."""
    head: dict[str, Any]
    """The sound ones of the fields that are known: format, deck, exam, exam_at."""
    unknown: dict[str, Any]
    """Fields of a later version."""
    reviews: list[Review]
    """The sound ones, in any order, each with its line."""
    bad: int
    """Reviews that stand there and cannot be read, as far as they can be told."""
    beginning: str
    """The first signs of its text, blanks and zero bytes left out."""

    @property
    def deck(self) -> str | None:
        """The deck of which it is the progress; None where it does not say so soundly."""
        deck: str | None = self.head.get("deck")
        return deck

    @property
    def exam(self) -> ExamDay:
        """What it says about the exam; a moment without a day says nothing."""
        if "exam" not in self.head:
            return ExamDay()
        return ExamDay(self.head["exam"], self.head.get("exam_at"))


def salvage(data: bytes) -> Remains:
    """Return what can be read of the bytes of a progress file. Never raises for what they say."""
    text = readable_offsets(_decode(data))
    whole = _parsed(text)
    is_json = whole is not _NO_JSON
    if isinstance(whole, dict) and isinstance(whole.get("reviews"), list):
        head, reviews, bad = whole, *_of_list(text, whole["reviews"])
    else:
        reviews, rest = _scan(text)
        bad = max(len(pattern.findall(rest)) for pattern in _OF_REVIEWS)
        head = whole if isinstance(whole, dict) else _fields_of(rest)
    names = frozenset(head) | ({"reviews"} if not is_json and _REVIEWS.search(text) else set())
    return Remains(
        is_json=is_json,
        fields=names,
        head=_sound(head),
        unknown={key: head[key] for key in unknown_fields(head) if _can_be_read(key, head[key])},
        reviews=reviews,
        bad=bad,
        beginning=re.sub(r"[\s\0]+", "", text)[:100],
    )


def _decode(data: bytes) -> str:
    """Return the text: as UTF-16 where an editor has saved it so, else with spoilt bytes marked."""
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return data.decode("utf-16" if is_wide else "utf-8-sig", errors="replace")


_NO_JSON = object()


def _parsed(text: str) -> Any:  # noqa: ANN401 - JSON may be anything
    try:
        return parse(text, MOST_REVIEWS)
    except FaultsFound:
        return _NO_JSON


def _of_list(text: str, listed: list[Any]) -> tuple[list[Review], int]:
    """Return the sound reviews of a file that is JSON as a whole, and how many are not sound."""
    lines = own_lines(text)
    if lines is None:
        lines = [json.dumps(each) for each in _unfolded(listed)]
    reviews = [review for review in map(_review, lines) if review]
    return reviews, len(lines) - len(reviews)


def _unfolded(listed: list[Any]) -> list[Any]:
    """Return the entries of a list into which somebody may have pasted lists or whole files."""
    found, left = [], listed[::-1]
    while left:
        each = left.pop()
        inner = each.get("reviews") if isinstance(each, dict) and "card" not in each else each
        if isinstance(inner, list):
            left += reversed(inner)
        else:
            found.append(each)
    return found


def _scan(text: str) -> tuple[list[Review], str]:
    """Return every review in `text`, wherever it stands, and the text without them."""
    reviews, rest, place, left = (
        list[Review](),
        list[str](),
        0,
        _TIMES_OVER * (len(text) + _WINDOWS[1]),
    )
    taken = 0  # up to here `rest` has what is no review
    while left >= 0 and (opening := _OBJECT.search(text, place)):
        start = opening.start()
        end, cost = _end_of_value(text, start)
        left -= cost
        # Whatever is no review may have one inside, as the whole file has.
        review = _review(text[start:end]) if end else None
        place = end if review and end else start + 1
        if review:
            reviews.append(review)
            rest.append(text[taken:start])
            taken = place
    rest.append(text[taken:])
    return reviews, "".join(rest)


def _end_of_value(text: str, start: int) -> tuple[int | None, int]:
    """Return where the JSON value that begins there ends, None if nowhere near; and what that cost.

    Only a window of the text is looked at: an error of the parser counts the lines before it.
    """
    spent = 0
    for width in _WINDOWS:
        window = text[start : start + width]
        try:
            _, end = _VALUE.raw_decode(window)
        except json.JSONDecodeError as error:
            goes_on = error.msg.startswith("Unterminated") or error.pos >= len(window) - _A_WORD
            if not goes_on:
                return None, spent + max(error.pos, _LEAST_COST)
            spent += len(window)
        except (ValueError, RecursionError):
            return None, spent + len(window)
        else:
            return start + end, spent + end
    return None, spent


def _review(line: str) -> Review | None:
    try:
        ((review,),) = _REVIEW.validate_json(f"[[{line}]]")
    except ValidationError:
        return None
    is_one_line = "\n" not in line and "\r" not in line
    return with_lines([review], [line if is_one_line else json.dumps(json.loads(line))])[0]


def _fields_of(rest: str) -> dict[str, Any]:
    """Return the fields of the head of a text from which the reviews have been cut out.

    Known ones are taken wherever they stand, since no review has a field of their names.
    """
    body = _BODY.search(rest)
    end = body.start() if body else len(rest)
    after = {key: value for key, value in _fields(rest[end:]) if key in _HEAD}
    fields = after
    for key, value in reversed(list(_fields(rest[:end]))):  # the first of two counts
        fields[key] = value
    return fields


def _fields(text: str) -> Iterator[tuple[str, Any]]:
    """Yield each field in `text` that can be read, those inside a value left out."""
    text, place, tries = text[:_HEAD_LENGTH], 0, _MOST_TRIES
    while tries and (field := _FIELD.search(text, place)):
        place = field.end()
        try:
            key, value = json.loads(field[1]), None
            value, place = _VALUE.raw_decode(text, place)
        except (ValueError, RecursionError):
            tries -= 1
            continue
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


def _sound(head: dict[str, Any]) -> dict[str, Any]:
    """Return the known fields of `head` that hold what they should."""
    sound = {}
    for name, shape in _HEAD.items():
        try:
            sound[name] = shape.validate_json(json.dumps(head[name]), strict=True)
        except (KeyError, ValidationError):
            continue
    return sound
