"""What a progress file says: its shape, how it is read strictly, and its bytes.

A review stands on one line, and old lines are joined as they are, not encoded anew.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import ConfigDict, FailFast, Field, TypeAdapter
from typing_extensions import TypedDict  # pydantic needs it before Python 3.12

from revise1924.errors import Fault, ForeignFileError, ProgressError
from revise1924.progress import Review, joined
from revise1924.strict_json import FaultsFound, Items, decode, parse, read_bytes, validate

FORMAT = 1
MOST_REVIEWS = 1_000_000
MOST_BYTES = 64 << 20

_KEEP = "It is left untouched. `revise1924 doctor` says what can be saved; so does the app."


class Entry(NamedTuple):
    """A review, and the line that says it in the file: old lines are joined, not encoded anew."""

    review: Review
    line: str


class Copy(NamedTuple):
    """What one progress file says."""

    deck: str
    exam: date | None
    entries: list[Entry]
    unknown: dict[str, Any]
    """Fields of a later version, kept as they are."""


class Head(TypedDict):
    """The shape of a progress file without its reviews."""

    __pydantic_config__ = ConfigDict(strict=True, extra="ignore")  # type: ignore[misc]

    format: int
    deck: str
    exam: Annotated[date, Field(ge=date(1900, 1, 1), lt=date(9000, 1, 1))] | None


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
        document = validate(_DOCUMENT, text, raw, _REVIEWS)
        _refuse_older(document["format"])
    except FaultsFound as found:
        raise ProgressError(path, found.faults, remedy=_KEEP) from found
    if deck not in {None, document["deck"]}:
        fault = Fault(f'holds progress of the deck "{document["deck"]}"', field="deck")
        raise ForeignFileError(path, [fault], remedy="Name the file of this deck instead.")
    lines = _own_lines(text)
    if lines is None or len(lines) != len(document["reviews"]):
        lines = [json.dumps(each) for each in raw["reviews"]]
    return Copy(
        document["deck"],
        document["exam"],
        list(map(Entry, document["reviews"], lines)),
        unknown_fields(raw),
    )


def unknown_fields(raw: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a progress file that this version does not know."""
    return {key: raw[key] for key in raw if key not in _Document.__annotations__}


def encode(deck: str, exam: date | None, unknown: dict[str, Any], lines: list[str]) -> bytes:
    """Return the bytes of a progress file; each of `lines` is a review."""
    head = {"format": FORMAT, "deck": deck, "exam": exam and exam.isoformat(), **unknown}
    fields = [f"  {json.dumps(key)}: {json.dumps(value)},\n" for key, value in head.items()]
    body = ["\n    ", ",\n    ".join(lines), "\n  "] if lines else []
    return "".join(["{\n", *fields, '  "reviews": [', *body, "]\n}\n"]).encode()


def union(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries merged by name, in order; undone wins, and the line says so."""
    found: dict[tuple[str, Any], Entry] = {}
    for entry in entries:
        known = found.get(entry.review.name)
        found[entry.review.name] = join_entries(known, entry) if known else entry
    return sorted(found.values(), key=lambda entry: (entry.review.at, entry.review.card))


def _refuse_newer(raw: object, path: Path) -> None:
    version = raw.get("format") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > FORMAT:
        fault = Fault(f"is {version}, from a newer revise1924", field="format")
        raise ForeignFileError(path, [fault], remedy="It is left untouched. Update revise1924.")


def _refuse_older(version: int) -> None:
    if version < FORMAT:
        raise FaultsFound(Fault(f"is {version}; the formats begin with {FORMAT}", field="format"))


def _own_lines(text: str) -> list[str] | None:
    """Return the reviews' lines of a file laid out as `encode` does it, None for other layouts."""
    _, found, rest = text.partition('  "reviews": [\n')
    body, ended, after = rest.rpartition("\n  ]\n}\n")
    if not found or not ended or after:
        return None
    lines = [line.strip().removesuffix(",") for line in body.split("\n")]
    ours = all(line.startswith('{"card": ') and line.endswith("}") for line in lines)
    return lines if ours else None


def join_entries(one: Entry, other: Entry) -> Entry:
    """Return what two copies of one review make, with the line of the copy that was chosen."""
    review = joined(one.review, other.review)
    chosen = one if replace(review, undone=one.review.undone) == one.review else other
    return Entry(review, _taken_back(chosen.line) if review.undone else chosen.line)


def line_of(review: Review) -> str:
    """Return the line that says `review`."""
    fields: dict[str, Any] = {
        "card": review.card,
        "at": review.at.isoformat(timespec="microseconds"),
        "recalled": review.recalled,
        "box": review.box,
    }
    if review.kind != "study":
        fields["kind"] = review.kind
    if review.seconds is not None:
        fields["seconds"] = review.seconds
    if review.undone:
        fields["undone"] = True
    return json.dumps(fields)


def _taken_back(line: str) -> str:
    """Return the line of the same review, undone; what it says besides is kept."""
    said = json.loads(line)
    return line if said.get("undone") else json.dumps({**said, "undone": True})
