"""The command line: arguments, the choice of a command, the errors.

It is argparse but for four things, each of which earns something that `benchmarks.commands` can
measure; of `--version`, Python itself takes 20 ms and argparse 15.

- Nothing else is imported before the arguments are read: `typing` would take 9 ms, `dataclasses`
  18, `pathlib` 5.
- One command's parser is built, not nine: 15 ms, since argparse looks for translations once each.
- The width of help is asked of the terminal directly: 5 ms, since argparse imports `shutil` to ask.
- Nothing is collected while a command runs: 0.15 s of the 0.8 in which 50,000 cards are read.
"""

import gc
import os
import sys
from importlib import import_module

from revise1924.arguments import read
from revise1924.options import COMMANDS

TYPE_CHECKING = False  # as `typing` has it
if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import TextIO

    from revise1924.commands import Clock


def system_clock() -> "datetime":
    """Return the present moment with the local offset; in UTC where TZ says no possible one."""
    from datetime import UTC, datetime

    try:
        return datetime.now().astimezone()
    except (ValueError, OverflowError):  # $TZ is a day or more away
        return datetime.now(UTC)


def main(argv: "Sequence[str] | None" = None, clock: "Clock" = system_clock) -> int:
    """Run the command that `argv` names and return the exit code.

    0 done, 1 a check found faults or the app failed, 2 bad usage or bad input, 3 nothing due where
    that is asked for, 128+n ended by signal n. `clock` gives the present moment, with its offset.
    """
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # for terminals that know no dash
    _forget_odd_sizes()
    code = _run_to_the_end(sys.argv[1:] if argv is None else list(argv), clock)
    try:
        sys.stderr.flush()
    except OSError:  # the terminal has gone: Python would try again, and end with 120
        _write_nothing_more(sys.stderr)
    return code


def _run_to_the_end(argv: list[str], clock: "Clock") -> int:
    """Run the command that `argv` names, and say so where its output cannot be written."""
    try:
        code = _run(argv, clock)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # the reader has gone
        _write_nothing_more(sys.stdout)
        return 141
    except OSError as error:
        # Whatever reads or saves makes a ReviseError of these, so it is the output that fails.
        from revise1924.commands import BAD_USAGE, print_error
        from revise1924.errors import ReviseError

        _write_nothing_more(sys.stdout)
        print_error(ReviseError(f"the output cannot be written: {error.strerror or error}"))
        return BAD_USAGE
    return code


def _run(argv: list[str], clock: "Clock") -> int:
    """Run the command that `argv` names, or print help; raises OSError where output fails."""
    try:
        arguments = read(argv)
    except SystemExit:
        sys.stdout.flush()  # help
        raise
    if getattr(arguments, "short", False) or getattr(arguments, "ids", False):
        from revise1924 import at_once  # what the commands import takes five times as long

        answer = at_once.kept(clock()) if at_once.is_asked(arguments) else None
        if answer is not None:
            return answer.give(arguments)
    from revise1924.commands import BAD_USAGE, as_no_command, print_error
    from revise1924.errors import ReviseError

    # Collecting would only walk over what is being loaded and stays. The app collects again once
    # home is painted; nothing else runs for long.
    gc.disable()
    try:
        command = import_module(f"revise1924.commands.{arguments.module}")
        code: int = command.run(arguments, clock)
    except ReviseError as error:
        print_error(as_no_command(error, argv, COMMANDS))
        return BAD_USAGE
    finally:
        gc.enable()
    return code


def _forget_odd_sizes() -> None:
    """Forget what COLUMNS and LINES say where it is no size: rich fails at signs such as "²"."""
    for name in ("COLUMNS", "LINES"):
        said = os.environ.get(name, "")
        if not (said.isascii() and said.isdigit() and len(said) < 5 and int(said)):
            os.environ.pop(name, None)


def _open_closed_streams() -> None:
    """Put something in the place of standard streams that are closed.

    Else the next file that is opened would get their number, and a file of progress be written to
    by whatever takes it for the output. Nothing can be written to such an output.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDONLY)
            if opened != number:  # as it is where something else has taken the number since
                os.dup2(opened, number)
                os.close(opened)
            mode = "r" if name == "stdin" else "w"
            stream = open(number, mode, encoding="utf-8", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)


def _write_nothing_more(stream: "TextIO") -> None:
    """Have what is still to be written to a stream, and all that follows, written nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
