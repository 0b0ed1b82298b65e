"""The sentences that stand on a card, front and back."""

from collections.abc import Callable, Sequence
from datetime import datetime

from revise1924.leitner import days_left, study_day
from revise1924.pace import minutes, pace_of
from revise1924.reviews import Review
from revise1924.session import Session
from revise1924.tally import Outcome
from revise1924.turns import Place
from revise1924.wording import about, counted, recall, where_it_goes, where_it_goes_in_brief

NOTHING_TICKED = "Nothing ticked: Enter again for none, or tick what you said."
HOW_TO_QUIT = "q quits; what you have answered is saved."

_MANY = 8
"""More points than that are told in figures where there is little room."""


def holding(session: Session, now: datetime) -> Callable[[], list[str]]:
    """Return what tells, a line each, how much a session holds still, and how near the exam is.

    The pace is that of the reviews until `now`: to go through them takes long where they are many.
    """
    what = "question" if session.kind.is_marked else "card"
    progress = [desk.keeper.progress for desk in session.desks]
    is_study = session.kind_name == "study"  # whose pace alone is known
    paces = [pace_of(each.counted_back(now)) for each in progress] if is_study else []
    days = days_left(study_day(now), progress[0].exam) if len(progress) == 1 else None
    exam = [f"Exam in {counted(days, 'day')}"] if days else []

    def holds() -> list[str]:
        left = session.total - session.position + 1
        is_begun = session.position > 1
        how_long = f", {about(minutes(left, paces))}" if paces else ""
        return [f"{counted(left, what)}{' left' if is_begun else ''}{how_long}", *exam]

    return holds


def squares(review: Review) -> str:
    """Return the recall of a look with a square for each point asked, "■■□"."""
    came_back = review.points_recalled
    return "■" * came_back + "□" * (review.points_asked - came_back)


def came_to(review: Review) -> str:
    """Return the same with the figures, "■■□ 2 of 3"."""
    return f"{squares(review)} {recall(review)}"


def score(review: Review) -> str:
    """Return the recall of a look with a square for each point, or "18/20" where they are many."""
    are_many = review.points_asked > _MANY
    return f"{review.points_recalled}/{review.points_asked}" if are_many else squares(review)


def in_order(review: Review) -> str:
    """Return a look with a square for each point in its place, "■□■"; a dot for one not asked."""
    return "".join("·" if tick is None else "■" if tick else "□" for tick in review.recalled)


def missed_times(times: int) -> str:
    """Return how often a point was missed, "missed 3×"."""
    return f"missed {times}×"


def to_recall(before: Sequence[bool | None]) -> str:
    """Return what to do with a front, of whose points these came back when they were asked last."""
    points = len(before)
    them = "it" if points == 1 else "them"
    is_known = any(came_back is not None for came_back in before)
    last = f" · last time {_last_time(before)}" if is_known else ""
    return (
        f"{'□' * points} {counted(points, 'point')} to recall{last}\n\n"
        f"Say {them} in your head, aloud or on paper. Then press Space."
    )


def _last_time(before: Sequence[bool | None]) -> str:
    """Return a square for each point in its place, "■□", or "18/20" where they are many."""
    if len(before) > _MANY:
        return f"{sum(map(bool, before))}/{len(before)}"
    return "".join("■" if came_back else "□" for came_back in before)


def stakes(box: int | None, best: Outcome) -> tuple[str, str]:
    """Return where a card stands, and where it goes if all comes back; in words, and in few."""
    where = f"Box {box}" if box else "New card"
    if best.move == "kept":
        return where, where
    goes, in_brief = where_it_goes(best), where_it_goes_in_brief(best)
    points = best.review.points_asked
    every = {1: "it", 2: "both"}.get(points, f"all {points}")
    return f"{where} · know {every} → {goes}", f"{where} · all → {in_brief}"


def below(session: Session) -> str:
    """Return what stands below the card that is up: its place, marks, and deck among several."""
    what = "question" if session.kind.is_marked else "card"
    told = [place(session.place, what)]
    if session.card is not None and session.card.marks:
        told.append(counted(session.card.marks, "mark"))
    if len(session.desks) > 1:
        told.append(session.desk.deck.title)
    return " · ".join(told)


def place(place: Place, what: str = "card") -> str:
    """Return which card is up: "card 4 of 5, then 1 again"; "after 5 cards, again 1 of 2"."""
    where = f"{place.number} of {place.of}"
    if place.after:
        return f"after {counted(place.after, what)}, again {where}"
    return f"{what} {where}, then {place.again} again" if place.again else f"{what} {where}"


def suggested(ticks: int) -> str:
    """Return how many points were found in what the student wrote, and what to do about it."""
    if not ticks:
        return "No point was found in your answer. Tick what you had."
    it_is = "it if it is" if ticks == 1 else "them if they are"
    return f"Ticked {counted(ticks, 'point')} found in your answer. Change {it_is} wrong."
