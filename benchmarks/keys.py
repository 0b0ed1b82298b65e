"""From a key to its paint, beside a cursor key in the smallest app; memory; silence.

    python -m benchmarks.keys [--rounds 40] [--json]

Both programs run at the same time, and their keys take turns. What a durable write of the same file
takes is measured in the same run, so that a save can be told with and without it.
"""

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks.program import Program
from benchmarks.start import PROGRAMS
from revise1924.paths import shipped_deck
from revise1924.storage.disk import replace_file

KEYS = {"flip": " ", "tick": "1", "save, next card": "y", "undo": "u"}
"""One round on a card: it ends on the card's back, with nothing saved."""

AND_ON = "y"
"""Not timed: from there to the next card's front, which the next round begins with."""

SAVING = ("save, next card", "undo")
"""Those that write the file."""

DOWN_AND_UP = ["\x1b[B", "\x1b[B", "\x1b[A", "\x1b[A"]
"""Each moves the cursor of the smallest app's table, which has room for both."""

_MANY = 30
"""With so many cards home asks how many to study, at each time."""

SIZES = [(80, 24), (200, 60)]
IDLE_SECONDS = 3.0


def measure(rounds: int, size: tuple[int, int]) -> dict[str, Any]:
    """Return the figures at one size of the terminal."""
    taken: dict[str, list[tuple[float, int]]] = {name: [] for name in ("smallest", *KEYS)}
    durable = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with (
            Program([*PROGRAMS["revise1924"][0], str(_deck(data, rounds))], data, *size) as ours,
            Program(PROGRAMS["smallest"][0], data, *size) as smallest,
        ):
            ours.painted(["new cards", "Study"])
            smallest.painted(PROGRAMS["smallest"][1])
            ours.settle()
            smallest.settle()
            idle = ours.bytes_in(IDLE_SECONDS)
            memory = {"home": _peaks(ours, smallest)}
            _study(ours)
            for _ in range(rounds):
                for (name, key), arrow in zip(KEYS.items(), DOWN_AND_UP, strict=True):
                    taken[name].append(ours.press(key))
                    taken["smallest"].append(smallest.press(arrow))
                    ours.settle()  # points come as ink does: the next key is another paint
                memory.setdefault("session", _peaks(ours, smallest))
                ours.press(AND_ON)
                ours.settle()
                ours.press("\x1b")
                ours.settle()
                _study(ours)
                durable.append(_durable(data))
            memory["end"] = _peaks(ours, smallest)
    return {
        "size": f"{size[0]}x{size[1]}",
        "idle_bytes": idle,
        "durable_write_ms": 1000 * statistics.median(durable),
        "peak_mib": memory,
        "keys": {name: _summary(each) for name, each in taken.items()},
    }


def _deck(data: Path, rounds: int) -> Path:
    """Write the deck that ships so often that every round has a card; return where it lies."""
    deck = json.loads(shipped_deck().read_bytes())
    copies = range((rounds + _MANY) // len(deck["cards"]) + 1)
    deck["cards"] = [
        card | {"id": f"{card['id']}-{copy}", "topic": f"{card['topic']}, {copy}"}
        for copy in copies
        for card in deck["cards"]
    ]
    settings = data / ".config" / "revise1924" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f"new_a_day = {len(deck['cards'])}\n")
    path = data / "deck.json"
    path.write_text(json.dumps(deck))
    return path


def _study(ours: Program) -> None:
    """Go from home to a card, with all cards where that is asked."""
    for key in ("\r", DOWN_AND_UP[-1], "\r"):
        ours.press(key)
        ours.settle()


def _peaks(ours: Program, smallest: Program) -> dict[str, float]:
    return {"ours": ours.peak_mib, "smallest": smallest.peak_mib}


def _durable(data: Path) -> float:
    """Return the seconds of writing a file of the progress's size as a save does."""
    (progress,) = data.glob("stalin-1924-41.json")
    content = progress.read_bytes()
    began = time.perf_counter()
    replace_file(data / "probe", content)
    return time.perf_counter() - began


def _summary(taken: list[tuple[float, int]]) -> dict[str, float]:
    seconds = [each for each, _ in taken]
    cuts = statistics.quantiles(seconds, n=20)
    return {
        "p50_ms": 1000 * statistics.median(seconds),
        "p95_ms": 1000 * cuts[-1],
        "bytes": statistics.median(size for _, size in taken),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = [measure(arguments.rounds, size) for size in SIZES]
    if arguments.json:
        print(json.dumps(found, indent=2))
        return
    for each in found:
        print(f"{each['size']}, {arguments.rounds} rounds: key to paint")
        base = each["keys"]["smallest"]
        print(f"{'':<18}{'p50':>9}{'of smallest':>13}{'p95':>10}{'of smallest':>13}{'bytes':>8}")
        for name, row in each["keys"].items():
            middle, late = row["p50_ms"], row["p95_ms"]
            write = each["durable_write_ms"] if name in SAVING else 0.0
            print(
                f"{name:<18}{middle:>6.1f} ms{(middle - write) / base['p50_ms']:>13.2f}"
                f"{late:>7.1f} ms{(late - write) / base['p95_ms']:>13.2f}{row['bytes']:>8.0f}"
            )
        when = (
            "at home",
            "after a card",
            f"after {arguments.rounds} times in and out of a session",
        )
        for moment, memory in zip(when, each["peak_mib"].values(), strict=True):
            ratio = memory["ours"] / memory["smallest"]
            print(f"peak memory {moment}: {memory['ours']:.0f} MiB, {ratio:.2f} of the smallest")
        print(f"written in {IDLE_SECONDS:.0f} s while nobody types: {each['idle_bytes']} bytes\n")


if __name__ == "__main__":
    main()
