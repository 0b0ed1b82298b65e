"""Whatever is given to import, it ends soon and within bounds, says so, and harms nothing."""

import re
from pathlib import Path

import pytest

from revise1924.formats import load_deck
from tests.support.commands import Forks
from tests.support.hostile_sources import HOSTILE, Hostile

MOST_MIB = 400
"""What any of them may make the program hold."""


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_harms_nothing(
    hostile: Hostile, tmp_path: Path, forks: Forks, home_of_its_own: Path
) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    path = hostile.make(folder)
    before = path.read_bytes()
    ended = forks.run(["import", "--yes", *hostile.options, "--", str(path)], tmp_path)
    said = ended.err.decode()
    assert ended.code in {0, 2}, said
    assert "Traceback" not in said
    assert said.count("\n") <= 3
    for text in (said, ended.out.decode()):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert ended.mib < MOST_MIB
    assert [*folder.iterdir()] == [path]
    assert path.read_bytes() == before
    library = home_of_its_own / "revise1924" / "decks"
    saved = [*library.iterdir()] if library.exists() else []
    assert bool(saved) is (ended.code == 0)
    assert all(load_deck(deck).cards for deck in saved)
    assert not [*home_of_its_own.rglob("earlier")]
    assert not [*home_of_its_own.rglob("*.tmp")]


def test_there_are_many_of_them_and_each_has_a_name() -> None:
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE) >= 120
