"""Progress: every review of one deck, and where each card stands because of them.

The reviews are the truth; box and due day are derived from them each time, never stored.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import takewhile

from revise1924.cards import Card
from revise1924.edits import Edit, Edits, Moved, PointHistory, joined_edits, new_edit, noted_once
from revise1924.kinds import KINDS
from revise1924.leitner import Place, due_date, exam_ahead, study_day
from revise1924.reviews import Name, Review, in_order, joined, union
from revise1924.said import NOT_SAID, Asides, ExamDay, Said

_SURELY_PAST = timedelta(days=3)
"""No review made so long ago can be of this study day, in whatever zone it was made."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one card stands on one study day."""

    box: int | None = None
    """1 to 5; None for a new card."""
    due: date | None = None
    """The study day from which the card wants a review; None for a new card."""
    reviews: int = 0
    """Looks that count: not undone and not ahead; in drills too."""
    last: Review | None = None
    """The latest look that asked the whole card."""
    today: tuple[Review, ...] = ()
    """The looks of this study day that asked the whole card, in order."""
    is_begun_today: bool = False
    """Whether the card was new this morning and has been looked at since."""
    edits: tuple[Edit, ...] = ()
    """How its points have been changed; what the looks say of points is of those there were."""

    @property
    def place(self) -> Place:
        """The card's box and due day, as the rules know them."""
        return Place(self.box, self.due)

    @property
    def is_new(self) -> bool:
        """Whether the card has never been put into a box."""
        return self.box is None

    def is_due_on(self, day: date) -> bool:
        """Tell whether the day on which the card wants a review has come."""
        return self.due is not None and self.due <= day


_NEW = Standing()


