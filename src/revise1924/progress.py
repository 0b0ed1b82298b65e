"""Progress: every review of one deck, and where each card stands because of them.

The reviews are the truth; box and due day are derived from them each time, never stored.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, ClassVar, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from revise1924.cards import Slug
from revise1924.leitner import due_date, study_day

# Wide enough for every clock, a dead one at 1970 too; outside, days cannot be counted.
_EARLIEST, _LATEST = datetime(1900, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)

_SURELY_PAST = timedelta(days=3)
"""No review made so long ago can be of this study day, in whatever zone it was made."""

Kind = Literal["study", "test", "practice"]
Name = tuple[str, datetime]
Seconds = Annotated[float, Field(ge=0, le=86_400, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True)
class Review:
    """One look at one card: when, and which points were recalled."""

    __pydantic_config__: ClassVar = ConfigDict(strict=True)

    card: Slug
    """The card's id; the card may be gone from the deck by now."""
    at: Annotated[AwareDatetime, Field(ge=_EARLIEST, lt=_LATEST)]
    """The moment of saving, with the offset then in force; its study day is judged by that."""
    recalled: Annotated[tuple[bool | None, ...], Field(min_length=1)]
    """Whether each point came back, in the card's order; None for a point that was not asked."""
    box: Annotated[int, Field(ge=1, le=5)] | None = None
    """The box the review put the card in; None where it left the card as it was."""
    kind: Kind = "study"
    """In which mode the card was looked at; only a card that was studied comes round again."""
    undone: bool = False
    """Whether the student took the review back. It stays, so that a merge cannot bring it back."""
    seconds: tuple[Seconds, Seconds] | None = None
    """How long the front was up before the flip, and the back before the save; None if unknown."""

    @property
    def name(self) -> Name:
        """What tells this review from every other: its card and its moment."""
        return self.card, self.at

    @property
    def day(self) -> date:
        """The study day of the review."""
        return study_day(self.at)

    @property
    def points_recalled(self) -> int:
        """How many points came back."""
        return sum(1 for point in self.recalled if point)

    @property
    def points_asked(self) -> int:
        """How many points were asked."""
        return sum(1 for point in self.recalled if point is not None)

    @property
    def score(self) -> float:
        """The recall score: points recalled of points asked, 0 to 1."""
        return self.points_recalled / max(1, self.points_asked)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one card stands on one study day."""

    box: int | None = None
    """1 to 5; None for a new card."""
    due: date | None = None
    """The study day from which the card wants a review; None for a new card."""
    reviews: int = 0
    """Looks that were not undone, practice too."""
    last: Review | None = None
    """The latest look that asked the whole card."""
    today: tuple[Review, ...] = ()
    """The looks of this study day that asked the whole card, in order.

    Practice asks some points with the others in sight: it neither moves the card nor takes the
    place of the look that does.
    """
    is_begun_today: bool = False
    """Whether the card was new this morning and has been looked at since."""

    @property
    def is_new(self) -> bool:
        """Whether the card has never been put into a box."""
        return self.box is None


_NEW = Standing()


@dataclass(slots=True)
class Progress:
    """Everything the student did with one deck: all reviews, and the exam date."""

    deck: str
    """The id of the deck."""
    exam: date | None = None
    """The study day of the exam, past or to come; None where none is set."""
    reviews: list[Review] = field(default_factory=list)
    """All reviews, undone ones too, in the order of their moments."""
    _by_card: dict[str, list[Review]] = field(init=False, repr=False, compare=False)
    _done: Counter[str] = field(init=False, repr=False, compare=False)
    """How many reviews of each card were not undone."""

    def __post_init__(self) -> None:
        self.reviews = merge(self.reviews)
        self._by_card = {}
        for review in self.reviews:
            self._by_card.setdefault(review.card, []).append(review)
        self._done = Counter(review.card for review in self.reviews if not review.undone)

    def find(self, name: Name) -> Review | None:
        """Return the review of this name, if there is one."""
        of_card = self._by_card.get(name[0], [])
        at = bisect_left(of_card, name[1], key=lambda review: review.at)
        return of_card[at] if at < len(of_card) and of_card[at].at == name[1] else None

    def place(self, review: Review) -> int:
        """Return the index in `reviews` at which `review` stands, or would stand."""
        return bisect_left(self.reviews, _order(review), key=_order)

    def put(self, review: Review) -> None:
        """Take in one review; one of the same name is replaced, and stays undone once it was."""
        known = self.find(review.name)
        now = joined(known, review) if known else review
        self._done[review.card] += (not now.undone) - (known is not None and not known.undone)
        for reviews in (self.reviews, self._by_card.setdefault(review.card, [])):
            at = bisect_left(reviews, _order(review), key=_order)
            reviews[at : at + (known is not None)] = [now]

    def standing(self, card: str, now: datetime) -> Standing:
        """Return where `card` stands at `now`.

        Its box is that of its last review with a box, and its wait counts from that review's study
        day. Reviews that `is_ahead` move nothing.
        """
        of_card = self._by_card.get(card)
        if of_card is None:
            return _NEW
        day, today = study_day(now), list[Review]()
        last, moved, is_old = None, None, False
        for look in reversed(of_card):
            if look.undone or look.kind == "practice" or is_ahead(look, now):
                continue
            last = last or look
            if look.day == day:
                today.insert(0, look)
            else:
                is_old = True
            if moved is None and look.box is not None:
                moved = look
            if moved and is_old and now - look.at > _SURELY_PAST:
                break  # what was before changes nothing, and may be long
        box = moved.box if moved else None
        return Standing(
            box=box,
            due=due_date(box, moved.day, self.exam_ahead(day)) if moved and box else None,
            reviews=self._done[card],
            last=last,
            today=tuple(today),
            is_begun_today=bool(today) and not is_old,
        )

    def counted(self, now: datetime) -> Iterator[Review]:
        """Yield the reviews that count at `now`, in order: neither undone nor ahead."""
        return (each for each in self.reviews if not each.undone and not is_ahead(each, now))

    def exam_ahead(self, day: date) -> date | None:
        """Return the exam while it still counts on `day`: until the day before it."""
        return self.exam if self.exam and self.exam > day else None

    def last_review(self, now: datetime) -> Review | None:
        """Return the latest review of this study day that was not undone: the one `u` takes back.

        Not further: what was right yesterday should not vanish by one key too many today.
        """
        day = study_day(now)
        for review in reversed(self.reviews):
            if not review.undone and not is_ahead(review, now):
                return review if review.day == day else None
        return None

    def ahead_of(self, now: datetime) -> int:
        """Return how many reviews are dated on a study day after `now`: some clock was wrong."""
        return sum(1 for review in self.reviews if is_ahead(review, now))


def is_ahead(review: Review, now: datetime) -> bool:
    """Tell whether `review` is dated later than `now`, on a study day still to come.

    Later on the same study day it counts: a clock set back by an hour must not ask a card twice.
    And it counts once its moment has passed, wherever the student has travelled since.
    """
    return review.at > now and review.day > study_day(now)


def merge(reviews: Iterable[Review]) -> list[Review]:
    """Return the union of `reviews` by name, in the order of their moments; undone wins."""
    union: dict[Name, Review] = {}
    for review in reviews:
        known = union.get(review.name)
        union[review.name] = joined(known, review) if known else review
    return sorted(union.values(), key=_order)


def joined(one: Review, other: Review) -> Review:
    """Return the review that two copies of one name make: undone if either is.

    Copies that say different things come from a file somebody edited; either will do, as long as
    it is the same one in whichever order they come.
    """
    chosen = max(one, other, key=lambda copy: repr(replace(copy, at=one.at, undone=False)))
    undone = one.undone or other.undone
    return chosen if chosen.undone == undone else replace(chosen, undone=undone)


def _order(review: Review) -> tuple[datetime, str]:
    return review.at, review.card
