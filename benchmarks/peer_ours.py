"""Revise1924 without a screen: prints what `peers` asks for."""

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.growth import deck_file
from revise1924.cli import system_clock
from revise1924.formats import load_deck
from revise1924.library import Desk
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile


def main() -> None:
    """Open a deck of so many cards, answer so many, and print."""
    folder, cards, looks = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    path = deck_file(folder, cards)
    began = time.perf_counter()
    deck = load_deck(path)
    file = ProgressFile(folder / "progress.json", deck.id)
    session = Session(Desk(deck, file), system_clock(), "test")
    opened = time.perf_counter() - began
    took = []
    for _ in range(looks):
        began = time.perf_counter()
        session.grade((True, True), system_clock())
        took.append(time.perf_counter() - began)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"open": opened, "answer": took, "memory": memory}))


if __name__ == "__main__":
    main()
