"""Commands without a screen, beside the smallest scripts that import what they need.

python -m benchmarks.commands [--rounds 20] [--json]
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.program import environment

SCRIPT = str(Path(sys.executable).with_name("revise1924"))
"""What installing puts beside Python."""

PLAIN = str(Path(__file__).with_name("plain.py"))
ARGPARSE = ["-c", "import argparse, json"]
COMMANDS: dict[str, tuple[list[str], list[str]]] = {
    "--version": ([SCRIPT, "--version"], ARGPARSE),
    "--help": ([SCRIPT, "--help"], ARGPARSE),
    "status --short": ([SCRIPT, "status", "--short"], ARGPARSE),
    "decks --ids": ([SCRIPT, "decks", "--ids"], ARGPARSE),
    "status": ([SCRIPT, "status"], [PLAIN]),
    "status --json": ([SCRIPT, "status", "--json"], [PLAIN]),
    "stats": ([SCRIPT, "stats"], [PLAIN]),
}
"""Each command, and what it is measured against."""


def seconds(arguments: list[str], folder: str) -> float:
    """Return the seconds that Python takes with `arguments`."""
    student = environment(Path(folder))
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], env=student, capture_output=True, check=True)
    return time.perf_counter() - began


Taken = dict[str, list[tuple[float, float]]]
"""For each name the seconds in each round, and those of what it is measured against."""


def measure(rounds: int) -> dict[str, dict[str, float]]:
    """Return each command's median, and the quartiles of its ratios within the rounds."""
    taken: Taken = {name: [] for name in COMMANDS}
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "cache").mkdir()
        os.utime(folder, (0, 0))  # a library that nobody has changed just now
        for _ in range(rounds + 1):
            for name, (ours, other) in COMMANDS.items():
                taken[name].append((seconds(ours, folder), seconds(other, folder)))
    return summary(taken)


def summary(taken: Taken) -> dict[str, dict[str, float]]:
    """Return medians, and the quartiles of the ratios; the first round has warmed the caches."""
    found = {}
    for name, pairs in taken.items():
        low, middle, high = statistics.quantiles([one / two for one, two in pairs[1:]], n=4)
        median = 1000 * statistics.median(one for one, _ in pairs[1:])
        found[name] = {"median_ms": median, "ratio": middle, "low": low, "high": high}
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = measure(arguments.rounds)
    report(found, "command", "of the script", as_json=arguments.json)


def report(found: dict[str, dict[str, float]], what: str, against: str, *, as_json: bool) -> None:
    """Print a summary, as a table under these headings or as JSON."""
    if as_json:
        print(json.dumps(found, indent=2))
        return
    print(f"{what:<16}{'median':>10}{against:>16}{'quartiles':>16}")
    for name, row in found.items():
        spread = f"{row['low']:.2f} to {row['high']:.2f}"
        print(f"{name:<16}{row['median_ms']:>7.0f} ms{row['ratio']:>16.2f}{spread:>16}")


if __name__ == "__main__":
    main()
