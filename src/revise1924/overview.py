"""Where a deck stands now: what home, `status` and a session begin with."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property, partial

from revise1924 import leitner
from revise1924.cards import Card, Deck
from revise1924.edits import PointHistory
from revise1924.kinds import KINDS
from revise1924.leitner import (
    MORE,
    NEW_A_DAY,
    WAITS,
    days_left,
    exam_ahead,
    grade,
    new_cards_today,
    queue,
    study_day,
    turn,
)
from revise1924.library import Desk
from revise1924.progress import Progress, Standing
from revise1924.recite import Draft

LAST_GROUP = 3
"""What comes round again today comes after the three groups of the queue."""


@dataclass(frozen=True)
class Counts:
    """What there is to do in one deck, or in several."""

    today: date
    due: int = 0
    """Cards already seen whose day has come."""
    new: int = 0
    """New cards that today brings."""
    new_left: int = 0
    """New cards that wait for another day."""
    again: int = 0
    """Cards that come round again today."""
    next_due: date | None = None
    """The earliest due day of any seen card."""

    def __add__(self, other: "Counts") -> "Counts":
        """Return what there is to do in both."""
        days = [each for each in (self.next_due, other.next_due) if each]
        return Counts(
            self.today,
            self.due + other.due,
            self.new + other.new,
            self.new_left + other.new_left,
            self.again + other.again,
            min(days, default=None),
        )

    @property
    def cards(self) -> int:
        """All cards to study now."""
        return self.due + self.new + self.again


@dataclass(frozen=True)
class Overview:
    """The standing of every card of a deck at one moment, in deck order."""

    deck: Deck
    standings: tuple[Standing, ...]
    today: date
    """The study day of the moment."""
    exam: date | None
    """The exam as set, past or to come."""
    from_future: int
    """Reviews dated on a later study day."""
    strays: int
    """Cards that have reviews but are gone from the deck."""
    asked_for: int = 0
    """New cards that the student has asked for today; 0 where the limit is enough."""
    new_a_day: int = NEW_A_DAY
    """New cards a study day that the student has settled on."""

    @property
    def exam_ahead(self) -> date | None:
        """The exam while it still counts; None where none is set or it is over."""
        return exam_ahead(self.today, self.exam)

    @property
    def days_left(self) -> int | None:
        """Days to the exam; None where none is set or it is over."""
        return days_left(self.today, self.exam)

    @property
    def new(self) -> int:
        """Cards never put into a box."""
        return sum(1 for each in self.standings if each.is_new)

    @property
    def due(self) -> int:
        """Cards already seen whose due day has come, and not looked at on it yet."""
        return sum(
            1 for each in self.standings if each.due and each.due <= self.today and not each.today
        )

    @property
    def next_due(self) -> date | None:
        """The earliest due day of any seen card."""
        return min((each.due for each in self.standings if each.due), default=None)

    @property
    def next_session(self) -> tuple[date, int] | None:
        """The next study day with cards before the exam, and how many if no more is done today."""
        tomorrow = self.today + timedelta(days=1)
        days = sorted(max(each.due, tomorrow) for each in self.standings if each.due)
        new = partial(new_cards_today, self.new, 0, exam=self.exam, new_a_day=self.new_a_day)
        if not (days or new(tomorrow)):
            return None
        first = tomorrow if new(tomorrow) else days[0]
        is_over = self.exam_ahead is not None and first >= self.exam_ahead
        return None if is_over else (first, bisect_right(days, first) + new(first))

    @property
    def boxes(self) -> dict[int, list[int]]:
        """The indices of the cards in each box, in deck order."""
        return {
            box: [index for index, each in enumerate(self.standings) if each.box == box]
            for box in WAITS
        }

    @cached_property
    def to_repeat(self) -> list[int]:
        """The indices of cards that come round again today, the one looked at longest ago first."""
        cards = enumerate(zip(self.deck.cards, self.standings, strict=True))
        again = [
            (standing.today[-1].at, index)
            for index, (card, standing) in cards
            if comes_again(card, standing)
        ]
        return [index for _, index in sorted(again)]

    @property
    def to_study(self) -> list[int]:
        """The indices of the cards to study now: the day's queue, then those to repeat."""
        return [index for _, index in self.in_groups]

    @cached_property
    def in_groups(self) -> list[tuple[int, int]]:
        """The cards to study now, in order: the group of the queue, and the card's index."""
        unseen = [index for index, each in enumerate(self.standings) if not each.today]
        places = [self.standings[index].place for index in unseen]
        asked = queue(
            places,
            self.today,
            exam=self.exam,
            begun=self.begun,
            asked_for=self.asked_for,
            new_a_day=self.new_a_day,
        )
        is_ahead = self.exam_ahead is not None
        groups = (turn(places[index], exam_is_ahead=is_ahead)[0] for index in asked)
        queued = zip(groups, (unseen[index] for index in asked), strict=True)
        return [*queued, *((LAST_GROUP, index) for index in self.to_repeat)]

    @property
    def begun(self) -> int:
        """Cards seen today for the first time."""
        return sum(1 for each in self.standings if each.is_begun_today)

    @property
    def new_to_study(self) -> int:
        """How many of the cards to study now are new."""
        return sum(1 for index in self.to_study if self.standings[index].is_new)

    @property
    def new_left(self) -> int:
        """How many new cards wait for another day."""
        return self.new - self.new_to_study

    @property
    def counts(self) -> Counts:
        """What there is to do now, in figures."""
        return Counts(
            self.today,
            self.due,
            self.new_to_study,
            self.new_left,
            len(self.to_repeat),
            self.next_due,
        )

    def with_more(self, cards: int = MORE) -> int:
        """Return how many new cards there are today once the student asks for so many more."""
        return self.begun + self.new_to_study + cards


