"""All that is decided is decided below the screens: a line mode needs no Textual and no Rich."""

import subprocess
import sys
from pathlib import Path

from tests.support.places import ROOT

WITHOUT = """
import runpy, sys
sys.modules["textual"] = sys.modules["rich"] = None
sys.argv = ["line_mode", sys.argv[1]]
runpy.run_module("tests.support.line_mode", run_name="__main__")
"""
"""Runs it where importing either fails."""


def test_a_study_session_a_test_and_a_drill_can_be_played_to_their_ends(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(tmp_path / "progress.json")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    lines = ended.stdout.splitlines()
    assert lines.count("Session done") == 2  # studying, and the drill
    assert lines.count("Test done") == 1
    assert lines.count("17 of 22 points recalled · 77 %") == 2  # of the session, and of the test
    assert "6 cards moved up · 1 stayed" in lines
    assert "Tried again: 1 card, 5 of 5 points recalled" in lines
    assert "7 of 7 topics." in lines
    assert "5 of 5 points recalled · 100 %" in lines  # those missed in the test
