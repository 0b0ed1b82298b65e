"""A library of many decks, listed, beside the deck of seven cards.

    python -m benchmarks.library [--decks 200] [--cards 500] [--rounds 10] [--screen] [--json]

Each round lists the library once with no cache and once with one, and does the like once with the
deck of seven cards: `decks` beside `status`, or with `--screen` from the start to the painted list
beside from the start to the painted home. Ratios are taken within a round. The list is painted when
what is on the screen has been read; the sum of all decks may follow, and is measured too.
"""

import argparse
import json
import os
import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.commands import SCRIPT, Taken, report, seconds, summary
from benchmarks.program import Program
from benchmarks.start import PROGRAMS, seconds_to_paint

LISTINGS = ["no cache", "cache"]


def fill(data: Path, decks: int, cards: int) -> None:
    """Put so many decks of so many cards into a library, a tenth of the cards looked at once."""
    long_ago = datetime.now(UTC) - timedelta(days=2)  # noqa: TID251 - real decks are older
    (data / "decks").mkdir()
    for number in range(decks):
        name = f"deck-{number}"
        made = [
            {"topic": f"Topic {card}", "front": "Why?", "back": ["one point", "two", "three"]}
            for card in range(cards)
        ]
        looks = [
            {
                "card": f"topic-{card}",
                "at": (long_ago + timedelta(seconds=20 * card)).isoformat(),
                "recalled": [True, True, False],
                "box": 1,
                "seconds": [9.0, 6.0],
            }
            for card in range(cards // 10)
        ]
        deck = {"id": name, "title": f"Deck {number}", "cards": made}
        progress = {"format": 1, "deck": name, "exam": None, "reviews": looks}
        for path, said in {f"decks/{name}.json": deck, f"{name}.json": progress}.items():
            (data / path).write_text(json.dumps(said), encoding="utf-8")
            os.utime(data / path, (long_ago.timestamp(),) * 2)


def measure(decks: int, cards: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return the medians of both listings, and the quartiles of their ratios to `status`."""
    taken: Taken = {name: [] for name in LISTINGS}
    with tempfile.TemporaryDirectory() as full, tempfile.TemporaryDirectory() as empty:
        fill(Path(full), decks, cards)
        for _ in range(rounds + 1):
            status = seconds([SCRIPT, "status"], empty)
            shutil.rmtree(Path(full) / "cache", ignore_errors=True)
            for name in LISTINGS:
                taken[name].append((seconds([SCRIPT, "decks"], full), status))
    return summary(taken)


def measure_screen(decks: int, cards: int, rounds: int) -> dict[str, dict[str, float]]:
    """Return the same of the screen: until its rows are painted, and until the sum is."""
    rows = ["Deck 0", "Deck 10", "Quit", "Help"]
    waits = {"rows": rows, "sum": [f"in {decks} subjects", *rows]}
    taken: Taken = {f"{name}, {what}": [] for name in LISTINGS for what in waits}
    with tempfile.TemporaryDirectory() as full:
        fill(Path(full), decks, cards)
        for _ in range(rounds + 1):
            home = seconds_to_paint(*PROGRAMS["revise1924"])
            for name in LISTINGS:
                for what, texts in waits.items():
                    if name == "no cache":
                        shutil.rmtree(Path(full) / "cache", ignore_errors=True)
                    with Program(["-m", "revise1924"], Path(full)) as program:
                        taken[f"{name}, {what}"].append((program.painted(texts), home))
    return summary(taken)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--decks", type=int, default=200)
    parser.add_argument("--cards", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--screen", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    how = measure_screen if arguments.screen else measure
    found = how(arguments.decks, arguments.cards, arguments.rounds)
    beside = "of home" if arguments.screen else "of status"
    report(found, "decks with", beside, as_json=arguments.json)


if __name__ == "__main__":
    main()
