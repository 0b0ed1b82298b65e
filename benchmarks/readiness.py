"""How near the readiness shown is to the truth, which is known of simulated students alone.

    python -m benchmarks.readiness [--students 20] [--cards 40] [--seed 1924] [--json FILE]

Students of each kind of memory revise by the rules until an exam 7 to 60 days off; some miss a
third of the days until the figure is looked at, and keep every day from then on, as the figure
takes them to. On some mornings and evenings the product's own `readiness` reads their reviews, and
is held against the chance that their points come back by their own memory: now, and on the exam's
day. First the product's formulas are held against the `fsrs` package.
"""

import argparse
import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import product
from multiprocessing import Pool
from pathlib import Path
from statistics import mean

import numpy as np
import numpy.typing as npt

from benchmarks.learning.arrays import Bools, Floats
from benchmarks.learning.memory import AGAIN_CHANCE, MODELS, Memory, Population, population
from revise1924.cards import Card, Deck
from revise1924.forgetting import after, chance
from revise1924.leitner import Grade, Place, after_look, grade, queue
from revise1924.overview import survey
from revise1924.progress import Progress
from revise1924.readiness import readiness
from revise1924.reviews import Review
from revise1924.said import ExamDay

EXAMS = [7, 14, 30, 60]
DAYS = [3, 7, 14, 30]
"""Days of study after which the figure is looked at."""
LIFTS = [-1.0, 0.0, 1.0]
"""How much abler than others the students are, in standard deviations of students."""
KEPT = [1.0, 2 / 3]
"""The share of days kept until then."""
MOST_AGAIN = 3
"""Further looks on the same day at a card of which more than half was missed."""

RECALLED, CLOSE = 0.7, 1e-9
"""Of the walks beside the package: how many looks come back, and what is rounding."""

_FIRST = date(2026, 1, 1)
_MORNING, _EVENING = time(7, tzinfo=UTC), time(20, tzinfo=UTC)

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Case:
    """One kind of student, and when the figure is looked at."""

    model: str
    exam: int
    """Days from the first one to the exam."""
    day: int
    lift: float
    kept: float


@dataclass(frozen=True)
class Shown:
    """One figure beside the truth."""

    case: Case
    figure: str
    """Of "today", or of the "exam"."""
    is_evening: bool
    share: float
    low: float
    high: float
    truth: float
    is_rough: bool

    @property
    def error(self) -> float:
        """How much too high it is, in per cent points."""
        return 100 * (self.share - self.truth)

    @property
    def is_inside(self) -> bool:
        """Whether the band holds the truth."""
        return self.low <= self.truth <= self.high


class Revision:
    """Students of one kind who revise one deck together, each by their own memory."""

    def __init__(self, memory: Memory, exam: int, random: np.random.Generator) -> None:
        """Begin on day 0; the exam is `exam` days later."""
        self._memory, self._random = memory, random
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
            ticks = (self._random.random(found.shape) < AGAIN_CHANCE) & self.who.has[rows]
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

    def deck_of(self, student: int) -> Deck:
        """Return the deck that a student has."""
        rows = self.who.has.reshape(self.who.students, self.who.cards, -1)[student]
        cards = [
            Card(topic=f"Card {index}", id=f"card-{index}", front="?", back=("a",) * int(row.sum()))
            for index, row in enumerate(rows)
        ]
        return Deck(id="deck", title="Deck", cards=tuple(cards))


def _on(day: int) -> date:
    return _FIRST + timedelta(days=day)


def _abler(who: Population, lift: float) -> Population:
    """Return the same students, all of them abler by `lift`; they know more beforehand too."""
    odds = who.prior / (1 - who.prior) * np.exp(0.6 * lift)
    return replace(who, ability=who.ability + lift, prior=odds / (1 + odds))


def shown(case: Case, students: int, cards: int, seed: int) -> list[Shown]:
    """Simulate one case; return every figure that its students see beside the truth."""
    random = np.random.default_rng(zlib.crc32(f"{case}{seed}".encode()))
    who = _abler(population(students, cards, 5, random), case.lift)
    revision = Revision(MODELS[case.model](who), case.exam, random)
    truths = []
    for day in range(case.exam):
        truths.append(revision.truth(day))
        revision.study(day, random.random(students) < (case.kept if day < case.day else 1.0))
    truths.append(revision.truth(case.exam))
    return [
        each
        for student in range(students)
        for at, then in ((_MORNING, case.day), (_EVENING, case.day + 1))
        for each in _said(
            case, revision, student, at, [of[student] for of in (truths[then], truths[-1])]
        )
    ]


