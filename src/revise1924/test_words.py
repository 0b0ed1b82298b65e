"""The sentences about a test: what it asks, its marks, its clock, and what came back in time."""

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.stopwatch import MOST_MINUTES, Countdown
from revise1924.tally import Tally
from revise1924.wording import bar_of, counted, duration, score, short_day

if TYPE_CHECKING:
    from revise1924.insight import Mark

TIME_IS_UP = "The time is up. The rest can still be answered; the end tells the two apart."
RESTS = "The clock rests until you go on."
GOES_ON = "The clock goes on."
NO_MINUTES = f"Write the minutes, 1 to {MOST_MINUTES}, or nothing for no clock."


class Asked(NamedTuple):
    """What a test asks in all."""

    cards: int
    points: int
    marks: int
    has_marks: bool
    """Whether any card says its marks; else each point is one, and they are not told."""

    @property
    def about(self) -> str:
        """What is asked: "Every card is asked once: 7 cards, 22 points, 20 marks."."""
        parts = [counted(self.cards, "card"), counted(self.points, "point")]
        if self.has_marks:
            parts.append(counted(self.marks, "mark"))
        return f"Every card is asked once: {', '.join(parts)}."

    @property
    def usual(self) -> int:
        """The minutes that exams give: one a mark."""
        return min(self.marks, MOST_MINUTES)

    def pace(self, minutes: int | None) -> str:
        """Return what so many minutes mean: "30 minutes: 90 s a mark."; None is no clock."""
        unit = "mark" if self.has_marks else "point"
        if minutes is None:
            return f"No clock. A minute a {unit} would be {counted(self.usual, 'minute')}."
        is_usual = minutes == self.marks
        each = "a minute" if is_usual else duration(60 * minutes / max(1, self.marks))
        return f"{counted(minutes, 'minute')}: {each} a {unit}."


class MarkLine(NamedTuple):
    """A test in the words of a table's row."""

    day: str
    bar: str
    points: str
    """"18 of 22 points · 82 %"; where cards say their marks, "15.5 of 20 marks · 78 %"."""


def asked_at(desks: Sequence[Desk]) -> Asked:
    """Return what a test at these desks asks."""
    decks = [desk.asked for desk in desks]
    cards = [card for deck in decks for card in deck.cards]
    return Asked(
        cards=len(cards),
        points=sum(deck.points for deck in decks),
        marks=sum(card.worth for card in cards),
        has_marks=any(deck.has_marks for deck in decks),
    )


def marks(earned: float, worth: int) -> str:
    """Return a score in marks: "14.5 of 20 marks · 72 %"; neither is rounded up to all."""
    percent = min(round(100 * earned / max(1, worth)), 100 if earned == worth else 99)
    return f"{_tenths(earned)} of {counted(worth, 'mark')} · {percent} %"


def in_all(test: "Tally | Mark") -> str:
    """Return the score of a test: in marks where cards say them, else in points."""
    if test.has_marks:
        return marks(test.earned, test.worth)
    return score(test.recalled, test.asked)


def line(test: "Mark") -> MarkLine:
    """Return a test before the one that is over."""
    points = f"{test.recalled} of {test.asked} points · {round(100 * test.recall)} %"
    points = in_all(test) if test.has_marks else points
    return MarkLine(short_day(study_day(test.began)), bar_of(test.recall), points)


def in_brief(test: "Mark") -> str:
    """Return the same for a table: "15.5 of 20"."""
    return f"{_tenths(test.earned)} of {test.worth}"


def under_score(tally: Tally, countdown: Countdown | None) -> list[str]:
    """Return the lines under the score of a test."""
    cards = counted(len(tally.outcomes), "card")
    lines = [score(tally.recalled, tally.asked)] if tally.has_marks else []
    lines.append(f"{cards} in {duration(tally.seconds)}")
    return lines if countdown is None else [*lines, _in_time(tally, countdown)]


def left(countdown: Countdown, now: datetime) -> str:
    """Return what the clock says: "12:05 left", "12:05 left, paused", "time is up"."""
    seconds = ceil(countdown.seconds_left(now))
    if not seconds:
        return "time is up"
    paused = ", paused" if countdown.is_paused else ""
    return f"{seconds // 60}:{seconds % 60:02} left{paused}"


def _in_time(tally: Tally, countdown: Countdown) -> str:
    """Return what came back in time, and what after it."""
    outcomes = tally.outcomes
    early = Tally(tuple(each for each in outcomes if countdown.was_in_time(each.review.at)))
    if len(early.outcomes) == len(outcomes):
        spare = countdown.seconds_left(outcomes[-1].review.at)
        return f"All answered in time, {duration(spare)} to spare"
    of = counted(tally.worth, "mark" if tally.has_marks else "point")
    more = tally.earned - early.earned
    later = f"{_tenths(more)} more" if more else "none"
    return f"In time {_tenths(early.earned)} of {of}, later {later}"


def _tenths(number: float) -> str:
    """Return a number of marks to a tenth, rounded down: "14", "14.5"."""
    return f"{int(10 * number + 1e-6) / 10:.1f}".removesuffix(".0")
