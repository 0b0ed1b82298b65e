"""The progress file: read strictly, locked, merged with what others wrote, saved whole.

Nothing else writes progress. A save writes a new file beside the old one, makes it durable, and
puts it in the old one's place, so that at any moment one whole file is there. The lock is a file of
its own, since the data file is another one after each save.
"""

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any, NamedTuple

from pydantic import ConfigDict, FailFast, Field, TypeAdapter
from typing_extensions import TypedDict  # pydantic needs it before Python 3.12

from revise1924.errors import Fault, ProgressError, SaveError, UnreadableError
from revise1924.progress import Progress, Review, joined
from revise1924.strict_json import FaultsFound, Items, decode, parse, read_bytes, validate

FORMAT = 1
MOST_REVIEWS = 1_000_000
MOST_BYTES = 200 << 20

LOCK_SECONDS = 2.0
"""How long a save waits for another program that is saving the same file."""

_KEEP = "It is left untouched. Repair it, or move it away to start afresh."


class _Document(TypedDict):
    """The shape of a progress file; unknown fields are kept by the store."""

    __pydantic_config__ = ConfigDict(strict=True, extra="ignore")  # type: ignore[misc]

    format: int
    deck: str
    exam: Annotated[date, Field(ge=date(1900, 1, 1), lt=date(9000, 1, 1))] | None
    reviews: Annotated[list[Review], FailFast()]


class _Entry(NamedTuple):
    """A review, and the line that says it in the file: old lines are joined, not encoded anew."""

    review: Review
    line: str


class _OnDisk(NamedTuple):
    """What one reading of the file found."""

    exam: date | None
    entries: list[_Entry]
    unknown: dict[str, Any]


_DOCUMENT = TypeAdapter(_Document)
_REVIEWS = Items("reviews", TypeAdapter(Review))


class ProgressFile:
    """One progress file: `progress` is what is known to be on disk, `record` adds to it."""

    def __init__(self, path: Path, deck: str) -> None:
        """Read the file at `path`, kept for the deck with the id `deck`; none is a fresh start.

        Raises UnreadableError and ProgressError where there is a file that cannot be understood.
        """
        self.path = path
        self.progress = Progress(deck)
        self.is_fresh = True
        self._lines: list[str] = []
        self._unknown: dict[str, Any] = {}
        self._seen: tuple[int, ...] | None = None
        self._catch_up()

    def record(self, make: Callable[[Progress], Review | None]) -> Review | None:
        """Save the review that `make` makes of the progress, new or taken back; None saves nothing.

        `make` is asked under the lock, when what others have saved is known. When this returns,
        the review is on disk. Raises SaveError where it cannot be written, and what reading raises
        where somebody has spoilt the file. Then nothing is counted, and the call can be made again.
        """
        with self._locked():
            review = make(self.progress)
            if review is None:
                return None
            known = self.progress.find(review.name)
            at = self.progress.place(review)
            entry = _Entry(review, _line(review))
            if known:
                entry = _join(_Entry(known, self._lines[at]), entry)
            lines = self._lines.copy()
            lines[at : at + bool(known)] = [entry.line]
            self._write(self.progress.exam, lines)
            self.progress.put(entry.review)
            return entry.review

    def refresh(self) -> None:
        """Take in what others have saved since; raises what reading raises."""
        self._catch_up()

    def set_exam(self, exam: date | None) -> None:
        """Save the exam date; raises as `record` does."""
        with self._locked():
            self._write(exam, self._lines)
            self.progress.exam = exam

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only a save needs it

        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(f"{self.path}.lock", timeout=LOCK_SECONDS, mode=0o600)
            with lock:
                self._catch_up()
                yield
        except Timeout as error:
            raise SaveError(
                "not saved: another program holds the file",
                path=self.path,
                remedy="Close the other revise1924, then try again.",
            ) from error
        except OSError as error:
            raise SaveError(
                f"not saved: {error.strerror or error}",
                path=self.path,
                remedy="Make room or permission there, then try again.",
            ) from error

    def _catch_up(self) -> None:
        """Take in what others have written since the last look."""
        seen = _signature(self.path)
        if seen is None or seen == self._seen:
            return
        exam, entries, unknown = self._read()
        ours = map(_Entry, self.progress.reviews, self._lines)
        merged = _union([*entries, *ours])
        self.progress = Progress(self.progress.deck, exam, [entry.review for entry in merged])
        self._lines = [entry.line for entry in merged]
        self._unknown, self._seen, self.is_fresh = unknown, seen, False

    def _read(self) -> _OnDisk:
        try:
            text = decode(read_bytes(self.path, MOST_BYTES))
            raw = parse(text, MOST_REVIEWS)
            _refuse_newer(raw, self.path)
            document = validate(_DOCUMENT, text, raw, _REVIEWS)
        except FaultsFound as found:
            raise ProgressError(self.path, found.faults, remedy=_KEEP) from found
        if document["deck"] != self.progress.deck:
            fault = Fault(f'holds progress of the deck "{document["deck"]}"', field="deck")
            raise ProgressError(self.path, [fault], remedy="Name the file of this deck instead.")
        lines = _own_lines(text)
        if lines is None or len(lines) != len(document["reviews"]):
            lines = [json.dumps(each) for each in raw["reviews"]]
        entries = list(map(_Entry, document["reviews"], lines))
        unknown = {key: raw[key] for key in raw if key not in _Document.__annotations__}
        return _OnDisk(document["exam"], entries, unknown)

    def _write(self, exam: date | None, lines: list[str]) -> None:
        head = {
            "format": FORMAT,
            "deck": self.progress.deck,
            "exam": exam and exam.isoformat(),
            **self._unknown,
        }
        fields = [f"  {json.dumps(key)}: {json.dumps(value)},\n" for key, value in head.items()]
        body = "\n" + ",\n".join(f"    {line}" for line in lines) + "\n  " if lines else ""
        _replace(self.path, "".join(["{\n", *fields, '  "reviews": [', body, "]\n}\n"]).encode())
        self._lines = lines
        self._seen, self.is_fresh = _signature(self.path), False


