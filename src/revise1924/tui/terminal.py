"""The terminal's life: however the app ends or stops, the terminal is left as it was before.

Textual restores the terminal when it ends by itself. Here is the rest: signals, a terminal that has
gone, output that nobody takes, stopping and going on, and the app's own faults. On Windows, where
there is no such thing as these signals, only the faults remain.
"""

import asyncio
import os
import select
import signal
import socket
import sys
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, suppress
from datetime import datetime
from functools import partial
from io import StringIO
from types import FrameType
from typing import TYPE_CHECKING

from revise1924 import __version__
from revise1924.errors import ReviseError
from revise1924.paths import data_folder
from revise1924.text import one_line

if sys.platform != "win32":
    import termios

if TYPE_CHECKING:
    from textual.app import App
    from textual.driver import Driver

GRACE = 1.5
"""Seconds that the app has, once a signal has come, to end in good order."""

_LOOK = 0.25
"""Seconds between two looks at what wakes nobody."""

_IN, _OUT, _ERR = 0, 1, 2

_ENDING = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT")
_STOPPING = ("SIGTSTP", "SIGCONT")

_RESTORE = (
    b"\x18"  # cancels a sequence that was cut in the middle
    b"\x1b[?2026l"  # no update held back
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    b"\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # no bracketed paste, no reports of size and focus
    b"\x1b[<u"  # kitty's keyboard, kept by screen: before the alternate one is left
    b"\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"  # plain style, wrapped lines, main screen, cursor
)


class CrashError(ReviseError):
    """The app has failed by a fault of its own; the remedy says where the details are."""


async def live(app: "App[None]", clock: Callable[[], datetime]) -> int:
    """Run `app` and return its exit code: its own, or 128+n where signal n ended it.

    A terminal that goes ends it as SIGHUP does. Raises CrashError where the app fails.
    """
    from rich.console import Console  # noqa: PLC0415 - here Textual has long imported it

    said = StringIO()
    app.error_console = Console(file=said)  # Textual would print a boxed traceback there
    raised: Exception | None = None
    guard = None if sys.platform == "win32" else _Guard(app)
    guarding: AbstractContextManager[object] = nullcontext() if guard is None else guard
    with guarding:
        try:
            await app.run_async()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told in the same way
            raised = error
    if guard is not None and guard.code is not None:
        return guard.code
    # Private, but nothing public tells what a handler raised, only a picture of it in a box.
    raised = raised or app._exception  # noqa: SLF001
    if raised is not None or said.getvalue():
        raise _crash(raised, said.getvalue(), clock())
    return app.return_code or 0


