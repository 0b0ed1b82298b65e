"""Revise1924 taking in a package without a screen: prints what `importing` asks for."""

import gc
import json
import sys
import time
from pathlib import Path

from revise1924.cli import system_clock
from revise1924.formats.found import Wishes
from revise1924.importing import Naming, source_at, understand
from revise1924.updating import plans_for


def main() -> None:
    """Make a deck file of a package; print the seconds that it takes."""
    package, folder = Path(sys.argv[1]), Path(sys.argv[2])
    gc.disable()  # as the command does
    began = time.perf_counter()
    with source_at(package) as source:
        understood = understand(source, Wishes(), Naming())
    (plan,) = plans_for(understood.decks, system_clock(), folder / "deck.json")
    plan.save(system_clock())
    took = time.perf_counter() - began
    print(json.dumps({"work": took, "cards": len(plan.deck.cards)}))


if __name__ == "__main__":
    main()
