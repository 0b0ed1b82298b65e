"""Every command in every odd environment: a line about it or none, and never a traceback."""

import errno
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.commands import APP, Ended, Forks
from tests.support.places import SHIPPED

PLACES = ["status", "status --json", "stats", "stats --json", "doctor", "doctor --fix"]
"""Commands that look at a deck and at its progress."""

COMMANDS = [
    *PLACES,
    "study",
    "quiz",
    "decks",
    "decks --json",
    "decks --ids",
    "status --short",
    "config",
    "config --json",
    "completion bash",
    f"check {SHIPPED}",
    "check",
    "check nowhere",
    "web nowhere",
    "web --port 80",
    "schema",
    "merge nothing.json",
    "new Title",
    "edit",
    "--help",
    "--version",
    "stats --help",
    "--frobnicate",
]

REFUSED = {
    *("study", "edit", "check nowhere", "web nowhere", "web --port 80", "merge nothing.json"),
    "--frobnicate",
}
"""Those for which there is something that they say on standard error, and exit with 2."""

SHORT = [each for each in COMMANDS if each not in {"doctor --fix", "stats --help", "check nowhere"}]
"""As many as there is time for where each has to be started anew."""

PRINTING = ["status", "stats", f"check {SHIPPED}", "study", "--help", "--frobnicate"]
"""Enough of them where only what is printed can differ."""

FULL = Path("/dev/full")

STREAMS = ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"]
if FULL.exists():
    STREAMS += [">/dev/full", "2>/dev/full", ">/dev/full 2>/dev/full"]

LONG = "x" * 300


def plain(ended: Ended, what: str) -> None:
    """Check that the program has ended in good order."""
    said = f"{what} ended with {ended.code}: {ended.out!r} {ended.err!r}"
    assert ended.code in {0, 1, 2, 141}, said
    assert b"Traceback" not in ended.out + ended.err, said
    assert len(ended.err.splitlines()) <= 3, said
    assert not ended.err or ended.err.startswith(b"revise1924: "), said
    assert b"revise1924: " not in ended.out.replace(b"usage: revise1924: ", b""), said


def in_shell(command: str, redirected: str, folder: Path) -> Ended:
    out, err = folder / "stdout", folder / "stderr"
    with out.open("wb") as to_out, err.open("wb") as to_err:
        ended = subprocess.run(
            ["sh", "-c", f'exec "$@" {redirected}', "sh", *APP, *command.split()],
            stdin=subprocess.DEVNULL,
            stdout=to_out,
            stderr=to_err,
            check=False,
        )
    return Ended(ended.returncode, out.read_bytes(), err.read_bytes(), 0)


@pytest.mark.parametrize("redirected", STREAMS)
@pytest.mark.parametrize("command", SHORT)
def test_streams_that_are_closed_or_full(command: str, redirected: str, tmp_path: Path) -> None:
    ended = in_shell(command, redirected, tmp_path)
    plain(ended, f"{command} {redirected}")
    prints = command not in REFUSED
    cannot = redirected.startswith((">", "<&- >"))
    assert ended.code == (0 if prints and not cannot else 2)


