"""A session: the queue, grading, undo, and the tally at the end.

Every grade is on disk before `grade` returns, unless the student agreed to an unsaved session. A
session remembers only the order of the cards still to come; all else is read from the progress, so
a session that was cut off goes on where it was.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from revise1924.cards import Card
from revise1924.kinds import KINDS, Kind, KindName
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.look import Look
from revise1924.overview import Overview, survey_desk
from revise1924.progress import Progress, Standing
from revise1924.recite import Draft, Recital
from revise1924.reviews import Review
from revise1924.tally import Outcome, Tally
from revise1924.undo import taken_back, undo

MOST_SECONDS = 300.0
"""Of a look's time, front or back, that counts: who is away longer has walked away."""


class Session:
    """One sitting at a desk: `card` is up; `grade`, `skip` and `undo` change which."""

    def __init__(
        self,
        desk: Desk,
        now: datetime,
        kind: KindName = "study",
        *,
        most: int | None = None,
        points: Mapping[str, Collection[int]] | None = None,
    ) -> None:
        """Begin at `now` with the cards that a session of this kind asks; see `kinds`.

        `most` bounds the cards of a short session, the most urgent ones. `points` are those a drill
        asks: for each card's id, in the order in which the cards come, the indices of the points.
        """
        self.desk = desk
        self.kind_name = kind
        self._cards = {card.id: card for card in desk.deck.cards}
        self._points = {card: frozenset(indices) for card, indices in (points or {}).items()}
        self._queue = self._first_queue(now)[:most]
        self._outcomes: list[Outcome] = []
        self._undone: Review | None = None
        self._attempt: Review | None = None
        self._shown: datetime | None = None
        self._flipped: datetime | None = None

    def _first_queue(self, now: datetime) -> list[Card]:
        deck = self.desk.asked
        match self.kind.cards:
            case "all":
                return list(deck.cards)
            case "weak":
                return [self._cards[card] for card in self._points]
            case "due":
                return [deck.cards[index] for index in self.overview(now).to_study]

    @property
    def kind(self) -> Kind:
        """What a session of this kind does."""
        return KINDS[self.kind_name]

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
    def left(self) -> int:
        """How many cards wait in the queue, the one that is up included."""
        return len(self._queue)

    @property
    def is_saved(self) -> bool:
        """Whether reviews are saved; not in an unsaved session."""
        return self.desk.keeper.is_saved

    @property
    def progress(self) -> Progress:
        """All that is known of the deck."""
        return self.desk.keeper.progress

    @property
    def tally(self) -> Tally:
        """What the session came to so far."""
        return Tally(tuple(self._outcomes))

    @property
    def undone(self) -> Review | None:
        """The review that was just undone, if its card is up to be given again."""
        return self._undone

    def overview(self, now: datetime) -> Overview:
        """Return where the whole deck stands at `now`."""
        return survey_desk(self.desk, now)

    def standing(self, card: Card, now: datetime) -> Standing:
        """Return where `card` stands at `now`."""
        return self.progress.standing(card.id, now)

    def missed_again(self, now: datetime) -> "Session":
        """Return a drill of the points missed in this session."""
        return Session(self.desk, now, "drill", points=self.tally.missed)

    def draft(self, now: datetime) -> Draft:
        """Return what has been answered of the card that is up, and not saved.

        Where the card was left today before it was saved, that is what had been answered then.
        """
        card = self._current()
        asked = self._points.get(card.id)
        fresh = Recital(card.back, asked, one_by_one=not self.kind.asks_whole_card)
        return self.desk.drafts.put_up(self.kind_name, card.id, fresh, study_day(now))

    def leave(self, now: datetime) -> None:
        """Take note that the student leaves before the end; what was answered is kept today."""
        self.desk.drafts.leave(study_day(now))

    def show(self, now: datetime) -> None:
        """Take note that the front of the card is shown now."""
        self._shown, self._flipped = now, None

    def flip(self, now: datetime) -> None:
        """Take note that the card is turned over now."""
        self._flipped = now

    def preview(self, recalled: Sequence[bool], now: datetime) -> Outcome:
        """Return what saving these ticks for the card that is up would do; nothing is saved."""
        return self._outcome(self.progress, recalled, now)

    def grade(self, recalled: Sequence[bool], now: datetime) -> Outcome:
        """Save which points of the card that is up came back, and put up the next card.

        Raises SaveError, and what reading raises, where it cannot be saved: then the card stays up.
        """
        self._forget_attempt()
        made: list[Outcome] = []

        def make(progress: Progress) -> Review:
            made[:] = [self._outcome(progress, recalled, now)]  # the last time it is asked counts
            self._attempt = made[0].review
            return self._attempt

        self.desk.keeper.record(make)
        outcome = made[0]
        self._attempt = self._undone = None
        self._shown = self._flipped = None
        self._queue.pop(0)
        self.desk.drafts.drop(self.kind_name, outcome.card.id)
        if outcome.again:
            self._queue.append(outcome.card)
        self._outcomes.append(outcome)
        return outcome

    def skip(self) -> None:
        """Send the card that is up to the end of the queue; nothing is recorded."""
        self._queue.append(self._queue.pop(0))

    def set_aside(self, now: datetime) -> Card:
        """Save that the card that is up is set aside, put up the next, and return it.

        Raises as `grade` does: then the card stays up.
        """
        card = self._current()
        self.desk.keeper.set_aside(card.id, True, now)
        self._undone = None
        self._shown = self._flipped = None
        self._queue = [each for each in self._queue if each.id != card.id]
        self.desk.drafts.drop(self.kind_name, card.id)
        return card

    def undo(self, now: datetime) -> Review | None:
        """Take back this session's last review, else the last of this study day; its card is up.

        Returns the review, or None where there is none; raises as `grade` does. Its card is not put
        up where the review is from another kind of session; `undone` tells.
        """
        ours = self._outcomes[-1].review if self._outcomes else None
        review = undo(self.desk.keeper, now, ours)
        if review is None:
            return None
        self._outcomes = [each for each in self._outcomes if each.review.name != review.name]
        self._undone = None
        card = self._cards.get(review.card)
        if card and self._can_ask_again(review):
            self._queue = [card, *(each for each in self._queue if each.id != card.id)]
            self._undone = review
        return review

    def _can_ask_again(self, review: Review) -> bool:
        """Tell whether this session can put the card of an undone review up again.

        A look at some points can be given again only where those points are asked.
        """
        if KINDS[review.kind].asks_whole_card and self.kind.asks_whole_card:
            return True
        return review.kind == self.kind_name and review.card in self._points

    def _outcome(self, progress: Progress, recalled: Sequence[bool], now: datetime) -> Outcome:
        card, kind = self._current(), self._kind_of_look()
        asked = self._points.get(card.id, frozenset(range(len(card.back))))
        return Look(card, kind, asked, self._seconds(now)).outcome(progress, recalled, now)

    def _seconds(self, now: datetime) -> tuple[float, float] | None:
        """Return how long the front was up, and the back until now; None where that is unknown."""
        if self._shown is None or self._flipped is None:
            return None
        return _capped(self._flipped - self._shown), _capped(now - self._flipped)

    def _forget_attempt(self) -> None:
        """Take back what a failed attempt to grade this card has left on disk after all."""
        attempt = self._attempt
        if attempt is not None:
            self.desk.keeper.record(lambda progress: taken_back(progress, attempt))
            self._attempt = None

    def _kind_of_look(self) -> KindName:
        """Return this session's kind, or that of the review that is given again after an undo."""
        undone = self._undone
        return undone.kind if undone and undone.card == self._current().id else self.kind_name

    def _current(self) -> Card:
        if self.card is None:
            raise ValueError("the session is over")
        return self.card


def _capped(time: timedelta) -> float:
    """Return a time in seconds, to a tenth; a clock set back meanwhile makes it 0."""
    return round(min(max(time.total_seconds(), 0.0), MOST_SECONDS), 1)