def _said(
    case: Case, revision: Revision, student: int, at: time, truths: Sequence[float]
) -> Iterable[Shown]:
    """Yield what one student is told; a night lies between an evening and its truth."""
    now = datetime.combine(_on(case.day), at)
    reviews = [each for each in revision.reviews[student] if each.at < now]
    progress = Progress("deck", ExamDay(_on(case.exam)), reviews)
    said = readiness(survey(revision.deck_of(student), progress, now), progress, now)
    if said is None:
        return
    figures = {"today": said.today, "exam": said.exam}
    for (name, figure), truth in zip(figures.items(), truths, strict=True):
        if figure is not None:
            yield Shown(case, name, at is _EVENING, *figure, float(truth), said.is_rough)


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--students", type=int, default=20, help="of each kind")
    parser.add_argument("--cards", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1924)
    parser.add_argument("--processes", type=int)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    arguments = parser.parse_args()
    difference = against_package(arguments.seed)
    print(f"FSRS-6: our formulas and the package's differ by {difference:.0e} at most\n")
    cases = [
        Case(model, exam, day, lift, kept)
        for model, exam, day, lift, kept in product(MODELS, EXAMS, DAYS, LIFTS, KEPT)
        if day < exam
    ]
    setting = arguments.students, arguments.cards, arguments.seed
    with Pool(arguments.processes) as pool:
        told = pool.starmap(shown, [(case, *setting) for case in cases], chunksize=1)
    everything = [each for of_case in told for each in of_case]
    _print(everything)
    if arguments.json:
        lines = [asdict(each) for each in everything]
        arguments.json.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")


def _print(told: list[Shown]) -> None:
    print("mean error and mean size of the error in per cent points, the share inside the band,")
    print("and the share shown as a figure, over all exams and students\n")
    for name, heading in {"today": "if the exam were today", "exam": "on the exam day"}.items():
        print(heading)
        rows: dict[str, list[Shown]] = defaultdict(list)
        for each in told:
            if each.figure == name:
                for kind in _kinds(each):
                    rows[kind].append(each)
        for kind in sorted(rows):
            _print_row(kind.partition(" ")[2], rows[kind])
        print()


def _kinds(each: Shown) -> list[str]:
    """Return the rows in which a figure counts, each after what orders them."""
    case = each.case
    return [
        f"1{list(MODELS).index(case.model)}{case.day:02} {case.model}, day {case.day}",
        f"2{case.lift + 2} students {case.lift:+.0f}",
        f"3{case.kept} {case.kept:.0%} of days kept",
        "4 evenings" if each.is_evening else "4 mornings",
        "5 all",
    ]


def _print_row(kind: str, here: list[Shown]) -> None:
    """Print what came of these; errors are of the figures that are shown, not of rough ones."""
    fine = [each for each in here if not each.is_rough]
    if not fine:
        print(f"  {kind:24} never shown as a figure")
        return
    print(
        f"  {kind:24} {mean(each.error for each in fine):+6.1f}"
        f" {mean(abs(each.error) for each in fine):6.1f}"
        f" {mean(each.is_inside for each in fine):6.0%} {len(fine) / len(here):6.0%}"
    )


def against_package(seed: int, walks: int = 40, looks: int = 12) -> float:
    """Walk random looks through `forgetting` and the `fsrs` package; return the largest difference.

    Raises RuntimeError where they differ by more than rounding.
    """
    import fsrs  # noqa: PLC0415 - only this needs it

    random = np.random.default_rng(seed)
    package = fsrs.Scheduler(enable_fuzzing=False, learning_steps=(), relearning_steps=())
    worst = 0.0
    for _ in range(walks):
        card, now, trace = fsrs.Card(), datetime(2026, 1, 1, tzinfo=UTC), None
        day = now.toordinal()
        for _ in range(looks):
            came_back, days = bool(random.random() < RECALLED), int(random.integers(0, 60))
            now, day = now + timedelta(days=days), day + days
            rating = fsrs.Rating.Good if came_back else fsrs.Rating.Again
            expected = package.get_card_retrievability(card, now)
            if trace is not None:
                worst = max(worst, abs(chance(trace, day) - expected))
            trace = after(trace, came_back, day)
            card, _ = package.review_card(card, rating, now)
            theirs = card.stability or 0.0, card.difficulty or 0.0
            worst = max(worst, *(abs(1 - a / b) for a, b in zip(trace, theirs, strict=False)))
    if worst > CLOSE:
        raise RuntimeError(f"the formulas of FSRS-6 differ from the package's by {worst}")
    return worst


if __name__ == "__main__":
    main()
