"""What the command line can do, one file a command.

Each has a function `run(arguments, clock)` that returns the exit code. `cli` imports a command only
when it is called, so that the others start at once.
"""

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TextIO

from revise1924.errors import NoDeckError, ReviseError, UsageError

if TYPE_CHECKING:
    from revise1924.settings import Settings

Clock = Callable[[], datetime]

DONE, FAULTS, BAD_USAGE, NOTHING_DUE = 0, 1, 2, 3
"""Exit codes: done; a check found faults, or the app failed; bad usage or bad input; nothing due,
where that is asked for."""


def iso(day: date | None) -> str | None:
    """Return a day as JSON has it."""
    return None if day is None else day.isoformat()


def ready_as_json(today: float | None, exam: float | None) -> dict[str, float | None] | None:
    """Return the readiness as JSON has it: null where there is nothing to say."""
    return None if today is exam is None else {"today": today, "exam": exam}


def settled() -> "Settings":
    """Return the student's settings; what cannot be used of them is told on standard error."""
    from revise1924.settings import SettingsFile, settings_file  # noqa: PLC0415 - not all need it

    file = SettingsFile(settings_file())
    if file.fault:
        print_error(file.fault)
    return file.now


def refuse_without_terminal(command: str, remedy: str) -> None:
    """Raise UsageError where a standard stream is no terminal: this command needs one."""
    if not has_terminal():
        raise UsageError(f"{command} needs a terminal", remedy=remedy)


def has_terminal() -> bool:
    """Tell whether all standard streams are a terminal."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def wants_lines(environ: Mapping[str, str], answers: TextIO, out: TextIO) -> bool:
    """Tell whether the student is to be asked line by line, and not on a full screen.

    It is so where `$ACCESSIBLE` says it, on a terminal that can move no cursor, and where what is
    typed comes from a terminal while what is said goes elsewhere, as to a program that speaks.
    """
    if environ.get("ACCESSIBLE", "").strip().lower() not in {"", "0", "false"}:
        return True
    return environ.get("TERM") == "dumb" or (answers.isatty() and not out.isatty())


def print_error(error: ReviseError) -> None:
    """Print an error on standard error, in at most three lines; where nobody reads it, nowhere."""
    try:
        for prefix, line in zip(
            ("revise1924: ", "  ", "  "), str(error).splitlines(), strict=False
        ):
            print(prefix + line, file=sys.stderr)
        sys.stderr.flush()
    except OSError:
        # What is still to be written would be tried again at the end, and change the exit code.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())


def as_no_command(error: ReviseError, argv: Sequence[str], commands: Iterable[str]) -> ReviseError:
    """Return the error; of a first word that is no deck, which of decks and commands is near it."""
    if not isinstance(error, NoDeckError) or list(argv[:1]) != [error.named]:
        return error
    from revise1924.strict_json import nearest  # noqa: PLC0415 - pydantic, and seldom needed

    near = nearest(error.named, [*commands, *error.known])
    what = f'there is no deck and no command "{error.named}"{near}'
    return UsageError(what, remedy=error.remedy)


def why_no_command(word: str | None, commands: Iterable[str]) -> ReviseError | None:
    """Return that `word` is neither deck nor command; None where it is, or there is no word."""
    from revise1924.library import find_deck  # noqa: PLC0415 - as there

    try:
        if word is not None:
            find_deck(word)
    except NoDeckError as error:
        return as_no_command(error, [error.named], commands)
    except ReviseError:  # what was wrong first is told
        return None
    return None
