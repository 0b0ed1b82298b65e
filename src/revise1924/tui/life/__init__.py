"""The app's life in its terminal: however it ends or stops, the terminal is left as it was before.

Textual restores the terminal when it ends by itself. Here is the rest, a file a care:

    streams     what the process reads from and writes to
    ending      that the app is to end, and with which exit code
    bell        that signals have come, and in which order
    stops       stopping, and going on
    signals     the signals that end it
    keyboard    what the terminal sends
    visits      other programs, which have the terminal meanwhile
    stuck       a screen restored where nobody takes output
    minder      a terminal that has gone, a process that does not end
    guard       these together
    crashes     the app's own faults
    garbage     when it is collected
    browser     what stands for all this, but for the last two, in a tab of a browser

Each imports from those above it alone. On Windows, where there are no such signals, only the last
three are used.
"""

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from revise1924 import web
from revise1924.editor import not_started
from revise1924.tui.life.crashes import crash
from revise1924.tui.life.garbage import leave_to_the_system

if TYPE_CHECKING:
    from textual.app import App

    from revise1924.tui.life.guard import Guard

_guards: "WeakKeyDictionary[App[None], Guard]" = WeakKeyDictionary()
"""What looks after the terminal of each app that lives."""


async def live(app: "App[None]", clock: Callable[[], datetime]) -> int:
    """Run `app` and return its exit code: its own, or 128+n where signal n ended it.

    A terminal that goes ends it as SIGHUP does. Raises CrashError where the app fails.
    """
    # Textual has long imported both here.
    from rich.console import Console  # noqa: PLC0415
    from textual.worker import WorkerFailed  # noqa: PLC0415

    printed = StringIO()
    app.error_console = Console(file=printed)  # Textual would print a boxed traceback there
    raised: Exception | None = None
    _read_forgivingly(app)
    guard = _guard(app)
    if guard is not None:
        _guards[app] = guard
    guarding: AbstractContextManager[object] = nullcontext() if guard is None else guard
    with guarding:
        try:
            await app.run_async()
        # Textual catches what fails once it handles messages, and nothing before.
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told in the same way
            raised = error
    leave_to_the_system()  # an app that lives in a terminal is the last thing its process does
    # First: Textual may fail at a terminal that has gone, and that is no fault of the app's.
    if guard is not None and guard.code is not None:
        return guard.code
    # Textual keeps what a handler raised to itself, and shows only a picture of it in a box.
    raised = raised or app._exception  # noqa: SLF001
    if isinstance(raised, WorkerFailed) and isinstance(raised.error, Exception):
        raised = raised.error
    if raised is not None or printed.getvalue():
        raise crash(raised, printed.getvalue(), clock())
    return app.return_code or 0


def edit(app: "App[None]", command: list[str], file: Path) -> int:
    """Have the student edit a file with the editor of this command; return its exit code.

    That is -n where signal n ended the editor. Until then the app, which waits, has given it the
    terminal. Raises EditorError where the editor cannot be started.
    """
    argv = [*command, str(file)]
    try:
        if app in _guards:
            return _guards[app].visits.receive(argv)
        return _run_unguarded(app, argv)
    except OSError as error:
        raise not_started(command, error) from error


def _run_unguarded(app: "App[None]", argv: list[str]) -> int:
    """Run a program where there is no guard: on Windows, or where the app has no terminal."""
    # Textual sets up no terminal again where something is raised while it is suspended.
    failed: OSError
    with nullcontext() if app.is_headless else app.suspend():
        try:
            return subprocess.run(argv, check=False).returncode  # noqa: S603 - the student's choice
        except OSError as error:
            failed = error
    raise failed


def _read_forgivingly(app: "App[None]") -> None:
    if sys.platform == "win32" or app.driver_class.__name__ != "LinuxDriver":
        return
    from revise1924.tui.life.keyboard import ForgivingDriver  # noqa: PLC0415 - as below

    app.driver_class = ForgivingDriver


def _guard(app: "App[None]") -> "Guard | None":
    if sys.platform == "win32" or web.is_drawn_there():
        return None
    from revise1924.tui.life.guard import Guard  # noqa: PLC0415 - Windows cannot import it

    return Guard(app)
