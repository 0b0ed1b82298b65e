"""The end of a session in words: the same on a screen and line by line."""

from dataclasses import dataclass
from datetime import datetime

from revise1924 import card_words, end_words, test_words, wording
from revise1924.end_words import Line
from revise1924.insight import marks
from revise1924.leitner import study_day
from revise1924.records import card_record
from revise1924.session import Session
from revise1924.tally import Came, Move, Outcome, Tally
from revise1924.test_words import MarkLine
from revise1924.turns import points_missed

_EARLIER = 5
"""Tests before this one that are told, the latest."""

_MOVED: dict[Move, str] = {"up": "moved up", "stayed": "stayed", "fell": "moved down"}


@dataclass(frozen=True, slots=True)
class CardLine:
    """What became of one card, in the words of a table's row."""

    topic: str
    points: tuple[tuple[Came, str], ...]
    """The points asked, in order, each with how it came back."""
    move: Move
    way: str
    """From which box to which: "box 2 → 3", "new → 2", "box 1"; empty where it was not to move."""
    back: str
    """When the card comes back: "tomorrow", "Thursday"; "new" for a card that is still new."""

    @property
    def missed(self) -> list[tuple[Came, str]]:
        """Those that were missed at first."""
        return [point for point in self.points if point[0] is not Came.AT_FIRST]


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
    took: str
    """"5 cards, 17 points in 4 min"; after a test nothing, as it stands below the score."""
    score: str
    """"21 of 22 points recalled · 95 %"."""
    praise: str
    """What is said where every point came back at first; else nothing."""
    cheer: str
    """What is said where few points did; else nothing."""
    moves: list[tuple[Move, Line]]
    """Where the cards went: "5 cards moved up", "1 moved down", "1 kept its box"; none where the
    praise says it, or where no card moved or stayed."""
    second_try: str
    """What came back by now, where cards came round again: "With a second try: 22 of 22 points"."""
    in_short: list[Line]
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
    is_marked, firsts = session.kind.is_marked, session.tally.first_looks
    return _of_a_test(session, now, firsts) if is_marked else _of_cards(session, now, firsts)


def _of_a_test(session: Session, now: datetime, firsts: Tally) -> Ending:
    under, is_full = test_words.under_score(firsts, session.countdown), _is_full(firsts)
    return Ending(
        heading="Test done",
        recalled=firsts.earned,
        by_now=firsts.earned,
        asked=firsts.worth,
        took="",
        score=test_words.in_all(firsts),
        praise=_praise(session, firsts),
        cheer=end_words.cheer(firsts.recalled, firsts.asked),
        moves=_moves(firsts),
        second_try="",
        in_short=[*map(Line, under), *end_words.in_short(session, now, is_full=is_full)],
        won=[],
        shaky=[],
        steady=[],
        missed=missed(session, now),
        earlier=_earlier(session, now),
    )


def _of_cards(session: Session, now: datetime, firsts: Tally) -> Ending:
    came = session.tally.came
    by_now = sum(point is not Came.NOT_YET for of_card in came.values() for point in of_card)
    points = wording.counted(firsts.asked, "point")
    is_again = bool(session.tally.later_looks.outcomes)
    cards = [_card(each, came[each.deck, each.card.id], now) for each in firsts.outcomes]
    return Ending(
        heading="Session done",
        recalled=firsts.recalled,
        by_now=by_now,
        asked=firsts.asked,
        took=end_words.took(session),
        score=wording.score(firsts.recalled, firsts.asked),
        praise=_praise(session, firsts),
        cheer=end_words.cheer(firsts.recalled, firsts.asked),
        moves=_moves(firsts),
        second_try=f"With a second try: {by_now} of {points}" if is_again else "",
        in_short=end_words.in_short(session, now, is_full=_is_full(firsts)),
        won=_won_back(session, now),
        shaky=[card for card in cards if card.missed],
        steady=[card for card in cards if not card.missed],
        missed=missed(session, now),
        earlier=[],
    )


def _praise(session: Session, firsts: Tally) -> str:
    if not _is_full(firsts):
        return ""
    if _are_all_up(firsts):
        return "Full marks: every card up a box"
    return f"Full marks: every point {'won back' if session.kind_name == 'drill' else 'came back'}"


def _is_full(firsts: Tally) -> bool:
    return firsts.recalled == firsts.asked


def _are_all_up(firsts: Tally) -> bool:
    return len(firsts.moved("up")) == len(firsts.outcomes)


def _moves(firsts: Tally) -> list[tuple[Move, Line]]:
    """Return how many cards went where; nothing where none was to move, or the praise says it."""
    if _is_full(firsts) and _are_all_up(firsts):
        return []
    counts = [(move, len(firsts.moved(move))) for move in _MOVED]
    moves: list[tuple[Move, Line]] = []
    for move, count in counts:
        if count:  # the first says what they are
            words = str(count) if moves else wording.counted(count, "card")
            brief = f"{count} {_MOVED[move].removeprefix('moved ')}"
            moves.append((move, Line(f"{words} {_MOVED[move]}", brief)))
    if moves and (kept := len(firsts.moved("kept"))):  # of a drill, which moves none, no line
        words = "1 kept its box" if kept == 1 else f"{kept} kept their boxes"
        moves.append(("kept", Line(words, words)))
    return moves


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


def _card(outcome: Outcome, came: tuple[Came, ...], now: datetime) -> CardLine:
    recalled = outcome.review.recalled
    asked = [
        point for point, was in zip(outcome.card.back, recalled, strict=False) if was is not None
    ]
    return CardLine(
        topic=outcome.card.topic,
        points=tuple(zip(came, asked, strict=False)),
        move=outcome.move,
        way=_way(outcome),
        back=wording.named_day(outcome.due, study_day(now)) if outcome.due else "new",
    )


def _way(outcome: Outcome) -> str:
    if outcome.move == "kept":
        return ""
    if outcome.move == "stayed":
        return f"box {outcome.box}"
    return f"{f'box {outcome.before}' if outcome.before else 'new'} → {outcome.box}"


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
