"""One revision, from the first day to the exam: who looks at what, and what is left of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from zlib import crc32

import numpy as np

from benchmarks.learning.arrays import Bools, Floats, Ints
from benchmarks.learning.memory import AGAIN_CHANCE, MODELS, Memory, population
from benchmarks.learning.schedulers import Scheduler, Setting
from revise1924.leitner import new_cards_today, turn

MOST_AGAIN = 3
"""Further looks on the same day at a card of which fewer than half came back."""
LOOK, POINT, MISS = 5, 4, 3
"""Seconds: for a look, for each point of the card, and on top for each point missed."""
ENOUGH = 1_000_000
"""Looks a day for which there is always time."""

_DAY = date(2026, 1, 1)
_ROWS_AT_ONCE = 60_000
_LATEST = 4000
_GROUP, _NEVER = 1 << 38, 1 << 42
"""What tells one group of the queue from the next; what is above all of them."""


def _groups(box_first: Sequence[int]) -> Ints:
    return np.array([_GROUP * each for each in box_first])


ORDERS = {
    "ours": _groups(
        [turn((box, _DAY) if box else (None, None), exam_is_ahead=True)[0] for box in range(6)]
    ),
    "due first": _groups([1, 0, 0, 0, 0, 0]),
    "new first": _groups([0, 1, 1, 1, 1, 1]),
    "in turn": _groups([0, 0, 0, 0, 0, 0]),
}
"""The beginning of the sort keys of each box, new cards at 0; "ours" is rule 6, exam ahead."""


@dataclass(frozen=True)
class Case:
    """One kind of memory, one time to the exam, one kind of student, one deck and day."""

    model: str
    days: int
    adherence: float = 1.0
    """The chance that a student keeps a study day."""
    cards: int = 40
    points: int = 5
    room: int = ENOUGH
    """Looks a day, those at a card once more too; what goes over comes off the next day."""
    order: str = "ours"


@dataclass(frozen=True)
class Sample:
    """Which students: so many for each seed."""

    students: int
    seeds: tuple[int, ...]


@dataclass(frozen=True)
class Result:
    """What a revision came to under one setting; one number a student, seed after seed."""

    recall: Floats
    """The chance of recall on the exam day, over all points, 0 to 1."""
    looks: Floats
    """Looks a card, those on the same day too."""
    minutes: Floats
    """Minutes a card."""
    peak: Floats
    """The looks of the busiest day, as a multiple of the mean day's."""
    unseen: Floats
    """The share of cards never begun."""


