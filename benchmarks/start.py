"""From the start of the program to its painted home, beside the smallest Textual app.

    python -m benchmarks.start [--rounds 30] [--json]

Each round starts every program once in a pseudo-terminal of 80 by 24, one after the other, and
takes the time until everything that has to be on its screen has been written. Ratios are taken
within a round, so that a slow moment of the machine slows both sides of a ratio.
"""

import argparse
import json
import statistics
import tempfile
from pathlib import Path

from benchmarks.program import Program

HERE = Path(__file__).parent
PROGRAMS: dict[str, tuple[list[str], list[str]]] = {
    "revise1924": (["-m", "revise1924"], ["7 new cards", "The purges", "Study", "Exam"]),
    "smallest": ([str(HERE / "smallest.py")], ["SmallestApp", "topic 6", "Quit"]),
    "bare": ([str(HERE / "bare.py")], ["bare and painted"]),
}
"""Each program, and the texts that are on its screen once it is painted."""


def seconds_to_paint(arguments: list[str], texts: list[str]) -> float:
    """Start Python with `arguments`; return the seconds until all `texts` are painted."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Program(arguments, Path(folder)) as program,
    ):
        return program.painted(texts)


def measure(rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each program, a number a round; the first round is for warming up."""
    taken: dict[str, list[float]] = {name: [] for name in PROGRAMS}
    for _ in range(rounds + 1):
        for name, (arguments, texts) in PROGRAMS.items():
            taken[name].append(seconds_to_paint(arguments, texts))
    return {name: seconds[1:] for name, seconds in taken.items()}


def summary(taken: dict[str, list[float]]) -> dict[str, dict[str, float]]:
    """Return the median of each program, and the quartiles of its ratios to the smallest."""
    found = {}
    for name, seconds in taken.items():
        ratios = [one / other for one, other in zip(seconds, taken["smallest"], strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        found[name] = {
            "median_ms": round(1000 * statistics.median(seconds), 1),
            "ratio": round(middle, 3),
            "ratio_low": round(low, 3),
            "ratio_high": round(high, 3),
        }
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    found = summary(measure(arguments.rounds))
    if arguments.json:
        print(json.dumps({"rounds": arguments.rounds, **found}, indent=2))
        return
    print(f"start to painted home, 80x24, {arguments.rounds} interleaved rounds")
    print(f"{'program':<12}{'median':>10}{'of smallest':>14}{'quartiles':>18}")
    for name, row in found.items():
        spread = f"{row['ratio_low']:.2f} to {row['ratio_high']:.2f}"
        print(f"{name:<12}{row['median_ms']:>7.0f} ms{row['ratio']:>14.2f}{spread:>18}")


if __name__ == "__main__":
    main()
