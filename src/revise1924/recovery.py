"""A progress file that cannot be read: what can be saved of it, and how.

Whatever is chosen, the bytes as they were are kept beside the file first.
"""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from revise1924.copies import (
    MOST_BYTES,
    MOST_REVIEWS,
    Copy,
    Entry,
    Head,
    encode,
    read_copy,
    union,
    unknown_fields,
)
from revise1924.disk import beside, replace_file
from revise1924.errors import ForeignFileError, ProgressError, ReviseError
from revise1924.progress import Review
from revise1924.store import backups, lock
from revise1924.strict_json import FaultsFound, decode, parse, read_bytes

_HEAD, _REVIEW = TypeAdapter(Head), TypeAdapter(Review)


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


def diagnose(path: Path, deck: str) -> Diagnosis | None:
    """Return what is wrong with the progress file at `path`; None where it is sound or not there.

    Raises UnreadableError where it cannot be read for want of permission, and ForeignFileError for
    a newer format or another deck's progress: those are not for this program to mend.
    """
    if not path.exists():
        return None
    try:
        read_copy(path, deck)
    except ForeignFileError:
        raise
    except ProgressError as error:
        saved = _salvage(path, deck)
        good, bad = (len(saved[0].entries), saved[1]) if saved else (None, 0)
        return Diagnosis(path, deck, error, good, bad, _newest_backup(path, deck))
    return None


def keep_good(found: Diagnosis, now: datetime) -> Path:
    """Keep the reviews that can be read; return where the bytes as they were now lie.

    Raises SaveError as every save does.
    """
    saved = _salvage(found.path, found.deck)
    if saved is None:
        raise found.error
    return _put(found, saved[0], now)


def restore(found: Diagnosis, now: datetime) -> Path:
    """Put the newest good backup in the file's place; otherwise as `keep_good`."""
    if found.backup is None:
        raise found.error
    return _put(found, read_copy(found.backup.path), now)


def start_afresh(found: Diagnosis, now: datetime) -> Path:
    """Put empty progress in the file's place; otherwise as `keep_good`."""
    return _put(found, Copy(found.deck, None, [], {}), now)


def _put(found: Diagnosis, copy: Copy, now: datetime) -> Path:
    target = found.path.resolve()
    with lock(target, lambda _: None):
        aside = _free_name(target, f".corrupt-{now:%Y%m%dT%H%M%S}")
        replace_file(aside, read_bytes(target, MOST_BYTES))
        lines = [entry.line for entry in copy.entries]
        replace_file(target, encode(copy.deck, copy.exam, copy.unknown, lines))
    return aside


def _free_name(target: Path, suffix: str) -> Path:
    path, number = beside(target, suffix), 1
    while path.exists():
        number += 1
        path = beside(target, f"{suffix}-{number}")
    return path


def _salvage(path: Path, deck: str) -> tuple[Copy, int] | None:
    """Return what can be read of a file, and the number of bad reviews; None where nothing can."""
    try:
        raw = parse(decode(read_bytes(path, MOST_BYTES)), MOST_REVIEWS)
        head = _HEAD.validate_json(json.dumps(raw))
        reviews = raw["reviews"]
    except (FaultsFound, ValidationError, KeyError, TypeError):
        return None
    if head["deck"] != deck or not isinstance(reviews, list):
        return None
    good = [entry for entry in map(_entry, reviews) if entry]
    copy = Copy(deck, head["exam"], union(good), unknown_fields(raw))
    return copy, len(reviews) - len(good)


def _entry(raw: Any) -> Entry | None:  # noqa: ANN401 - it may be anything
    line = json.dumps(raw)
    try:
        return Entry(_REVIEW.validate_json(line), line)
    except ValidationError:
        return None


def _newest_backup(path: Path, deck: str) -> Backup | None:
    for day, backup in backups(path.resolve()):
        with suppress(ReviseError):
            return Backup(backup, day, len(read_copy(backup, deck).entries))
    return None
