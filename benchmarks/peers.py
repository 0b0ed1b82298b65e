"""Beside Anki's backend: to open a deck, to answer and have the next card, and memory.

    python -m benchmarks.peers [--cards 7 1000 10000] [--rounds 5] [--json]

Anki is installed into an environment of its own in a temporary folder, from the package registry.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

ANKI = "anki==26.9.3"
LOOKS = 7
HERE = Path(__file__).parent


def install(folder: Path, package: str) -> str:
    """Install a package below `folder`; return the Python that has it."""
    venv.create(folder, with_pip=True)
    python = str(folder / "bin" / "python")
    subprocess.run([python, "-m", "pip", "install", "-q", package], check=True)
    return python


def ask(command: list[str], cards: int) -> dict[str, Any]:
    """Run one program on a fresh deck of so many cards; return what it measured."""
    with tempfile.TemporaryDirectory() as folder:
        ended = subprocess.run(
            [*command, folder, str(cards), str(min(LOOKS, cards))],
            capture_output=True,
            check=True,
            text=True,
        )
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


def measure(anki: str, cards: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return the medians of both, in turns; milliseconds and MiB."""
    commands = {
        "revise1924": [sys.executable, "-m", "benchmarks.peer_ours"],
        "Anki": [anki, str(HERE / "peer_anki.py")],
    }
    taken: dict[str, list[dict[str, Any]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            taken[name].append(ask(command, cards))
    return {
        name: {
            "open": 1000 * statistics.median(each["open"] for each in found),
            "answer": 1000 * statistics.median(a for each in found for a in each["answer"]),
            "memory": statistics.median(each["memory"] for each in found),
        }
        for name, found in taken.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cards", type=int, nargs="+", default=[7, 1000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        anki = install(Path(folder), ANKI)
        found = {cards: measure(anki, cards, arguments.rounds) for cards in arguments.cards}
    if arguments.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{'cards':>7} {'program':<12}{'open':>10}{'answer':>11}{'memory':>11}")
    for cards, rows in found.items():
        for name, row in rows.items():
            open_ms, answer, memory = row["open"], row["answer"], row["memory"]
            print(f"{cards:>7} {name:<12}{open_ms:>7.1f} ms{answer:>8.2f} ms{memory:>7.0f} MiB")


if __name__ == "__main__":
    main()
