"""The editor that a student writes with: which it is, and a file opened in it."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from revise1924.errors import EditorError, UsageError

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


def not_started(command: Sequence[str], error: OSError) -> EditorError:
    """Return that the editor of this command cannot be started, and what to do."""
    what = f'the editor "{command[0]}" cannot be started: {error.strerror or error}'
    return EditorError(what, remedy=REMEDY)


def how_it_ended(code: int) -> str:
    """Return how an editor ended, "has ended with exit code 1"; signal n has the code -n."""
    if code < 0:
        name = signal.strsignal(-code) or "unknown"
        return f"was ended by signal {-code} ({name})"
    return f"has ended with exit code {code}"


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


def open_in_editor(command: Sequence[str], file: Path) -> None:
    """Open `file` with this command in the terminal, and wait for its end.

    What the student types there is for the editor alone, Ctrl+C too. Afterwards the terminal is as
    it was, also where the editor was killed. Raises EditorError where the editor cannot be started
    or says that something went wrong.
    """
    with _deaf_to_keys(), _as_it_was():
        try:
            code = subprocess.call([*command, str(file)])  # noqa: S603 - the student's own choice
        except OSError as error:
            raise not_started(command, error) from error
    if code:
        raise EditorError(
            f'the editor "{command[0]}" {how_it_ended(code)}',
            remedy=f"What it had saved is in {file}.",
        )


@contextmanager
def _deaf_to_keys() -> Iterator[None]:
    """Take no notice of the signals that keys send: they go to the editor as well, and are for it.

    They are not ignored: that, the editor would inherit.
    """
    numbers = [signal.SIGINT, *([] if _ON_WINDOWS else [signal.SIGQUIT])]
    before = [signal.signal(number, lambda *_: None) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)


@contextmanager
def _as_it_was() -> Iterator[None]:
    """Leave the terminal's input as it was found: an editor that is killed cannot."""
    try:
        import termios  # noqa: PLC0415 - not on Windows
    except ImportError:
        yield
        return
    terminal = sys.stdin.fileno()
    attributes = termios.tcgetattr(terminal)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal is gone
            termios.tcsetattr(terminal, termios.TCSADRAIN, attributes)
