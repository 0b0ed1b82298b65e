"""Marking: an essay beside the points of its deck, card by card, until it is recorded as a whole.

What is found in it is a suggestion; the student decides. Nothing is recorded before the last card.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from revise1924.cards import Card
from revise1924.essay import MOST_SECONDS, Essay, Try, in_order, recorded, tries
from revise1924.library import Desk
from revise1924.look import free_moment
from revise1924.matching import Match, Matcher
from revise1924.progress import Progress
from revise1924.recite import Recital
from revise1924.reread import reread
from revise1924.reviews import Review
from revise1924.undo import Undone, take_back


@dataclass(frozen=True, slots=True)
class Found:
    """What of one card stands in an essay, as the student has said."""

    card: Card
    recalled: tuple[bool, ...]
    place: int | None
    """Where in the essay the first of it was found; None where nobody can tell."""

    @property
    def left_out(self) -> list[int]:
        """The indices of the points that do not stand there."""
        return [index for index, is_there in enumerate(self.recalled) if not is_there]


@dataclass(frozen=True, slots=True)
class Result:
    """What an essay came to."""

    desk: Desk
    essay: Essay
    reviews: tuple[Review, ...]
    """As they are recorded, one a card."""
    found: tuple[Found, ...]
    """One a card, in the order of the deck."""
    before: tuple[Try, ...]
    """The essays before this one, in order."""

    @property
    def now(self) -> Try:
        """What it came to, beside those before."""
        return Try.of(self.reviews[0].at, self.reviews)

    @property
    def order(self) -> list[int]:
        """The numbers of the cards, from 1, in the order in which they stand in the essay."""
        return in_order(each.place for each in self.found)

    @property
    def left_out(self) -> dict[str, list[int]]:
        """The indices of the points left out, by the ids of their cards."""
        return {each.card.id: each.left_out for each in self.found if each.left_out}


class Marking:
    """An essay that is marked: one card is up; `go` goes to another, `record` ends it."""

    def __init__(self, desk: Desk, essay: Essay) -> None:
        """Take a desk at which cards are asked; go on with the card that was up last."""
        self.essay = essay
        self._desk = desk
        self._take_cards()

    def _take_cards(self) -> None:
        self.cards = self._desk.asked.cards
        """The cards whose points are looked for."""
        self._matcher = Matcher(self._desk.deck)
        self._matches: dict[str, list[Match | None]] = {}
        ids = [card.id for card in self.cards]
        self.index = ids.index(self.essay.card) if self.essay.card in ids else 0
        """Which card is up, from 0."""
        self._put_up()

    @property
    def card(self) -> Card:
        """The card that is up."""
        return self.cards[self.index]

    @property
    def matches(self) -> list[Match | None]:
        """What was found of each of its points."""
        return self._found_of(self.card)

    @property
    def is_last(self) -> bool:
        """Whether it is the last one."""
        return self.index == len(self.cards) - 1

    @property
    def ticks(self) -> list[Sequence[bool] | None]:
        """What is ticked of each card; None for one that has not been up yet."""
        return [
            self.recital.recalled if card is self.card else self._ticks_of(card)
            for card in self.cards
        ]

    def _ticks_of(self, card: Card) -> list[bool] | None:
        ticked = self.essay.ticked.get(card.id)
        return None if ticked is None else [point in ticked for point in card.back]

    def go(self, index: int) -> None:
        """Put up the card of this index; the ticks of the one before are kept."""
        self.keep_ticks()
        self.index = index
        self._put_up()

    def keep_ticks(self) -> None:
        """Keep in the essay what is ticked of the card that is up."""
        ticked = zip(self.card.back, self.recital.recalled, strict=True)
        self.essay.ticked[self.card.id] = [point for point, is_there in ticked if is_there]

    def look(self, now: datetime) -> bool:
        """Take in a deck that was edited meanwhile, and tell whether its cards are others now.

        What was ticked of points that are still there stays. Raises as `reread` does.
        """
        self.keep_ticks()
        reread(self._desk, now)
        if self._desk.asked.cards in (self.cards, ()):
            return False
        self._take_cards()
        return True

    def record(self, now: datetime, keep: Callable[[], object]) -> Result:
        """Save what was found, one review a card, all at one moment.

        Before that, `keep` is to keep the essay, which knows that moment then: whatever happens, it
        is not recorded twice. Raises SaveError, and what reading raises, where it cannot be saved;
        it can be tried again.
        """
        self.keep_ticks()
        self._forget_attempt()
        found = tuple(map(self._told_of, self.cards))
        before = tuple(tries(self._desk.keeper.progress, now))
        made: list[Review] = []

        def make(progress: Progress) -> list[Review]:
            made[:] = self._reviews(progress, found, now)
            self.essay.at = made[0].at
            keep()
            return made

        self._desk.keeper.record_all(make)
        return Result(self._desk, self.essay, tuple(made), found, before)

    def _forget_attempt(self) -> None:
        """Take back what an attempt that failed has left on disk after all."""
        if self.essay.at is None:
            return
        self._desk.keeper.refresh()
        if attempt := recorded(self.essay, self._desk.keeper.progress):
            take_back(self._desk, attempt)

    def _reviews(self, progress: Progress, found: tuple[Found, ...], now: datetime) -> list[Review]:
        """Return a review a card; the time, of writing and of marking, is shared out evenly."""
        times = (self.essay.seconds, self.essay.marked_for)
        written, marked = (min(MOST_SECONDS, round(each / len(found), 1)) for each in times)
        moment = free_moment(progress, [each.card.id for each in found], now)
        return [
            Review(each.card.id, moment, each.recalled, None, "essay", seconds=(written, marked))
            for each in found
        ]

    def _put_up(self) -> None:
        card = self.card
        self.essay.card = card.id
        self.recital = Recital(card.back)
        """The points of the card that is up, and its ticks."""
        ticks = self._ticks_of(card)
        found = [match is not None for match in self.matches]
        self.recital.show_answers(found if ticks is None else ticks)

    def _found_of(self, card: Card) -> list[Match | None]:
        if card.id not in self._matches:
            self._matches[card.id] = self._matcher.find(self.essay.text, card)
        return self._matches[card.id]

    def _told_of(self, card: Card) -> Found:
        """Return what the student has said of a card; one that was never up is left out."""
        recalled = tuple(self._ticks_of(card) or [False] * len(card.back))
        pairs = zip(self._found_of(card), recalled, strict=True)
        places = [match.in_written[0][0] for match, is_there in pairs if match and is_there]
        return Found(card, recalled, min(places, default=None))


def take_essay_back(result: Result) -> Undone | None:
    """Take back what was recorded; None where that has been done before; raises as `record`."""
    review = take_back(result.desk, result.reviews[0])
    return Undone(result.desk, review) if review else None
