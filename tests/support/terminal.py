"""A program in a real pseudo-terminal, with its screen emulated."""

import os
import re
import select
import signal
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pexpect
import pyte

PATIENCE = 60.0
"""Seconds before a test gives up. It is no claim about speed: a good run takes a fraction of it."""

MODES = {"1049", "1000", "1003", "2004", "kitty", "-25"}
"""Those that an app of Textual's switches on or off at least, as `Terminal.modes` names them."""

KEYS = {"enter": "\r", "space": " ", "escape": "\x1b", "up": "\x1b[A", "down": "\x1b[B"}

_MODES = re.compile(rb"\x1b\[\?([0-9;]+)([hl])|\x1b\[([<>])[0-9]*u")

# Where they are set, as in the workers of pytest-xdist, they are believed and the real size is not.
_SIZE = {"COLUMNS", "LINES"}

_SILENT = re.compile(rb"\x1b\[\?[0-9;]*[hl]|\x1b\][^\x07]*\x07|\x07")

_CAN_WHOLE_FRAMES, _THEY_ARE = b"\x1b[?2026$p", b"\x1b[?2026;2$y"
_BEGIN, _END = b"\x1b[?2026h", b"\x1b[?2026l"
"""Whether frames are shown whole is asked and answered so; between the others, one is written."""

# The emulator does not know these modern queries and would print parts of them.
UNKNOWN = re.compile(rb"\x1b\[[<>=?][0-9;]*[u$]p?|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\", re.DOTALL)

# One of these, or what begins a frame, that is cut in two; the rest comes with the next read.
_CUT = re.compile(rb"\x1b(?:\[(?:[<>=?][0-9;]*\$?)?|P(?:(?!\x1b\\).)*)?$", re.DOTALL)


class Terminal:
    """Runs `argv` in a pseudo-terminal of `columns` by `lines`; use it as a context manager."""

    shows_whole_frames = False
    """Whether a frame is on the screen only once all of it is written, as in modern terminals."""

    _pending = b""
    """What is written of a sequence or a frame that is not whole yet."""

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
        environment = {
            **{name: os.environ[name] for name in os.environ if name not in _SIZE},
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
            preexec_fn=_heed_signals,
        )
        self.child.delaybeforesend = None
        self.written = bytearray()
        """Everything the program has written, as it is."""
        self.cpu_seconds_in_all = 0.0

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        if not self.child.closed:
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
        self._stream.feed(self._whole(data))
        return True

    def _whole(self, data: bytes) -> bytes:
        """Return what can be shown now; a sequence or a frame that has only begun is kept."""
        data = self._pending + data
        if self.shows_whole_frames and _CAN_WHOLE_FRAMES in data:
            self.child.send(_THEY_ARE)
        cut = _CUT.search(data)
        end = cut.start() if cut else len(data)
        if self.shows_whole_frames and (begun := data.rfind(_BEGIN)) > data.rfind(_END):
            end = begun
        self._pending = data[end:]
        return UNKNOWN.sub(b"", data[:end])

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

    @property
    def attributes(self) -> list[Any]:
        """What the terminal does with input and output: echo, lines, signals and so on."""
        return termios.tcgetattr(self.child.child_fd)

    @attributes.setter
    def attributes(self, attributes: list[Any]) -> None:
        termios.tcsetattr(self.child.child_fd, termios.TCSANOW, attributes)

    @property
    def modes(self) -> set[str]:
        """The private modes that the program has switched away from a plain terminal's.

        Those that stand on, by number, "-7" and "-25" where wrapping and the cursor are off, and
        "kitty" while its keyboard is on.
        """
        switches = {"7": True, "25": True, "kitty": False}
        for modes, switch, kitty in _MODES.findall(self.written):
            if kitty:
                switches["kitty"] = kitty == b">"
            else:
                switches.update(dict.fromkeys(modes.decode().split(";"), switch == b"h"))
        usual = {"7", "25"}
        on = {mode for mode, is_on in switches.items() if is_on}
        return on - usual | {f"-{mode}" for mode in usual - on}

    def resize(self, columns: int, lines: int) -> None:
        """Change the terminal's size; one of 0 by 0, which tells nothing, is shown as 80 by 24."""
        self.screen.resize(lines or 24, columns or 80)
        self.child.setwinsize(lines, columns)

    def scribble(self) -> None:
        """Write over the whole screen, as another program would."""
        self.screen.reset()
        self._stream.feed(b"\r\n".join([b"#" * self.screen.columns] * self.screen.lines))

    @property
    def said_after(self) -> str:
        """What has been written since the alternate screen was left, without escape sequences."""
        said = bytes(self.written).rpartition(b"\x1b[?1049l")[2]
        return _SILENT.sub(b"", said).decode()

    @property
    def bells(self) -> int:
        """How often the bell has rung; the mark that ends a longer sequence is none."""
        return re.sub(rb"\x1b\][^\x07]*\x07", b"", self.written).count(7)

    def wait_stopped(self) -> None:
        """Read until the process has been stopped."""
        self.wait(lambda _: is_stopped(self.child.pid), "the process stopped")
        self.read_all()

    def read_all(self) -> None:
        """Take in what the program writes until it is quiet."""
        end = time.monotonic() + PATIENCE
        while self.read():
            assert time.monotonic() < end, f"never quiet:\n{self.text}"

    def hang_up(self) -> None:
        """Take the terminal away, as closing its window does."""
        self.child.ptyproc.fileobj.close()
        self.child.closed = self.child.ptyproc.closed = True

    def wait_exit_unread(self) -> int:
        """Wait until the program has ended without reading what it writes; return its code."""
        descriptor = os.pidfd_open(self.child.pid)
        try:
            assert select.select([descriptor], [], [], PATIENCE)[0], "never ended"
        finally:
            os.close(descriptor)
        self.cpu_seconds_in_all = cpu_seconds(self.child.pid)
        return self._code()

    def press(self, *keys: str) -> None:
        """Send keys, by name or as they are."""
        for key in keys:
            self.child.send(KEYS.get(key, key))

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
        self.read_all()
        return self._code()

    def _code(self) -> int:
        assert not self.child.isalive()
        if self.child.signalstatus is not None:
            return 128 + int(self.child.signalstatus)
        return int(self.child.exitstatus)


@contextmanager
def left_as_it_was(terminal: Terminal) -> Iterator[None]:
    """Check that the terminal is afterwards as it was before."""
    before = terminal.attributes
    assert not terminal.modes
    yield
    assert terminal.attributes == before
    assert not terminal.modes


def _heed_signals() -> None:
    """Heed the signals that whoever runs the tests may ignore, as `nohup` and `&` do."""
    for number in (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


def cpu_seconds(process: int) -> float:
    """Return the time that a process has computed, by its id."""
    return sum(map(int, _stat(process)[11:13])) / os.sysconf("SC_CLK_TCK")


def is_stopped(process: int) -> bool:
    """Tell whether a process, by its id, is stopped."""
    return _stat(process)[0] == "T"


def children(process: int) -> list[int]:
    """Return the ids of the processes that a process has started."""
    ids = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="utf-8")
    return [int(each) for each in ids.split()]


def _stat(process: int) -> list[str]:
    """Return what the system tells of a process, from its state on."""
    stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    return stat.rpartition(") ")[2].split()
