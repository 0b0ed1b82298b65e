"""The app as `revise1924 web` serves it, and tabs that are no browser's."""

import asyncio
import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pyte
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType

from tests.support.terminal import KEYS, PATIENCE, UNKNOWN, children

_HEEDING = """
import signal, sys
from revise1924.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main())
"""
"""Runs the program heeding Ctrl+C, which what runs the tests may ignore, as `&` has it."""


def wait_gone(process: int) -> None:
    """Wait until a process, by its id, has ended."""
    try:
        descriptor = os.pidfd_open(process)
    except ProcessLookupError:
        return
    try:
        assert select.select([descriptor], [], [], PATIENCE)[0], f"{process} never ended"
    finally:
        os.close(descriptor)


@dataclass(frozen=True)
class Serving:
    """A server that runs."""

    process: subprocess.Popen[str]
    address: str

    @property
    def origin(self) -> str:
        """From where its page comes, as browsers say it."""
        return self.address.rsplit("/", 2)[0]

    @property
    def apps(self) -> list[int]:
        """The processes of its tabs."""
        return children(self.process.pid)

    def end(self, number: int = signal.SIGINT) -> tuple[int, str, str]:
        """Send a signal; return the exit code, and what was written to out and err since."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err


@contextmanager
def serving(*arguments: object, cwd: Path | None = None) -> Iterator[Serving]:
    """Serve decks at a free port."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", _HEEDING, "web", "--port", "0", *map(str, arguments)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    with process:
        address = process.stdout.readline().split()[-1]
        try:
            yield Serving(process, address)
        finally:
            process.kill()


class Shown:
    """What a tab shows."""

    def __init__(self, columns: int, lines: int) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._has_changed = asyncio.Event()
        self._is_closed = False

    @property
    def text(self) -> str:
        """What is on the screen, a line a line, without spaces at their ends."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def take_in(self, painted: bytes) -> None:
        """Show what the app has painted."""
        self._stream.feed(UNKNOWN.sub(b"", painted))
        self._has_changed.set()

    def end(self) -> None:
        """Take in that nothing more will be painted."""
        self._is_closed = True
        self._has_changed.set()

    async def wait(self, done: Callable[[str], bool], what: str) -> str:
        """Wait until `done` with the screen; return the screen. `what` names it in a failure."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not done(self.text):
                    assert not self._is_closed, f"closed before {what}:\n{self.text}"
                    self._has_changed.clear()
                    await self._has_changed.wait()
        except TimeoutError:
            raise AssertionError(f"never saw {what}:\n{self.text}") from None
        return self.text

    async def wait_for(self, *texts: str) -> str:
        """Wait until every one of `texts` is on the screen; return the screen."""
        return await self.wait(lambda shown: all(each in shown for each in texts), repr(texts))


class Tab(Shown):
    """A tab of no browser: a socket, and an emulated screen."""

    def __init__(self, socket: ClientWebSocketResponse, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self._socket = socket
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            if message.type is WSMsgType.BINARY:
                self.take_in(message.data)
        self.end()

    async def press(self, *keys: str) -> None:
        """Send keys, by name or as they are."""
        for key in keys:
            await self.send(["stdin", KEYS.get(key, key)])

    async def send(self, message: object) -> None:
        """Send what a page may send, or what it may not."""
        await self._socket.send_str(message if isinstance(message, str) else json.dumps(message))

    async def wait_closed(self) -> None:
        """Wait until the server closes the socket."""
        await asyncio.wait_for(asyncio.shield(self._reading), PATIENCE)

    async def close(self) -> None:
        """Close the tab."""
        await self._socket.close()
        await self._reading


@asynccontextmanager
async def tab(at: Serving, columns: int = 80, lines: int = 24) -> AsyncIterator[Tab]:
    """Open a tab as a page would."""
    async with (
        ClientSession() as session,
        session.ws_connect(
            f"{at.address}ws?width={columns}&height={lines}", headers={"Origin": at.origin}
        ) as socket,
    ):
        opened = Tab(socket, columns, lines)
        yield opened
        await opened.close()
