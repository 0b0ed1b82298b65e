"""The rules that decide when a card returns: pure functions over boxes and dates.

1.  Five boxes. A card waits 1, 3, 7, 21, 60 days in box 1, 2, 3, 4, 5.
2.  All points recalled: up one box (a new card counts as in box 1). Some missed: down one box.
    Fewer than half recalled: back to box 1, and round again in this session.
3.  Only the first look of a study day moves a card.
4.  With an exam date set, no card waits longer than half the days left, rounded up.
5.  A look before the card is due can drop a card, never lift it.
6.  Earliest due first, then lowest box, then deck order; new cards after the due ones, at most 10
    a study day, unless the exam is too near for that.

Days are study days throughout; see `study_day`.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

WAITS = {1: 1, 2: 3, 3: 7, 4: 21, 5: 60}
"""Days a card waits in each box. In simulation their exact lengths hardly matter beside rule 4."""

LAST_BOX = max(WAITS)

NEW_A_DAY = 10
"""New cards a study day, unless the exam is near: a load a student can keep up with."""

_DAY_BEGINS = timedelta(hours=4)


def study_day(moment: datetime) -> date:
    """Return the study day of an aware `moment`: it begins at 04:00 by the moment's own offset."""
    return (moment.replace(tzinfo=None) - _DAY_BEGINS).date()


def days_left(day: date, exam: date | None) -> int | None:
    """Return the days from `day` to the exam; None where none is set, or from the exam day on."""
    if exam is None or exam <= day:
        return None
    return (exam - day).days


def next_box(box: int | None, recalled: int, points: int) -> int:
    """Return the box (1 to 5) in which a due card lands: rule 2.

    `box` is None for a new card; `recalled` of its `points` came back.
    Raises ValueError for a box that is none, and for more points recalled than there are.
    """
    if box is not None and box not in WAITS:
        raise ValueError(f"there is no box {box}")
    if not 0 <= recalled <= points or points < 1:
        raise ValueError(f"{recalled} of {points} points cannot be")
    before = 1 if box is None else box
    if recalled == points:
        return min(before + 1, LAST_BOX)
    return 1 if is_under_half(recalled, points) else max(before - 1, 1)


def is_under_half(recalled: int, points: int) -> bool:
    """Tell whether so few points came back that the card has to start again."""
    return 2 * recalled < points


def due_date(box: int, day: date, exam: date | None = None) -> date:
    """Return the study day on which a card put into `box` on `day` wants a review: rules 1 and 4.

    From the exam day on the exam no longer counts. Raises ValueError for a box that is none.
    """
    if box not in WAITS:
        raise ValueError(f"there is no box {box}")
    left = days_left(day, exam)
    wait = WAITS[box] if left is None else min(WAITS[box], half_up(left))
    return day + timedelta(days=wait)


def half_up(days: int) -> int:
    """Return half of `days`, rounded up."""
    return (days + 1) // 2


def box_after(
    box: int | None, due: date | None, today: date, *, recalled: int, points: int, first: bool
) -> int | None:
    """Return the box into which a look puts a card, None where it moves nothing: rules 2, 3, 5.

    `first` says whether this is the card's first look of the study day.
    """
    if not first:
        return None
    landed = next_box(box, recalled, points)
    early = due is not None and today < due
    if early and not is_under_half(recalled, points):
        return None
    return landed


def new_cards_today(new: int, begun: int, today: date, exam: date | None) -> int:
    """Return how many of the `new` cards to bring in yet today: rule 6.

    `begun` cards were new this morning and have been seen since; they count against the limit.
    """
    left = days_left(today, exam)
    limit = NEW_A_DAY
    if left is not None:
        limit = max(limit, -(-(new + begun) // half_up(left)))
    return max(0, min(new, limit - begun))


def queue(
    cards: Sequence[tuple[int | None, date | None]],
    today: date,
    *,
    exam: date | None = None,
    begun: int = 0,
) -> list[int]:
    """Return the indices of the cards to study today, in order: rule 6.

    `cards` holds each card's box and due day in deck order, None and None for a new one; `begun`
    is the number of cards seen today for the first time.
    """
    due = [
        (when, box, at) for at, (box, when) in enumerate(cards) if box and when and when <= today
    ]
    new = [at for at, (box, _) in enumerate(cards) if box is None]
    return [at for *_, at in sorted(due)] + new[: new_cards_today(len(new), begun, today, exam)]
