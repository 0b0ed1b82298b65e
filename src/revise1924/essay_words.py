"""The sentences about essays: keeping and marking them, what one came to beside those before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from revise1924.essay import Try
from revise1924.leitner import study_day
from revise1924.wording import bar_of, counted, duration, full_day, short_day

if TYPE_CHECKING:  # what it needs takes longer than a place to write
    from revise1924.cards import Card
    from revise1924.marking import Marking, Result
    from revise1924.matching import Span

PAUSED = "Paused. Write, and the clock goes on."
STILL_THERE = "Here is your essay, as you left it."
BEGIN = "Write here, as in the exam."
KEPT, UNKEPT, UNSAVED = "kept as you write", "not kept", "unsaved: gone when you quit"
FOUND, BY_YOU = "found", "by you"
"""Who ticked a point."""
WELL_WRITTEN = "Well written"
THE_FIRST = "Your first essay on this question."
THROW_AWAY = "Throw your essay away? The same key again does."
THROWN_AWAY = "Thrown away: nothing of your essay is kept."
NOTHING_WRITTEN = "Nothing is written yet."
NOT_LOST = "What you wrote is still here."
QUITS_WITHOUT = "The same key again quits without it."
DECK_EDITED = "The deck was edited meanwhile: look at this card once more."

_EARLIER = 5
"""Essays before this one that are listed."""

AROUND = 24
"""Characters on each side of what was found that stand in a passage."""


def found_line(marking: "Marking") -> str:
    """Return what is ticked: "■□ 1 of 2 · none found for you · 3 of 22 so far"."""
    found = sum(match is not None for match in marking.matches)
    card, so_far = found_in_brief(marking).split(" · ")
    squares = _squares(marking.recital.recalled)
    return f"{squares} {card} · {found or 'none'} found for you · {so_far} so far"


def found_in_brief(marking: "Marking") -> str:
    """Return what is ticked of a card, and of all up to it: "1 of 2 · 3 of 22"."""
    recital = marking.recital
    card = f"{recital.score} of {len(recital.points)}"
    so_far = sum(map(sum, filter(None, marking.ticks)))
    points = sum(len(each.back) for each in marking.cards)
    return f"{card} · {so_far} of {points}"


def _squares(recalled: Sequence[bool]) -> str:
    return "".join("■" if is_there else "□" for is_there in recalled)


class Earlier(NamedTuple):
    """One of the essays so far, in the words of a table's row."""

    day: str
    bar: str
    points: str
    """"9 of 22 · 38 min"."""


class Topic(NamedTuple):
    """A topic in the order of the argument."""

    number: int
    topic: str
    is_early: bool
    """Whether the outline has it before one that stands before it here."""


@dataclass(frozen=True, slots=True)
class CardTold:
    """What stands in an essay of one card."""

    squares: str
    """One a point, "■□■": full for those that stand there; dots before that is known."""
    topic: str
    left_out: list[str]
    """The points that do not."""
    is_marked: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """What an essay came to, in words."""

    score: str
    compared: str
    """Beside the one before."""
    change: int
    """More than 0 where it is better than the one before, less where it is worse."""
    effort: str
    order: str
    """That the argument has the order of the outline; nothing where it has another."""
    topics: list[Topic]
    """In the order of the argument."""
    cards: list[CardTold]
    this: Earlier
    earlier: list[Earlier]
    """The latest last."""


def told(result: "Result") -> Told:
    """Return what an essay came to."""
    now, day = result.now, study_day(result.now.at)
    written = duration(result.essay.seconds)
    left = result.essay.seconds_left
    over = f", {duration(-left)} over" if left is not None and left <= -1 else ""
    return Told(
        score=_score(now),
        compared=compared(now, result.before, day) or THE_FIRST,
        change=_change(now, result.before),
        effort=f"{counted(result.essay.words, 'word')} in {written}{over}",
        order=order_line(result.order, len(result.found)),
        topics=_topics(result),
        cards=[card_told(each.card, each.recalled) for each in result.found],
        this=_earlier(now)._replace(day="this one"),
        earlier=earlier(result.before),
    )


