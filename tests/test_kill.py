"""The program killed by SIGKILL, seventy times: what its screen had acknowledged is on disk.

`python -m benchmarks.kill` does the same as often as one likes.
"""

from pathlib import Path

import pytest

from tests.support.killing import Bout

KILLS = 12
SEEDS = range(1924, 1927)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("instances", [1, 2])
def test_no_kill_at_any_moment_loses_or_doubles_what_was_acknowledged(
    instances: int, seed: int, tmp_path: Path
) -> None:
    found = Bout(tmp_path, KILLS, instances, seed).fight()
    told = f"seed {seed}: {found}\n" + "\n".join(found.faults)
    assert found.kills >= KILLS, told
    assert found.acknowledged >= KILLS // 4, told  # else the kills have shown nothing
    assert (found.lost, found.doubled, found.moved_twice, found.unreadable) == (0, 0, 0, 0), told
    assert not found.faults, told
    assert found.acknowledged <= found.on_disk <= found.keys, told
