"""The progress file: locked, merged with what others wrote, saved whole.

Nothing but this and `recovery` writes progress. A save takes the lock, takes in what others have
saved, keeps a backup of the day before, and puts a new file in the old one's place. The lock is a
file of its own, since the data file is another one after each save.
"""

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any

from revise1924.copies import Copy, Entry, encode, join_entries, line_of, read_copy, union
from revise1924.disk import beside, make_folder, replace_file, sweep
from revise1924.errors import ProgressError, ReviseError, SaveError, UnreadableError
from revise1924.progress import Progress, Review

LOCK_SECONDS = 2.0
"""How long a save waits for another program that is saving the same file."""

BACKUPS = 7
"""Study days of which a backup is kept: a week, so that a slip is noticed in time."""

_BACKUP = ".backup-"
_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP}


class ProgressFile:
    """One progress file: `progress` is what is known to be on disk, `record` adds to it."""

    def __init__(self, path: Path, deck: str) -> None:
        """Read the file at `path`, kept for the deck with the id `deck`; none is a fresh start.

        Copies that a synced folder has put aside are merged in. Raises UnreadableError and
        ProgressError where there is a file that cannot be understood.
        """
        self.path = path
        self.progress = Progress(deck)
        self.is_fresh = True
        self.is_practice = False
        """Whether nothing is saved, because the student agreed to practise without."""
        self.notices: list[str] = []
        """What the student should know about the file, a sentence each."""
        self._target = Path(os.path.realpath(path))
        self._lines: list[str] = []
        self._unknown: dict[str, Any] = {}
        self._seen: tuple[int, ...] | None = None
        self._backed_up: date | None = None
        self._catch_up()
        self._take_in_conflicts()

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
            entry = Entry(review, line_of(review))
            if known:
                entry = join_entries(Entry(known, self._lines[at]), entry)
            lines = self._lines.copy()
            lines[at : at + bool(known)] = [entry.line]
            self._back_up(review.day)
            self._write(self.progress.exam, lines)
            self.progress.put(entry.review)
            return entry.review

    def set_exam(self, exam: date | None) -> None:
        """Save the exam date; raises as `record` does."""
        with self._locked():
            self._write(exam, self._lines)
            self.progress.exam = exam

    def take_in(self, copies: Iterable[Copy]) -> int:
        """Save the union with other copies of this progress; return how many reviews were new.

        The later exam date is kept. Raises as `record` does.
        """
        with self._locked():
            before = len(self.progress.reviews)
            self._merge(copies)
            self._write(self.progress.exam, self._lines)
            return len(self.progress.reviews) - before

    def refresh(self) -> None:
        """Take in what others have saved since; raises what reading raises."""
        if not self.is_practice:
            self._catch_up()

    def why_unwritable(self) -> str:
        """Return why nothing can be saved here, in words; nothing where all is well."""
        try:
            with self._locked():
                probe = beside(self._target, ".probe")
                replace_file(probe, b"")
                probe.unlink()
        except ReviseError as error:
            return str(error)
        return ""

    @contextmanager
    def _locked(self) -> Iterator[None]:
        if self.is_practice:
            yield
            return
        try:
            make_folder(self._target.parent)
            with lock(self._target, self._notice):
                self._catch_up()
                if self._backed_up is None:
                    sweep(self._target)
                yield
        except OSError as error:
            raise SaveError(
                f"not saved: {error.strerror or error}",
                path=self.path,
                remedy="Make room or permission there, then try again.",
            ) from error

    def _notice(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)

    def _catch_up(self) -> None:
        """Take in what others have written since the last look."""
        seen = _signature(self.path)
        if seen is None or seen == self._seen:
            return
        copy = read_copy(self.path, self.progress.deck)
        self._merge([copy])
        self.progress.exam = copy.exam  # the file is newer than what this window knew
        self._unknown, self._seen, self.is_fresh = copy.unknown, seen, False

    def _merge(self, copies: Iterable[Copy]) -> None:
        ours = map(Entry, self.progress.reviews, self._lines)
        exams = [self.progress.exam]
        theirs: list[Entry] = []
        for copy in copies:
            theirs += copy.entries
            exams.append(copy.exam)
        merged = union([*theirs, *ours])
        latest = max((exam for exam in exams if exam), default=None)
        deck = self.progress.deck
        self.progress = Progress(deck, latest, [entry.review for entry in merged])
        self._lines = [entry.line for entry in merged]

    def _take_in_conflicts(self) -> None:
        """Merge the copies that a program which syncs folders has put beside the file."""
        for path in conflicts(self._target):
            before = len(self.progress.reviews)
            try:
                self._merge([read_copy(path, self.progress.deck)])
            except (ProgressError, UnreadableError):
                self._notice(f"A copy put aside by a synced folder cannot be read: {path.name}")
            if new := len(self.progress.reviews) - before:
                reviews = "review" if new == 1 else "reviews"
                self._notice(f"{new} {reviews} taken in from {path.name}; saved with your next one")

    def _back_up(self, day: date) -> None:
        """Keep the file as it was before the first save of a study day.

        A backup that fails is tried again at the next save, and does not keep that from being made.
        """
        if self._backed_up == day or self.is_practice:
            return
        backup = beside(self._target, f"{_BACKUP}{day}")
        try:
            if self._seen is not None and not backup.exists():
                replace_file(backup, self._target.read_bytes())
            for _, stale in [each for each in backups(self._target) if each[0] <= day][BACKUPS:]:
                stale.unlink(missing_ok=True)
        except OSError as error:
            self._notice(f"No backup could be kept: {error.strerror}")
        else:
            self._backed_up = day

    def _write(self, exam: date | None, lines: list[str]) -> None:
        if not self.is_practice:
            replace_file(self._target, encode(self.progress.deck, exam, self._unknown, lines))
            self._seen, self.is_fresh = _signature(self.path), False
        self._lines = lines


@contextmanager
def lock(target: Path, notice: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock of the progress file `target`; where there are no locks, go on and say so.

    Raises SaveError where another program holds it for longer than `LOCK_SECONDS`.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only a save needs it

    # The soft lock that filelock can fall back to would be left behind by a kill.
    held = FileLock(
        beside(target, ".lock"),
        timeout=LOCK_SECONDS,
        poll_interval=0.01,  # two windows saving flat out take turns
        mode=0o600,
        fallback_to_soft=False,
    )
    try:
        held.acquire()
    except Timeout as error:
        raise SaveError(
            "not saved: another program holds the file",
            path=target,
            remedy="Close the other revise1924, or wait, then try again.",
        ) from error
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        notice("This folder knows no locks: use one window at a time")
    try:
        yield
    finally:
        held.release()


def backups(target: Path) -> list[tuple[date, Path]]:
    """Return the backups of `target` with their study days, newest first."""
    found = []
    for path in target.parent.glob(f"*{_BACKUP}*"):
        with suppress(ValueError):
            day = date.fromisoformat(path.name.rpartition(_BACKUP)[2])
            if path == beside(target, f"{_BACKUP}{day}"):
                found.append((day, path))
    return sorted(found, reverse=True)


def conflicts(target: Path) -> list[Path]:
    """Return the copies of `target` that Syncthing, Dropbox, Nextcloud and others put aside."""
    return sorted(
        path
        for path in target.parent.glob(f"*{target.suffix}")
        if path.name.startswith(target.stem)
        and "conflict" in path.name.removeprefix(target.stem).lower()
    )


def _signature(path: Path) -> tuple[int, ...] | None:
    """Return what changes when the file at `path` does; None where there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror}", path=path) from error
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