@dataclass(slots=True)
class Progress:
    """Everything the student did with one deck: all reviews, and all that was said beside them."""

    deck: str
    """The id of the deck."""
    exam_day: ExamDay = NOT_SAID
    """What is known of the exam."""
    reviews: list[Review] = field(default_factory=list)
    """All reviews, undone ones too, in the order of their moments."""
    asides: Asides = field(default_factory=dict)
    """What was last said of each card that ever was set aside."""
    edits: Edits = field(default_factory=dict)
    """How the points of cards have been changed."""
    _by_card: dict[str, list[Review]] = field(init=False, repr=False, compare=False)
    _done: Counter[str] = field(init=False, repr=False, compare=False)
    """How many reviews of each card were not undone."""

    def __post_init__(self) -> None:
        self.reviews = union(self.reviews)
        self._by_card = {}
        for review in self.reviews:
            self._by_card.setdefault(review.card, []).append(review)
        self._done = Counter(review.card for review in self.reviews if not review.undone)

    @property
    def exam(self) -> date | None:
        """The study day of the exam, past or to come; None where none is set."""
        return self.exam_day.day

    @property
    def said(self) -> Said:
        """All that is said beside reviews."""
        return Said(self.exam_day, self.asides, self.edits)

    def is_aside(self, card: str) -> bool:
        """Tell whether the card of this id is set aside."""
        said = self.asides.get(card)
        return said is not None and said.is_aside

    def find(self, name: Name) -> Review | None:
        """Return the review of this name, if there is one."""
        of_card = self._by_card.get(name[0], [])
        index = bisect_left(of_card, name[1], key=lambda review: review.at)
        return next((each for each in of_card[index : index + 1] if each.at == name[1]), None)

    def joined(self, review: Review) -> Review:
        """Return what `review` makes with the copy of it that is known, if one is."""
        known = self.find(review.name)
        return joined(known, review) if known else review

    def put(self, review: Review) -> Review:
        """Take in one review, `joined` with the copy that is known; return what it is now."""
        known, new = self.find(review.name), self.joined(review)
        self._done[review.card] += (not new.undone) - (known is not None and not known.undone)
        for reviews in (self.reviews, self._by_card.setdefault(review.card, [])):
            _put_into(reviews, new)
        return new

    def reviews_with(self, new: Iterable[Review]) -> list[Review]:
        """Return what `reviews` would be after `put` of each."""
        reviews = self.reviews.copy()
        for review in new:
            _put_into(reviews, self.joined(review))
        return reviews

    def with_more(self, reviews: Iterable[Review], said: Said) -> "Progress":
        """Return the union of this progress and more `reviews`, with what is `said` of all else."""
        return Progress(self.deck, said.exam, [*self.reviews, *reviews], said.asides, said.edits)

    def without(self, cards: Container[str]) -> "Progress":
        """Return what is known but for the reviews of these cards, given by their ids."""
        reviews = [review for review in self.reviews if review.card not in cards]
        return Progress(self.deck, self.exam_day, reviews, self.asides, self.edits)

    def edits_of(self, card: str, now: datetime) -> tuple[Edit, ...]:
        """Return the edits of a card that count at `now`, in order.

        As with reviews, one dated on a study day to come does not: some clock was wrong.
        """
        edits = self.edits.get(card, ())
        end = bisect_left(edits, True, key=lambda edit: _is_to_come(edit.at, now))
        return noted_once(edits[:end]) if end else ()

    def history(self, card: str, now: datetime) -> PointHistory:
        """Return where each point that a card has at `now` was at its looks."""
        return PointHistory(self.edits_of(card, now))

    def recalled(self, look: Review, card: Card, now: datetime) -> tuple[bool | None, ...] | None:
        """Return which of the points that `card` has now came back at a look at it.

        None of a point that was not asked then; None of all where nobody can tell which is which.
        """
        recalled = self.history(card.id, now).recalled(look)
        return recalled if recalled and len(recalled) == len(card.back) else None

    def edited(self, card: str, moved: Moved, now: datetime) -> Edits:
        """Return the edits once the points of a card are changed now; see `edits.new_edit`."""
        looks = [look.at for look in self._by_card.get(card, []) if not is_ahead(look, now)]
        edit = new_edit(self.edits_of(card, now), looks, moved, now)
        return joined_edits(self.edits, {card: (edit,)}) if edit else self.edits

    def standing(self, card: str, now: datetime) -> Standing:
        """Return where `card` stands at `now`.

        Its box is that of its last review with a box, and its wait counts from that review's study
        day. Reviews that `is_ahead` move nothing.
        """
        of_card = self._by_card.get(card)
        if of_card is None:
            return _NEW
        day, today = study_day(now), list[Review]()
        last, moved, is_old, ahead = None, None, False, 0
        for look in reversed(of_card):
            if not look.undone and is_ahead(look, now):
                ahead += 1  # all of these come first
                continue
            if look.undone or not KINDS[look.kind].asks_whole_card:
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
            due=due_date(box, moved.day, exam_ahead(day, self.exam)) if moved and box else None,
            reviews=self._done[card] - ahead,
            last=last,
            today=tuple(today),
            is_begun_today=bool(today) and not is_old,
            edits=self.edits_of(card, now) if self.edits else (),
        )

    def counted(self, now: datetime) -> Iterator[Review]:
        """Yield the reviews that count at `now`, in order: neither undone nor ahead."""
        return (each for each in self.reviews if not each.undone and not is_ahead(each, now))

    def counted_back(self, now: datetime) -> Iterator[Review]:
        """Yield them in reverse."""
        backwards = reversed(self.reviews)
        return (each for each in backwards if not each.undone and not is_ahead(each, now))

    def looks_at(self, card: str, now: datetime) -> Iterator[Review]:
        """Yield those of them that are of one card."""
        looks = self._by_card.get(card, [])
        return (each for each in looks if not each.undone and not is_ahead(each, now))

    @property
    def looked_at(self) -> AbstractSet[str]:
        """The ids of all cards that have reviews, undone ones too."""
        return self._by_card.keys()

    def looks_back(self, card: str, now: datetime) -> Iterator[Review]:
        """Yield the reviews of one card that count at `now`, the latest first."""
        looks = reversed(self._by_card.get(card, []))
        return (each for each in looks if not each.undone and not is_ahead(each, now))

    def of_day(self, now: datetime) -> list[Review]:
        """Return those of them that are of this study day, in order."""
        day = study_day(now)
        return list(takewhile(lambda each: each.day >= day, self.counted_back(now)))[::-1]

    def last_review(self, now: datetime) -> Review | None:
        """Return the latest review of this study day that was not undone: the one `u` takes back.

        Not further: what was right yesterday should not vanish by one key too many today.
        """
        last = next(self.counted_back(now), None)
        return last if last and last.day == study_day(now) else None

    def ahead_of(self, now: datetime) -> int:
        """Return how many reviews are dated on a study day after `now`: some clock was wrong."""
        return sum(1 for review in self.reviews if is_ahead(review, now))


def is_ahead(review: Review, now: datetime) -> bool:
    """Tell whether `review` is dated later than `now`, on a study day still to come.

    Later on the same study day it counts: a clock set back by an hour must not ask a card twice.
    And it counts once its moment has passed, wherever the student has travelled since.
    """
    return review.at > now and review.day > study_day(now)


def _is_to_come(moment: datetime, now: datetime) -> bool:
    return moment > now and study_day(moment.astimezone(now.tzinfo)) > study_day(now)


def _put_into(reviews: list[Review], review: Review) -> None:
    """Put `review` where it belongs, in the place of a copy of it."""
    index = bisect_left(reviews, in_order(review), key=in_order)
    is_known = [each.name for each in reviews[index : index + 1]] == [review.name]
    reviews[index : index + is_known] = [review]