class _Guard:
    """While it is entered, no signal and no hang-up leaves the terminal other than it was.

    A signal's handler only asks: the event loop ends the app, as `q` would. The minder, a thread,
    sees to it that the process ends though the loop is stuck, and watches for the terminal's end.
    """

    def __init__(self, app: "App[None]") -> None:
        self.code: int | None = None
        """The exit code, once something has happened that ends the app."""
        self._app = app
        self._driver_class = app.driver_class
        self._loop = asyncio.get_running_loop()
        self._terminal = os.dup(_IN)
        self._attributes = termios.tcgetattr(self._terminal)
        self._handlers = {
            number: signal.getsignal(number) for number in _numbers(*_ENDING, *_STOPPING)
        }
        self._bell, self._ringer = socket.socketpair()
        self._bell.setblocking(False)
        self._ringer.setblocking(False)
        self._stop_asked = False
        self._given_back = False
        self._halted = False
        self._over = False
        self._ending = threading.Lock()

    def __enter__(self) -> None:
        # A signal that another thread has got is handled when the main thread wakes: so wake it.
        self._loop.add_reader(self._bell, self._bell.recv, 64)
        signal.set_wakeup_fd(self._ringer.fileno(), warn_on_full_buffer=False)
        for number in _numbers(*_ENDING):
            signal.signal(number, self._on_end)
        threading.Thread(target=self._mind, name="minder", daemon=True).start()
        self._app.driver_class = self._driver  # type: ignore[assignment] # only ever called

    def __exit__(self, *_: object) -> None:
        _switch_off_pixels()
        with self._ending:  # the minder keeps it where it is ending the process already
            self._over = True
        signal.set_wakeup_fd(-1)
        self._loop.remove_reader(self._bell)
        self._bell.close()
        self._ringer.close()
        for number, handler in self._handlers.items():
            signal.signal(number, handler)

    def _driver(self, *given: object, **named: object) -> "Driver":
        """Make Textual's driver, and take over the stops from it.

        Its own handlers act wherever the main thread happens to be, which may hold the lock of the
        queue that they write to; and they start the driver anew without ending it, so that it takes
        a raw terminal for the one to restore.
        """
        driver = self._driver_class(*given, **named)  # type: ignore[arg-type] # handed through
        for number, handler in zip(
            _numbers(*_STOPPING), (self._on_stop, self._on_continue), strict=True
        ):
            signal.signal(number, handler)
        return driver

    # Signal handlers run between any two steps of the main thread: they take no lock.

    def _on_end(self, number: int, _: FrameType | None) -> None:
        if self._given_back:  # the terminal is as it was, and somebody else's
            os._exit(128 + number)
        # In the background, restoring the terminal would stop the process instead.
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        self._end(number)

    def _on_stop(self, _: int, __: FrameType | None) -> None:
        if self.code is None and not self._stop_asked:
            self._stop_asked = True
            self._loop.call_soon_threadsafe(self._app.call_later, self._stop)

    def _on_continue(self, _: int, __: FrameType | None) -> None:
        if self._halted:
            self._halted = False
        elif self.code is None:
            self._loop.call_soon_threadsafe(self._app.call_later, self._begin_again)

    def _end(self, number: int) -> None:
        if self.code is None:
            self.code = 128 + number
            exit_when_painted = partial(
                self._app.call_after_refresh, self._app.exit, None, self.code
            )
            with suppress(RuntimeError):  # the loop is closed: the app has ended by itself
                self._loop.call_soon_threadsafe(exit_when_painted)

    def _stop(self) -> None:
        """Give the terminal back and stop; go on when continued."""
        with self._app.suspend():
            _switch_off_pixels()
            self._given_back = True
            self._halt()
            self._wait_for_foreground()
            self._given_back = False
        self._stop_asked = False

    def _begin_again(self) -> None:
        """Set up the terminal and paint, after a stop that left no time to give it back."""
        self._wait_for_foreground()
        if self.code is None:
            self._free_reader()
            with self._app.suspend():
                pass

    def _free_reader(self) -> None:
        """Get Textual's reader out of a read that waits for a key which another process has taken.

        It began that read in the background and was stopped in it; setting up the terminal would
        wait for it. So for a moment it reads something else: that the terminal has the focus.
        """
        source, mouth = os.pipe()
        os.write(mouth, b"\x1b[I")
        os.dup2(source, _IN)
        _interrupt_others(signal.SIGWINCH)  # handled by asking for the size
        poll = select.poll()
        poll.register(source, select.POLLIN)
        end = time.monotonic() + 4 * _LOOK
        while poll.poll(0) and time.monotonic() < end:
            time.sleep(0.01)
        os.dup2(self._terminal, _IN)
        os.close(source)
        os.close(mouth)

    def _wait_for_foreground(self) -> None:
        """Stop for as long as the terminal is used by others; shells continue jobs there too."""
        with suppress(OSError):  # a terminal that knows no jobs
            while self.code is None and os.tcgetpgrp(self._terminal) != os.getpgrp():
                self._halt()

    def _halt(self) -> None:
        """Stop the process, and go on when it has been continued."""
        self._halted = True
        if self.code is None:
            os.kill(os.getpid(), signal.SIGSTOP)
            while self._halted:  # another thread may have got the SIGCONT
                time.sleep(0.01)

    # What the minder does.

    def _mind(self) -> None:
        """Look after the terminal, and from a signal on, after the time."""
        end: float | None = None
        while not self._over:
            if _has_gone(self._terminal, _LOOK):
                _let_go()
                os.dup2(_IN, self._terminal)  # or it would be seen to have gone again and again
                self._end(signal.SIGHUP)
            if self.code is not None:
                end = end or time.monotonic() + GRACE
                if time.monotonic() >= end:
                    self._end_now(self.code)

    def _end_now(self, code: int) -> None:
        """End the process without the event loop, with the terminal as it was if that can be."""
        with self._ending:
            if self._over:
                return
            with suppress(termios.error):
                termios.tcsetattr(self._terminal, termios.TCSANOW, self._attributes)
            with suppress(OSError):
                self._restore_screen()
            os._exit(code)

    def _restore_screen(self) -> None:
        """Write what restores the screen, in the place of what nobody has taken."""
        # Opened anew: not to wait is a property of the opened file, and the shell shares ours.
        path = os.ttyname(self._terminal)
        screen = os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
        # Textual's writer waits inside its write and keeps all others out. The signal makes it
        # begin again, and then it writes to where everything is taken.
        _let_go()
        _interrupt_others(signal.SIGTERM)
        for _ in range(20):
            termios.tcflush(self._terminal, termios.TCOFLUSH)
            with suppress(BlockingIOError):
                os.write(screen, _RESTORE)
                return
            time.sleep(0.01)


