"""Where a deck stands now: what home, `status` and a session begin with."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from revise1924.cards import Card, Deck
from revise1924.leitner import WAITS, days_left, is_under_half, queue, study_day
from revise1924.progress import Progress, Standing


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
    def boxes(self) -> dict[int, list[int]]:
        """The indices of the cards in each box, in deck order."""
        return {
            box: [at for at, each in enumerate(self.standings) if each.box == box] for box in WAITS
        }

    @cached_property
    def to_repeat(self) -> list[int]:
        """The indices of cards that come round again today, the one looked at longest ago first."""
        again = [
            (each.today[-1].at, at)
            for at, (card, each) in enumerate(zip(self.deck.cards, self.standings, strict=True))
            if comes_again(card, each)
        ]
        return [at for _, at in sorted(again)]

    @cached_property
    def to_study(self) -> list[int]:
        """The indices of the cards to study now, in order: due, new, then those to repeat."""
        begun = sum(1 for each in self.standings if each.is_begun_today)
        asked = [at for at, each in enumerate(self.standings) if not each.today]
        places = [(self.standings[at].box, self.standings[at].due) for at in asked]
        chosen = queue(places, self.today, exam=self.exam, begun=begun)
        return [asked[at] for at in chosen] + self.to_repeat


def survey(deck: Deck, progress: Progress, now: datetime) -> Overview:
    """Return where every card of `deck` stands at `now`."""
    known = {card.id for card in deck.cards}
    return Overview(
        deck=deck,
        standings=tuple(progress.standing(card.id, now) for card in deck.cards),
        today=study_day(now),
        exam=progress.exam,
        from_future=progress.ahead_of(now),
        strays=len({review.card for review in progress.reviews} - known),
    )


def comes_again(card: Card, standing: Standing) -> bool:
    """Tell whether a card comes round again today.

    It does when its first look of the study day brought back fewer than half of its points, until
    each point has come back once: then the student has found the whole answer, if not in one go.
    The first look is the one that moved the card: a clock set back may date a later one before it.
    """
    moved = (look for look in standing.today if look.box is not None)
    first = next(moved, None)
    if first is None or first.kind != "study":
        return False
    if not is_under_half(first.points_recalled, len(first.recalled)):
        return False
    return not all(_recalled_today(card, standing))


def _recalled_today(card: Card, standing: Standing) -> list[bool]:
    """Return for each point of `card` whether it has come back in some look of this study day."""
    found = [False] * len(card.back)
    for look in standing.today:
        for at, point in enumerate(look.recalled[: len(found)]):
            found[at] = found[at] or bool(point)
    return found
