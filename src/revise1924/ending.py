"""The end of a session in words: the same on a screen and line by line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from revise1924 import card_words, test_words, wording
from revise1924.forecast import coming
from revise1924.home_words import Offer
from revise1924.insight import marks
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.overview import Counts, survey_desk
from revise1924.records import card_record
from revise1924.session import Session
from revise1924.tally import Move, Outcome, Tally
from revise1924.test_words import MarkLine
from revise1924.turns import points_missed

if TYPE_CHECKING:
    from revise1924.reviews import Review

_EARLIER = 5
"""Tests before this one that are told, the latest."""

_DAYS = 2
"""Days to come that are told."""

EVERY_CARD_UP = "every card up a box"

_MOVED: dict[Move, str] = {"up": "moved up", "stayed": "stayed", "fell": "moved down"}


@dataclass(frozen=True, slots=True)
class CardLine:
    """What became of one card, in the words of a table's row."""

    topic: str
    score: str
    """One square a point asked, full for those that came back."""
    move: Move
    back: str
    """When the card comes back: "tomorrow", "Thursday"; "new" for a card that is still new."""


@dataclass(frozen=True, slots=True)
class WonLine:
    """A point that was missed when it was asked last, and came back now."""

    point: str
    missed: str
    """"missed 3×"."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What a session came to."""

    heading: str
    recalled: float
    """Points that came back; after a test the marks for them, which are points without any."""
    by_now: float
    """Points recalled at the first look or at a later one; after a test as `recalled`."""
    asked: int
    """Of so many."""
    score: str
    """"21 of 22 points recalled · 95 %"."""
    praise: str
    """What is said besides where every point came back at first; else nothing."""
    moves: list[tuple[Move, str]]
    """Where the cards went: "5 cards moved up", "1 moved down"; none after a test."""
    in_short: list[str]
    """Lines that stand under the score and the moves; the last one says what is next."""
    won: list[WonLine]
    """Points won back; none after a test."""
    shaky: list[CardLine]
    """Cards of which points were missed at first; none after a test."""
    steady: list[CardLine]
    """The other cards; none after a test."""
    missed: list[tuple[str, list[str]]]
    """The topics of which points were missed, in deck order, with these points."""
    earlier: list[MarkLine]
    """After a test: the tests before it, the latest first."""


def ending(session: Session, now: datetime) -> Ending:
    """Return what `session` came to, as it is told at `now`."""
    tally, is_marked = session.tally, session.kind.is_marked
    firsts, by_now = tally.first_looks, _by_now(tally)
    cards = [] if is_marked else [(_misses(each), _card(each, now)) for each in firsts.outcomes]
    return Ending(
        heading="Test done" if is_marked else "Session done",
        recalled=firsts.earned if is_marked else firsts.recalled,
        by_now=firsts.earned if is_marked else by_now,
        asked=firsts.worth if is_marked else firsts.asked,
        score=test_words.in_all(firsts)
        if is_marked
        else wording.score(firsts.recalled, firsts.asked),
        praise=_praise(firsts),
        moves=[] if is_marked else _moves(firsts),
        in_short=test_words.under_score(firsts, session.countdown)
        if is_marked
        else _in_short(session, now, by_now),
        won=[] if is_marked else _won_back(session, now),
        shaky=[card for misses, card in cards if misses],
        steady=[card for misses, card in cards if not misses],
        missed=missed(session, now),
        earlier=_earlier(session, now) if is_marked else [],
    )


def what_now(session: Session, now: datetime) -> list[Offer]:
    """Return what is best done after a session in which points were missed, and how it is left."""
    points = sum(len(points) for _, points in missed(session, now))
    at_first = " at first" if session.tally.later_looks.outcomes else ""
    words = f"{wording.counted(points, 'point')} missed{at_first}"
    brief = f"{points} missed{at_first}"
    return [
        Offer(words, "drill", "win back", brief=brief, key="r"),
        Offer("Enough for now", "back", "go back", key="Enter"),
    ]


def _praise(firsts: Tally) -> str:
    if firsts.recalled < firsts.asked:
        return ""
    is_up = len(firsts.moved("up")) == len(firsts.outcomes)
    return EVERY_CARD_UP if is_up else "every point came back"


def _misses(outcome: Outcome) -> bool:
    return outcome.review.points_recalled < outcome.review.points_asked


def _by_now(tally: Tally) -> int:
    """Return how many points were recalled at one of the looks at their card."""
    looks: dict[tuple[str, str], list[tuple[bool | None, ...]]] = {}
    for each in tally.outcomes:
        looks.setdefault((each.deck, each.card.id), []).append(each.review.recalled)
    return sum(any(point) for card in looks.values() for point in zip(*card, strict=False))


