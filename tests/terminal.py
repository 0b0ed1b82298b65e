"""A program in a real pseudo-terminal, with its screen emulated."""

import os
import re
import signal
import time
from collections.abc import Callable, Mapping, Sequence

import pexpect
import pyte

PATIENCE = 60.0
"""Seconds before a test gives up. It is no claim about speed: a good run takes a fraction of it."""

KEYS = {"enter": "\r", "space": " ", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B"}

# The emulator does not know these modern queries and would print parts of them.
_UNKNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[u$]p?|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.DOTALL)


class Terminal:
    """Runs `argv` in a pseudo-terminal of `columns` by `lines`; use it as a context manager."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        env: Mapping[str, str] | None = None,
        columns: int = 80,
        lines: int = 24,
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        # Where these are set, a program believes them rather than the terminal.
        inherited = {key: os.environ[key] for key in os.environ.keys() - {"COLUMNS", "LINES"}}
        environment = {
            **inherited,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **(env or {}),
        }
        self.child = pexpect.spawn(
            argv[0],
            list(argv[1:]),
            env=environment,
            dimensions=(lines, columns),
            echo=False,
            timeout=PATIENCE,
        )
        self.child.delaybeforesend = None
        self.written = bytearray()
        """Everything the program has written, as it is."""

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.child.close(force=True)

    @property
    def text(self) -> str:
        """What is on the screen, a line a line, without spaces at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what the program has written; return whether it wrote anything."""
        try:
            data: bytes = self.child.read_nonblocking(65536, seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return False
        self.written += data
        self._stream.feed(_UNKNOWN.sub(b"", data))
        return True

    def wait(self, done: Callable[[str], bool], what: str) -> str:
        """Read until `done` with the screen; return the screen. `what` names it in a failure."""
        end = time.monotonic() + PATIENCE
        while not done(self.text):
            if not self.read() and not self.child.isalive():
                self.read()
                if done(self.text):
                    break
                raise AssertionError(f"ended before {what}:\n{self.text}")
            if time.monotonic() > end:
                raise AssertionError(f"never saw {what}:\n{self.text}")
        return self.text

    def wait_for(self, *texts: str) -> str:
        """Read until every one of `texts` is on the screen; return the screen."""
        return self.wait(lambda shown: all(each in shown for each in texts), repr(texts))

    def press(self, *keys: str) -> None:
        """Send keys, by name or as they are."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

    def resize(self, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(lines, columns)
        self.child.setwinsize(lines, columns)

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal, and wait for the end where it cannot be caught."""
        if self.child.isalive():
            self.child.kill(number)
            if number == signal.SIGKILL:
                self.child.wait()

    def wait_exit(self) -> int:
        """Read until the program has ended; return its exit code, 128+n for a signal n."""
        end = time.monotonic() + PATIENCE
        while self.child.isalive():
            self.read()
            if time.monotonic() > end:
                raise AssertionError(f"never ended:\n{self.text}")
        while self.read():
            pass
        if self.child.signalstatus is not None:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus)
