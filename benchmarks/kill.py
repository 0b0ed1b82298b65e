"""The program killed again and again while it is studied in real pseudo-terminals.

    python -m benchmarks.kill [--kills 2000] [--seed 1924] [--json]

Half of the kills fall on one running program, half on one or both of two that study the same
progress file. A review is acknowledged when the next card, or the summary, is on the screen.
"""

import argparse
import json
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.support.killing import Bout, Figures

KILLS_A_BOUT = 50


def fight(kills: int, instances: int, seed: int) -> Figures:
    """Kill so many runs, in bouts with a fresh deck each; return what it came to."""
    figures = Figures()
    while figures.kills < kills:
        with tempfile.TemporaryDirectory() as folder:
            at_once = min(KILLS_A_BOUT, kills - figures.kills)
            figures += Bout(Path(folder), at_once, instances, seed).fight()
            seed += 1
    return figures


def main() -> int:
    """Kill, print, and return 1 where anything was wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--kills", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1924)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    began = time.perf_counter()
    halves = (arguments.kills - arguments.kills // 2, arguments.kills // 2)
    found = {
        "one instance": fight(halves[0], 1, arguments.seed),
        "two instances": fight(halves[1], 2, arguments.seed),
    }
    together = sum(found.values(), Figures())
    if arguments.json:
        rows = {name: asdict(figures) for name, figures in found.items()}
        print(json.dumps({"seed": arguments.seed, **rows, "together": asdict(together)}, indent=2))
    else:
        _print_table({**found, "together": together}, arguments.seed, time.perf_counter() - began)
    return 1 if together.faults else 0


def _print_table(found: dict[str, Figures], seed: int, seconds: float) -> None:
    print(f"SIGKILL at random moments, seed {seed}, {seconds:.0f} s")
    print(" " * 24 + "".join(f"{name:>15}" for name in found))
    for label, name in {
        "kills": "kills",
        "grading keys": "keys",
        "acknowledged reviews": "acknowledged",
        "reviews on disk": "on_disk",
        "lost": "lost",
        "doubled": "doubled",
        "cards moved twice": "moved_twice",
        "unreadable": "unreadable",
        "unfinished files left": "leftovers",
    }.items():
        print(f"{label:<24}" + "".join(f"{getattr(each, name):>15,}" for each in found.values()))
    for fault in found["together"].faults:
        print(f"\n{fault}")


if __name__ == "__main__":
    raise SystemExit(main())