def _numbers(*names: str) -> list[signal.Signals]:
    """Return the signals of these names."""
    return [signal.Signals[name] for name in names]


def _interrupt_others(number: signal.Signals) -> None:
    """Have the other threads begin again whatever they wait for in the system."""
    for thread in threading.enumerate():
        if thread.ident and thread is not threading.current_thread():
            signal.pthread_kill(thread.ident, number)


def _switch_off_pixels() -> None:
    """Have the mouse told in cells again: Textual can switch that on, and leaves it on."""
    with suppress(OSError):
        os.write(_ERR, b"\x1b[?1016l")


def _has_gone(terminal: int, seconds: float) -> bool:
    """Wait at most so long for the terminal to go; tell whether it has."""
    poll = select.poll()
    poll.register(terminal, 0)  # asked for nothing, it tells of the end alone
    found = dict(poll.poll(int(1000 * seconds))).get(terminal, 0)
    if found & select.POLLNVAL:  # macOS has known terminals that cannot be polled
        time.sleep(seconds)
    return bool(found & (select.POLLHUP | select.POLLERR))


def _let_go() -> None:
    """Put something in the terminal's place that gives no more input and takes all output.

    Textual reads the end of a terminal again and again without pause, and what cannot be written
    at the very end would change the exit code.
    """
    silence, mouth = os.pipe()  # both ends stay open, so that reading waits
    os.write(mouth, b"\0")  # once, for a thread that has been told to read and not yet begun
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for old, new in ((_IN, silence), (_OUT, nowhere), (_ERR, nowhere)):
        os.dup2(new, old)


def _crash(raised: Exception | None, said: str, now: datetime) -> CrashError:
    """Write down the details of a fault; return the error that says so."""
    if raised is None:  # a thread of Textual's has failed: there is only what it would print
        lines, details = said.split("\n"), said
        place = ""
    else:
        lines = traceback.format_exception_only(raised)
        details = "".join(traceback.format_exception(raised))
        place = _place(traceback.extract_tb(raised.__traceback__))
    what = next((line for line in reversed(lines) if line.strip()), "")
    path = data_folder() / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_text(f"{_versions()}\n\n{details}", "utf-8", "backslashreplace")
        told = f"Details: {path}"
    except OSError as error:
        told = f"Details could not be written ({error.strerror}){place}"
    return CrashError(
        one_line(f"failed: {what}", 300),
        remedy=f"All that was saved is safe; start again to go on.\n{one_line(told, 1000)}",
    )


def _place(frames: traceback.StackSummary) -> str:
    last = frames[-1] if frames else None
    return f" at {last.filename}, line {last.lineno}" if last else ""


def _versions() -> str:
    import platform  # noqa: PLC0415 - as above
    from importlib.metadata import version  # noqa: PLC0415 - as above

    parts = [
        f"revise1924 {__version__}",
        f"Textual {version('textual')}",
        f"Rich {version('rich')}",
    ]
    parts += [f"Python {platform.python_version()}", platform.platform()]
    return "\n".join([*parts, f"TERM={os.environ.get('TERM', '')}"])