@pytest.mark.parametrize("command", [*PLACES[:-1], "schema", f"check {SHIPPED}", "--help"])
def test_a_reader_that_has_gone_is_told_nothing(command: str, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    err = tmp_path / "err"
    with os.fdopen(writing, "wb") as gone, err.open("wb") as to_err:
        ended = subprocess.run([*APP, *command.split()], stdout=gone, stderr=to_err, check=False)
    assert (ended.returncode, err.read_bytes()) == (141, b"")


VARIABLES: dict[str, dict[str, str | None]] = {
    **{f"COLUMNS={width}": {"COLUMNS": str(width)} for width in range(10)},
    "LINES=0": {"LINES": "0", "COLUMNS": "0"},
    "COLUMNS=-3": {"COLUMNS": "-3"},
    "COLUMNS=wide": {"COLUMNS": "wide"},
    "COLUMNS=10^30": {"COLUMNS": "1" + "0" * 30},
    "TZ=a day and more": {"TZ": "XXX999999"},
    "TZ=nowhere": {"TZ": "Nowhere/At/All"},
    "TZ=signs": {"TZ": "<<>>,;:"},
    "TZ=a file": {"TZ": ":/etc/passwd"},
    "TERM=": {"TERM": None},
    "TERM=nonsense": {"TERM": "nonsense"},
    "LANG=nonsense": {"LC_ALL": "nonsense", "LANG": "xx"},
    "PYTHONIOENCODING=ascii": {"PYTHONIOENCODING": "ascii"},
    "no HOME": {"HOME": None, "REVISE1924_DATA_DIR": None},
    "HOME is nowhere": {"HOME": "/nowhere/at/all", "REVISE1924_DATA_DIR": None},
    "HOME is a file": {"HOME": str(SHIPPED), "REVISE1924_DATA_DIR": None},
    "a folder that is a file": {"REVISE1924_DATA_DIR": str(SHIPPED)},
    "a folder of a long name": {"REVISE1924_DATA_DIR": f"/tmp/{LONG}"},
    "a folder of a long path": {"REVISE1924_DATA_DIR": "/tmp/" + "y/" * 3000},
    "a folder that goes in circles": {"REVISE1924_DATA_DIR": "circle"},
    "a folder of glob characters": {"REVISE1924_DATA_DIR": "[*?**"},
    "a folder of other bytes": {"REVISE1924_DATA_DIR": "\udcff"},
}

FAULTS = {
    "nobody of this name": "import pwd\n"
    "def unknown(_): raise KeyError('no such user')\n"
    "pwd.getpwuid = pwd.getpwnam = unknown",
    **{
        f"{errno.errorcode[number]} at every folder": "import builtins, io\n"
        f"home = os.environ['HOME']\n"
        "def refusing(call):\n"
        "    def refuse(path='.', *given, **named):\n"
        "        if isinstance(path, (str, bytes, os.PathLike)):\n"
        "            if os.fsdecode(path).startswith(home):\n"
        f"                raise OSError({number}, os.strerror({number}), path)\n"
        "        return call(path, *given, **named)\n"
        "    return refuse\n"
        "for name in ('open stat lstat listdir scandir mkdir access readlink').split():\n"
        "    setattr(os, name, refusing(getattr(os, name)))\n"
        "builtins.open = io.open = refusing(io.open)"
        for number in (errno.EACCES, errno.ENOTDIR, errno.ELOOP, errno.EIO, errno.ENAMETOOLONG)
    },
}

Fork = Callable[..., Ended]


@pytest.fixture
def fork(forks: Forks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fork:
    """Run a command in a fork, in a folder that holds a link to itself."""
    work = tmp_path / "work"
    work.mkdir()
    (work / "circle").symlink_to("circle")

    def run(
        command: list[str], variables: dict[str, str | None] | None = None, before: str = ""
    ) -> Ended:
        with monkeypatch.context() as changed:
            for name, value in (variables or {}).items():
                if value is None:
                    changed.delenv(name, raising=False)
                else:
                    changed.setenv(name, value)
            start = f"import time; time.tzset(); os.chdir({str(work)!r})\n{before}"
            return forks.run(command, tmp_path, start)

    return run


@pytest.mark.parametrize("odd", VARIABLES)
def test_variables_that_make_no_sense(odd: str, fork: Fork) -> None:
    for command in COMMANDS if "HOME" in odd or "folder" in odd else PRINTING:
        ended = fork(command.split(), VARIABLES[odd])
        plain(ended, command)
        if odd.startswith(("COLUMNS", "LINES", "TZ", "TERM", "LANG", "PYTHON")):
            assert ended.code == (2 if command in REFUSED else 0), command


@pytest.mark.parametrize("fault", FAULTS)
def test_folders_that_cannot_be_entered(fault: str, fork: Fork) -> None:
    for command in COMMANDS:
        ended = fork(command.split(), before=FAULTS[fault])
        plain(ended, f"{command} with {fault}")


def test_without_a_home_folder_nothing_is_made_where_one_happens_to_be(
    fork: Fork, tmp_path: Path
) -> None:
    variables: dict[str, str | None] = {"HOME": None, "REVISE1924_DATA_DIR": None}
    for command in COMMANDS:
        ended = fork(command.split(), variables, FAULTS["nobody of this name"])
        plain(ended, command)
        if command in PLACES:
            assert b"REVISE1924_DATA_DIR" in ended.err
    assert [path.name for path in (tmp_path / "work").iterdir()] == ["circle"]


NAMES = [
    "x.**",
    "[",
    "*",
    LONG,
    f"{LONG}.json",
    f"{LONG}/x.json",
    "",
    ".",
    "..",
    "/",
    "~",
    "circle",
]
NAMES += ["circle/x.json", f"{SHIPPED}/x.json", "/dev/null", "\udcff", "a\nb", "-", "y/" * 3000]


@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:20])
def test_names_that_no_file_can_have(name: str, fork: Fork) -> None:
    for command in (*PLACES, "study", "merge nothing.json"):
        plain(fork([*command.split(), "--progress", name]), f"{command} --progress {name}")
    for command in (*PLACES, "study", "check", "merge", "edit", "new"):
        plain(fork([*command.split(), name]), f"{command} {name}")
