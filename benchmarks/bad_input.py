"""How long, and how much memory, the program takes to refuse bad decks and progress files.

    python -m benchmarks.bad_input [--slowest 15]

Runs `status` once on every file of `tests.support.bad_input`, and on a few of 60 MiB, as large as
progress may be. Starting Python is part of each time, and nearly all of the median.
"""

import argparse
import tempfile
import time
from pathlib import Path

from tests.support.bad_input import BAD_DECKS, BAD_PROGRESS, Case, chunks
from tests.support.commands import PATIENCE, run_program

_HEAD = '{"format":1,"deck":"stalin-1924-41","exam":null,"reviews":['
_LARGE = {
    "60 MiB of numbers": chunks(_HEAD, "1,", "1]}", 60 << 20),
    "60 MiB of lists": chunks(_HEAD, "[" * 150 + "]" * 150 + ",", "1]}", 60 << 20),
    "60 MiB of spaces": chunks(_HEAD, " ", "1]}", 60 << 20),
}


def refuse(case: Case, option: list[str]) -> tuple[float, float]:
    """Return the seconds and mebibytes it takes to refuse a file."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "files").mkdir()
        path = case.make(Path(folder) / "files")
        began = time.perf_counter()
        ended = run_program(["status", *option, str(path)], Path(folder))
        took = time.perf_counter() - began
    if ended.code != 2:
        raise RuntimeError(f"not refused within {PATIENCE} s: {path} ({ended.code})")
    return took, ended.mib


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--slowest", type=int, default=15)
    shown = parser.parse_args().slowest
    large = {name: Case(make, "") for name, make in _LARGE.items()}
    found = [(*refuse(case, []), f"deck: {name}") for name, case in BAD_DECKS.items()]
    for name, case in {**BAD_PROGRESS, **large}.items():
        found.append((*refuse(case, ["--progress"]), f"progress: {name}"))
    found.sort(reverse=True)
    middle, _, _ = found[len(found) // 2]
    print(f"{len(found)} bad files refused; half of them within {middle:.2f} s. The slowest:")
    for seconds, mib, name in found[:shown]:
        print(f"{seconds:6.2f} s {mib:6.0f} MiB  {name}")
    print(f"most memory: {max(mib for _, mib, _ in found):.0f} MiB")


if __name__ == "__main__":
    main()
