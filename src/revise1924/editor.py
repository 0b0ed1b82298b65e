"""Which editor the student writes with."""

import os
import shlex
import shutil

from revise1924.errors import UsageError

_ON_WINDOWS = os.name == "nt"

USUAL = ("notepad",) if _ON_WINDOWS else ("nano", "vi")
"""Editors that are tried where none is chosen; the first is the one that says how to leave it."""

REMEDY = "Say with $VISUAL or $EDITOR which to use, as in EDITOR=nano."


def editor_command() -> list[str]:
    """Return the editor's program and its arguments, to which the file is added.

    It is what `$VISUAL` says, else `$EDITOR`, split as a shell would, else the first there is of
    the `USUAL`. Raises UsageError where there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        chosen = os.environ.get(name, "")
        if chosen.strip():
            return _split(name, chosen)
    for program in USUAL:
        if shutil.which(program):
            return [program]
    raise UsageError("no editor was found", remedy=REMEDY)


def how_it_ended(code: int) -> str:
    """Return how an editor ended, by its exit code; nothing where that was as it should be."""
    if code < 0:
        return f"The editor was ended by signal {-code}."
    return f"The editor ended with {code}." if code else ""


def _split(name: str, chosen: str) -> list[str]:
    try:
        command = shlex.split(chosen, posix=not _ON_WINDOWS)
    except ValueError as error:
        what = f"${name} has a quotation mark that is not closed: {chosen}"
        raise UsageError(what, remedy=REMEDY) from error
    if _ON_WINDOWS:  # where a backslash is part of a path, quotes stay around what they hold
        command = [word.strip('"') for word in command]
    command[:1] = [os.path.expanduser(program) for program in command[:1]]  # noqa: PTH111 - no path
    if not command or not shutil.which(command[0]):
        raise UsageError(
            f'there is no program "{command[0] if command else ""}", which ${name} says',
            remedy=REMEDY,
        )
    return command
