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
    figures = Bout(tmp_path, KILLS, instances, seed).fight()
    story = f"seed {seed}: {figures}\n" + "\n".join(figures.faults)
    assert figures.kills >= KILLS, story
    assert figures.acknowledged >= KILLS // 4, story  # else the kills have shown nothing
    assert (figures.lost, figures.doubled, figures.moved_twice, figures.unreadable) == (
        0,
        0,
        0,
        0,
    ), story
    assert not figures.faults, story
    assert figures.acknowledged <= figures.on_disk <= figures.keys, story
