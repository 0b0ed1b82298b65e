"""What keeps the progress of a deck, as sessions and screens know it."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from revise1924.edits import Moved
from revise1924.progress import Progress
from revise1924.reviews import Review

MakeAll = Callable[[Progress], Sequence[Review]]
"""Makes reviews of a progress, new or taken back."""


class ProgressKeeper(Protocol):
    """Keeps the progress of one deck: a file does, or for a session left unsaved, memory."""

    @property
    def progress(self) -> Progress:
        """What is known. Another object after each merge, so ask for it anew."""

    @property
    def path(self) -> Path | None:
        """The file in which progress is kept; None where it is in memory."""

    @property
    def notices(self) -> list[str]:
        """What the student should know about where progress is kept, a sentence each."""

    @property
    def is_saved(self) -> bool:
        """Whether what is recorded outlasts the program."""

    @property
    def recorded(self) -> int:
        """How many reviews have been kept here by this run of the program; undoing is keeping."""

    @property
    def is_fresh(self) -> bool:
        """Whether nothing has been kept of this deck yet."""

    def record(self, make: Callable[[Progress], Review | None]) -> Review | None:
        """Keep the review that `make` makes of the progress, new or taken back; None keeps nothing.

        `make` is asked once all that others have saved is known. Returns the review as it is now:
        undone once it was. Raises SaveError where it cannot be kept, and what reading raises where
        somebody has spoilt the file. Then nothing is counted, and the call can be made again.
        """

    def record_all(self, make: MakeAll) -> list[Review]:
        """Keep all reviews that `make` makes, in one save or not at all; else as `record`."""

    def set_exam(self, exam: date | None, now: datetime, minutes: int | None = None) -> None:
        """Keep the day of the exam, None for none, as said at `now`; raises as `record` does.

        `minutes` are those that there are a day, where the student has said so.
        """

    def set_aside(self, card: str, is_aside: bool, now: datetime) -> None:
        """Keep whether a card is set aside, as said at `now`; raises as `record` does."""

    def record_edit(self, card: str, moved: Moved, now: datetime) -> None:
        """Keep that the points of a card are changed now; raises as `record` does.

        `known` is how many of its edits were known when its points were the former ones: where
        there are more, somebody has kept this one already. None keeps it in any case.

        Where none was added, removed or moved, or the last edit led to these points already,
        nothing is kept. What earlier looks say counts for those points that are still there.
        ValueError where no card can have had such points.
        """

    def refresh(self) -> None:
        """Take in what others have saved since; raises what reading raises."""

    def why_unwritable(self) -> str:
        """Return why nothing can be recorded, in words; nothing where all is well. Never raises."""


class OneAmongAll:
    """Keeps a single review as it keeps several."""

    @abstractmethod
    def record_all(self, make: MakeAll) -> list[Review]:
        """Keep all reviews that `make` makes."""

    def record(self, make: Callable[[Progress], Review | None]) -> Review | None:
        """Keep the review that `make` makes; see ProgressKeeper."""

        def make_all(progress: Progress) -> list[Review]:
            review = make(progress)
            return [] if review is None else [review]

        kept = self.record_all(make_all)
        return kept[0] if kept else None
