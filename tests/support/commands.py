"""Commands, run in the process of the test or in one of their own."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

PATIENCE = 60.0
"""Seconds before a program is ended. It catches what runs away; it is no claim about speed."""

APP = [sys.executable, "-m", "revise1924"]
"""The command that runs the program as it is."""

Run = Callable[..., tuple[int, str, str]]
"""Runs a command in this process; returns its exit code, and what it wrote to out and err."""

_AT_ANOTHER_TIME = """
import sys
from datetime import datetime
from revise1924.cli import main, system_clock
shift = datetime.fromisoformat(sys.argv[1]) - system_clock()
sys.exit(main(sys.argv[2:], lambda: system_clock() + shift))
"""


def app_at(moment: datetime, *arguments: str) -> list[str]:
    """Return the command that runs the program with its clock set to `moment`."""
    return [sys.executable, "-c", _AT_ANOTHER_TIME, moment.isoformat(), *arguments]


@dataclass(frozen=True)
class Ended:
    """What a program left behind."""

    code: int
    out: bytes
    err: bytes
    mib: float
    """The most memory it held; at least what its parent held when it was started."""


def run_program(arguments: list[str], folder: Path, env: Mapping[str, str] | None = None) -> Ended:
    """Run the program, with what it prints in files in `folder`, until it ends."""
    out, err = folder / "stdout", folder / "stderr"
    with out.open("wb") as to_out, err.open("wb") as to_err:
        program = subprocess.Popen(
            [*APP, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=to_out,
            stderr=to_err,
            env=dict(os.environ if env is None else env),
        )
    too_long = threading.Timer(PATIENCE, program.kill)
    too_long.start()
    _, status, used = os.wait4(program.pid, 0)
    too_long.cancel()
    program.returncode = os.waitstatus_to_exitcode(status)
    return Ended(program.returncode, out.read_bytes(), err.read_bytes(), used.ru_maxrss / _MIB)


_MIB = 1 << 20 if sys.platform == "darwin" else 1 << 10
"""So many of the units in which this system counts the memory of a process are a mebibyte."""

_FORKS = """
import json, os, signal, sys
import revise1924.commands.check, revise1924.commands.stats, revise1924.commands.status
from revise1924.cli import main
orders = os.fdopen(os.dup(0))
answers = os.fdopen(os.dup(1), "w")
os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
for order in orders:
    arguments, environment, patience, before, *files = json.loads(order)
    child = os.fork()
    if not child:
        signal.setitimer(signal.ITIMER_REAL, patience)
        os.environ.clear()
        os.environ.update(environment)
        for number, path in enumerate(files, 1):
            os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
        exec(before)
        sys.exit(main(arguments))
    _, status, used = os.wait4(child, 0)
    print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_maxrss]), file=answers, flush=True)
"""


class Forks:
    """Runs the program as `run_program` does, forked from a process that has imported the commands.

    Most of a start is importing, and the same each time. Use it as a context manager.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _FORKS],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, arguments: list[str], folder: Path, before: str = "") -> Ended:
        """Run the program in the environment of now, with what it prints in files in `folder`.

        `before` is code that is run first in its process.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        out, err = folder / "stdout", folder / "stderr"
        order = [arguments, dict(os.environ), PATIENCE, before, str(out), str(err)]
        print(json.dumps(order), file=self._process.stdin, flush=True)
        code, memory = json.loads(self._process.stdout.readline())
        return Ended(code, out.read_bytes(), err.read_bytes(), memory / _MIB)
