"""Whatever file the program is given, it says in three lines what is wrong, and touches nothing."""

import json
import os
import re
import stat
from pathlib import Path

import pytest

from revise1924.text import clean
from tests.support.bad_input import BAD_DECKS, BAD_PROGRESS, DECK, PROGRESS, Case, file
from tests.support.commands import Ended, Forks, run_program
from tests.support.decks import SHIPPED_ID

MOST_MIB = 300
"""What a bad file may make the program hold: a tenth of it is Python, the rest catches floods."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the bad file lies."""
    files = tmp_path / "files"
    files.mkdir()
    return files


def contents(folder: Path) -> dict[str, tuple[object, ...]]:
    """Return what lies in `folder`: bytes, times and modes; of what is large, only its size."""
    held: dict[str, tuple[object, ...]] = {".": (folder.stat().st_mtime_ns,)}
    for path in folder.rglob("*"):
        about = path.lstat()
        small = stat.S_ISREG(about.st_mode) and about.st_size <= 1 << 20
        data = path.read_bytes() if small else None
        about_it = (about.st_mode, about.st_ino, about.st_size, about.st_mtime_ns, data)
        held[str(path.relative_to(folder))] = about_it
    return held


def refused(case: Case, folder: Path, tmp_path: Path, forks: Forks, *before: str) -> None:
    path = case.make(folder)
    earlier = contents(tmp_path / "home"), contents(folder)
    ended = forks.run(["status", *before, str(path)], tmp_path)
    assert (contents(tmp_path / "home"), contents(folder)) == earlier
    says_so(ended, case, path)


def says_so(ended: Ended, case: Case, path: Path) -> None:
    said = ended.err.decode()
    assert (ended.code, ended.out) == (2, b"")
    assert said.startswith("revise1924: ")
    assert "Traceback" not in said
    assert 1 <= said.count("\n") <= 3
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", said)
    named = " ".join(clean(str(path)).split("\n"))
    assert (f"{named}:{case.place}" if path.is_absolute() else "there is no deck") in said
    assert case.says in said
    assert ended.mib < MOST_MIB


@pytest.mark.parametrize("case", BAD_DECKS.values(), ids=BAD_DECKS)
def test_a_bad_deck_is_refused(case: Case, folder: Path, tmp_path: Path, forks: Forks) -> None:
    refused(case, folder, tmp_path, forks)


@pytest.mark.parametrize("case", BAD_PROGRESS.values(), ids=BAD_PROGRESS)
def test_a_bad_progress_file_is_refused_and_left(
    case: Case, folder: Path, tmp_path: Path, forks: Forks
) -> None:
    refused(case, folder, tmp_path, forks, "--progress")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "byte order mark"])
def test_a_good_deck_and_good_progress_are_taken(mark: bytes, folder: Path, tmp_path: Path) -> None:
    deck = file(mark + json.dumps({**DECK, "id": SHIPPED_ID}).encode(), "deck.json")(folder)
    progress = file(mark + json.dumps(PROGRESS).encode(), "progress.json")(folder)
    earlier = contents(folder)
    ended = run_program(["status", "--json", "--progress", str(progress), str(deck)], tmp_path)
    assert (ended.code, ended.err) == (0, b"")
    assert json.loads(ended.out)["counts"]["cards"] == 1
    assert contents(folder) == earlier


def test_progress_whose_link_leads_nowhere_yet_is_a_fresh_start(
    folder: Path, tmp_path: Path
) -> None:
    (folder / "progress.json").symlink_to("synced.json")
    earlier = contents(folder)
    ended = run_program(["status", "--progress", str(folder / "progress.json")], tmp_path)
    assert (ended.code, ended.err) == (0, b"")
    assert contents(folder) == earlier


def test_a_file_read_through_a_pipe_of_the_shell_is_refused_too(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    try:
        ended = run_program(["status", f"/proc/self/fd/{reading}"], tmp_path)
    finally:
        os.close(reading)
        os.close(writing)
    assert ended.code == 2
