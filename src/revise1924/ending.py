"""The end of a session in words: the same on a screen and line by line."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from revise1924 import wording
from revise1924.insight import Mark, marks
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.overview import survey_desk
from revise1924.session import Session
from revise1924.tally import Move, Outcome, Tally
from revise1924.turns import points_missed

_EARLIER = 5
"""Tests before this one that are told, the latest."""

_MOVES: dict[Move, str] = {"up": "up", "stayed": "stayed", "fell": "fell", "kept": "kept"}


@dataclass(frozen=True, slots=True)
class CardLine:
    """What became of one card, in the words of a table's row."""

    topic: str
    recall: str
    """"3 of 5"."""
    move: str
    """"up", "stayed", "fell" or "kept"."""
    went: str
    """The move, and the box it ended in: "up, box 2"."""
    back: str
    """When the card comes back: "tomorrow", "Thursday"; empty for a card that is still new."""


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A test in the words of a table's row."""

    day: str
    bar: str
    points: str
    """"18 of 22 points · 82 %"."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What a session came to."""

    heading: str
    recalled: int
    asked: int
    score: str
    """"21 of 22 points recalled · 95 %"."""
    in_short: list[str]
    """Lines that stand under the score."""
    cards: list[CardLine]
    """One a look, in order; none after a test."""
    missed: list[tuple[str, list[str]]]
    """After a test: the topics of which points were missed, in deck order, with these points."""
    earlier: list[MarkLine]
    """After a test: the tests before it, the latest first."""


def ending(session: Session, now: datetime) -> Ending:
    """Return what `session` came to, as it is told at `now`."""
    tally, is_marked = session.tally, session.kind.is_marked
    return Ending(
        heading="Test done" if is_marked else "Session done",
        recalled=tally.recalled,
        asked=tally.asked,
        score=wording.score(tally.recalled, tally.asked),
        in_short=[_time(tally)] if is_marked else _moves(session, now),
        cards=[] if is_marked else [_card(each, study_day(now)) for each in tally.outcomes],
        missed=missed(session, now) if is_marked else [],
        earlier=_earlier(session, now) if is_marked else [],
    )


def _time(tally: Tally) -> str:
    cards = wording.counted(len(tally.outcomes), "card")
    return f"{cards} in {wording.duration(tally.seconds)}"


def _moves(session: Session, now: datetime) -> list[str]:
    """Return where the cards went, when they come back, and what is next."""
    tally, today = session.tally, study_day(now)
    moves = (f"{len(tally.moved(move))} {word}" for move, word in _MOVES.items())
    days = Counter(each.due for each in tally.last_looks if each.due)
    backs = (f"{count} {wording.on_day(day, today)}" for day, count in sorted(days.items()))
    next_line = f"Next: {next_up(session.desks, now)}"
    return [" · ".join(moves), f"Coming back: {', '.join(backs)}", next_line]


def next_up(desks: Sequence[Desk], now: datetime) -> str:
    """Return what is to do next at these desks: "3 due, 2 new cards."."""
    surveys = [survey_desk(desk, now).counts for desk in desks]
    counts = sum(surveys[1:], surveys[0])
    return wording.waiting(counts) or wording.nothing_due(counts)


def _card(outcome: Outcome, today: date) -> CardLine:
    move = _MOVES[outcome.move]
    return CardLine(
        topic=outcome.card.topic,
        recall=wording.recall(outcome.review),
        move=move,
        went=move if outcome.move == "kept" else f"{move}, box {outcome.box}",
        back=wording.on_day(outcome.due, today).removeprefix("on ") if outcome.due else "",
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
    progress = session.desks[0].keeper.progress
    before = [each for each in marks(progress, now) if each.ended < first]
    return [_mark(each) for each in reversed(before[-_EARLIER:])]


def _mark(mark: Mark) -> MarkLine:
    points = f"{mark.recalled} of {mark.asked} points · {round(100 * mark.recall)} %"
    day = wording.short_day(study_day(mark.began))
    return MarkLine(day, wording.bar_of(mark.recall), points)
