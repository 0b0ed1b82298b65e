"""Backups: the progress file as it was before the first save of a study day."""

from contextlib import suppress
from datetime import date
from pathlib import Path

from revise1924.storage.disk import beside, neighbours, reading, replace_file, saving

BACKUPS = 7
"""Study days of which a backup is kept: a week, so that a slip is noticed in time."""

_BACKUP = ".backup-"


def backups(target: Path) -> list[tuple[date, Path]]:
    """Return the backups of `target` with their study days, newest first.

    Raises UnreadableError where its folder cannot be listed.
    """
    with reading(target.parent):
        return _all(target)


def back_up(target: Path, day: date) -> None:
    """Keep the file at `target`, if there is one, as the backup of `day`; remove the oldest.

    A backup that is there already stays. Raises SaveError where none can be kept.
    """
    backup = beside(target, f"{_BACKUP}{day}")
    with saving(backup, "No backup could be kept"):
        if target.exists() and not backup.exists():
            replace_file(backup, target.read_bytes())
        for _, stale in [each for each in _all(target) if each[0] <= day][BACKUPS:]:
            stale.unlink(missing_ok=True)


def _all(target: Path) -> list[tuple[date, Path]]:
    kept = []
    for path in neighbours(target):
        with suppress(ValueError):
            day = date.fromisoformat(path.name.rpartition(_BACKUP)[2])
            if path == beside(target, f"{_BACKUP}{day}"):
                kept.append((day, path))
    return sorted(kept, reverse=True)