def card_told(card: "Card", recalled: Sequence[bool] | None) -> CardTold:
    """Return what stands in an essay of a card; None is one that has not been marked yet."""
    if recalled is None:
        return CardTold("·" * len(card.back), card.topic, [], is_marked=False)
    points = zip(card.back, recalled, strict=True)
    return CardTold(_squares(recalled), card.topic, [each for each, is_in in points if not is_in])


def _score(now: Try) -> str:
    if now.recalled == now.asked:
        return f"★ {now.asked} of {now.asked} ★ every point is there"
    points = f"{now.recalled} of {counted(now.asked, 'point')}"
    return f"{points} in your essay · {round(100 * now.share)} %"


def _topics(result: "Result") -> list[Topic]:
    order = result.order
    furthest = [0, *accumulate(order, max)]
    return [
        Topic(number, result.found[number - 1].card.topic, number < before)
        for number, before in zip(order, furthest, strict=False)
    ]


def left_out(result: "Result") -> str:
    """Return how much was left out: "3 points left out"; nothing where nothing was."""
    points = sum(map(len, result.left_out.values()))
    return f"{counted(points, 'point')} left out" if points else ""


def compared(now: Try, before: Sequence[Try], today: date) -> str:
    """Return how it stands beside the one before: "3 points more than on Saturday 21 November.".

    Where that was asked for more points or fewer, both are told by their shares.
    """
    if not before:
        return ""
    last, day = before[-1], study_day(before[-1].at)
    when = "earlier today" if day == today else f"on {full_day(day, today)}"
    if last.asked != now.asked:
        percents = (round(100 * each.share) for each in (now, last))
        return "{} % now, {} % {}.".format(*percents, when)
    more = now.recalled - last.recalled
    if not more:
        return f"As many points as {when}."
    return f"{counted(abs(more), 'point')} {'more' if more > 0 else 'fewer'} than {when}."


def _change(now: Try, before: Sequence[Try]) -> int:
    """Return which way it went since the one before: 1 up, -1 down, 0 for neither."""
    shares = (now.share, before[-1].share) if before else (0, 0)
    return (shares[0] > shares[1]) - (shares[0] < shares[1])


def order_line(order: Sequence[int], cards: int) -> str:
    """Return that the order of the argument is the outline's; nothing where it is another."""
    if len(order) < 2 or list(order) != sorted(order):  # one alone has no order
        return ""
    topics = "from first to last" if len(order) == cards else f"{len(order)} of its {cards} topics"
    return f"As in the outline, {topics}."


def earlier(before: Sequence[Try]) -> list[Earlier]:
    """Return the last of the essays before this one, the latest last."""
    return [_earlier(each) for each in before[-_EARLIER:]]


def _earlier(each: Try) -> Earlier:
    points = f"{each.recalled:2} of {each.asked} · {duration(each.seconds)}"
    return Earlier(short_day(study_day(each.at)), bar_of(each.share), points)


def passage(text: str, spans: "Sequence[Span]", around: int = AROUND) -> list[tuple[str, bool]]:
    """Return what stands `around` these places of a text, piece by piece; True for what was found.

    There is an ellipsis where something is left out.
    """
    pieces, end = list[tuple[str, bool]](), 0
    for start, after in spans:
        pieces += [(_between(text, end, start, around), False), (text[start:after], True)]
        end = after
    pieces.append((_between(text, end, len(text), around), False))
    return [(" ".join(piece.split("\n")), is_found) for piece, is_found in pieces if piece]


def _between(text: str, start: int, end: int, around: int) -> str:
    """Return what stands between two places, shortened in its middle, or where the text ends."""
    if end - start <= 2 * around:
        return text[start:end]
    first, last = text[start : start + around], text[end - around : end]
    # By whole words, where there are any: not every script has spaces.
    first, last = first[: first.rfind(" ") + 1] or first, last[max(0, last.find(" ")) :]
    return f"{first if start else ''}…{last if end < len(text) else ''}"
