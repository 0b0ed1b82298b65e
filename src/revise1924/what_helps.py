"""What would help most now: to study what is due, to drill, to begin more new cards, or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from revise1924.cards import Card
from revise1924.forgetting import Trace, after, chance
from revise1924.leitner import MORE
from revise1924.overview import Overview
from revise1924.traces import Traces, a_night_on

Help = Literal["study", "drill", "more", "nothing"]
"""The day's queue, the weak points, as many more new cards as `leitner.MORE`, or rest."""

_WORTH_IT = 0.5
"""Points more by tomorrow, in a whole sitting; below that, a drill changes nothing one notices."""


def what_helps(traces: Traces, overview: Overview, weak: Mapping[str, Sequence[int]]) -> Help:
    """Return what would help most now; `weak` are the weak points by card id.

    What is due comes before what would change nothing: its wait is over.
    """
    gains = points_gained(traces, overview, weak)
    best = max(gains, key=lambda each: gains[each])
    if gains[best] >= _WORTH_IT:
        return best
    return "study" if overview.to_study else "nothing"


def points_gained(
    traces: Traces, overview: Overview, weak: Mapping[str, Sequence[int]]
) -> dict[Help, float]:
    """Return how many points more each would bring back tomorrow; of cards with marks, marks."""
    cards, queued = overview.deck.cards, set(overview.to_study)
    new = [index for index, each in enumerate(overview.standings) if each.is_new]
    more = [index for index in new if index not in queued][:MORE]
    today = overview.today.toordinal()

    def gain(card: Card, points: Iterable[int]) -> float:
        left = traces.of(card)
        return card.marks_each * sum(_gain(left[index], traces, today) for index in points)

    def of_all(indices: Iterable[int]) -> float:
        return sum(gain(cards[each], range(len(cards[each].back))) for each in indices)

    return {
        "study": of_all(queued),
        "more": of_all(more),
        "drill": sum(gain(card, weak.get(card.id, ())) for card in cards),
    }


def _gain(left: Trace | None, traces: Traces, today: int) -> float:
    """Return by how much a look today lifts the chance that a point comes back tomorrow."""

    def tomorrow(trace: Trace) -> float:
        return traces.corrected(trace, chance(trace, today + 1))

    now = without = traces.known
    if left is not None:
        now, without = traces.corrected(left, a_night_on(left, today)), tomorrow(left)
    recalled, read = (tomorrow(after(left, each, today)) for each in (True, False))
    return now * recalled + (1 - now) * read - without