def _refuse_newer(raw: object, path: Path) -> None:
    version = raw.get("format") if isinstance(raw, dict) else None
    if isinstance(version, int) and version > FORMAT:
        fault = Fault(f"is {version}, from a newer revise1924", field="format")
        raise ProgressError(path, [fault], remedy="It is left untouched. Update revise1924.")
    if isinstance(version, int) and version < FORMAT:
        fault = Fault(f"is {version}; the formats begin with {FORMAT}", field="format")
        raise ProgressError(path, [fault], remedy=_KEEP)


def _own_lines(text: str) -> list[str] | None:
    """Return the reviews' lines of a file laid out as `_write` does it, None for other layouts."""
    _, found, rest = text.partition('  "reviews": [\n')
    body, ended, after = rest.rpartition("\n  ]\n}\n")
    if not found or not ended or after:
        return None
    lines = [line.strip().removesuffix(",") for line in body.split("\n")]
    ours = all(line.startswith('{"card": ') and line.endswith("}") for line in lines)
    return lines if ours else None


def _union(entries: list[_Entry]) -> list[_Entry]:
    """Return the entries merged by name, in order; undone wins, and the line says so."""
    union: dict[tuple[str, Any], _Entry] = {}
    for entry in entries:
        known = union.get(entry.review.name)
        union[entry.review.name] = _join(known, entry) if known else entry
    return sorted(union.values(), key=lambda entry: (entry.review.at, entry.review.card))


def _join(one: _Entry, other: _Entry) -> _Entry:
    """Return what two copies of one review make, with the line of the copy that was chosen."""
    review = joined(one.review, other.review)
    chosen = one if replace(review, undone=one.review.undone) == one.review else other
    return _Entry(review, _taken_back(chosen.line) if review.undone else chosen.line)


def _line(review: Review) -> str:
    fields: dict[str, Any] = {
        "card": review.card,
        "at": review.at.isoformat(timespec="microseconds"),
        "recalled": review.recalled,
        "box": review.box,
    }
    if review.kind != "study":
        fields["kind"] = review.kind
    if review.undone:
        fields["undone"] = True
    return json.dumps(fields)


def _taken_back(line: str) -> str:
    """Return the line of the same review, undone; what it says besides is kept."""
    said = json.loads(line)
    return line if said.get("undone") else json.dumps({**said, "undone": True})


def _signature(path: Path) -> tuple[int, ...] | None:
    """Return what changes when the file at `path` does; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", path=path) from error
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def _replace(path: Path, data: bytes) -> None:
    """Put `data` durably in the place of the file at `path`, or of the file its symlink names.

    The data is on disk before the name points at it, and the name is on disk before this returns.
    """
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=".revise1924-", suffix=".tmp", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            Path(name).chmod(target.stat().st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no such call; its rename is durable by the journal
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
