"""Odd and hostile packages of Anki: each comes to a sentence or to cards, within bounds."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from revise1924.formats.found import Found
from tests.formats.hostile_anki import CASES, Case, outcome
from tests.support.places import ROOT


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_hostile_package_comes_to_a_sentence_or_to_cards(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = tmp_path / "unpacked"
    unpacked.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(unpacked))
    came = outcome(case.make())
    assert not list(unpacked.iterdir()), "something was left behind"
    if case.says:
        assert isinstance(came, str)
        assert case.says in came
        assert len(came) < 300
    else:
        assert isinstance(came, Found)
        assert sum(len(deck.cards) for deck in came.decks) == case.cards


@pytest.mark.parametrize("word", ["bomb of zstd", "MiB of words", "flood of fields", "zip64"])
def test_a_flood_takes_little_memory(word: str) -> None:
    program = [sys.executable, "-m", "tests.formats.hostile_anki", word]
    ended = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=True)
    most = max(map(int, re.findall(r"(\d+) MiB  ", ended.stdout)))
    assert most < 400, ended.stdout
