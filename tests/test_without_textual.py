"""All that is decided is decided below the screens: `quiz` needs no Textual and no Rich."""

import subprocess
import sys
from pathlib import Path

import pytest

WITHOUT = """
import sys
sys.modules["textual"] = sys.modules["rich"] = None
from revise1924.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""Runs the program where importing either fails."""


def answered(*lines: str, to: tuple[str, ...] = ()) -> list[str]:
    """Answer `quiz` with these lines; return those that it says."""
    ended = subprocess.run(
        [sys.executable, "-c", WITHOUT, "quiz", *to],
        input="\n".join([*lines, ""]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.splitlines()


def test_a_study_session_a_test_and_a_drill_can_be_played_to_their_ends(tmp_path: Path) -> None:
    to = ("--progress", str(tmp_path / "progress.json"))
    lines = answered(*["", "all"] * 2, "", "none", *["", "all"] * 5, "", to=to)
    assert "17 of 22 points recalled, 77 %" in lines
    assert "6 cards moved up, 1 stayed" in lines
    assert "With a second try: 22 of 22 points" in lines
    lines = answered(*["", "all"] * 6, "", "none", "", to=(*to, "--test"))
    assert "Test done" in lines
    assert "17 of 22 points recalled, 77 %" in lines
    lines = answered(*["", "yes"] * 5, "", to=(*to, "--drill"))
    assert "5 of 5 points recalled, 100 %" in lines  # those missed in the test


@pytest.mark.parametrize("variable", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}])
def test_where_lines_are_wanted_no_screen_is_loaded(
    monkeypatch: pytest.MonkeyPatch, variable: dict[str, str]
) -> None:
    for name, value in variable.items():
        monkeypatch.setenv(name, value)
    for arguments in ([], ["study"]):
        ended = subprocess.run(
            [sys.executable, "-c", WITHOUT, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, "")
        assert "Card 1 of 7" in ended.stdout
