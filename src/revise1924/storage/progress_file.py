"""The progress file: locked, merged with what others wrote, saved whole.

Nothing but this and `recovery` writes progress. A save takes the lock, takes in what others have
saved, puts a new file in the old one's place, and keeps the old one as the backup of the day.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from revise1924.edits import Moved
from revise1924.errors import ReviseError, SaveError, UnreadableError
from revise1924.leitner import study_day
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import Said
from revise1924.storage.backups import DailyBackup
from revise1924.storage.conflicts import copies_beside, left_alone
from revise1924.storage.disk import (
    ROOM_FOR_A_REVIEW,
    Signature,
    read_bytes,
    replace_file,
    signature,
    sweep,
    try_out,
)
from revise1924.storage.format import MOST_BYTES, Copy, encode, read_copy
from revise1924.storage.keeper import MakeAll, OneAmongAll
from revise1924.storage.lock import locked, target_of
from revise1924.strict_json import joined_fields
from revise1924.text import one_line

_TRIES = 10
"""How often a save begins anew, where other programs change the file meanwhile."""


class _ChangedMeanwhile(Exception):  # noqa: N818 - a signal inside this module
    pass


class ProgressFile(OneAmongAll):
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
        self.recorded = 0
        self._unknown: dict[str, Any] = {}
        self._seen: Signature | None = None
        self._swept: Path | None = None
        self._backup = DailyBackup(self._notice)
        self._catch_up(path)
        self._take_in_conflicts()

    def record_all(self, make: MakeAll) -> list[Review]:
        """Save the reviews that `make` makes of the progress, new or taken back.

        `make` is asked under the lock. When this returns, they are on disk. See the protocol.
        """
        saved: list[Review] = []

        def with_reviews() -> Copy | None:
            saved[:] = [self.progress.joined(each).written() for each in make(self.progress)]
            if not saved:
                return None
            self._backup.read(target, saved[-1].day)
            return self._copy._replace(reviews=self.progress.reviews_with(saved))

        with self._locked() as target:
            self._write(target, with_reviews)
            kept = [self.progress.put(each) for each in saved]
            self.recorded += len(kept)
            if kept:
                self._backup.keep(target, kept[-1].day)
            return kept

    def set_exam(self, exam: date | None, now: datetime, minutes: int | None = None) -> None:
        """Save the day of the exam, None for none, as said at `now`; raises as `record` does."""
        self._say(lambda known: known.said.with_exam(exam, now, minutes))

    def set_aside(self, card: str, is_aside: bool, now: datetime) -> None:
        """Save whether a card is set aside, as said at `now`; raises as `record` does."""
        self._say(lambda known: known.said.with_aside(card, is_aside, now))

    def record_edit(self, card: str, moved: Moved, now: datetime) -> None:
        """Save that the points of a card are changed now; see the protocol."""
        if self.progress.edited(card, moved, now) is not self.progress.edits:
            self._say(lambda known: known.said._replace(edits=known.edited(card, moved, now)))

    def _say(self, say: Callable[[Progress], Said]) -> None:
        said = self.progress.said

        def with_what_is_said() -> Copy:
            nonlocal said
            said = say(self.progress)
            return self._copy._replace(**said._asdict())

        with self._locked() as target:
            self._write(target, with_what_is_said)
            self.progress.exam_day, self.progress.asides, self.progress.edits = said

    def take_in(self, copies: Iterable[Copy], now: datetime) -> int:
        """Save the union with other copies of this progress; return how many reviews were new.

        What was said last about the exam is kept, and the file as it was as a backup of the study
        day. Raises as `record` does.
        """
        taken, merged, unknown = list(copies), self.progress, self._unknown

        def with_copies() -> Copy:
            nonlocal merged, unknown
            self._backup.read(target, study_day(now))
            merged, unknown = self._merged_with(taken)
            return Copy.of(merged, unknown)

        with self._locked() as target:
            self._write(target, with_copies)
            new = len(merged.reviews) - len(self.progress.reviews)
            self.progress, self._unknown = merged, unknown
            self._backup.keep(target, study_day(now))
            return new

    def refresh(self) -> None:
        """Take in what others have saved since; raises what reading raises."""
        self._catch_up(self.path)

    def why_unwritable(self) -> str:
        """Return why nothing can be saved here, in words; nothing where all is well.

        What a save would write is written, since a full disk may have room for less.
        """
        try:
            with self._locked() as target:
                try_out(target, encode(self._copy) + bytes(ROOM_FOR_A_REVIEW))
        except ReviseError as error:
            return str(error)
        return ""

    @contextmanager
    def _locked(self) -> Iterator[Path]:
        """Hold the lock, know what others have saved, and make each OSError a SaveError.

        Yields the file that is written: a link may lead elsewhere than it did at the last save.
        """
        with locked(self.path, self._notice) as target:
            self._catch_up(target)
            if self._swept != target:
                sweep(target)
                self._swept = target
            yield target

    def _notice(self, sentence: str) -> None:
        if sentence not in self.notices:
            self.notices.append(sentence)

    def _catch_up(self, path: Path) -> None:
        """Take in what others have written since the last look."""
        seen = signature(path)
        if seen is None or seen == self._seen:
            self._seen = seen
            return
        copy, ours = read_copy(path, self.progress.deck), self.progress.said
        exam = ours.exam if copy.exam.is_before(ours.exam) else copy.exam
        said = ours.joined(copy.said)._replace(exam=exam)
        self.progress = self.progress.with_more(copy.reviews, said)
        self._unknown = joined_fields(copy.unknown, self._unknown)
        self._seen, self.is_fresh = seen, False

    def _merged_with(self, copies: Iterable[Copy]) -> tuple[Progress, dict[str, Any]]:
        """Return the union of what is known and `copies`, and of the fields unknown to us."""
        reviews, said, unknown = list[Review](), self.progress.said, self._unknown
        for copy in copies:
            reviews += copy.reviews
            said = said.joined(copy.said)
            unknown = joined_fields(unknown, copy.unknown)
        return self.progress.with_more(reviews, said), unknown

    def _take_in_conflicts(self) -> None:
        """Merge the copies that a program which syncs folders has put beside the file."""
        try:
            target = target_of(self.path)
            beside = copies_beside(target, self.progress.deck)
            if self.is_fresh:
                # It has a review's shape to prepare, and only a fresh start asks.
                from revise1924.storage.sources import kept_of_gone  # noqa: PLC0415

                if kept_of_gone(target, self.progress.deck) is not None:
                    self._notice(
                        "The progress file is gone, but backups of it are there:"
                        " `revise1924 doctor` says what can be restored"
                    )
        except UnreadableError as error:
            self._notice(f"No copies put aside by a synced folder could be looked for: {error}")
            return
        for path, copy in beside.synced:
            before = len(self.progress.reviews)
            self.progress, self._unknown = self._merged_with([copy])
            if new := len(self.progress.reviews) - before:
                reviews = "review" if new == 1 else "reviews"
                name = one_line(path.name)
                self._notice(f"{new} {reviews} taken in from {name}; saved with your next one")
        for sentence in left_alone(beside, self.progress):
            self._notice(sentence)

    @property
    def _copy(self) -> Copy:
        return Copy.of(self.progress, self._unknown)

    def _write(self, target: Path, make: Callable[[], Copy | None]) -> None:
        """Save what `make` makes of all that is known; None saves nothing.

        It is asked again where somebody who holds no lock, a program that syncs folders say, has
        put another file there meanwhile: that one is merged, not overwritten.
        """
        for _ in range(_TRIES):
            copy = make()
            if copy is None or self._is_written(target, encode(copy)):
                return
            self._catch_up(target)
        raise SaveError(
            "not saved: another program keeps changing the file",
            path=self.path,
            remedy="Wait until it is done, or stop it, then try again.",
        )

    def _is_written(self, target: Path, data: bytes) -> bool:
        """Put `data` in the place of the file that was read; tell whether it lies there then."""

        def refuse_another() -> None:
            if signature(target) != self._seen:
                raise _ChangedMeanwhile

        try:
            ours = replace_file(target, data, check=refuse_another)
        except _ChangedMeanwhile:
            return False
        there = signature(target)
        # Some network drives date a file anew when it is closed: then its bytes tell.
        if there is None or (there != ours and read_bytes(target, MOST_BYTES) != data):
            return False
        self._seen, self.is_fresh = there, False
        return True
