"""How near the readiness shown is to the truth, which is known of simulated students alone.

    python -m benchmarks.readiness [--apart] [--students 12] [--processes 2] [--json FILE]

Students of each kind of memory revise by the rules until an exam; some miss days until the figure
is looked at, and keep every day from then on, as the figure takes them to. On some mornings and
evenings the product's own `readiness` reads their reviews, and is held against the chance that
their points come back by their own memory: now, and on the exam's day. First the product's formulas
are held against the `fsrs` package.

The bands, and when words are shown in the place of figures, were chosen on the students who are
simulated without an option. `--apart` has others: other seeds, another spread of students, cards
and points, other exams, days and decks, and a fifth kind of memory.
"""

import argparse
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from multiprocessing import Pool
from pathlib import Path
from statistics import mean

import numpy as np

from benchmarks.learning.arrays import Floats
from benchmarks.readiness.groups import APART, CHOSEN, Group
from benchmarks.readiness.package import against_package
from benchmarks.readiness.revision import Revision
from revise1924.readiness_words import ENOUGH

ERROR, INSIDE = 5.0, 0.8
"""The target: the mean size of the error in per cent points, and how many bands hold the truth."""
FEW = 0.05
"""Up to this share of figures in a cell, nearly all of it is words."""


@dataclass(frozen=True)
class Case:
    """One kind of student, and when the figure is looked at."""

    model: str
    cards: int
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
    """Whether words are shown in its place."""

    @property
    def error(self) -> float:
        """How much too high it is, in per cent points."""
        return 100 * (self.share - self.truth)

    @property
    def is_inside(self) -> bool:
        """Whether the band holds the truth."""
        return self.low <= self.truth <= self.high


def cases(group: Group) -> list[Case]:
    """Return every kind of student of a group."""
    kinds = product(group.models, group.decks, group.exams, group.days, group.lifts, group.kept)
    return [Case(*kind) for kind in kinds if kind[3] < kind[2]]


def shown(case: Case, group: Group, students: int) -> list[Shown]:
    """Simulate one case; return every figure that its students see beside the truth."""
    random = np.random.default_rng(zlib.crc32(f"{case}{group.seed}".encode()))
    who = group.draw(students, case.cards, case.lift, random)
    revision = Revision(group.models[case.model](who), case.exam, group.again, random)
    truths = []
    for day in range(case.exam):
        truths.append(revision.truth(day))
        revision.study(day, random.random(students) < (case.kept if day < case.day else 1.0))
    truths.append(revision.truth(case.exam))
    return [
        each
        for student, is_evening in product(range(students), (False, True))
        for each in _said(case, revision, student, truths, is_evening=is_evening)
    ]


def _said(
    case: Case, revision: Revision, student: int, truths: Sequence[Floats], *, is_evening: bool
) -> Iterable[Shown]:
    """Yield what one student is told, beside the truth."""
    said = revision.told(student, case.day, is_evening=is_evening)
    if said is None:
        return
    of_day = {"today": (said.today, case.day + is_evening), "exam": (said.exam, case.exam)}
    for name, (figure, then) in of_day.items():
        if figure is not None:
            truth = float(truths[then][student])
            yield Shown(case, name, is_evening, *figure, truth, said.is_rough)


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--apart", action="store_true", help="students set apart from the choice")
    parser.add_argument("--students", type=int, default=12, help="of each kind")
    parser.add_argument("--processes", type=int)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure there")
    arguments = parser.parse_args()
    group = APART if arguments.apart else CHOSEN
    difference = against_package(group.seed)
    print(f"FSRS-6: our formulas and the package's differ by {difference:.0e} at most\n")
    with Pool(arguments.processes) as pool:
        tasks = [(case, group, arguments.students) for case in cases(group)]
        told = pool.starmap(shown, tasks, chunksize=1)
    everything = [each for of_case in told for each in of_case]
    _print(everything, group)
    if arguments.json:
        lines = [asdict(each) for each in everything]
        arguments.json.write_text(json.dumps(lines, indent=1) + "\n", encoding="utf-8")


def _print(told: list[Shown], group: Group) -> None:
    print(
        "Mean error and mean size of the error in per cent points, how many bands hold the truth,"
    )
    print("how many are shown as figures, of which the others are; !: the target is missed.")
    print("Words: the figures in whose place words are shown would have these errors.")
    print("By memory and day; by memory and the share of days kept until then; and of all.\n")
    for name, heading in {"today": "If the exam were today", "exam": "On the exam day"}.items():
        of_name = [each for each in told if each.figure == name]
        print(f"{heading:24}" + "".join(f"{f'{cards} cards':27}" for cards in group.decks) + "all")
        for model, day in product(group.models, group.days):
            here = [e for e in of_name if (e.case.model, e.case.day) == (model, day)]
            _print_row(f"{model}, day {day}", here, group.decks)
        for model, kept in product(group.models, group.kept):
            here = [e for e in of_name if (e.case.model, e.case.kept) == (model, kept)]
            _print_row(f"{model}, {kept:.0%} kept", here, group.decks)
        for is_evening in (False, True):
            here = [each for each in of_name if each.is_evening == is_evening]
            _print_row("evenings" if is_evening else "mornings", here, group.decks)
        _print_row("all", of_name, group.decks)
        print()
    _print_words([each for each in told if each.figure == "today" and each.is_rough])


def _print_words(rough: Sequence[Shown]) -> None:
    """Print how often the words in the place of figures are right."""
    good = [each.truth >= ENOUGH for each in rough if each.low >= ENOUGH]
    shaky = [each.truth <= ENOUGH for each in rough if each.high <= ENOUGH]
    print(f"Of {len(rough)} words, {len(good)} are 'on course', right in {mean(good):.1%};")
    print(
        f"{len(shaky)} are 'still shaky', right in {mean(shaky):.1%}; the others promise nothing."
    )


def _print_row(kind: str, here: Sequence[Shown], decks: Sequence[int]) -> None:
    """Print what came of these, by the size of the deck, and of all."""
    columns = [[each for each in here if each.case.cards == cards] for cards in decks]
    print(f"  {kind:22}" + "".join(f"{cell(column):27}" for column in (*columns, here)).rstrip())


def cell(here: Sequence[Shown]) -> str:
    """Return what came of these; errors are of those that are shown as figures, if any are."""
    if not here:
        return "nothing is said"
    fine = [each for each in here if not each.is_rough]
    if len(fine) <= FEW * len(here):
        return f"{_errors(here)} words"
    size, inside = mean(abs(each.error) for each in fine), mean(each.is_inside for each in fine)
    missed = "!" if size > ERROR or inside < INSIDE else ""
    return f"{_errors(fine)} {inside:4.0%} {len(fine) / len(here):4.0%}{missed}"


def _errors(here: Sequence[Shown]) -> str:
    """Return the mean error and the mean size of the error."""
    return f"{mean(e.error for e in here):+5.1f} {mean(abs(e.error) for e in here):4.1f}"


if __name__ == "__main__":
    main()
