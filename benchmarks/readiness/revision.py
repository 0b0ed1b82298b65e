"""Students who revise a deck by the product's rules, and what they are told of their readiness."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from benchmarks.learning.arrays import Bools, Floats
from benchmarks.learning.memory import Memory
from revise1924.cards import Card, Deck
from revise1924.leitner import Grade, Place, after_look, grade, queue
from revise1924.overview import survey
from revise1924.progress import Progress
from revise1924.readiness import Readiness, readiness
from revise1924.reviews import Review
from revise1924.said import ExamDay

MOST_AGAIN = 3
"""Further looks on the same day at a card of which more than half was missed."""

_FIRST = date(2026, 1, 1)
_MORNING, _EVENING = time(7, tzinfo=UTC), time(20, tzinfo=UTC)


class Revision:
    """Students of one kind who revise one deck together, each by their own memory."""

    def __init__(
        self, memory: Memory, exam: int, again: float, random: np.random.Generator
    ) -> None:
        """Begin on day 0; the exam is `exam` days later.

        What was just missed and read comes back on the same day with the chance `again`.
        """
        self._memory, self._again, self._random = memory, again, random
        self._exam = _FIRST + timedelta(days=exam)
        self.who = memory.who
        self._places = [Place() for _ in self.who.has]
        self.reviews: list[list[Review]] = [[] for _ in range(self.who.students)]

    def truth(self, day: int) -> Floats:
        """Return each student's mean chance that a point comes back on the morning of `day`."""
        everything = np.arange(len(self.who.has))
        chances = np.where(self.who.has, self._memory.chance(everything, day), 0)
        of_student = (self.who.students, -1)
        sums = chances.reshape(of_student).sum(axis=1)
        return np.asarray(sums / self.who.has.reshape(of_student).sum(axis=1))

    def study(self, day: int, present: Bools) -> None:
        """Have the students who are `present` study all that their queues hold on `day`."""
        rows = np.array(
            [row for who in range(len(present)) if present[who] for row in self._queue(who, day)]
        )
        if not len(rows):
            return
        chances = self._memory.chance(rows, day)
        ticks = (self._random.random(chances.shape) < chances) & self.who.has[rows]
        self._memory.look(rows, ticks, day)
        again = np.array([self._record(*each, day) for each in zip(rows, ticks, strict=True)])
        rows, found = rows[again], ticks[again]
        for round_ in range(1, MOST_AGAIN + 1):
            if not len(rows):
                break
            ticks = (self._random.random(found.shape) < self._again) & self.who.has[rows]
            self._memory.again(rows, ticks, day)
            for row, came_back in zip(rows, ticks, strict=True):
                self._keep(row, came_back, day, round_)
            found |= ticks
            left = (self.who.has[rows] & ~found).any(axis=1)
            rows, found = rows[left], found[left]

    def _queue(self, student: int, day: int) -> Iterable[int]:
        first = student * self.who.cards
        places = self._places[first : first + self.who.cards]
        return (first + index for index in queue(places, _on(day), exam=self._exam))

    def _record(self, row: int, came_back: Bools, day: int) -> bool:
        """Take in a first look of the day; tell whether the card comes round again."""
        graded = grade(int(came_back.sum()), int(self.who.has[row].sum()))
        landing = after_look(self._places[row], graded, _on(day), self._exam)
        if landing is not None:
            self._places[row] = Place(*landing)
        self._keep(row, came_back, day, 0)
        return graded is Grade.MORE_THAN_HALF_MISSED

    def _keep(self, row: int, came_back: Bools, day: int, round_: int) -> None:
        student, card = divmod(int(row), self.who.cards)
        at = datetime.combine(_on(day), time(17, 10 * round_, tzinfo=UTC))
        recalled = tuple(map(bool, came_back[self.who.has[row]]))
        box = None if round_ else self._places[row].box
        self.reviews[student].append(Review(f"card-{card}", at, recalled, box))

    def told(self, student: int, day: int, *, is_evening: bool) -> Readiness | None:
        """Return what the product tells a student before, or after, the study of `day`.

        The truth of an evening is that of the next morning: a night lies between.
        """
        now = datetime.combine(_on(day), _EVENING if is_evening else _MORNING)
        reviews = [each for each in self.reviews[student] if each.at < now]
        progress = Progress("deck", ExamDay(self._exam), reviews)
        return readiness(survey(self._deck_of(student), progress, now), progress, now)

    def _deck_of(self, student: int) -> Deck:
        """Return the deck that a student has."""
        rows = self.who.has.reshape(self.who.students, self.who.cards, -1)[student]
        cards = [
            Card(topic=f"Card {index}", id=f"card-{index}", front="?", back=("a",) * int(row.sum()))
            for index, row in enumerate(rows)
        ]
        return Deck(id="deck", title="Deck", cards=tuple(cards))


def _on(day: int) -> date:
    return _FIRST + timedelta(days=day)
