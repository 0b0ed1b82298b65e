"""The sentences at the end of a session: what the day came to, what is next, and what to do now."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from revise1924 import home_words, readiness_words, wording
from revise1924.days_line import days_past
from revise1924.forecast import coming
from revise1924.home_words import Offer
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.overview import Counts, survey_desk
from revise1924.progress import Progress
from revise1924.readiness import readiness
from revise1924.session import Session
from revise1924.tally import Came

if TYPE_CHECKING:
    from revise1924.reviews import Review

_DAYS = 2
"""Days to come that are told."""

_HARD = 0.5
"""Where less than this share came back, it was hard."""


class Line(NamedTuple):
    """A line, and the same in fewer words where there are such."""

    words: str
    brief: str = ""


def what_now(session: Session, now: datetime, missed: int) -> list[Offer]:
    """Return what is best done now, and what else would help.

    That is to win back what was missed where some of it has not come back at all, else to leave.
    """
    offers = [leave(session.desks, now)]
    if missed and any(Came.NOT_YET in of_card for of_card in session.tally.came.values()):
        offers.insert(0, win_back(missed))
    elif missed:
        at_first = " at first" if session.tally.later_looks.outcomes else ""
        brief = f"{wording.counted(missed, 'point')} missed"
        offers.append(Offer(f"{brief}{at_first}", "drill", "win back", brief=brief))
    return offers


def win_back(points: int) -> Offer:
    """Return that so many points are to be won back: "Win back 10 points"."""
    return Offer(f"Win back {wording.counted(points, 'point')}", "drill", "win back")


def leave(desks: Sequence[Desk], now: datetime) -> Offer:
    """Return how one leaves: done for today, or enough for now where cards wait."""
    is_done = not wording.waiting(_counts(desks, now))
    return Offer("Done for today" if is_done else "Enough for now", "back", "go back")


def cheer(recalled: float, asked: int) -> str:
    """Return what is said where few points came back; else nothing."""
    is_hard = recalled < _HARD * asked
    return "A hard one. Each try makes the next one easier." if is_hard else ""


def in_short(session: Session, now: datetime, *, is_full: bool) -> list[Line]:
    """Return what the day came to, and what is next; `is_full` says that all came back."""
    desks = session.desks
    following = Line(wording.farewell(_counts(desks, now))) if is_full else whats_next(desks, now)
    return [line for line in (_whole_day(session, now), following) if line.words]


def took(session: Session) -> str:
    """Return how much was asked, and how long it took: "5 cards, 17 points in 4 min"."""
    firsts, seconds = session.tally.first_looks, session.tally.seconds
    cards, points = len(firsts.outcomes), firsts.asked
    what = f"{wording.counted(cards, 'card')}, {wording.counted(points, 'point')}"
    return f"{what} in {wording.duration(seconds)}" if seconds else what


def ready(session: Session, now: datetime) -> Line:
    """Return how ready the student was before the session, and is now: "Ready 61 → 74 %".

    Nothing of several decks, nor of a student of whom too little is known. Of a large deck it takes
    a while.
    """
    if len(session.desks) > 1 or not session.tally.outcomes:
        return Line("")
    (desk,) = session.desks
    today = replace(survey_desk(desk, now), exam=None)  # what is expected on its day takes long
    progress, begun = desk.counted, session.tally.outcomes[0].review.at
    earlier = [each for each in progress.reviews if each.at < begun]
    before = Progress(progress.deck, reviews=earlier, edits=progress.edits)
    figures = (readiness(today, each, now) for each in (before, progress))
    return Line(*readiness_words.change(*figures))


def streak(session: Session, now: datetime) -> str:
    """Return the days in a row on which one studied, "3-day streak"; nothing of several decks."""
    if len(session.desks) > 1:
        return ""
    return home_words.streak(days_past(session.desks[0].keeper.progress, now))


def next_up(desks: Sequence[Desk], now: datetime) -> str:
    """Return what is to do next at these desks: "3 due, 2 new cards."."""
    counts = _counts(desks, now)
    return wording.waiting(counts) or wording.nothing_due(counts)


def whats_next(desks: Sequence[Desk], now: datetime) -> Line:
    """Return what is next: "Next: 3 cards tomorrow, 2 on Sunday"; else nothing."""
    if to_do := wording.waiting(_counts(desks, now)):
        return Line(f"Next: {to_do}")
    surveys = [survey_desk(desk, now) for desk in desks]
    today = study_day(now)
    days = sorted(sum(map(coming, surveys), Counter[date]()).items())[:_DAYS]
    if days:
        in_brief = ", ".join(f"{cards} {wording.named_day(day, today)}" for day, cards in days)
        return Line(f"Next: {wording.on_days(days, today)}", f"Next: {in_brief}")
    exams = [each.exam_ahead for each in surveys if each.exam_ahead]
    return Line(f"Next: the exam {wording.on_day(min(exams), today)}" if exams else "")


def _whole_day(session: Session, now: datetime) -> Line:
    """Return the first looks of this study day; nothing where all of them are of this session."""
    if session.kind_name != "study":
        return Line("")
    firsts: dict[tuple[str, str], Review] = {}
    for desk in session.desks:
        for look in desk.keeper.progress.of_day(now):
            if look.kind == "study":
                firsts.setdefault((desk.deck.id, look.card), look)
    if len(firsts) <= len(session.tally.first_looks.outcomes):
        return Line("")
    recalled = sum(each.points_recalled for each in firsts.values())
    asked = sum(each.points_asked for each in firsts.values())
    cards, score = wording.counted(len(firsts), "card"), wording.score(recalled, asked)
    score = score.replace("recalled", "at first")
    brief = score.replace(" points at first", "").replace(" point at first", "")
    return Line(f"Today in all: {cards}, {score}", f"Today: {cards}, {brief}")


def _counts(desks: Sequence[Desk], now: datetime) -> Counts:
    surveys = [survey_desk(desk, now).counts for desk in desks]
    return sum(surveys[1:], surveys[0])
