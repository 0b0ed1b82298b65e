"""Do the rules teach? One command a question, or all of them.

    python -m benchmarks.learning [all|rivals|shortage|optimum|rules] [--quick] [--students 16]
                                  [--processes 2] [--json FILE] [--picture FILE]

First the formulas of FSRS-6 are held against the `fsrs` package. `--quick` is a run of seconds
that shows that everything works, and proves nothing. Students and cases from which a rule or a
weight was chosen are never those that are reported.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import product
from multiprocessing import Pool
from pathlib import Path
from typing import Any, TypeVar

from benchmarks.learning import fsrs6, optimum, rivals, rules, shortage, tables
from benchmarks.learning.memory import MODELS
from benchmarks.learning.picture import picture
from benchmarks.learning.simulate import Case, Sample

PARTS = ("rivals", "shortage", "optimum", "rules")
DAYS = (7, 14, 30, 60, 120, 180)
ADHERENCE = (1.0, 0.8)
REPORTED, CHOSEN_FROM, FITTED_TO = (11, 12, 13), (1, 2), (101,)
"""Seeds: of the students that are reported, from whom a rule is chosen, to whom FSRS is fitted."""
CANDIDATES = (
    "rest 30-3",
    "rest 45-6",
    "daily, a third",
    "daily, a quarter",
    "daily, a third, rest 10-6",
    "daily, a quarter, rest 30-10",
    "daily, two fifths, rest 45-6",
)
"""The rules by hand whose share of the optimum is shown beside that of ours."""

Found = TypeVar("Found")


@dataclass(frozen=True)
class Size:
    """How much is simulated."""

    students: int
    seeds: tuple[int, ...] = REPORTED
    days: tuple[int, ...] = DAYS
    short_days: tuple[int, ...] = shortage.DAYS
    decks: tuple[int, ...] = shortage.CARDS
    best_days: tuple[int, ...] = optimum.DAYS
    policies: int = 150
    retentions: int = 25
    fit_steps: int = 100
    thinned: int = 1


QUICK = Size(2, (11, 12), (7,), (14,), (100,), (14,), 20, 5, 4, 9)


def _each(
    do: Callable[[Case], Sequence[Found]], cases: Sequence[Case], processes: int
) -> list[Found]:
    results: list[Found] = []
    with Pool(processes) as pool:
        for number, found in enumerate(pool.imap(do, cases), 1):
            results += found
            print(f"{number} of {len(cases)} cases", end="\r", file=sys.stderr, flush=True)
    return results


def _rivals(size: Size, processes: int) -> list[Any]:
    sample = Sample(size.students, size.seeds)
    scale = rivals.Scale(
        sample, Sample(12, FITTED_TO), size.retentions, size.fit_steps, size.thinned
    )
    cases = [Case(*each) for each in product(MODELS, size.days, ADHERENCE)]
    found = _each(partial(rivals.compare, scale=scale), cases, processes)
    tables.rivals(found)
    return found


def _shortage(size: Size, processes: int) -> list[Any]:
    sample = Sample(-(-size.students // 4), size.seeds)
    cases = shortage.cases(size.short_days, size.decks)
    found = _each(partial(shortage.compare, sample=sample), cases, processes)
    tables.too_little(found)
    return found


def _optimum(size: Size, processes: int) -> list[Any]:
    shares = partial(
        optimum.shares,
        rules={name: rules.RULES[name] for name in CANDIDATES},
        sample=Sample(size.students, size.seeds),
        choosing=Sample(size.students, CHOSEN_FROM[:1]),
        many=size.policies,
    )
    found = _each(shares, optimum.cases(size.best_days), processes)
    tables.optimum(found)
    return found


def _rules(size: Size, processes: int) -> list[Any]:
    margins = partial(rules.margins, rules=rules.RULES)
    few = size.students < QUICK.students + 1
    choosing, reporting = (
        _each(partial(margins, sample=Sample(size.students, seeds)), rules.cases(days), processes)
        for seeds, days in (
            (CHOSEN_FROM, rules.CHOOSING_DAYS[: 1 if few else None]),
            (size.seeds, rules.REPORTING_DAYS[: 1 if few else None]),
        )
    )
    tables.by_hand(choosing, reporting)
    return [*choosing, *reporting]


DOES = {"rivals": _rivals, "shortage": _shortage, "optimum": _optimum, "rules": _rules}


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("part", nargs="?", choices=("all", *PARTS), default="all")
    parser.add_argument("--quick", action="store_true", help="a run of seconds that proves nothing")
    parser.add_argument("--students", type=int, default=16, help="for each of three seeds")
    parser.add_argument("--processes", type=int, default=os.cpu_count())
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every row there")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the means there, as SVG")
    arguments = parser.parse_args()
    difference = fsrs6.verify()
    print(f"FSRS-6: our formulas and the package's differ by {difference:.0e} at most", flush=True)
    size = QUICK if arguments.quick else Size(arguments.students)
    told: dict[str, Any] = {"size": asdict(size)}
    for part in PARTS if arguments.part == "all" else (arguments.part,):
        found = DOES[part](size, arguments.processes)
        told[part] = [_plain(each) for each in found]
        if part == "rivals" and arguments.picture:
            arguments.picture.write_text(picture(found), encoding="utf-8")
        if arguments.json:
            arguments.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _plain(found: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of any of the parts
    return {name: value for name, value in asdict(found).items() if name != "draws"}


if __name__ == "__main__":
    main()
