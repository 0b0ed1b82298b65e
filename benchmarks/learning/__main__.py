"""Ours against the others at the same number of reviews.

    python -m benchmarks.learning [--students 100] [--days 7 14 30 60 120 180] [--json FILE]
                                 [--picture FILE]

First the formulas of FSRS-6 are held against the `fsrs` package. Then every case is simulated: each
memory model, time to the exam, and kind of student (every day kept, or four in five).
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict
from itertools import product
from multiprocessing import Pool
from pathlib import Path
from statistics import mean

from benchmarks.learning import fsrs6
from benchmarks.learning.compare import Case, Row, Setting, compare
from benchmarks.learning.memory import MODELS
from benchmarks.learning.picture import picture

DAYS = [7, 14, 30, 60, 120, 180]
ADHERENCE = [1.0, 0.8]
WORSE = -0.1
"""Points of recall below which ours counts as worse: the target of the rules."""


def main() -> None:
    """Simulate and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--students", type=int, default=100)
    parser.add_argument("--days", type=int, nargs="+", default=DAYS)
    parser.add_argument("--seed", type=int, default=1924)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every row there")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="draw the means there, as SVG")
    arguments = parser.parse_args()
    difference = fsrs6.verify(seed=arguments.seed)
    print(f"FSRS-6: our formulas and the package's differ by {difference:.0e} at most\n")
    setting = Setting(students=arguments.students, seed=arguments.seed)
    cases = [Case(*each) for each in product(MODELS, arguments.days, ADHERENCE)]
    with Pool() as pool:
        found = pool.starmap(compare, [(case, setting) for case in cases], chunksize=1)
    rows = [row for each in found for row in each]
    _print(rows, arguments.days)
    if arguments.picture:
        arguments.picture.write_text(picture(rows), encoding="utf-8")
    if arguments.json:
        told = {"setting": asdict(setting), "rows": [asdict(row) for row in rows]}
        arguments.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _print(rows: list[Row], days: list[int]) -> None:
    print("How many points of recall ours has more on the exam day, per cent, at the same reviews:")
    print("the mean of the models, and the worst case with its 95 % interval\n")
    print(f"{'':26}" + "".join(f"{f'{day} days':>10}" for day in days) + "   worst case")
    for rival in dict.fromkeys(row.rival for row in rows):
        ours = [row for row in rows if row.rival == rival]
        means = (mean(row.better for row in ours if row.case.days == day) for day in days)
        print(f"{rival:26}" + "".join(f"{each:>+10.2f}" for each in means) + f"   {_worst(ours)}")
    print("\nby model, over all days:")
    for model in MODELS:
        ours = [row for row in rows if row.case.model == model]
        print(f"  {model}: " + ", ".join(_by_rival(ours)))
    seen = {row.case: row for row in rows}.values()
    print("\nours: looks a card, and recall on the exam day")
    for day in days:
        here = [row for row in seen if row.case.days == day]
        print(
            f"  {day:>3} days {mean(row.reviews for row in here):6.1f}"
            f" {mean(row.recall for row in here):6.1f} %"
        )
    _print_peaks(rows, days)
    _print_losses([row for row in rows if row.better < WORSE])


def _print_peaks(rows: list[Row], days: list[int]) -> None:
    print("\nthe busiest day's looks over the mean day's; a rival at its setting nearest in looks")
    peaks: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        peaks["ours"][row.case.days].append(row.peak)
        peaks[row.rival][row.case.days].append(row.rival_peak)
    print(f"{'':26}" + "".join(f"{f'{day} days':>10}" for day in days))
    for name, by_day in peaks.items():
        print(f"{name:26}" + "".join(f"{mean(by_day[day]):>10.1f}" for day in days))


def _worst(rows: list[Row]) -> str:
    row = min(rows, key=lambda row: row.better)
    case = row.case
    where = f"{case.model}, {case.days} days, {case.adherence:.0%} kept"
    return f"{row.better:+.2f} [{row.low:+.2f}, {row.high:+.2f}] {where}"


def _by_rival(rows: list[Row]) -> Iterable[str]:
    for rival in dict.fromkeys(row.rival for row in rows):
        yield f"{rival} {mean(row.better for row in rows if row.rival == rival):+.2f}"


def _print_losses(losses: list[Row]) -> None:
    print(f"\nwhere ours loses by more than {-WORSE} points: {len(losses)} of the comparisons")
    for row in sorted(losses, key=lambda row: row.better):
        case = row.case
        unequal = "" if row.reached else "  (not at the same cost: it has no setting for it)"
        print(
            f"  {row.better:+.2f} [{row.low:+.2f}, {row.high:+.2f}] against {row.rival}:"
            f" {case.model}, {case.days} days, {case.adherence:.0%} kept{unequal}"
        )


if __name__ == "__main__":
    main()
