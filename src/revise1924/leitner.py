"""The rules that decide when a card returns: pure functions over boxes and study days.

1.  Five boxes. A card waits 1, 3, 7, 21, 60 days in box 1, 2, 3, 4, 5.
2.  All points recalled: up one box (a new card counts as in box 1). Some missed: down one box.
    More than half missed: back to box 1, and round again today until every point has come back.
3.  Only the first look of a study day moves a card.
4.  With an exam date set, no card waits longer than half the days left, rounded up. From the exam
    day on the exam no longer counts.
5.  A look before the card is due can drop a card, never lift it.
6.  With an exam ahead: due cards of box 1, then new cards, then the other due cards, since a card
    never seen by the exam is a sure loss. Without one: due cards, then new ones. Within each,
    earliest due first, then lowest box, then deck order. At most 10 new ones a study day, or as
    many as the student has settled on, unless the exam is too near for that. Of several decks, one
    card each in turn within each group.

`after_look` decides what becomes of a card, and `queue` which cards come today; no other module
puts rules together. Days are study days throughout; see `study_day`.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum
from itertools import zip_longest
from typing import NamedTuple, TypeVar

Asked = TypeVar("Asked")

WAITS = {1: 1, 2: 3, 3: 7, 4: 21, 5: 60}
"""Days a card waits in each box. In simulation their exact lengths hardly matter beside rule 4."""

LAST_BOX = max(WAITS)

NEW_A_DAY = 10
"""New cards a study day, unless the exam is near: a load a student can keep up with.

It counts where the student has not settled on another number.
"""

MORE = 5
"""New cards that come on top when the student asks for more today."""

_DAY_BEGINS = timedelta(hours=4)


class Place(NamedTuple):
    """Where a card stands."""

    box: int | None = None
    """1 to 5; None for a new card."""
    due: date | None = None
    """The study day from which the card wants a review; None for a new card."""


class Landing(NamedTuple):
    """The place in which a look puts a card."""

    box: int
    due: date


class Grade(IntEnum):
    """How much of a card came back, as far as the rules tell it apart; the better the higher."""

    MORE_THAN_HALF_MISSED = 0
    SOME_MISSED = 1
    ALL_RECALLED = 2


def study_day(moment: datetime) -> date:
    """Return the study day of an aware `moment`: it begins at 04:00 by the moment's own offset."""
    return (moment.replace(tzinfo=None) - _DAY_BEGINS).date()


def span_of(day: date) -> tuple[datetime, datetime]:
    """Return when a study day begins and when the next one does, by local time."""
    begins = datetime.combine(day, datetime.min.time()) + _DAY_BEGINS
    return begins, begins + timedelta(days=1)


def exam_ahead(day: date, exam: date | None) -> date | None:
    """Return the exam while it still counts on `day`: until the day before it. Else None."""
    return exam if exam is not None and exam > day else None


def days_left(day: date, exam: date | None) -> int | None:
    """Return the days from `day` to the exam; None where none is set, or from the exam day on."""
    ahead = exam_ahead(day, exam)
    return None if ahead is None else (ahead - day).days


def grade(recalled: int, points: int) -> Grade:
    """Return the grade of a look at which `recalled` of the card's `points` came back.

    Raises ValueError for more points recalled than there are.
    """
    if not 0 <= recalled <= points or points < 1:
        raise ValueError(f"{recalled} of {points} points cannot be")
    if recalled == points:
        return Grade.ALL_RECALLED
    return Grade.MORE_THAN_HALF_MISSED if 2 * recalled < points else Grade.SOME_MISSED


def next_box(box: int | None, recalled: int, points: int) -> int:
    """Return the box (1 to 5) in which a due card lands: rule 2.

    `box` is None for a new card; `recalled` of its `points` came back.
    Raises ValueError for a box that is none, and for more points recalled than there are.
    """
    return _next_box(box, grade(recalled, points))


def _next_box(box: int | None, graded: Grade) -> int:
    if box is not None and box not in WAITS:
        raise ValueError(f"there is no box {box}")
    before = 1 if box is None else box
    if graded is Grade.ALL_RECALLED:
        return min(before + 1, LAST_BOX)
    return max(before - 1, 1) if graded is Grade.SOME_MISSED else 1


