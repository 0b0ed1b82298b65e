"""Commands, run in the process of the test or in one of their own."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

PATIENCE = 20.0
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
    unit = 1 << 20 if sys.platform == "darwin" else 1 << 10
    return Ended(program.returncode, out.read_bytes(), err.read_bytes(), used.ru_maxrss / unit)
