"""Undo: the last review taken back, and an essay's reviews together.

What is taken back stays in the file as undone, so that no merge revives it.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import NamedTuple

from revise1924.cards import Card
from revise1924.errors import ReviseError
from revise1924.kinds import KINDS
from revise1924.library import Desk
from revise1924.progress import Progress
from revise1924.reviews import Review


class Undone(NamedTuple):
    """A review that was taken back, and where."""

    desk: Desk
    review: Review

    def ticks(self, card: Card, now: datetime) -> list[bool] | None:
        """Return which points that its `card` has now had come back; None where nobody can tell."""
        recalled = self.desk.keeper.progress.recalled(self.review, card, now)
        return None if recalled is None else [bool(point) for point in recalled]


def undo(desks: Sequence[Desk], now: datetime, preferred: Undone | None = None) -> Undone | None:
    """Take back the review that is `preferred`, or else the last of this study day at any desk.

    With one review of an essay go its others; the one returned stands for them.

    None where there is none. Raises SaveError, and what reading raises, where it cannot be saved.
    """
    if preferred and (review := take_back(*preferred)):
        return Undone(preferred.desk, review)
    for desk in desks:
        with suppress(ReviseError):  # what is known of it counts, and the others need none of it
            desk.keeper.refresh()
    lasts = [(desk, desk.keeper.progress.last_review(now)) for desk in desks]
    known = [Undone(desk, review) for desk, review in lasts if review]
    if not known:
        return None
    last = max(known, key=lambda each: each.review.at)
    taken = last.desk.keeper.record_all(
        lambda progress: _taken_back(progress, progress.last_review(now))
    )
    return Undone(last.desk, taken[-1]) if taken else None


def take_back(desk: Desk, review: Review) -> Review | None:
    """Take back this review; return it as it is then, None where it is not known or was undone."""
    taken = desk.keeper.record_all(
        lambda progress: _taken_back(progress, progress.find(review.name))
    )
    return next((each for each in taken if each.name == review.name), None)


def _taken_back(progress: Progress, review: Review | None) -> list[Review]:
    """Return a review undone, and all that make one piece with it; none where it was undone."""
    if review is None or review.undone:
        return []
    if not KINDS[review.kind].is_one_piece:
        return [review.taken_back()]
    together = (progress.find((card, review.at)) for card in progress.looked_at)
    return [
        each.taken_back()
        for each in together
        if each and each.kind == review.kind and not each.undone
    ]
