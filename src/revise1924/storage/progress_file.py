"""The progress file: locked, merged with what others wrote, saved whole.

Nothing but this and `recovery` writes progress. A save takes the lock, takes in what others have
saved, keeps a backup of the day before, and puts a new file in the old one's place.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from revise1924.errors import ReviseError, SaveError, UnreadableError
from revise1924.leitner import study_day
from revise1924.progress import Progress, later
from revise1924.reviews import Review
from revise1924.storage.backups import back_up, backups
from revise1924.storage.conflicts import copies_beside
from revise1924.storage.disk import (
    beside,
    replace_file,
    signature,
    sweep,
)
from revise1924.storage.format import Copy, encode, read_copy
from revise1924.storage.lock import locked, target_of
from revise1924.text import one_line


class ProgressFile:
    """A ProgressKeeper that keeps progress in a file.

    `progress` is what the file says, and what copies that a synced folder has put beside it say:
    the next save writes that too.
    """

    is_saved = True

    def __init__(self, path: Path, deck: str) -> None:
        """Read the file at `path`, kept for the deck with the id `deck`; none is a fresh start.

        Copies that a synced folder has put aside are merged in. Raises UnreadableError and
        ProgressError where there is a file that cannot be understood.
        """
        self.path = path
        self.progress = Progress(deck)
        self.is_fresh = True
        self.notices: list[str] = []
        self._target = target_of(path)
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
            saved = self.progress.joined(review).written()
            self._back_up(saved.day)
            reviews = self.progress.reviews_with(saved)
            self._write(Copy(self.progress.deck, self.progress.exam_day, reviews, self._unknown))
            return self.progress.put(saved)

    def set_exam(self, exam: date | None, now: datetime) -> None:
        """Save the day of the exam, None for none, as said at `now`; raises as `record` does."""
        with self._locked():
            said = self.progress.exam_day.said_anew(exam, now)
            reviews = self.progress.reviews
            self._write(Copy(self.progress.deck, said, reviews, self._unknown))
            self.progress.exam_day = said

    def take_in(self, copies: Iterable[Copy], now: datetime) -> int:
        """Save the union with other copies of this progress; return how many reviews were new.

        What was said last about the exam is kept, and the file as it was as a backup of the study
        day. Raises as `record` does.
        """
        with self._locked():
            self._back_up(study_day(now))
            before = len(self.progress.reviews)
            merged, unknown = self._merged_with(copies)
            self._write(Copy(merged.deck, merged.exam_day, merged.reviews, unknown))
            self.progress, self._unknown = merged, unknown
            return len(merged.reviews) - before

    def refresh(self) -> None:
        """Take in what others have saved since; raises what reading raises."""
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
        """Hold the lock, know what others have saved, and make each OSError a SaveError."""
        with locked(self.path, self._notice):
            self._catch_up()
            if self._backed_up is None:
                sweep(self._target)
            yield

    def _notice(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)

    def _catch_up(self) -> None:
        """Take in what others have written since the last look."""
        seen = signature(self.path)
        if seen is None or seen == self._seen:
            return
        copy = read_copy(self.path, self.progress.deck)
        ours = self.progress.exam_day
        exam = ours if copy.exam.is_before(ours) else copy.exam
        self.progress = self.progress.with_more(copy.reviews, exam)
        self._unknown |= copy.unknown
        self._seen, self.is_fresh = seen, False

    def _merged_with(self, copies: Iterable[Copy]) -> tuple[Progress, dict[str, Any]]:
        """Return the union of what is known and `copies`, and of the fields unknown to us."""
        reviews: list[Review] = []
        exam, unknown = self.progress.exam_day, self._unknown
        for copy in copies:
            reviews += copy.reviews
            exam, unknown = later(exam, copy.exam), copy.unknown | unknown
        return self.progress.with_more(reviews, exam), unknown

    def _take_in_conflicts(self) -> None:
        """Merge the copies that a program which syncs folders has put beside the file."""
        try:
            beside = copies_beside(self._target, self.progress.deck)
            if self.is_fresh and (kept := len(backups(self._target))):
                self._notice(
                    f"The progress file is gone, but {kept} of its backups are there:"
                    " `revise1924 doctor` says what can be restored"
                )
        except UnreadableError as error:
            self._notice(f"No copies put aside by a synced folder could be looked for: {error}")
            return
        for path in beside.unreadable:
            name = one_line(path.name)
            self._notice(f"A copy put aside by a synced folder cannot be read: {name}")
        for path, copy in beside.synced:
            before = len(self.progress.reviews)
            self.progress, self._unknown = self._merged_with([copy])
            if new := len(self.progress.reviews) - before:
                reviews = "review" if new == 1 else "reviews"
                name = one_line(path.name)
                self._notice(f"{new} {reviews} taken in from {name}; saved with your next one")
        for path, copy in beside.unsure:
            if any(self.progress.find(review.name) is None for review in copy.reviews):
                name = one_line(path.name)
                self._notice(
                    f"Not taken in, it may be somebody else's: {name}; if it is yours,"
                    " `revise1924 merge` it"
                )

    def _back_up(self, day: date) -> None:
        """Keep the file as it was before the first save of a study day.

        A backup that fails is tried again at the next save, and does not keep that from being made.
        """
        if self._backed_up == day:
            return
        try:
            back_up(self._target, day)
        except SaveError as error:
            self._notice(error.what)
        else:
            self._backed_up = day

    def _write(self, copy: Copy) -> None:
        replace_file(self._target, encode(copy))
        self._seen, self.is_fresh = signature(self.path), False