def survey(
    deck: Deck,
    progress: Progress,
    now: datetime,
    *,
    asked_for: int = 0,
    new_a_day: int = NEW_A_DAY,
) -> Overview:
    """Return where every card of `deck` stands at `now`; the numbers are as `Overview` has them."""
    return Overview(
        deck=deck,
        standings=tuple(progress.standing(card.id, now) for card in deck.cards),
        today=study_day(now),
        exam=progress.exam,
        from_future=progress.ahead_of(now),
        strays=len(progress.looked_at - {card.id for card in deck.cards}),
        asked_for=asked_for,
        new_a_day=new_a_day,
    )


def survey_desk(desk: Desk, now: datetime) -> Overview:
    """Return where every card that is revised at `desk` stands at `now`."""
    asked_for = desk.asked_for(study_day(now))
    return survey(desk.asked, desk.counted, now, asked_for=asked_for, new_a_day=desk.new_a_day)


def open_drafts(desk: Desk, overview: Overview) -> frozenset[Draft]:
    """Return what has been answered at `desk` and would be lost by quitting.

    A card that is not to be studied any more, since another window has answered it, comes up no
    more: nobody waits for what was answered of it before it was left.
    """
    to_study = {overview.deck.cards[index].id for index in overview.to_study}
    return frozenset(
        draft
        for (kind, card), draft in desk.drafts.begun(overview.today).items()
        if draft.left is None or KINDS[kind].cards != "due" or card in to_study
    )


def comes_again(card: Card, standing: Standing) -> bool:
    """Tell whether a card comes round again today; see `leitner.comes_again`.

    The first look is the one that moved the card: a clock set back may date a later one before it.
    """
    first = next((look for look in standing.today if look.box is not None), None)
    if first is None or not KINDS[first.kind].repeats:
        return False
    graded = grade(first.points_recalled, len(first.recalled))
    return leitner.comes_again(graded, _came_back_today(card, standing))


def _came_back_today(card: Card, standing: Standing) -> list[bool]:
    """Return for each point of `card` whether it has come back in some look of this study day."""
    came_back, history = [False] * len(card.back), PointHistory(standing.edits)
    for look in standing.today:
        recalled = history.recalled(look) or ()
        for index, point in enumerate(recalled[: len(came_back)]):
            came_back[index] = came_back[index] or bool(point)
    return came_back
