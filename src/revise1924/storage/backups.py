"""Backups: the progress file as it was before the first save of a study day."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from revise1924.errors import SaveError
from revise1924.storage.disk import (
    ROOM_FOR_A_REVIEW,
    beside,
    neighbours,
    reading,
    replace_file,
    saving,
    try_out,
)

BACKUPS = 7
"""Study days of which a backup is kept: a week, so that a slip is noticed in time."""

_BACKUP = ".backup-"


def backups(target: Path) -> list[tuple[date, Path]]:
    """Return the backups of `target` with their study days, newest first.

    Raises UnreadableError where its folder cannot be listed.
    """
    with reading(target.parent):
        return _all(target)


class DailyBackup:
    """The backup that the first save of a study day keeps: read before the save, written after it.

    Written before it, a backup could take the room of a review. What fails is told to `notice` and
    tried again at the next save; no save fails because of it.
    """

    def __init__(self, notice: Callable[[str], None]) -> None:
        self._notice = notice
        self._kept: tuple[Path, date] | None = None
        self._before: bytes | None = None

    def read(self, target: Path, day: date) -> None:
        """Read the file at `target` as it is before a save on `day`, if that has no backup yet."""
        self._before = None
        if self._kept == (target, day):
            return
        backup = _backup(target, day)
        with self._telling(backup):
            if target.exists() and not backup.exists():
                self._before = target.read_bytes()
            else:
                self._kept = target, day

    def keep(self, target: Path, day: date) -> None:
        """Keep what was read, once the save has gone through; remove the oldest backups.

        Where the next save would find no room beside it, it is not kept.
        """
        if self._before is None:
            return
        backup = _backup(target, day)
        with self._telling(backup):
            replace_file(backup, self._before, swept_with=target)
            try:
                try_out(target, target.read_bytes() + bytes(ROOM_FOR_A_REVIEW))
            except OSError:
                backup.unlink()
                raise
            for _, stale in [each for each in _all(target) if each[0] <= day][BACKUPS:]:
                stale.unlink(missing_ok=True)
            self._kept = target, day

    @contextmanager
    def _telling(self, backup: Path) -> Iterator[None]:
        try:
            with saving(backup, "No backup could be kept"):
                yield
        except SaveError as error:
            self._notice(error.what)


def _backup(target: Path, day: date) -> Path:
    return beside(target, f"{_BACKUP}{day}")


def _all(target: Path) -> list[tuple[date, Path]]:
    kept = []
    for path in neighbours(target):
        with suppress(ValueError):
            day = date.fromisoformat(path.name.rpartition(_BACKUP)[2])
            if path == _backup(target, day):
                kept.append((day, path))
    return sorted(kept, reverse=True)