def run(
    case: Case, kind: type[Scheduler], settings: Sequence[Setting], sample: Sample
) -> list[Result]:
    """Simulate every setting: for each the same students, cards, missed days and luck."""
    at_once = max(1, _ROWS_AT_ONCE // (sample.students * case.cards))
    parts = [settings[begin : begin + at_once] for begin in range(0, len(settings), at_once)]
    by_seed = [
        [each for part in parts for each in _run(case, kind, part, sample.students, seed)]
        for seed in sample.seeds
    ]
    return [_joined(results) for results in zip(*by_seed, strict=True)]


def _joined(results: Sequence[Result]) -> Result:
    names = Result.__dataclass_fields__
    return Result(*(np.concatenate([getattr(each, name) for each in results]) for name in names))


def _run(
    case: Case, kind: type[Scheduler], settings: Sequence[Setting], students: int, seed: int
) -> list[Result]:
    return revise(case, kind, settings, students, seed).results(len(settings))


def revise(
    case: Case, kind: type[Scheduler], settings: Sequence[Setting], students: int, seed: int
) -> "Study":
    """Return a revision that has been done, up to the exam's day."""
    # the same people whatever the order and the room: what differs is then what was decided
    of_case = crc32(f"{case.model} {case.days} {case.adherence} {case.cards} {seed}".encode())
    random = np.random.default_rng(of_case)
    who = population(students, case.cards, case.points, random).times(len(settings))
    study = Study(case, MODELS[case.model](who), kind(who, case.days, settings), students, of_case)
    for day in range(case.days):
        study.keep(day)
    return study


@cache
def _new_today(new: int, left: int) -> int:
    return new_cards_today(new, 0, _DAY, _DAY + timedelta(days=left))


class Study:
    """Everybody's revision, a day at a time."""

    def __init__(
        self, case: Case, memory: Memory, scheduler: Scheduler, people: int, seed: int
    ) -> None:
        self._case, self._memory, self.scheduler = case, memory, scheduler
        self._people, self._seed = people, seed
        students = memory.who.students
        self._loads = np.zeros((case.days, students))
        self._seconds = np.zeros(students)
        self._over = np.zeros(students)
        self._points = memory.who.has.sum(axis=1)

    def keep(self, day: int) -> None:
        """Let everybody who is there study this day."""
        memory, scheduler, has = self._memory, self.scheduler, self._memory.who.has
        luck = np.random.default_rng((self._seed, day))
        present = luck.random(self._people) < self._case.adherence
        chances = luck.random(
            (1 + MOST_AGAIN, self._people * self._case.cards, has.shape[1]), dtype=np.float32
        )
        scheduler.morning(memory, day)
        rows = self._queue(day, np.resize(present, memory.who.students))
        of_person = rows % chances.shape[1]
        ticks = (chances[0, of_person] < memory.chance(rows, day)) & has[rows]
        memory.look(rows, ticks, day)
        self._count(rows, ticks, day)
        came, points = ticks.sum(axis=1), self._points[rows]
        scheduler.look(rows, came, points, day)
        once_more = 2 * came < points
        again, found = rows[once_more], ticks[once_more]
        for turn_ in range(1, 1 + MOST_AGAIN):
            if not len(again):
                break
            ticks = (chances[turn_, again % chances.shape[1]] < AGAIN_CHANCE) & has[again]
            memory.again(again, ticks, day)
            scheduler.again(again, ticks.sum(axis=1), self._points[again], day)
            self._count(again, ticks, day)
            found |= ticks
            left = found.sum(axis=1) < self._points[again]
            again, found = again[left], found[left]
        self._over = np.maximum(0, self._over + self._loads[day] - self._case.room)

    def _count(self, rows: Ints, ticks: Bools, day: int) -> None:
        student = rows // self._case.cards
        missed = self._points[rows] - ticks.sum(axis=1)
        seconds = LOOK + POINT * self._points[rows] + MISS * missed
        many = len(self._seconds)
        self._loads[day] += np.bincount(student, minlength=many)
        self._seconds += np.bincount(student, weights=seconds, minlength=many)

    def _queue(self, day: int, present: Bools) -> Ints:
        """Return the rows that are looked at today."""
        shape = (self._memory.who.students, self._case.cards)
        groups = ORDERS[self._case.order]
        seen = self._memory.seen.reshape(shape)
        due, box = self.scheduler.due.reshape(shape), self.scheduler.box.reshape(shape)
        is_due = seen & (due <= day)
        number = np.arange(self._case.cards)
        within = np.minimum(due, _LATEST) * 10_000_000 + box * 1_000_000 + number
        if self._case.order == "in turn":
            key = np.where(is_due, within, _NEVER)
            key = np.where(is_due, 2 * key.argsort(axis=1).argsort(axis=1), _NEVER)
        else:
            key = np.where(is_due, groups[box] + within, _NEVER)
        new = ~seen
        left = self._case.days - day
        allowed = np.array([_new_today(int(many), left) for many in new.sum(axis=1)])
        rank = np.cumsum(new, axis=1)
        is_in = new & (rank <= allowed[:, None])
        in_turn = 2 * rank - 1 if self._case.order == "in turn" else groups[0] + number
        key = np.where(is_in, in_turn, key)
        most = max(1, min(self._case.room, self._case.cards))
        order = np.argsort(key, axis=1)[:, :most]
        taken = np.take_along_axis(key, order, axis=1) < _NEVER
        taken &= np.arange(most) < (self._case.room - self._over)[:, None]
        rows = order + (np.arange(shape[0]) * self._case.cards)[:, None]
        chosen: Ints = rows[taken & present[:, None]]
        return chosen

    def results(self, settings: int) -> list[Result]:
        """Return what it came to on the exam's day, for each setting."""
        who, cards = self._memory.who, self._case.cards
        everything = np.arange(len(who.has))
        chance = np.where(who.has, self._memory.chance(everything, self._case.days), 0)
        shape = (settings, self._people)
        recall = chance.reshape(*shape, -1).sum(axis=2) / who.has.reshape(*shape, -1).sum(axis=2)
        mean = np.maximum(self._loads.mean(axis=0), 1e-9)
        told = (
            recall,
            (self._loads.sum(axis=0) / cards).reshape(shape),
            (self._seconds / 60 / cards).reshape(shape),
            (self._loads.max(axis=0) / mean).reshape(shape),
            1 - self._memory.seen.reshape(*shape, cards).mean(axis=2),
        )
        return [Result(*each) for each in zip(*told, strict=True)]