def due_date(box: int, day: date, exam: date | None = None) -> date:
    """Return the study day on which a card put into `box` on `day` wants a review: rules 1 and 4.

    Raises ValueError for a box that is none.
    """
    if box not in WAITS:
        raise ValueError(f"there is no box {box}")
    left = days_left(day, exam)
    wait = WAITS[box] if left is None else min(WAITS[box], half_up(left))
    return day + timedelta(days=wait)


def half_up(days: int) -> int:
    """Return half of `days`, rounded up."""
    return (days + 1) // 2


def after_look(
    place: Place, graded: Grade, day: date, exam: date | None = None, *, first: bool = True
) -> Landing | None:
    """Return where a look on `day` puts a card, None where it stays as it is: rules 1 to 5.

    `first` says whether this is the look that may move the card: its first of the study day.
    """
    if not first:
        return None
    is_early = place.due is not None and day < place.due
    if is_early and graded is not Grade.MORE_THAN_HALF_MISSED:
        return None
    box = _next_box(place.box, graded)
    return Landing(box, due_date(box, day, exam))


def comes_again(first: Grade, came_back: Iterable[bool]) -> bool:
    """Tell whether a card goes round again today: rule 2.

    `first` is the grade of the look that moved it, and `came_back` says of each of its points
    whether it has come back in any look of the day: then the student has found the whole answer,
    if not in one go.
    """
    return first is Grade.MORE_THAN_HALF_MISSED and not all(came_back)


def new_limit(cards: int, today: date, exam: date | None, new_a_day: int = NEW_A_DAY) -> int:
    """Return how many new cards a study day takes, where so many were new this morning: rule 6."""
    left = days_left(today, exam)
    return new_a_day if left is None else max(new_a_day, -(-cards // half_up(left)))


def new_cards_today(
    new: int,
    begun: int,
    today: date,
    exam: date | None,
    *,
    asked_for: int = 0,
    new_a_day: int = NEW_A_DAY,
) -> int:
    """Return how many of the `new` cards to bring in yet today: rule 6.

    `begun` cards were new this morning and have been seen since; they count against the limit,
    which is `new_a_day`, or `asked_for` where the student has asked for more.
    """
    limit = max(new_limit(new + begun, today, exam, new_a_day), asked_for)
    return max(0, min(new, limit - begun))


def turn(place: tuple[int | None, date | None], *, exam_is_ahead: bool) -> tuple[int, date, int]:
    """Return what the cards asked on one day are sorted by: rule 6. What is less comes first.

    `place` is a card's box and due day, as `Place` has them.
    """
    box, due = place
    if box is None or due is None:
        return 1, date.min, 0
    return 2 if exam_is_ahead and box > 1 else 0, due, box


def queue(
    cards: Sequence[tuple[int | None, date | None]],
    today: date,
    *,
    exam: date | None = None,
    begun: int = 0,
    asked_for: int = 0,
    new_a_day: int = NEW_A_DAY,
) -> list[int]:
    """Return the indices of the cards to study today, in order: rule 6.

    `cards` holds each card's box and due day in deck order, None and None for a new one; `begun`
    is the number of cards seen today for the first time, and `asked_for` how many of those the
    student has asked for where that is more than the limit, `new_a_day`.
    """
    due = [index for index, (box, when) in enumerate(cards) if box and when and when <= today]
    new = [index for index, (box, _) in enumerate(cards) if box is None]
    brought = new_cards_today(
        len(new), begun, today, exam, asked_for=asked_for, new_a_day=new_a_day
    )
    asked = due + new[:brought]
    is_ahead = exam_ahead(today, exam) is not None
    return sorted(asked, key=lambda index: turn(cards[index], exam_is_ahead=is_ahead))


def in_turn(decks: Sequence[Sequence[tuple[int, Asked]]]) -> list[Asked]:
    """Return what several decks ask, one of each in turn within each group: rule 6.

    Each deck's sequence is in its own order, and says of what it asks which group that is in.
    """
    groups: dict[int, list[list[Asked]]] = {}
    for deck in decks:
        of_deck: dict[int, list[Asked]] = {}
        for group, asked in deck:
            of_deck.setdefault(group, []).append(asked)
        for group, these in of_deck.items():
            groups.setdefault(group, []).append(these)
    return [
        asked
        for group in sorted(groups)
        for round_ in zip_longest(*groups[group], fillvalue=None)
        for asked in round_
        if asked is not None
    ]
