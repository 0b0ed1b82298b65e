"""A progress file that cannot be read: what can be saved of it, and how.

Whatever is chosen, the bytes as they were are kept beside the file first.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

from revise1924.errors import ForeignFileError, ProgressError, ReviseError, SaveError
from revise1924.progress import NOT_SAID
from revise1924.reviews import Review, union, with_lines
from revise1924.storage.backups import backups
from revise1924.storage.disk import beside, read_bytes, replace_file, signature
from revise1924.storage.format import (
    MOST_BYTES,
    MOST_REVIEWS,
    Copy,
    Head,
    encode,
    exam_day,
    read_copy,
    unknown_fields,
)
from revise1924.storage.lock import locked, target_of
from revise1924.storage.offsets import readable_offsets
from revise1924.strict_json import FaultsFound, decode, parse

_HEAD, _REVIEW = TypeAdapter(Head), TypeAdapter(Review)

CureName = Literal["keep", "restore", "fresh"]


@dataclass(frozen=True)
class Backup:
    """A backup that can be read."""

    path: Path
    day: date
    """The study day before whose first save it was kept."""
    reviews: int


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong with a progress file, and what can be saved."""

    path: Path
    deck: str
    error: ProgressError
    good: int | None
    """Reviews that can be kept; None where nothing of the file can be read."""
    bad: int
    """Reviews that cannot."""
    backup: Backup | None
    """The newest backup that can be read."""


@dataclass(frozen=True)
class Cure:
    """One thing that can be done about a damaged progress file."""

    name: CureName
    diagnosis: Diagnosis
    kept: int
    """Reviews that there will be."""
    lost: int = 0
    """Reviews that stand in the damaged file and cannot be read."""
    backup_day: date | None = None
    """The study day of the backup that is restored, if one is."""

    def mend(self, now: datetime) -> Path:
        """Do it; return where the bytes as they were now lie.

        Raises SaveError as every save does, and where the file can be read again since somebody
        else has mended it; the error of the diagnosis where there is nothing left to keep or to
        restore. Then the file is as it was.
        """
        path, deck = self.diagnosis.path, self.diagnosis.deck
        target = target_of(path)
        with locked(path, lambda _: None):
            bad = read_bytes(target, MOST_BYTES)
            if diagnose(path, deck) is None:
                remedy = "Somebody else has mended it meanwhile: open it anew."
                raise SaveError("not mended: it can be read again", path=path, remedy=remedy)
            copy = _WHAT_TO_PUT[self.name](self.diagnosis)
            aside = _free_name(target, f".corrupt-{now:%Y%m%dT%H%M%S}")
            replace_file(aside, bad)
            replace_file(target, encode(copy))
        return aside


def diagnose(path: Path, deck: str) -> Diagnosis | None:
    """Return what is wrong with the progress file at `path`; None where it is sound or not there.

    Raises UnreadableError where it cannot be read for want of permission, and ForeignFileError for
    a newer format or another deck's progress: those are not for this program to mend.
    """
    if signature(path) is None:
        return None
    try:
        read_copy(path, deck)
    except ForeignFileError:
        raise
    except ProgressError as error:
        saved = _salvage(path, deck)
        good, bad = (len(saved[0].reviews), saved[1]) if saved else (None, 0)
        return Diagnosis(path, deck, error, good, bad, _newest_backup(path, deck))
    return None


def cures(diagnosis: Diagnosis) -> list[Cure]:
    """Return what can be done, the best first."""
    ways = []
    if diagnosis.good:
        ways.append(Cure("keep", diagnosis, diagnosis.good, lost=diagnosis.bad))
    if backup := diagnosis.backup:
        ways.append(Cure("restore", diagnosis, backup.reviews, backup_day=backup.day))
    return [*ways, Cure("fresh", diagnosis, 0)]


def _the_good(diagnosis: Diagnosis) -> Copy:
    saved = _salvage(diagnosis.path, diagnosis.deck)
    if saved is None:
        raise diagnosis.error
    return saved[0]


def _the_backup(diagnosis: Diagnosis) -> Copy:
    if diagnosis.backup is None:
        raise diagnosis.error
    return read_copy(diagnosis.backup.path, diagnosis.deck)


def _nothing(diagnosis: Diagnosis) -> Copy:
    return Copy(diagnosis.deck, NOT_SAID, [], {})


_WHAT_TO_PUT: dict[CureName, Callable[[Diagnosis], Copy]] = {
    "keep": _the_good,
    "restore": _the_backup,
    "fresh": _nothing,
}


def _free_name(target: Path, suffix: str) -> Path:
    path, number = beside(target, suffix), 1
    while path.exists():
        number += 1
        path = beside(target, f"{suffix}-{number}")
    return path


def _salvage(path: Path, deck: str) -> tuple[Copy, int] | None:
    """Return what can be read of a file, and the number of bad reviews; None where nothing can."""
    try:
        raw = parse(readable_offsets(decode(read_bytes(path, MOST_BYTES))), MOST_REVIEWS)
        head = _HEAD.validate_json(json.dumps(raw))
        reviews = raw["reviews"]
    except (FaultsFound, ValidationError, KeyError, TypeError):
        return None
    if head["deck"] != deck or not isinstance(reviews, list):
        return None
    good = [each for each in map(_review, reviews) if each]
    copy = Copy(deck, exam_day(head), union(good), unknown_fields(raw))
    return copy, len(reviews) - len(good)


def _review(raw: Any) -> Review | None:  # noqa: ANN401 - it may be anything
    line = json.dumps(raw)
    try:
        return with_lines([_REVIEW.validate_json(line)], [line])[0]
    except ValidationError:
        return None


def _newest_backup(path: Path, deck: str) -> Backup | None:
    for day, backup in backups(target_of(path)):
        with suppress(ReviseError):
            return Backup(backup, day, len(read_copy(backup, deck).reviews))
    return None
