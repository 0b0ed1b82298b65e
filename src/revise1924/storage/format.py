"""What a progress file says: its shape, how it is read strictly, and its bytes.

A review stands on one line, and old lines stay as they are, they are not encoded anew.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple, NotRequired

from pydantic import AfterValidator, ConfigDict, FailFast, Field, TypeAdapter
from pydantic_core import PydanticCustomError
from typing_extensions import TypedDict  # pydantic needs it before Python 3.12

from revise1924.cards import MOST_POINTS
from revise1924.edits import MOST_EDITS, Edit, Edits, Moved, joined_edits
from revise1924.errors import Fault, ForeignFileError, ProgressError
from revise1924.progress import Progress
from revise1924.reviews import EARLIEST, LATEST, Moment, Review, in_whole_minutes, with_lines
from revise1924.said import MOST_MINUTES, Aside, Asides, ExamDay, Said
from revise1924.slugs import Slug
from revise1924.storage.disk import read_bytes
from revise1924.storage.offsets import readable_offsets
from revise1924.strict_json import FaultsFound, Items, decode, parse, validate

FORMAT = 1
MOST_REVIEWS = 1_000_000
MOST_BYTES = 64 << 20

_KEEP = "It is left untouched. `revise1924 doctor` says what can be saved; so does the app."


class Copy(NamedTuple):
    """What one progress file says."""

    deck: str
    exam: ExamDay
    reviews: list[Review]
    """In any order, perhaps some of them more than once; each has its line."""
    unknown: dict[str, Any]
    """Fields of a later version, kept as they are."""
    asides: Asides = MappingProxyType({})
    """What was last said of the cards that ever were set aside."""
    edits: Edits = MappingProxyType({})
    """How the points of cards have been changed."""

    @property
    def said(self) -> Said:
        """All that it says beside reviews."""
        return Said(self.exam, self.asides, self.edits)

    @classmethod
    def of(cls, progress: Progress, unknown: dict[str, Any]) -> "Copy":
        """Return what a file says that holds all of this."""
        known = progress
        return cls(known.deck, known.exam_day, known.reviews, unknown, known.asides, known.edits)


ExamDate = Annotated[date, Field(ge=EARLIEST.date(), lt=LATEST.date())]
"""The day of an exam in a file."""

MinutesADay = Annotated[int, Field(ge=1, le=MOST_MINUTES)]


class AsideEntry(TypedDict):
    """The shape of what was said of one card; unknown fields are kept."""

    __pydantic_config__ = ConfigDict(strict=True, extra="allow")  # type: ignore[misc]

    aside: bool
    at: Moment


class _EditEntry(TypedDict):
    __pydantic_config__ = ConfigDict(strict=True, extra="allow")  # type: ignore[misc]

    was: Annotated[list[int | None], Field(min_length=1, max_length=MOST_POINTS)]
    of: Annotated[int, Field(ge=1, le=MOST_POINTS)]
    points: NotRequired[Annotated[str, Field(max_length=100)]]
    at: Moment


def _possible(entry: _EditEntry) -> _EditEntry:
    if not Moved(entry["was"], entry["of"]).can_be:
        raise PydanticCustomError("was", "names a point that there was not")
    return entry


EditEntry = Annotated[_EditEntry, AfterValidator(_possible)]
"""The shape of one edit of a card; unknown fields are kept."""


class Head(TypedDict):
    """The shape of a progress file without its reviews."""

    __pydantic_config__ = ConfigDict(strict=True, extra="ignore")  # type: ignore[misc]

    format: int
    deck: Slug  # a file is named after it, so it must be nothing else
    exam: ExamDate | None
    exam_at: NotRequired[Moment]
    minutes_a_day: NotRequired[MinutesADay]
    aside: NotRequired[dict[Slug, AsideEntry]]
    edits: NotRequired[dict[Slug, Annotated[list[EditEntry], Field(max_length=MOST_EDITS)]]]


class _Document(Head):
    """The shape of a progress file."""

    reviews: Annotated[list[Review], FailFast()]


_DOCUMENT = TypeAdapter(_Document)
_REVIEWS = Items("reviews", Review)


def read_copy(path: Path, deck: str | None = None) -> Copy:
    """Return what the progress file at `path` says, of the deck with the id `deck` or of any.

    Raises UnreadableError where there is no file to read, ForeignFileError for a newer format or
    another deck, and ProgressError for a file that cannot be understood.
    """
    try:
        text = decode(read_bytes(path, MOST_BYTES))
        raw = parse(text, MOST_REVIEWS)
        _refuse_newer(raw, path)
        try:
            document = validate(_DOCUMENT, text, raw, _REVIEWS)
        except FaultsFound:
            earlier, text = text, readable_offsets(text)
            if text == earlier:
                raise
            raw = parse(text, MOST_REVIEWS)
            document = validate(_DOCUMENT, text, raw, _REVIEWS)
        _refuse_older(document["format"])
    except FaultsFound as error:
        raise ProgressError(path, error.faults, remedy=_KEEP) from error
    if deck not in {None, document["deck"]}:
        fault = Fault(f'holds progress of the deck "{document["deck"]}"', field="deck")
        raise ForeignFileError(path, [fault], remedy="Name the file of this deck instead.")
    lines = own_lines(text)
    if lines is None:
        lines = [json.dumps(each) for each in raw["reviews"]]
    reviews = with_lines(document["reviews"], lines)
    asides, edits = said_of(document.get("aside", {})), edits_of(document.get("edits", {}))
    unknown = unknown_fields(raw)
    return Copy(document["deck"], exam_day(document), reviews, unknown, asides, edits)


def exam_day(head: Head) -> ExamDay:
    """Return what a progress file says about the exam."""
    return ExamDay(head["exam"], head.get("exam_at"), head.get("minutes_a_day"))


def said_of(entries: dict[str, AsideEntry]) -> Asides:
    """Return what a progress file says of the cards that ever were set aside."""
    return {card: _aside(**entry) for card, entry in entries.items()}


def _aside(aside: bool, at: datetime, **unknown: object) -> Aside:
    return Aside(aside, at, unknown)


def edits_of(entries: dict[str, list[_EditEntry]]) -> Edits:
    """Return what a progress file says of how the points of cards have been changed."""
    return joined_edits(*({card: (_edit(**each),)} for card in entries for each in entries[card]))


def _edit(
    was: list[int | None], of: int, at: datetime, points: str = "", **unknown: object
) -> Edit:
    return Edit(at, tuple(was), of, points, unknown)


def unknown_fields(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a progress file that this version does not know."""
    known = _Document.__required_keys__ | _Document.__optional_keys__
    return {key: raw[key] for key in raw if key not in known}