def _in_short(session: Session, now: datetime, by_now: int) -> list[str]:
    """Return what another try has brought, what the day came to, and what is next."""
    tally = session.tally
    firsts = tally.first_looks
    is_full = firsts.recalled == firsts.asked
    again = f"With a second try: {by_now} of {wording.counted(firsts.asked, 'point')}"
    lines = [
        again if tally.later_looks.outcomes else "",
        _whole_day(session, now),
        wording.full_marks(_counts(session.desks, now)) if is_full else _next(session.desks, now),
    ]
    return [line for line in lines if line]


def _next(desks: Sequence[Desk], now: datetime) -> str:
    """Return what is next: "Next: 3 cards tomorrow, 2 on Sunday"; else nothing."""
    if to_do := wording.waiting(_counts(desks, now)):
        return f"Next: {to_do}"
    surveys = [survey_desk(desk, now) for desk in desks]
    days = sorted(sum(map(coming, surveys), Counter[date]()).items())
    if days:
        return f"Next: {wording.on_days(days[:_DAYS], study_day(now))}"
    exams = [each.exam_ahead for each in surveys if each.exam_ahead]
    return f"Next: the exam {wording.on_day(min(exams), study_day(now))}" if exams else ""


def _whole_day(session: Session, now: datetime) -> str:
    """Return the first looks of this study day; nothing where all of them are of this session."""
    if session.kind_name != "study":
        return ""
    firsts: dict[tuple[str, str], Review] = {}
    for desk in session.desks:
        for look in desk.keeper.progress.of_day(now):
            if look.kind == "study":
                firsts.setdefault((desk.deck.id, look.card), look)
    if len(firsts) <= len(session.tally.first_looks.outcomes):
        return ""
    recalled = sum(each.points_recalled for each in firsts.values())
    asked = sum(each.points_asked for each in firsts.values())
    cards = wording.counted(len(firsts), "card")
    return f"Today in all: {cards}, {wording.score(recalled, asked)}"


def next_up(desks: Sequence[Desk], now: datetime) -> str:
    """Return what is to do next at these desks: "3 due, 2 new cards."."""
    counts = _counts(desks, now)
    return wording.waiting(counts) or wording.nothing_due(counts)


def _counts(desks: Sequence[Desk], now: datetime) -> Counts:
    surveys = [survey_desk(desk, now).counts for desk in desks]
    return sum(surveys[1:], surveys[0])


def _moves(firsts: Tally) -> list[tuple[Move, str]]:
    """Return how many cards went where; nothing where none was to move."""
    counts = [(move, len(firsts.moved(move))) for move in _MOVED]
    parts = [(move, f"{count} {_MOVED[move]}") for move, count in counts if count]
    for move, words in parts[:1]:  # the first says what they are
        count, _, word = words.partition(" ")
        parts[0] = move, f"{wording.counted(int(count), 'card')} {word}"
    return parts


def _won_back(session: Session, now: datetime) -> list[WonLine]:
    won = []
    progress = {desk.deck.id: desk.keeper.progress for desk in session.desks}
    for each in session.tally.first_looks.outcomes:
        of_deck = progress[each.deck]
        before = card_record(each.card, of_deck, now, each.review.at)
        recalled = of_deck.recalled(each.review, each.card, now) or ()
        won += [
            WonLine(each.card.back[point.index], card_words.missed_times(point.missed))
            for point, came_back in zip(before.points, recalled, strict=False)
            if came_back and point.came_back is False
        ]
    return won


def _card(outcome: Outcome, now: datetime) -> CardLine:
    return CardLine(
        topic=outcome.card.topic,
        score=card_words.score(outcome.review),
        move=outcome.move,
        back=wording.named_day(outcome.due, study_day(now)) if outcome.due else "new",
    )


def missed(session: Session, now: datetime) -> list[tuple[str, list[str]]]:
    """Return the topics of which points were missed, in deck order, with these points."""
    of_decks = points_missed(session.desks, session.tally, now)
    return [
        (card.topic, [card.back[index] for index in points[card.id]])
        for desk in session.desks
        if (points := of_decks.get(desk.deck.id))
        for card in desk.deck.cards
        if card.id in points
    ]


def _earlier(session: Session, now: datetime) -> list[MarkLine]:
    """Return the marks of the tests of the same deck before; of several decks there are none."""
    if len(session.desks) > 1:
        return []
    first = min((each.review.at for each in session.tally.outcomes), default=now)
    (desk,) = session.desks
    tests = marks(desk.deck, desk.keeper.progress, now)
    before = [each for each in tests if each.ended < first][-_EARLIER:]
    return [test_words.line(each) for each in reversed(before)]
