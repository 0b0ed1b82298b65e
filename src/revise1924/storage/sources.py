"""All that is left of the progress of one deck: the file, and whatever is kept beside it."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import Any, Literal, NamedTuple

from revise1924.errors import UnreadableError
from revise1924.reviews import Name, Review, union
from revise1924.said import NOT_SAID, ExamDay, Said, later
from revise1924.storage.backups import backups
from revise1924.storage.conflicts import copies_beside
from revise1924.storage.disk import beside, neighbours, read_bytes, reading
from revise1924.storage.format import FORMAT, MOST_BYTES, Copy
from revise1924.storage.salvage import Remains, salvage
from revise1924.strict_json import joined_fields

_CORRUPT = ".corrupt-"

SourceKind = Literal["file", "backup", "copy", "aside"]


class Source(NamedTuple):
    """One file, and what can be read of it."""

    kind: SourceKind
    """The progress file; a backup; a copy a synced folder put aside; a damaged file kept before."""
    path: Path
    remains: Remains
    day: date | None = None
    """The study day of a backup."""


class Share(NamedTuple):
    """What one source gives to the whole."""

    source: Source
    reviews: int
    """Those of its reviews that no source named before it has."""


class Whole(NamedTuple):
    """What all sources make together."""

    copy: Copy
    shares: tuple[Share, ...]
    """The file first, if anything of it can be read, then whichever gives most."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is left."""
        copy = self.copy
        return not (copy.reviews or copy.unknown or copy.said != Said())


def name_aside(target: Path, moment: str) -> Path:
    """Return a free name beside `target` for a damaged file that is kept."""
    suffix, number = f"{_CORRUPT}{moment}", 1
    path = beside(target, suffix)
    while path.exists():
        number += 1
        path = beside(target, f"{suffix}-{number}")
    return path


def sources_beside(target: Path, deck: str) -> list[Source]:
    """Return what is kept beside the progress file `target` of this deck, the newest first.

    That what is read says another deck is the caller's to see. Raises UnreadableError where the
    folder cannot be listed; a file that cannot be opened is left out.
    """
    files: list[tuple[SourceKind, Path, date | None]] = []
    files += [("backup", path, day) for day, path in backups(target)]
    files += [("copy", path, None) for path in _copies(target, deck)]
    files += [("aside", path, None) for path in _asides(target)]
    kept = []
    for kind, path, day in files:
        with suppress(UnreadableError):
            kept.append(Source(kind, path, salvage(read_bytes(path, MOST_BYTES)), day))
    return kept


def kept_of_gone(target: Path, deck: str) -> Whole | None:
    """Return what is kept beside the place of a progress file that is gone.

    None where nothing of this deck is but copies, which are taken in anyway. Raises as
    `sources_beside` does.
    """
    sources = sources_beside(target, deck)
    if together((each for each in sources if each.kind != "copy"), deck).is_empty:
        return None
    return together(sources, deck)


def together(sources: Iterable[Source], deck: str) -> Whole:
    """Return the union of all that `sources` have of this deck, and which of them has what."""
    ours = [source for source in sources if _is_of(source, deck)]
    ours.sort(key=lambda source: (source.kind != "file", -len(source.remains.reviews)))
    shares, known, reviews = list[Share](), set[Name](), list[Review]()
    unknown: dict[str, Any] = {}
    said = Said()
    for source in ours:
        names = set(map(attrgetter("name"), source.remains.reviews))
        if new := len(names - known):
            shares.append(Share(source, new))
        known |= names
        reviews += source.remains.reviews
        unknown = joined_fields(unknown, source.remains.unknown)
        said = said.joined(source.remains.said)
    copy = Copy(deck, _exam(ours), union(reviews), unknown, said.asides, said.edits)
    return Whole(copy, tuple(shares))


def _exam(sources: list[Source]) -> ExamDay:
    """Return what was said last about the exam.

    What the file says counts as the last word where only the moment of it is spoilt.
    """
    exam = NOT_SAID
    for source in sources:
        if source.kind != "file":
            exam = later(exam, source.remains.exam)
    for source in sources:
        if source.kind == "file":
            said, is_spoilt = source.remains.exam, _has_spoilt_moment(source.remains)
            exam = (
                exam.said_anew(said.day, exam.said_at, said.minutes)
                if is_spoilt and exam.said_at
                else (later(said, exam))
            )
    return exam


def _has_spoilt_moment(remains: Remains) -> bool:
    return "exam" in remains.head and "exam_at" in remains.fields - remains.head.keys()


def _is_of(source: Source, deck: str) -> bool:
    """Tell whether a source can be taken in: files named after the target need not say the deck."""
    if (source.remains.head.get("format") or FORMAT) > FORMAT:
        return False
    said = source.remains.deck
    return said == deck or (said is None and source.kind != "copy")


def _copies(target: Path, deck: str) -> list[Path]:
    copies = copies_beside(target, deck)
    return [path for path, _ in copies.synced] + copies.unreadable


def _asides(target: Path) -> list[Path]:
    names = {beside(target, _CORRUPT).name, beside(target, _CORRUPT + "0" * 20).name}
    begins = tuple(name.partition(_CORRUPT)[0] + _CORRUPT for name in names)
    with reading(target.parent):
        return [path for path in neighbours(target) if path.name.startswith(begins)][::-1]
