"""A session: the queue, grading, undo, and the tally at the end.

Every grade is on disk before `grade` returns. A session remembers only the order of the cards still
to come; all else is read from the progress, so a session that was cut off goes on where it was.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from revise1924.cards import Card, Deck
from revise1924.kinds import KindName
from revise1924.leitner import box_after, due_date, study_day
from revise1924.overview import Overview, comes_again, survey
from revise1924.progress import Progress, Standing
from revise1924.reviews import Review
from revise1924.storage.keeper import ProgressKeeper

MOST_SECONDS = 300.0
"""Of a look's time, front or back, that counts: who is away longer has walked away."""

Move = Literal["up", "stayed", "fell", "kept"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one review did to its card."""

    card: Card
    review: Review
    before: int | None
    """The box before; None for a new card."""
    box: int | None
    """The box now; None only for a new card whose look moved nothing."""
    due: date | None
    again: bool
    """Whether the card comes round again in this session."""

    @property
    def move(self) -> Move:
        """Where the card went; "kept" when the look was early or not the first of the day."""
        if self.review.box is None:
            return "kept"
        before = self.before or 1
        if self.review.box == before:
            return "stayed"
        return "up" if self.review.box > before else "fell"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a session came to."""

    outcomes: tuple[Outcome, ...]
    """One an answered look, in order."""

    @property
    def recalled(self) -> int:
        """Points recalled, over all looks."""
        return sum(each.review.points_recalled for each in self.outcomes)

    @property
    def asked(self) -> int:
        """Points asked, over all looks."""
        return sum(each.review.points_asked for each in self.outcomes)

    @property
    def missed(self) -> dict[str, list[int]]:
        """The indices of the points missed, by the card's id, in the order of the looks."""
        found: dict[str, list[int]] = {}
        for each in self.outcomes:
            missed = [at for at, point in enumerate(each.review.recalled) if point is False]
            if missed:
                found[each.card.id] = missed
        return found

    def moved(self, move: Move) -> list[Outcome]:
        """Return the outcomes of one kind, in order."""
        return [each for each in self.outcomes if each.move == move]


class Session:
    """One sitting with a deck: `card` is up; `grade`, `skip` and `undo` change which."""

    def __init__(
        self,
        deck: Deck,
        file: ProgressKeeper,
        now: datetime,
        mode: KindName = "study",
        *,
        most: int | None = None,
        points: Mapping[str, Collection[int]] | None = None,
    ) -> None:
        """Begin with what is due at `now`, or in the mode "test" with every card once.

        `most` bounds the cards of a short session, the most urgent ones. In the mode "drill"
        only `points` are asked: for each card's id, in the order in which the cards come, the
        indices of the points.
        """
        self.deck = deck
        self.mode = mode
        self._file = file
        self._cards = {card.id: card for card in deck.cards}
        self._points = {card: frozenset(at) for card, at in (points or {}).items()}
        self._queue = self._first_queue(now, most)
        self._outcomes: list[Outcome] = []
        self._undone: Review | None = None
        self._attempt: Review | None = None
        self._shown: datetime | None = None
        self._flipped: datetime | None = None

    def _first_queue(self, now: datetime, most: int | None) -> list[Card]:
        if self.mode == "test":
            return list(self.deck.cards)
        if self.mode == "drill":
            return [self._cards[card] for card in self._points]
        return [self.deck.cards[at] for at in self.overview(now).to_study[:most]]

    @property
    def card(self) -> Card | None:
        """The card that is up; None when the session is over."""
        return self._queue[0] if self._queue else None

    @property
    def position(self) -> int:
        """Which look of the session this is, from 1."""
        return len(self._outcomes) + 1

    @property
    def total(self) -> int:
        """How many looks the session has, as far as known: a card that comes again adds one."""
        return len(self._outcomes) + len(self._queue)

    @property
    def is_saved(self) -> bool:
        """Whether reviews are saved; not in a session left unsaved."""
        return self._file.is_saved

    @property
    def left(self) -> int:
        """How many cards wait in the queue, the one that is up included."""
        return len(self._queue)

    @property
    def tally(self) -> Tally:
        """What the session came to so far."""
        return Tally(tuple(self._outcomes))

    def overview(self, now: datetime) -> Overview:
        """Return where the whole deck stands at `now`."""
        return survey(self.deck, self._file.progress, now)

    def standing(self, card: Card, now: datetime) -> Standing:
        """Return where `card` stands at `now`."""
        return self._file.progress.standing(card.id, now)

    @property
    def undone(self) -> Review | None:
        """The review that was just undone, if its card is up to be given again."""
        return self._undone

    @property
    def progress(self) -> Progress:
        """All that is known of the deck."""
        return self._file.progress

    def missed_again(self, now: datetime) -> "Session":
        """Return a practice session of the points missed in this one."""
        return Session(self.deck, self._file, now, "drill", points=self.tally.missed)

    @property
    def asked(self) -> frozenset[int]:
        """The indices of the points that the card that is up is asked for."""
        card = self._current()
        return self._points.get(card.id, frozenset(range(len(card.back))))

    def show(self, now: datetime) -> None:
        """Take note that the front of the card is shown now."""
        self._shown, self._flipped = now, None

    def flip(self, now: datetime) -> None:
        """Take note that the card is turned over now."""
        self._flipped = now

    def preview(self, recalled: Sequence[bool], now: datetime) -> Outcome:
        """Return what saving these ticks for the card that is up would do; nothing is saved."""
        return self._outcome(self._file.progress, recalled, now)

    def grade(self, recalled: Sequence[bool], now: datetime) -> Outcome:
        """Save which points of the card that is up came back, and put up the next card.

        Raises SaveError, and what reading raises, where it cannot be saved: then the card stays up.
        """
        self._forget_attempt()
        made: list[Outcome] = []

        def make(progress: Progress) -> Review:
            made.append(self._outcome(progress, recalled, now))
            self._attempt = made[0].review
            return self._attempt

        self._file.record(make)
        outcome = made[0]
        self._attempt = self._undone = None
        self._shown = self._flipped = None
        self._queue.pop(0)
        if outcome.again:
            self._queue.append(outcome.card)
        self._outcomes.append(outcome)
        return outcome

    def skip(self) -> None:
        """Send the card that is up to the end of the queue; nothing is recorded."""
        self._queue.append(self._queue.pop(0))

    def undo(self, now: datetime) -> Review | None:
        """Take back this session's last review, else the last of this study day; its card is up.

        Returns the review, or None where there is none; raises as `grade` does. Its card is not put
        up where the review is from another kind of session; `undone` tells.
        """
        ours = self._outcomes[-1].review if self._outcomes else None
        review = undo(self._file, now, ours)
        if review is None:
            return None
        self._outcomes = [each for each in self._outcomes if each.review.name != review.name]
        self._undone = None
        card = self._cards.get(review.card)
        if card and self._asks(review):
            self._queue = [card, *(each for each in self._queue if each.id != card.id)]
            self._undone = review
        return review

    def _asks(self, review: Review) -> bool:
        """Tell whether this session can put the card of an undone review up again.

        Practice asks some points alone, so it is given again in practice and nowhere else.
        """
        if "drill" in {self.mode, review.kind}:
            return self.mode == review.kind and review.card in self._points
        return True

    def _outcome(self, progress: Progress, recalled: Sequence[bool], now: datetime) -> Outcome:
        card, kind = self._current(), self._kind()
        before = progress.standing(card.id, now)
        box = box_after(
            before.box,
            before.due,
            study_day(now),
            recalled=sum(recalled),
            points=len(card.back),
            first=kind != "drill" and not before.today,
        )
        moment = _free_moment(progress, card, now)
        ticks = (tick if at in self.asked else None for at, tick in enumerate(recalled))
        review = Review(card.id, moment, tuple(ticks), box, kind, seconds=self._seconds(now))
        after = replace(before, today=(*before.today, review))
        return Outcome(
            card=card,
            review=review,
            before=before.box,
            box=box or before.box,
            due=due_date(box, review.day, progress.exam) if box else before.due,
            again=kind != "drill" and comes_again(card, after),
        )

    def _seconds(self, now: datetime) -> tuple[float, float] | None:
        """Return how long the front was up, and the back until now; None where that is unknown."""
        if self._shown is None or self._flipped is None:
            return None
        return _capped(self._flipped - self._shown), _capped(now - self._flipped)

    def _forget_attempt(self) -> None:
        """Take back what a failed attempt to grade this card has left on disk after all."""
        attempt = self._attempt
        if attempt is not None:
            self._file.record(
                lambda progress: progress.find(attempt.name) and replace(attempt, undone=True)
            )
            self._attempt = None

    def _kind(self) -> KindName:
        """Return the mode of this session, or of the review that is given again after an undo."""
        undone = self._undone
        return undone.kind if undone and undone.card == self._current().id else self.mode

    def _current(self) -> Card:
        if self.card is None:
            raise ValueError("the session is over")
        return self.card


def undo(file: ProgressKeeper, now: datetime, preferred: Review | None = None) -> Review | None:
    """Take back `preferred`, or the last review of this study day; None where there is none."""

    def make(progress: Progress) -> Review | None:
        known = progress.find(preferred.name) if preferred else None
        review = known if known and not known.undone else progress.last_review(now)
        return review and replace(review, undone=True)

    return file.record(make)


def _capped(time: timedelta) -> float:
    """Return a time in seconds, to a tenth; a clock set back meanwhile makes it 0."""
    return round(min(max(time.total_seconds(), 0.0), MOST_SECONDS), 1)


def _free_moment(progress: Progress, card: Card, now: datetime) -> datetime:
    """Return `now`, or the next free moment: card and moment together name a review."""
    while progress.find((card.id, now)):
        now += timedelta(microseconds=1)
    return now
