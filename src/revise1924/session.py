"""A session: the queue, grading, undo, and the tally at the end.

Every grade is on disk before `grade` returns, unless the student agreed to an unsaved session. A
session remembers only the order of the cards still to come; all else is read from the progress, so
a session that was cut off goes on where it was.
"""

from collections.abc import Sequence
from datetime import datetime
from operator import is_not

from revise1924.cards import Card
from revise1924.kinds import KINDS, Kind, KindName
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.look import Look
from revise1924.progress import Progress, Standing
from revise1924.recite import Draft, Recital
from revise1924.reread import reread_all
from revise1924.reviews import Review
from revise1924.stopwatch import Countdown, Stopwatch
from revise1924.tally import Outcome, Points, Tally
from revise1924.turns import Place, Turn, asked_now, every_turn, first_turns, points_missed
from revise1924.undo import Undone, take_back, undo


class Session:
    """One sitting at some desks: `card` is up; `grade`, `skip` and `undo` change which."""

    def __init__(
        self,
        desks: Desk | Sequence[Desk],
        now: datetime,
        kind: KindName = "study",
        *,
        most: int | None = None,
        points: Points | None = None,
        minutes: int | None = None,
    ) -> None:
        """Begin at `now` with the cards that a session of this kind asks; see `kinds`.

        Of several desks, the cards come in turn. `most` bounds a short session to the most urgent
        cards. `points` are what a drill asks, in the order of the cards; `minutes` a test's time.
        """
        self.desks = (desks,) if isinstance(desks, Desk) else tuple(desks)
        self.kind_name, self.countdown = kind, Countdown(minutes, now) if minutes else None
        self._decks = [desk.deck for desk in self.desks]
        self._turns = every_turn(self.desks)
        self._points = {
            (deck, card): frozenset(indices)
            for deck, cards in (points or {}).items()
            for card, indices in cards.items()
        }
        self._queue = first_turns(self.desks, self.kind, now, points or {})[:most]
        self._outcomes: list[Outcome] = []
        self._undone: Undone | None = None
        self._attempt: Undone | None = None
        self._watch = Stopwatch()

    @property
    def kind(self) -> Kind:
        """What a session of this kind does."""
        return KINDS[self.kind_name]

    @property
    def card(self) -> Card | None:
        """The card that is up; None when the session is over."""
        return self._queue[0].card if self._queue else None

    @property
    def desk(self) -> Desk:
        """The desk at which the card that is up is asked; the first one when there is none."""
        return self._queue[0].desk if self._queue else self.desks[0]

    @property
    def position(self) -> int:
        """Which look of the session this is, from 1."""
        return len(self._outcomes) + 1

    @property
    def total(self) -> int:
        """How many looks the session has, as far as known: a card that comes again adds one."""
        return len(self._outcomes) + len(self._queue)

    @property
    def place(self) -> Place:
        """How far the session is, as a student counts it."""
        return Place.between(self._outcomes, self._queue)

    @property
    def tally(self) -> Tally:
        """What the session came to so far."""
        return Tally(tuple(self._outcomes))

    @property
    def undone(self) -> Review | None:
        """The review that was just undone, if its card is up to be given again."""
        return self._undone and self._undone.review

    def standing(self, now: datetime) -> Standing:
        """Return where the card that is up stands at `now`."""
        turn = self._current()
        return turn.desk.keeper.progress.standing(turn.card.id, now)

    def missed_again(self, now: datetime) -> "Session":
        """Return a drill of the points missed in this session."""
        return Session(self.desks, now, "drill", points=points_missed(self.desks, self.tally, now))

    def draft(self, now: datetime) -> Draft:
        """Return what has been answered of the card that is up, and not saved.

        Where the card was left today before it was saved, that is what had been answered then.
        """
        turn, today = self._current(), study_day(now)
        asked = self._points.get(turn.which)
        fresh = Recital(turn.card.back, asked, one_by_one=not self.kind.asks_whole_card)
        self.leave(now)
        return turn.desk.drafts.put_up(self.kind_name, turn.card.id, fresh, today)

    def leave(self, now: datetime) -> None:
        """Take note that the student leaves before the end; what was answered is kept today."""
        for desk in self.desks:
            desk.drafts.leave(study_day(now))

    def show(self, now: datetime) -> None:
        """Take note that the front of the card is shown now."""
        self._watch.show(now)

    def flip(self, now: datetime) -> None:
        """Take note that the card is turned over now."""
        self._watch.flip(now)

    def preview(self, recalled: Sequence[bool], now: datetime) -> Outcome:
        """Return what saving these ticks for the card that is up would do; nothing is saved."""
        return self._outcome(self._current().desk.keeper.progress, recalled, now)

    def grade(self, recalled: Sequence[bool], now: datetime) -> Outcome:
        """Save which points of the card that is up came back, and put up the next card.

        Raises SaveError, and what reading raises, where it cannot be saved: then the card stays up.
        """
        self._forget_attempt()
        turn = self._current()
        made: list[Outcome] = []

        def make(progress: Progress) -> Review:
            made[:] = [self._outcome(progress, recalled, now)]  # the last time it is asked counts
            self._attempt = Undone(turn.desk, made[0].review)
            return made[0].review

        turn.desk.keeper.record(make)
        outcome = made[0]
        self._attempt = self._undone = None
        self._watch.clear()
        self._queue.pop(0)
        turn.desk.drafts.drop(self.kind_name, turn.card.id)
        if outcome.again:
            self._queue.append(turn)
        self._outcomes.append(outcome)
        return outcome

    def skip(self) -> None:
        """Send the card that is up to the end of the queue; nothing is recorded."""
        self._queue.append(self._queue.pop(0))

    def set_aside(self, now: datetime) -> Card:
        """Save that the card that is up is set aside, put up the next, and return it.

        Raises as `grade` does: then the card stays up.
        """
        turn = self._current()
        turn.desk.keeper.set_aside(turn.card.id, True, now)
        self._undone = None
        self._watch.clear()
        self._queue = self._without(turn)
        turn.desk.drafts.drop(self.kind_name, turn.card.id)
        return turn.card

    def undo(self, now: datetime) -> Undone | None:
        """Take back this session's last review, else the last of this study day; its card is up.

        Returns the review and its desk, or None where there is none; raises as `grade` does. Its
        card is not put up where the review is from another kind of session; `undone` tells.
        """
        undone = undo(self.desks, now, self._last)
        if undone is None:
            return None
        deck, review = undone.desk.deck.id, undone.review
        self._outcomes = [
            each for each in self._outcomes if (each.deck, each.review.name) != (deck, review.name)
        ]
        self._undone = None
        turn = self._turns.get((deck, review.card))
        if turn and self._can_ask_again(turn, review):
            self._queue = [turn, *self._without(turn)]
            self._undone = undone
        return undone

    @property
    def _last(self) -> Undone | None:
        """The last review of this session."""
        if not self._outcomes:
            return None
        last = self._outcomes[-1]
        (desk,) = (desk for desk in self.desks if desk.deck.id == last.deck)
        return Undone(desk, last.review)

    def reread(self, now: datetime) -> bool:
        """Take in the decks that were edited meanwhile; tell whether any was.

        Cards that are gone are asked no more, and new ones not yet. Raises as `reread` does for the
        first deck at fault, once the others are taken in.
        """
        error = reread_all(self.desks, now)
        before, self._decks = self._decks, [desk.deck for desk in self.desks]
        is_other = any(map(is_not, self._decks, before))  # whoever has read them anew
        if is_other:
            turns, self._turns = self._turns, every_turn(self.desks)
            drilled, self._points = self._points, asked_now(self._points, turns, self._turns)
            left = self._turns.keys() - (drilled.keys() - self._points.keys())
            self._queue = [self._turns[each.which] for each in self._queue if each.which in left]
        if error is not None:
            raise error
        return is_other

    def _without(self, turn: Turn) -> list[Turn]:
        return [each for each in self._queue if each.which != turn.which]

    def _can_ask_again(self, turn: Turn, review: Review) -> bool:
        """Tell whether this session can put the card of an undone review up again.

        A look at some points can be given again only where those points are asked.
        """
        if KINDS[review.kind].asks_whole_card and self.kind.asks_whole_card:
            return True
        return review.kind == self.kind_name and turn.which in self._points

    def _outcome(self, progress: Progress, recalled: Sequence[bool], now: datetime) -> Outcome:
        turn, kind = self._current(), self._kind_of_look()
        card = turn.card
        asked = self._points.get(turn.which, frozenset(range(len(card.back))))
        return Look(card, kind, asked, self._watch.seconds(now)).outcome(progress, recalled, now)

    def _forget_attempt(self) -> None:
        """Take back what a failed attempt to grade this card has left on disk after all."""
        if self._attempt is not None:
            take_back(*self._attempt)
            self._attempt = None

    def _kind_of_look(self) -> KindName:
        """Return this session's kind, or that of the review that is given again after an undo."""
        undone, turn = self._undone, self._current()
        is_it = undone and (undone.desk.deck.id, undone.review.card) == turn.which
        return undone.review.kind if undone and is_it else self.kind_name

    def _current(self) -> Turn:
        if not self._queue:
            raise ValueError("the session is over")
        return self._queue[0]
