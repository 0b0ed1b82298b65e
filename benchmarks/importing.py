"""A package of Anki taken in, beside Anki's own backend.

    python -m benchmarks.importing [--notes 10000] [--rounds 5] [--json]

The packages are made by Anki, which is installed into an environment of its own in a temporary
folder, from the package registry. One has words alone, the other cards both ways and a thousand
pictures.
"""

import argparse
import compileall
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.peers import ANKI, HERE, install
from benchmarks.program import environment

SCRIPT = str(Path(sys.executable).with_name("revise1924"))
PEER = str(HERE / "peer_import.py")
PACKAGES = ("words", "pictures")

Taken = dict[str, list[float]]
"""Seconds in each round, by what is timed."""


def run(command: Sequence[str], folder: Path) -> tuple[float, str]:
    """Run a program as a student would; return the seconds it takes, and what it prints."""
    began = time.perf_counter()
    ended = subprocess.run(
        command,
        env=environment(folder),
        cwd=HERE.parent,
        capture_output=True,
        check=True,
        text=True,
    )
    return time.perf_counter() - began, ended.stdout


def one_round(anki: str, package: str, notes: int) -> dict[str, float]:
    """Take in a package by both, in fresh processes and empty folders, one after the other."""
    took = {}
    ours = [sys.executable, "-m", "benchmarks.import_ours", package]
    theirs = [anki, PEER, "import", package]
    for name, command in (("ours", ours), ("Anki", theirs)):
        with tempfile.TemporaryDirectory() as folder:
            whole, printed = run([*command, folder], Path(folder))
        told = json.loads(printed)
        if told["cards"] != notes:
            raise RuntimeError(f"{name} has taken in {told['cards']} of {notes} notes")
        took[f"{name}: work"] = float(told["work"])
        took[f"{name}: whole"] = whole
    with tempfile.TemporaryDirectory() as folder:
        command = [SCRIPT, "import", "--yes", "--to", f"{folder}/deck.json", package]
        took["ours: command"], _ = run(command, Path(folder))
    return took


def measure(anki: str, package: str, notes: int, rounds: int) -> Taken:
    """Return what each took in each round; the first has warmed the caches."""
    taken: Taken = {}
    for index in range(rounds + 1):
        for name, seconds in one_round(anki, package, notes).items():
            taken.setdefault(name, [])
            if index:
                taken[name].append(seconds)
    return taken


def summary(taken: Taken) -> dict[str, float]:
    """Return the medians in milliseconds, and those of the ratios within the rounds."""
    found = {name: 1000 * statistics.median(seconds) for name, seconds in taken.items()}
    for name, ours, theirs in (
        ("ratio of the work", "ours: work", "Anki: work"),
        ("ratio of the whole", "ours: command", "Anki: whole"),
    ):
        pairs = zip(taken[ours], taken[theirs], strict=True)
        found[name] = statistics.median(one / other for one, other in pairs)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        anki = install(folder / "venv", ANKI)
        compileall.compile_dir(folder / "venv", quiet=2)  # as pip has done for a student
        run([anki, PEER, "make", name, str(arguments.notes)], folder)
        found = {
            package: summary(
                measure(anki, str(folder / f"{package}.apkg"), arguments.notes, arguments.rounds)
            )
            for package in PACKAGES
        }
    if arguments.json:
        print(json.dumps(found, indent=2))
        return
    for package, row in found.items():
        print(f"{arguments.notes:,} notes, {package}:")
        for name, number in row.items():
            unit = "" if name.startswith("ratio") else " ms"
            print(f"  {name:<20}{number:>8.2f}{unit}")


if __name__ == "__main__":
    main()
