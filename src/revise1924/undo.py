"""Undo: the last review taken back. It stays in the file as undone, so that no merge revives it."""

from datetime import datetime

from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.storage.keeper import ProgressKeeper


def undo(keeper: ProgressKeeper, now: datetime, preferred: Review | None = None) -> Review | None:
    """Take back `preferred`, or the last review of this study day; None where there is none.

    Raises SaveError, and what reading raises, where that cannot be saved.
    """

    def make(progress: Progress) -> Review | None:
        if preferred and (undone := taken_back(progress, preferred)):
            return undone
        last = progress.last_review(now)
        return last and last.taken_back()

    return keeper.record(make)


def taken_back(progress: Progress, review: Review) -> Review | None:
    """Return the review as undone; None where it is not known, or undone already."""
    known = progress.find(review.name)
    return known.taken_back() if known and not known.undone else None
