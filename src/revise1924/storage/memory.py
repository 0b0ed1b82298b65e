"""Progress kept in memory, for who has agreed to study unsaved."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from revise1924.edits import Moved
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import NOT_SAID, said_aside
from revise1924.storage.keeper import MakeAll, OneAmongAll


class ProgressInMemory(OneAmongAll):
    """A ProgressKeeper that forgets what it kept when the program ends."""

    is_saved = False
    path: Path | None = None

    def __init__(self, progress: Progress, notices: Iterable[str] = ()) -> None:
        """Go on from what is known: `progress` itself stays as it is. See ProgressKeeper."""
        self.progress = replace(progress, reviews=progress.reviews.copy())
        self.notices = list(notices)
        self.recorded = 0

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has been kept of this deck yet."""
        known = self.progress
        is_anything_said = known.asides or known.edits or known.exam_day != NOT_SAID
        return not (known.reviews or is_anything_said)

    def record_all(self, make: MakeAll) -> list[Review]:
        """Keep the reviews that `make` makes of the progress; see ProgressKeeper."""
        reviews = make(self.progress)
        self.recorded += len(reviews)
        return [self.progress.put(review) for review in reviews]

    def set_exam(self, exam: date | None, now: datetime, minutes: int | None = None) -> None:
        """Keep the day of the exam as said at `now`."""
        self.progress.exam_day = self.progress.exam_day.said_anew(exam, now, minutes)

    def set_aside(self, card: str, is_aside: bool, now: datetime) -> None:
        """Keep that the card of this id is set aside, or is no longer."""
        self.progress.asides = said_aside(self.progress.asides, card, is_aside, now)

    def record_edit(self, card: str, moved: Moved, now: datetime) -> None:
        """Keep that the points of a card are changed."""
        self.progress.edits = self.progress.edited(card, moved, now)

    def refresh(self) -> None:
        """Do nothing: nobody else knows of this progress."""

    def why_unwritable(self) -> str:
        """Return nothing: memory can always be written."""
        return ""
