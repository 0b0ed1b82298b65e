"""A library of many decks, listed, beside `status` of the deck of seven cards.

    python -m benchmarks.library [--decks 200] [--cards 500] [--rounds 10] [--json]

Each round lists the library once with no cache and once with one, and runs `status` once; ratios
are taken within a round.
"""

import argparse
import json
import os
import shutil
import statistics
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.commands import SCRIPT, seconds

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
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in LISTINGS}
    with tempfile.TemporaryDirectory() as full, tempfile.TemporaryDirectory() as empty:
        fill(Path(full), decks, cards)
        for _ in range(rounds + 1):
            status = seconds([SCRIPT, "status"], empty)
            shutil.rmtree(Path(full) / "cache", ignore_errors=True)
            for name in LISTINGS:
                taken[name].append((seconds([SCRIPT, "decks"], full), status))
    found = {}
    for name, pairs in taken.items():
        low, middle, high = statistics.quantiles([one / two for one, two in pairs[1:]], n=4)
        median = 1000 * statistics.median(one for one, _ in pairs[1:])
        found[name] = {"median_ms": median, "ratio": middle, "low": low, "high": high}
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--decks", type=int, default=200)
    parser.add_argument("--cards", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = measure(arguments.decks, arguments.cards, arguments.rounds)
    if arguments.json:
        print(json.dumps(found, indent=2))
        return
    print(f"{'decks with':<16}{'median':>10}{'of status':>16}{'quartiles':>16}")
    for name, row in found.items():
        spread = f"{row['low']:.2f} to {row['high']:.2f}"
        print(f"{name:<16}{row['median_ms']:>7.0f} ms{row['ratio']:>16.2f}{spread:>16}")


if __name__ == "__main__":
    main()
