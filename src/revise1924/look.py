"""One look at a card: the review it becomes, and what that does to the card."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from revise1924.cards import Card
from revise1924.kinds import KINDS, KindName
from revise1924.leitner import after_look, grade, study_day
from revise1924.overview import comes_again
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.tally import Outcome


@dataclass(frozen=True, slots=True)
class Look:
    """A look that waits for its answer."""

    card: Card
    kind: KindName
    asked: frozenset[int]
    """The indices of the points asked."""
    seconds: tuple[float, float] | None = None
    """How long the front was up, and the back; None where that is unknown."""

    def outcome(self, progress: Progress, recalled: Sequence[bool], now: datetime) -> Outcome:
        """Return what it does to the card when these of its points came back; nothing is saved."""
        kind, today = KINDS[self.kind], study_day(now)
        before = progress.standing(self.card.id, now)
        landing = after_look(
            before.place,
            grade(sum(recalled), len(self.card.back)),
            today,
            progress.exam,
            first=kind.moves and not before.today,
        )
        box = landing.box if landing else None
        review = self._review(progress, recalled, now, box)
        after = replace(before, today=(*before.today, review))
        return Outcome(
            deck=progress.deck,
            card=self.card,
            review=review,
            before=before.box,
            box=box or before.box,
            due=landing.due if landing else before.due,
            is_early=before.due is not None and today < before.due and not before.today,
            again=kind.repeats and comes_again(self.card, after),
        )

    def _review(
        self, progress: Progress, recalled: Sequence[bool], now: datetime, box: int | None
    ) -> Review:
        asked = (tick if index in self.asked else None for index, tick in enumerate(recalled))
        moment = free_moment(progress, [self.card.id], now)
        return Review(self.card.id, moment, tuple(asked), box, self.kind, seconds=self.seconds)


def free_moment(progress: Progress, cards: Iterable[str], now: datetime) -> datetime:
    """Return `now`, or the next moment free for all `cards`: with its card it names a review.

    It is not before any edit of them, though a clock was set back: it is of the points since.
    """
    cards = list(cards)
    for edit in (edit for card in cards for edit in progress.edits_of(card, now)[-1:]):
        now = max(now, edit.at.astimezone(now.tzinfo))
    while any(progress.find((card, now)) for card in cards):
        now += timedelta(microseconds=1)
    return now
