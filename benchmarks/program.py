"""A program in a real pseudo-terminal, timed: until it is painted, and from a key to its paint."""

import os
import select
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pexpect
import pyte

PATIENCE = 120.0
"""Seconds before a measurement gives up."""

QUIET = 0.04
"""Seconds without output after which a paint is over."""


def environment(data: Path) -> dict[str, str]:
    """Return the environment of a student whose home, and whose progress, is in `data`.

    Nothing that would make Python compile every module anew, or buffer nothing, and no size of
    another terminal.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and name not in {"COLUMNS", "LINES"}
    }
    own = {"TERM": "xterm-256color", "HOME": str(data), "REVISE1924_DATA_DIR": str(data)}
    return kept | own


class Program:
    """Python running `arguments` in a pseudo-terminal, in `data`; use it as a context manager."""

    def __init__(
        self,
        arguments: Sequence[str],
        data: Path,
        columns: int = 80,
        lines: int = 24,
        python: str = sys.executable,
    ) -> None:
        self._size = columns, lines
        self._written = b""
        self._began = time.perf_counter()
        self._child = pexpect.spawn(
            python,
            list(arguments),
            cwd=data,
            env=environment(data),
            dimensions=(lines, columns),
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._child.close(force=True)

    def painted(self, texts: Sequence[str]) -> float:
        """Wait until all `texts` are painted; return the seconds since the start.

        Raises RuntimeError where they were written and are not on the screen.
        """
        wanted = [text.encode() for text in texts]
        while not all(text in self._written for text in wanted):
            self._written += self._child.read_nonblocking(65536, PATIENCE)
        took = time.perf_counter() - self._began
        missing = [text for text in texts if text not in self.screen()]
        if missing:
            raise RuntimeError(f"written but not on the screen: {missing}")
        return took

    def screen(self) -> str:
        """Return what is on the screen."""
        screen = pyte.Screen(*self._size)
        pyte.ByteStream(screen).feed(self._written)
        return "\n".join(screen.display)

    def press(self, key: str) -> tuple[float, int]:
        """Press a key; return the seconds to the end of what it paints, and the bytes of that."""
        began = last = time.perf_counter()
        self._child.send(key)
        size, patience = 0, PATIENCE
        while select.select([self._child.child_fd], [], [], patience)[0]:
            data = os.read(self._child.child_fd, 65536)
            last = time.perf_counter()
            self._written += data
            size += len(data)
            patience = QUIET
        return last - began, size

    def press_until(self, key: str, text: str) -> float:
        """Press a key; return the seconds until `text` is written."""
        began, before, wanted = time.perf_counter(), len(self._written), text.encode()
        self._child.send(key)
        while wanted not in self._written[before:]:
            self._written += self._child.read_nonblocking(65536, PATIENCE)
        return time.perf_counter() - began

    def settle(self) -> None:
        """Take in what is still painted."""
        self.bytes_in(0.3)

    def bytes_in(self, seconds: float) -> int:
        """Return how many bytes are written while nobody types."""
        end, size = time.monotonic() + seconds, 0
        while (left := end - time.monotonic()) > 0:
            if select.select([self._child.child_fd], [], [], left)[0]:
                data = os.read(self._child.child_fd, 65536)
                self._written += data
                size += len(data)
        return size

    @property
    def peak_mib(self) -> float:
        """The most memory it has held, in MiB."""
        status = Path(f"/proc/{self._child.pid}/status").read_text(encoding="utf-8")
        (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
        return int(line.split()[1]) / 1024
