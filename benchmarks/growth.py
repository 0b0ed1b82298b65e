"""What large decks and long histories cost: start, flip, save, status, memory.

    python -m benchmarks.growth [--cards 7 1000 10000 50000] [--reviews 0 1000 10000 100000]
                                [--rounds 3] [--json]
    python -m benchmarks.growth --screens [--rounds 3] [--json]

Cards grow with no review yet; reviews grow on a deck of seven cards. All are made up. With
`--screens`: how long home takes from the start, and statistics, browsing and the outline from their
keys, on decks at the limits, beside a deck of seven cards in the same round.
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
from revise1924.cards import (
    MOST_BYTES,
    MOST_CARDS,
    MOST_CHARACTERS,
    MOST_IN_A_LINE,
    MOST_POINTS,
)
from revise1924.cli import system_clock
from revise1924.reviews import Review
from revise1924.said import NOT_SAID
from revise1924.storage.disk import replace_file
from revise1924.storage.format import Copy, encode

CARDS = [7, 1000, 10_000, 50_000]
REVIEWS = [0, 1000, 10_000, 100_000]
KEYS_A_ROUND = 5


SCREENS = {
    "s": ("stats", "Points you remembered"),
    "b": ("browse", "Search topics"),
    "o": ("outline", "The plan of your essay"),
}
"""What each key opens, and what is painted at last."""


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


def decks_at_the_limits() -> dict[str, list[dict[str, object]]]:
    """Return the cards of a deck of seven, and of those that are as large as decks may be."""

    def cards(many: int, points: int, text: str) -> list[dict[str, object]]:
        back = [text or f"p{number}" for number in range(points)]
        return [
            {"topic": f"Topic {number}", "front": text or "Why?", "back": back}
            for number in range(many)
        ]

    words = "words and more " * 1000
    longest = words[:MOST_CHARACTERS]
    most_long = MOST_BYTES // ((MOST_POINTS + 1) * (MOST_CHARACTERS + 4) + 100)
    each = MOST_BYTES // 1000 // (MOST_POINTS + 1) - 10
    long = [
        {**card, "topic": f"{card['topic']} {words}"[:MOST_IN_A_LINE]}
        for card in cards(1000, MOST_POINTS, words[: each - 20])
    ]
    return {
        "seven": cards(7, 3, ""),
        "most cards": cards(MOST_CARDS, MOST_POINTS, ""),
        "1000 long": long,
        "longest": cards(most_long, MOST_POINTS, longest),
    }


def opened(deck: Path) -> dict[str, float]:
    """Return the seconds in which each screen opens, and the MiB held at most."""
    with (
        tempfile.TemporaryDirectory() as data,
        Program(["-m", "revise1924", str(deck)], Path(data)) as program,
    ):
        took = {"home": program.painted(["Grown", "Topic 0", "Quit"])}
        program.settle()
        for key, (screen, text) in SCREENS.items():
            took[screen] = program.press_until(key, text)
            program.settle()
            program.press_until("\x1b", "Quit")
            program.settle()
        return {**took, "MiB": program.peak_mib}


def screens(rounds: int) -> dict[str, dict[str, float]]:
    """Return how many times as long as of seven cards each screen takes, by deck; medians."""
    taken: dict[str, list[dict[str, float]]] = {}
    with tempfile.TemporaryDirectory() as name:
        for deck, cards in decks_at_the_limits().items():
            path = Path(name) / f"{deck}.json"
            said = {"id": "grown", "title": "Grown", "cards": cards}
            path.write_text(json.dumps(said, separators=(",", ":")), encoding="utf-8")
            taken[deck] = []
        for _ in range(rounds):
            for deck, costs in taken.items():
                costs.append(opened(Path(name) / f"{deck}.json"))
    ratios: dict[str, dict[str, float]] = {}
    for deck, costs in taken.items():
        ratios[deck] = {
            each: statistics.median(
                cost[each] / (1 if each == "MiB" else seven[each])
                for cost, seven in zip(costs, taken["seven"], strict=True)
            )
            for each in costs[0]
        }
    return ratios


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
    parser.add_argument("--screens", action="store_true")
    arguments = parser.parse_args()
    if arguments.screens:
        ratios = screens(arguments.rounds)
        for deck, row in ratios.items() if not arguments.json else ():
            print(f"{deck:<12}" + "".join(f"{name:>9} {each:6.2f}" for name, each in row.items()))
        if arguments.json:
            print(json.dumps(ratios, indent=2))
        return
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
