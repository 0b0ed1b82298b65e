"""Copies of a progress file that a program which syncs folders, or somebody, has put beside it.

What a file says decides whose it is: a copy is of the same deck. Its name decides who made it: what
such programs make is taken in, while another file may be another student's and is only named.
"""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from revise1924.errors import ProgressError, UnreadableError
from revise1924.progress import Progress
from revise1924.slugs import SLUG
from revise1924.storage.disk import neighbours, read_bytes, reading
from revise1924.storage.format import MOST_BYTES, Copy, read_copy
from revise1924.text import one_line

_OURS = (".backup-", ".corrupt-", ".lock", ".probe")
"""What follows a progress file's whole name in the names of the files kept for it."""

_SYNCED = re.compile(
    r"conflict|conflit|konflik|motstrid|modstrid|конфликт|конфлікт|競合|問題のある|冲突|衝突|충돌"
    r"|çakış|ขัดแย้ง|ütköz|ristirii|διένεξ|xung đột"
    r"|^ ?\(\d{1,3}\)$"  # Google Drive
    r"|^ \d{1,3}$",  # iCloud
    re.IGNORECASE,
)
_COMPUTER = re.compile(r"-[A-Z0-9][A-Z0-9-]*")
"""What OneDrive adds; in small letters it might as well be a student's name."""


class CopiesBeside(NamedTuple):
    """The files beside a progress file that are copies of it, or may be."""

    synced: list[tuple[Path, Copy]]
    """Surely put aside by a program: safe to take in."""
    unsure: list[tuple[Path, Copy]]
    """Of the same deck, but perhaps another student's."""
    unreadable: list[Path]
    """Put aside by a program, as their names say, and damaged."""


def copies_beside(target: Path, deck: str) -> CopiesBeside:
    """Return what lies beside `target`, the progress file of the deck with the id `deck`.

    Raises UnreadableError where its folder cannot be listed.
    """
    beside = CopiesBeside([], [], [])
    for path in _named_alike(target):
        is_synced = _is_of_a_program(path, target)
        try:
            copy = read_copy(path)
        except (ProgressError, UnreadableError):
            if is_synced and _deck_of_damaged(path) in {None, deck}:
                beside.unreadable.append(path)
            continue
        if copy.deck == deck:
            (beside.synced if is_synced else beside.unsure).append((path, copy))
    return beside


def left_alone(beside: CopiesBeside, progress: Progress) -> Iterator[str]:
    """Yield what the student should know of the copies that are not taken in, a sentence each."""
    for path in beside.unreadable:
        yield f"A copy put aside by a synced folder cannot be read: {one_line(path.name)}"
    for path, copy in beside.unsure:
        if any(progress.find(review.name) is None for review in copy.reviews):
            yield (
                f"Not taken in, it may be somebody else's: {one_line(path.name)}; if it is yours,"
                " `revise1924 merge` it"
            )


def _named_alike(target: Path) -> list[Path]:
    """Return the other files whose names begin and end as that of `target`."""
    kept = tuple(_composed(target.name) + each for each in _OURS)
    with reading(target.parent):
        return [
            path
            for path in neighbours(target)
            if path.name != target.name
            and _composed(path.name).startswith(_composed(target.stem))
            and path.name.endswith(target.suffix)
            and not _composed(path.name).startswith(kept)
        ]


def _composed(name: str) -> str:
    """Return a name in one of its spellings: some systems write "é" as a letter and an accent."""
    return unicodedata.normalize("NFC", name)


def _deck_of_damaged(path: Path) -> str | None:
    # Seldom needed, and it has a review's shape to prepare.
    from revise1924.storage.salvage import salvage  # noqa: PLC0415

    try:
        return salvage(read_bytes(path, MOST_BYTES)).deck
    except UnreadableError:
        return None


def _is_of_a_program(path: Path, target: Path) -> bool:
    """Tell whether a name is one that programs make, and no deck's own progress has."""
    name = _composed(path.name.removesuffix(target.suffix))
    if re.match(SLUG, name):
        return False
    added = name.removeprefix(_composed(target.stem))
    return bool(_SYNCED.search(added) or _COMPUTER.fullmatch(added))