def encode(copy: Copy) -> bytes:
    """Return the bytes of a progress file that says this."""
    day, said_at = copy.exam.day, copy.exam.said_at
    head: dict[str, Any] = {"format": FORMAT, "deck": copy.deck, "exam": day and day.isoformat()}
    if said_at is not None:
        head["exam_at"] = _moment(said_at)
    if copy.exam.minutes is not None:
        head["minutes_a_day"] = copy.exam.minutes
    if copy.asides:
        head["aside"] = {
            card: {"aside": said.is_aside, "at": _moment(said.said_at), **_in_order(said.unknown)}
            for card, said in sorted(copy.asides.items())
        }
    if copy.edits:
        head["edits"] = {
            card: [_entry(edit) for edit in edits] for card, edits in sorted(copy.edits.items())
        }
    fields = [
        f"  {json.dumps(key)}: {json.dumps(value)},\n"
        for key, value in (head | copy.unknown).items()
    ]
    lines = [each.line or each.as_line for each in copy.reviews]  # nearly all have one: no call
    body = ["\n    ", ",\n    ".join(lines), "\n  "] if lines else []
    return "".join(["{\n", *fields, '  "reviews": [', *body, "]\n}\n"]).encode()


def _entry(edit: Edit) -> dict[str, Any]:
    points = {"points": edit.points} if edit.points else {}
    at = _moment(edit.at)
    return {"was": edit.was, "of": edit.of, **points, "at": at, **_in_order(edit.unknown)}


def _in_order(unknown: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields of a later version in the same order whichever copy came first."""
    return dict(sorted(unknown.items()))


def _moment(moment: datetime) -> str:
    return in_whole_minutes(moment).isoformat(timespec="microseconds")


def _refuse_newer(raw: object, path: Path) -> None:
    version = raw.get("format") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > FORMAT:
        fault = Fault(f"is {version}, from a newer revise1924", field="format")
        raise ForeignFileError(path, [fault], remedy="It is left untouched. Update revise1924.")


def _refuse_older(version: int) -> None:
    if version < FORMAT:
        raise FaultsFound(Fault(f"is {version}; the formats begin with {FORMAT}", field="format"))


def own_lines(text: str) -> list[str] | None:
    """Return the reviews' lines of a file laid out as `encode` does it, None for other layouts.

    In ours each line is one object, whole: so the list of reviews is nothing but these lines.
    """
    _, begun, rest = text.partition('  "reviews": [\n')
    body, ended, after = rest.rpartition("\n  ]\n}\n")
    if not begun or not ended or after:
        return None
    lines = [line.strip().removesuffix(",") for line in body.split("\n")]
    if not all(line.startswith('{"card": ') and line.endswith("}") for line in lines):
        return None
    # With no more braces than these, each line is one object; others, which are few, are read.
    ours = body.count("{") == len(lines) == body.count("}") or all(map(_is_one_object, lines))
    return lines if ours else None


def _is_one_object(line: str) -> bool:
    if line.count("{") == 1 == line.count("}"):
        return True
    try:
        json.loads(line)
    except ValueError:  # a part of an object, or two of them
        return False
    return True
