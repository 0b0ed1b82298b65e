"""A progress file that cannot be read, or is gone: what can be saved of it, and how.

Whatever is chosen, the bytes as they were are kept beside the file first.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from revise1924.errors import Fault, ForeignFileError, ProgressError, SaveError
from revise1924.said import NOT_SAID
from revise1924.storage.disk import read_bytes, replace_file, signature
from revise1924.storage.format import FORMAT, MOST_BYTES, Copy, encode, read_copy
from revise1924.storage.lock import locked, target_of
from revise1924.storage.salvage import Remains, salvage
from revise1924.storage.sources import (
    Share,
    Source,
    Whole,
    kept_of_gone,
    name_aside,
    sources_beside,
    together,
)

_KNOWN = {"format", "deck", "exam", "exam_at", "minutes_a_day", "aside", "edits", "reviews"}

CureName = Literal["keep", "fresh"]

_GONE = "`revise1924 doctor --fix` puts together what is kept; so does the app."
_FOREIGN = "It is left untouched. Name another file, or move this one out of the way."


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong with a progress file, and what can be saved."""

    path: Path
    deck: str
    error: ProgressError
    whole: Whole
    """What can be read, of the file and of all that is kept beside it."""
    bad: int
    """Reviews that stand in the file and cannot be read, as far as they can be told."""
    digest: bytes | None
    """What tells these bytes from others; None where the file is gone."""

    @property
    def shares(self) -> tuple[Share, ...]:
        """Where the reviews that can be read come from."""
        return self.whole.shares


@dataclass(frozen=True)
class Cure:
    """One thing that can be done about a damaged progress file."""

    name: CureName
    """Put together all that can be read; or start afresh."""
    diagnosis: Diagnosis

    @property
    def kept(self) -> int:
        """Reviews that there will be."""
        return len(self.diagnosis.whole.copy.reviews) if self.name == "keep" else 0

    def mend(self, now: datetime) -> Path | None:
        """Do it; return where the bytes as they were now lie, None where there was no file.

        All is read and decided again under the lock. Raises SaveError as every save does, and where
        the file is no longer the one that was looked at, or less can be kept than was promised.
        Then the file is as it was.
        """
        path, deck = self.diagnosis.path, self.diagnosis.deck

        def refuse(is_changed: bool) -> None:
            if is_changed:
                remedy = "Another window may have mended it. Look at it anew, then choose."
                raise SaveError("not mended: it is no longer as it was", path=path, remedy=remedy)

        with locked(path, lambda _: None) as target:
            seen, data = signature(target), _read(target)
            whole = together(_sources(target, deck, None if data is None else salvage(data)), deck)
            refuse(_digest(data) != self.diagnosis.digest or len(whole.copy.reviews) < self.kept)
            aside = None
            if data is not None:
                aside = name_aside(target, f"{now:%Y%m%dT%H%M%S}")
                replace_file(aside, data, swept_with=target)
            nothing = Copy(deck, NOT_SAID, [], {})
            # A program that syncs folders holds no lock, and may complete the file just now.
            replace_file(
                target,
                encode(whole.copy if self.name == "keep" else nothing),
                check=lambda: refuse(signature(target) != seen),
            )
        return aside


def diagnose(path: Path, deck: str) -> Diagnosis | None:
    """Return what is wrong with the progress file at `path`; None where it is sound.

    None, too, where there is no such file and nothing kept beside it. Raises UnreadableError where
    it cannot be read for want of permission, and ForeignFileError for a newer format, another
    deck's progress, or what is no progress at all: those are not for this program to mend.
    """
    target = target_of(path)
    data = _read(path)
    if data is None:
        return _diagnose_gone(path, deck)
    try:
        read_copy(path, deck)
    except ForeignFileError:
        raise
    except ProgressError as error:
        remains = salvage(data)
        sources = _sources(target, deck, remains)
        _refuse_foreign(path, deck, remains, sources[1:])
        whole = together(sources, deck)
        return Diagnosis(path, deck, error, whole, remains.bad, _digest(data))
    return None


def cures(diagnosis: Diagnosis) -> list[Cure]:
    """Return what can be done, the best first."""
    keep = [] if diagnosis.whole.is_empty else [Cure("keep", diagnosis)]
    return [*keep, Cure("fresh", diagnosis)]


def _diagnose_gone(path: Path, deck: str) -> Diagnosis | None:
    whole = kept_of_gone(target_of(path), deck)
    if whole is None:
        return None
    error = ProgressError(path, [Fault("is gone, but backups of it are there")], remedy=_GONE)
    return Diagnosis(path, deck, error, whole, 0, None)


def _sources(target: Path, deck: str, remains: Remains | None) -> list[Source]:
    """Return the file, if there is one, and what is kept beside it."""
    file = [] if remains is None else [Source("file", target, remains)]
    return [*file, *sources_beside(target, deck)]


def _refuse_foreign(path: Path, deck: str, remains: Remains, beside: list[Source]) -> None:
    """Raise ForeignFileError for what is not this deck's progress, though it cannot be read.

    A file that does not say whose it is belongs to the deck of its backups.
    """
    said = [remains.deck, *(each.remains.deck for each in beside if each.kind == "backup")]
    owner = next((each for each in said if each), deck)
    version = remains.head.get("format") or FORMAT
    if version > FORMAT:
        what = f"is {version}, from a newer revise1924"
        raise ForeignFileError(path, [Fault(what, field="format")], remedy=_FOREIGN)
    if owner != deck:
        fault = Fault(f'holds progress of the deck "{owner}"', field="deck")
        raise ForeignFileError(path, [fault], remedy=_FOREIGN)
    is_at_home = bool(beside) or path.stem == deck
    if not (_looks_like_progress(remains, deck) or (is_at_home and _is_garbage(remains))):
        raise ForeignFileError(path, [Fault("holds no progress")], remedy=_FOREIGN)


def _looks_like_progress(remains: Remains, deck: str) -> bool:
    has = {"format", "reviews"} & remains.fields
    if remains.reviews or len(has) >= (1 if remains.deck else 2):
        return True
    fresh = re.sub(r"\s+", "", encode(Copy(deck, NOT_SAID, [], {})).decode())
    # It has begun as ours do, or has not even: it is empty, or zero bytes alone.
    return not remains.is_json and fresh.startswith(remains.beginning)


def _is_garbage(remains: Remains) -> bool:
    """Tell whether it is no JSON, and no part of other JSON: then it may have been progress."""
    return not remains.is_json and remains.fields <= _KNOWN


def _read(path: Path) -> bytes | None:
    return None if signature(path) is None else read_bytes(path, MOST_BYTES)


def _digest(data: bytes | None) -> bytes | None:
    return None if data is None else hashlib.sha256(data).digest()
