"""One revision, from the first day to the exam: who looks at what, and what is left of it."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import numpy as np
import numpy.typing as npt

from benchmarks.learning.memory import AGAIN_CHANCE, Memory
from benchmarks.learning.schedulers import Scheduler
from revise1924.leitner import new_cards_today, turn

Floats = npt.NDArray[np.float64]

MOST_AGAIN = 3
"""Further looks on the same day at a card of which fewer than half came back."""

_DAY = date(2026, 1, 1)

_LATEST = 4000
_GROUP, _NEVER = 1 << 38, 1 << 42
"""What tells one group of the queue from the next; what is above all of them."""

_GROUPS = _GROUP * np.array(
    [turn((box, _DAY) if box else (None, None), exam_is_ahead=True)[0] for box in range(6)]
)
"""The beginning of the sort keys of each box, new cards at 0: rule 6 with an exam ahead."""


@dataclass(frozen=True)
class Result:
    """What a revision came to; one number a student."""

    recall: Floats
    """The chance of recall on the exam day, over all points, 0 to 1."""
    reviews: Floats
    """Looks a card, those on the same day too."""
    peak: Floats
    """The looks of the busiest day, as a multiple of the mean day's."""


@cache
def _new_today(new: int, left: int) -> int:
    return new_cards_today(new, 0, _DAY, _DAY + timedelta(days=left))


def simulate(
    memory: Memory,
    scheduler: Scheduler,
    random: np.random.Generator,
    *,
    present: npt.NDArray[np.bool_],
    most_a_day: int,
    top_up: bool = False,
) -> Result:
    """Study up to the exam on the days, a row each, on which a student is `present`; see `Result`.

    A day has room for so many cards, in the order of rule 6 for every scheduler; one without boxes
    has all its cards in the first. `top_up` makes every card due on the last day.
    """
    who = memory.who
    exam, shape = scheduler.exam, (who.students, who.cards)
    loads = np.zeros((exam, who.students))
    points = who.has.sum(axis=1)
    for day in range(exam):
        if top_up and day == exam - 1:
            scheduler.due[memory.seen] = np.minimum(scheduler.due[memory.seen], day)
        rows = _queue(memory, scheduler, day, present[day], most_a_day)
        chance = memory.chance(rows, day)
        ticks = (random.random(chance.shape) < chance) & who.has[rows]
        memory.look(rows, ticks, day)
        came = ticks.sum(axis=1)
        scheduler.look(rows, came, points[rows], day)
        np.add.at(loads[day], rows // who.cards, 1)
        again = rows[2 * came < points[rows]]
        found = ticks[2 * came < points[rows]]
        for _ in range(MOST_AGAIN):
            if not len(again):
                break
            ticks = (random.random(found.shape) < AGAIN_CHANCE) & who.has[again]
            memory.again(again, ticks, day)
            np.add.at(loads[day], again // who.cards, 1)
            found |= ticks
            left = (found | ~who.has[again]).sum(axis=1) < who.points
            again, found = again[left], found[left]
    everything = np.arange(len(who.has))
    chance = np.where(who.has, memory.chance(everything, exam), 0).reshape(*shape, -1)
    asked = who.has.reshape(*shape, -1).sum(axis=(1, 2))
    mean = np.maximum(loads.mean(axis=0), 1e-9)
    return Result(
        chance.sum(axis=(1, 2)) / asked, loads.sum(axis=0) / who.cards, loads.max(axis=0) / mean
    )


def _queue(
    memory: Memory, scheduler: Scheduler, day: int, present: npt.NDArray[np.bool_], most: int
) -> npt.NDArray[np.int64]:
    """Return the rows that are looked at today."""
    who = memory.who
    shape = (who.students, who.cards)
    seen = memory.seen.reshape(shape)
    due = scheduler.due.reshape(shape)
    is_due = seen & (due <= day)
    number = np.arange(who.cards)
    box = scheduler.box.reshape(shape)
    within = np.minimum(due, _LATEST) * 10_000 + box * 1000 + number
    key = np.where(is_due, _GROUPS[box] + within, _NEVER)
    new = ~seen
    allowed = np.array([_new_today(int(left), scheduler.exam - day) for left in new.sum(axis=1)])
    is_in = new & (np.cumsum(new, axis=1) <= allowed[:, None])
    key = np.where(is_in, _GROUPS[0] + number, key)
    order = np.argsort(key, axis=1)[:, :most]
    taken = np.take_along_axis(key, order, axis=1) < _NEVER
    rows = order + (np.arange(who.students) * who.cards)[:, None]
    chosen: npt.NDArray[np.int64] = rows[taken & present[:, None]]
    return chosen
