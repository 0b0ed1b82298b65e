"""Completions and the page of the manual: current, sound, and at work in a real bash."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from docs.shell.__main__ import MAN, made
from docs.shell.described import commands

from revise1924.options import COMMANDS
from tests.support.commands import Run
from tests.support.library import put_deck
from tests.support.places import ROOT
from tests.support.terminal import Terminal

PROMPT = "ready> "


@pytest.mark.parametrize("path", made())
def test_what_make_shell_makes_is_current(path: str) -> None:
    assert (ROOT / path).read_text(encoding="utf-8") == made()[path]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_completion_is_printed_and_knows_every_command_and_option(run: Run, shell: str) -> None:
    code, out, err = run("completion", shell)
    assert (code, err) == (0, "")
    assert f"revise1924 completion {shell}" in out.split("\n\n", 1)[0]
    for command in commands():
        assert command.name in out
        for option in command.options:
            long = option.flags[-1]
            assert (f"-l {long[2:]}" if shell == "fish" else long) in out


def test_there_are_completions_for_three_shells_alone(run: Run) -> None:
    code, out, err = run("completion", "tcsh")
    assert (code, out) == (2, "")
    assert "invalid choice: 'tcsh'" in err


@pytest.fixture
def bash(run: Run, tmp_path: Path) -> Iterator[Terminal]:
    """A bash that completes, in a folder with a file, with two decks in the library."""
    for name in ("art", "artillery"):
        put_deck(f"{name}.json")
    put_deck("physics.json")
    folder = tmp_path / "here"
    programs = tmp_path / "programs"
    programs.mkdir()
    folder.mkdir()
    (folder / "some cards.txt").write_text("x")
    program = programs / "revise1924"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m revise1924 "$@"\n')
    program.chmod(0o755)
    completion = tmp_path / "completion.bash"
    completion.write_text(run("completion", "bash")[1])
    begin = tmp_path / "bashrc"
    begin.write_text(
        f"stty echo\nPS1='{PROMPT}' PATH='{programs}':$PATH\ncd '{folder}'\nsource '{completion}'\n"
        "bind 'set show-all-if-ambiguous on'\nbind 'set enable-bracketed-paste off'\n"
    )
    env = {"PYTHONPATH": str(ROOT / "src"), "INPUTRC": "/dev/null"}
    argv = ["bash", "--noprofile", "--rcfile", str(begin), "-i"]
    with Terminal(argv, env=env, columns=120) as terminal:
        terminal.wait_for(PROMPT.strip())
        yield terminal


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("comp", "completion "),
        ("imp", "import "),
        ("phy", "physics "),
        ("status phy", "status physics "),
        ("status --sh", "status --short "),
        ("status --tag x phy", "status --tag x physics "),
        ("physics art", "physics art"),
        ("export phy", "export physics "),
        ("import --from json some", "import --from json some\\ cards.txt "),
        ("status --progress some", "status --progress some\\ cards.txt "),
        ("check some", "check some\\ cards.txt "),
        ("config new", "config new_a_day "),
        ("completion f", "completion fish "),
        ("config theme revise-l", "config theme revise-light "),
        ("config glyphs pl", "config glyphs plain "),
        ("config motion f", "config motion false "),
        ("config new_a_day 1", "config new_a_day 1"),
        ("import --points sen", "import --points sentences "),
        ("new phy", "new phy"),
    ],
)
def test_bash_completes_what_can_only_be_one_thing(
    bash: Terminal, typed: str, completed: str
) -> None:
    bash.press(f"revise1924 {typed}", "\t", "|")
    bash.wait(
        lambda shown: f"{PROMPT}revise1924 {completed}|" in shown, f"{typed} become {completed}"
    )


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("status art", ["art", "artillery"]),
        ("study --", ["--exam", "--help", "--progress", "--tag"]),
        ("status ", ["art", "artillery", "physics"]),
        ("config ", ["accessible", "glyphs", "motion", "new_a_day", "theme"]),
        ("config accessible ", ["false", "true"]),
        ("st", ["stats", "status", "study"]),
    ],
)
def test_bash_shows_what_there_is_to_choose(bash: Terminal, typed: str, offered: list[str]) -> None:
    bash.press(f"revise1924 {typed}", "\t")
    line = f"{PROMPT}revise1924 {typed}".rstrip()
    shown = bash.wait(lambda shown: shown.count(line) == 2, f"a choice for {typed}")
    between = shown.split(line)[1]
    assert between.split() == offered


_MACROS = {".TH", ".SH", ".SS", ".TP", ".PP", ".B", ".nf", ".fi", '.\\"'}


def test_the_page_of_the_manual_is_sound() -> None:
    lines = (ROOT / MAN).read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith(".TH REVISE1924 1 ")
    for line in lines:
        assert not line.startswith("'")
        assert not line.startswith(".") or line.split()[0] in _MACROS
        assert line.isascii()
        assert line == line.rstrip()
        said = line.removeprefix('.\\"')
        assert not re.sub(r"\\(f[BIR]|-|e|&|\(ti)", "", said).count("\\")
        fonts = re.findall(r"\\f([BIR])", said)
        assert fonts[1::2] == ["R"] * (len(fonts) // 2)
        assert len(fonts) % 2 == 0
    assert lines.count(".nf") == lines.count(".fi") == len(COMMANDS)
    assert [line for line in lines if line.startswith(".SS ")] == [
        f".SS {name}" for name in COMMANDS
    ]
    for at, line in enumerate(lines):
        if line == ".TP":
            assert lines[at + 1][:2] in {"\\f", ".B"}
            assert lines[at + 2][0] != "."


def test_the_page_of_the_manual_is_rendered_without_a_warning() -> None:
    groff = shutil.which("groff")
    if groff is None:  # the test above has looked at its syntax
        return
    page = str(ROOT / MAN)
    made = subprocess.run([groff, "-man", "-ww", "-Tutf8", page], capture_output=True, check=True)
    assert made.stderr == b""
    text = re.sub("\x1b\\[[0-9]*m|.\b", "", made.stdout.decode())
    for said in ("--short", "REVISE1924_CONFIG_DIR", "EXIT STATUS", "--exit-code"):
        assert said in text
