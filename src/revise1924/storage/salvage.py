"""A progress file read leniently: all of it that can be read, whatever is wrong with the rest.

Each review and each field of the head stands for itself, so a fault costs only what it is in. What
is read here the strict reading of `format` takes, too: it is parsed and checked by the same means.
"""

import codecs
import json
import re
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from revise1924.reviews import Review, with_lines
from revise1924.said import ExamDay, Said
from revise1924.storage.format import (
    MOST_REVIEWS,
    own_lines,
)
from revise1924.storage.heads import (
    asides_of,
    fields_of,
    sound_edits,
    sound_fields,
    sound_unknown,
    without_said,
)
from revise1924.storage.offsets import readable_offsets
from revise1924.strict_json import FaultsFound, parse, parser

_REVIEW = TypeAdapter(tuple[tuple[Review]])
"""A review as deep as it stands in a file: how deep values may be nested is bounded there."""
_OBJECT = re.compile(r'\{(?=\s*")')
_REVIEWS = re.compile(r'"reviews"\s*:')
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


class Remains(NamedTuple):
    """What can be read of a file that should hold progress."""

    is_json: bool
    """Whether the file as a whole is JSON, be it progress or not."""
    fields: frozenset[str]
    """The names of the fields of its head, `reviews` too, whether or not they are sound."""
    head: dict[str, Any]
    """The sound ones of the fields that are known: those of `heads`."""
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
        return ExamDay(*map(self.head.get, ("exam", "exam_at", "minutes_a_day")))

    @property
    def said(self) -> Said:
        """All that it soundly says beside reviews."""
        return Said(self.exam, asides_of(self.head), sound_edits(self.head))


def salvage(data: bytes) -> Remains:
    """Return what can be read of the bytes of a progress file. Never raises for what they say."""
    text = readable_offsets(_decode(data))
    whole = _parsed(text)
    is_json = whole is not _NO_JSON
    if isinstance(whole, dict) and isinstance(whole.get("reviews"), list):
        head, reviews, bad = whole, *_of_list(text, whole["reviews"])
    else:
        reviews, rest = _scan(text)
        of_reviews = without_said(rest)
        bad = max(len(pattern.findall(of_reviews)) for pattern in _OF_REVIEWS)
        head = whole if isinstance(whole, dict) else fields_of(rest)
    names = frozenset(head) | ({"reviews"} if not is_json and _REVIEWS.search(text) else set())
    return Remains(
        is_json=is_json,
        fields=names,
        head=sound_fields(head),
        unknown=sound_unknown(head),
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
