"""Beside another flashcard program for the terminal: start, flip, next card, memory.

    python -m benchmarks.terminal_peer [--cards 7 1000] [--rounds 10] [--json]

flashcard-cli is made with Textual, too, and keeps its cards in SQLite. It knows neither points nor
boxes, and saves no answers: its next card is only the next card. It is installed into an
environment of its own in a temporary folder, from the package registry.
"""

import argparse
import json
import sqlite3
import statistics
import tempfile
from pathlib import Path

from benchmarks.growth import deck_file
from benchmarks.peers import install
from benchmarks.program import Program

PEER = "flashcard-cli==1.1.1"
KEYS_A_ROUND = 5


def cards_file(folder: Path, cards: int) -> None:
    """Write the peer's database, with the same cards as in our deck."""
    deck = json.loads(deck_file(folder, cards).read_text(encoding="utf-8"))
    with sqlite3.connect(folder / "flashcard.db") as base:
        base.execute(
            "CREATE TABLE flashcard (id INTEGER PRIMARY KEY AUTOINCREMENT, question TEXT NOT NULL,"
            " answer TEXT NOT NULL, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)"
        )
        rows = [(card["front"], "\n".join(card["back"])) for card in deck["cards"]]
        base.executemany("INSERT INTO flashcard (question, answer) VALUES (?, ?)", rows)
    base.close()


def once(program: Program, painted: list[str], keys: tuple[str, str, str]) -> dict[str, float]:
    """Return what one start costs: milliseconds and MiB; `keys` open a card, flip it, go on."""
    opening, flip, further = keys
    start = program.painted(painted)
    program.settle()
    if opening:
        program.press(opening)
        program.settle()
    flips, nexts = [], []
    for _ in range(KEYS_A_ROUND):
        flips.append(program.press(flip)[0])
        nexts.append(program.press(further)[0])
    return {
        "start": 1000 * start,
        "flip": 1000 * statistics.median(flips),
        "next": 1000 * statistics.median(nexts),
        "memory": program.peak_mib,
    }


def measure(python: str, cards: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return the medians of both, in turns."""
    taken: dict[str, list[dict[str, float]]] = {"revise1924": [], PEER: []}
    for _ in range(rounds + 1):
        with tempfile.TemporaryDirectory() as folder:
            deck = deck_file(Path(folder), cards)
            with Program(["-m", "revise1924", str(deck)], Path(folder)) as ours:
                texts = ["Grown", "Topic 6", "Quit"]
                taken["revise1924"].append(once(ours, texts, ("\r", " ", "y")))
        with tempfile.TemporaryDirectory() as folder:
            cards_file(Path(folder), cards)
            arguments = ["-m", "flashcard_cli.main", "start"]
            with Program(arguments, Path(folder), python=python) as peer:
                taken[PEER].append(once(peer, ["What is 0, and why?"], ("", "f", "n")))
    return {
        name: {what: statistics.median(each[what] for each in found[1:]) for what in found[0]}
        for name, found in taken.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cards", type=int, nargs="+", default=[7, 1000])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        python = install(Path(folder), PEER)
        found = {cards: measure(python, cards, arguments.rounds) for cards in arguments.cards}
    if arguments.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{'cards':>7} {'program':<22}{'start':>10}{'flip':>10}{'next':>10}{'memory':>11}")
    for cards, rows in found.items():
        for name, row in rows.items():
            times = "".join(f"{row[what]:>7.1f} ms" for what in ("start", "flip", "next"))
            print(f"{cards:>7} {name:<22}{times}{row['memory']:>7.0f} MiB")


if __name__ == "__main__":
    main()
