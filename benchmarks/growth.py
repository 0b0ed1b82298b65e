"""What large decks and long histories cost: start, flip, save, status, memory.

    python -m benchmarks.growth [--cards 7 1000 10000 50000] [--reviews 0 1000 10000 100000]
                                [--rounds 3] [--json]

Cards grow with no review yet; reviews grow on a deck of seven cards. All are made up.
"""

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

from benchmarks.commands import seconds
from benchmarks.program import Program
from revise1924.cli import system_clock
from revise1924.progress import NOT_SAID
from revise1924.reviews import Review
from revise1924.storage.disk import replace_file
from revise1924.storage.format import Copy, encode

CARDS = [7, 1000, 10_000, 50_000]
REVIEWS = [0, 1000, 10_000, 100_000]
KEYS_A_ROUND = 5


@dataclass(frozen=True)
class Cost:
    """What one size costs: milliseconds, medians, and MiB."""

    start: float
    flip: float
    save: float
    """From the key that saves to the painted next card, without the durable write."""
    write: float
    """Of a file of the progress's size, durably."""
    status: float
    memory: float


def deck_file(folder: Path, cards: int) -> Path:
    """Write a deck of so many cards."""
    path = folder / "deck.json"
    made = [
        {
            "topic": f"Topic {at}",
            "front": f"What is {at}, and why?",
            "back": [f"It is {at}.", "So."],
        }
        for at in range(cards)
    ]
    path.write_text(json.dumps({"id": "grown", "title": "Grown", "cards": made}), encoding="utf-8")
    return path


def progress_file(folder: Path, reviews: int) -> Path:
    """Write a progress file with so many reviews of seven cards, up to two months ago."""
    path = folder / "grown.json"
    last = system_clock().replace(microsecond=0) - timedelta(days=60)
    made = [
        Review(
            f"topic-{index % 7}",
            last - timedelta(minutes=reviews - index),
            (True, index % 3 > 0),
            1 + index % 3,
            seconds=(9.5, 4.0),
        )
        for index in range(reviews)
    ]
    path.write_bytes(encode(Copy("grown", NOT_SAID, made, {})))
    return path


def measure(cards: int, reviews: int, rounds: int) -> Cost:
    """Return what this size costs."""
    starts, flips, saves, writes, statuses, memory = [], [], [], [], [], 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        deck = deck_file(folder, cards)
        for _ in range(rounds):
            progress = progress_file(folder, reviews)
            statuses.append(seconds(["-m", "revise1924", "status", "--json", str(deck)], name))
            with Program(["-m", "revise1924", str(deck)], folder) as program:
                starts.append(program.painted(["Grown", "Topic 6", "Quit"]))
                program.settle()
                program.press("\r")
                program.settle()
                for _ in range(KEYS_A_ROUND):
                    flips.append(program.press(" ")[0])
                    content = progress.read_bytes()
                    began = time.perf_counter()
                    replace_file(folder / "probe", content)
                    writes.append(time.perf_counter() - began)
                    saves.append(program.press("y")[0] - writes[-1])
                memory = max(memory, program.peak_mib)
    start, flip, save, write, status = (
        1000 * statistics.median(each) for each in (starts, flips, saves, writes, statuses)
    )
    return Cost(start, flip, save, write, status, memory)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--cards", type=int, nargs="+", default=CARDS)
    parser.add_argument("--reviews", type=int, nargs="+", default=REVIEWS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    sizes = [*((each, 0) for each in arguments.cards), *((7, each) for each in arguments.reviews)]
    found = {size: measure(*size, arguments.rounds) for size in dict.fromkeys(sizes)}
    if arguments.json:
        rows = [{"cards": size[0], "reviews": size[1], **asdict(found[size])} for size in found]
        print(json.dumps(rows, indent=2))
        return
    heads = ("cards", "reviews", "start", "flip", "save", "write", "status", "memory")
    print("".join(f"{head:>9}" for head in heads) + "   ms and MiB")
    for (cards, reviews), cost in found.items():
        told = "".join(f"{each:>9.1f}" for each in asdict(cost).values())
        print(f"{cards:>9}{reviews:>9}{told}")


if __name__ == "__main__":
    main()
