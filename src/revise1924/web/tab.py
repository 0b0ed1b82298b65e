"""One tab of a browser: the app as a process, and the socket by which a page shows it.

The process writes packets: a letter, D for what is painted and M for a word about it, four bytes of
length, and as many of what a terminal understands or of JSON. It reads such packets too. The page
sends lists of JSON: what it is, and its value.
"""

import asyncio
import json
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Mapping, Sequence
from contextlib import suppress

from aiohttp import WSMsgType, web

from revise1924.web import DRIVER

_READY = b"__GANGLION__\n"
"""What Textual writes before the first packet."""

_RESET = b"\x1bc"
"""Makes the page's terminal empty, with a cursor and without a mouse."""

_LARGEST = 2000
"""Columns or lines that a page may have at most."""

_GRACE = 3.0
"""Seconds that the app has to end, once the tab is closed."""


async def attend(
    socket: web.WebSocketResponse, command: Sequence[str], size: Mapping[str, object]
) -> None:
    """Run the app, by its command, for a tab until one of the two ends; then both have."""
    columns, lines = _checked(size) or (80, 24)
    settled = {"TEXTUAL_DRIVER": DRIVER, "TEXTUAL_COLOR_SYSTEM": "truecolor"}
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        env={**os.environ, **settled, "COLUMNS": str(columns), "ROWS": str(lines)},
        start_new_session=True,  # or Ctrl+C would end it before the server can
    )
    assert process.stdin  # noqa: S101 - asked for above
    painting = asyncio.create_task(_paint(process, socket))
    try:
        await _listen(socket, process.stdin)
    finally:
        process.stdin.close()  # that ends the app, as a terminal that goes does
        try:
            await asyncio.wait_for(painting, _GRACE)
        except TimeoutError:
            process.kill()
        await process.wait()


async def _listen(socket: web.WebSocketResponse, app: asyncio.StreamWriter) -> None:
    """Hand to the app what comes from the page, until the socket is closed."""
    async for message in socket:
        kind, value = _understood(message.data) if message.type is WSMsgType.TEXT else ("", None)
        if kind == "ping":
            await _send(socket, json.dumps(["pong", value]))
        elif packet := _packet(kind, value):
            app.write(packet)
            with suppress(ConnectionError):  # the app has ended
                await app.drain()


def _understood(data: str) -> tuple[str, object]:
    """Return what the page has sent; of anything else, nothing."""
    try:
        message = json.loads(data)
    except (ValueError, RecursionError):
        return "", None
    if not isinstance(message, list) or not message or not isinstance(message[0], str):
        return "", None
    return message[0], message[1] if len(message) > 1 else None


def _packet(kind: str, value: object) -> bytes:
    """Return what the app is sent of a message; empty where it means nothing."""
    if kind == "stdin" and isinstance(value, str):
        keys = value.encode(errors="ignore")
        return _packed(b"D", keys) if keys else b""
    if kind == "resize" and isinstance(value, dict) and (size := _checked(value)):
        return _meta({"type": kind, "width": size[0], "height": size[1]})
    return _meta({"type": kind}) if kind in {"focus", "blur"} else b""


def _checked(size: Mapping[str, object]) -> tuple[int, int] | None:
    """Return the columns and lines that a page says it has; None where no page can have them."""
    said = [str(size.get(each)) for each in ("width", "height")]
    if not all(each.isascii() and each.isdigit() and len(each) < 5 for each in said):
        return None
    columns, lines = map(int, said)
    return (columns, lines) if 0 < columns <= _LARGEST and 0 < lines <= _LARGEST else None


def _meta(words: Mapping[str, object]) -> bytes:
    return _packed(b"M", json.dumps(words).encode())


def _packed(kind: bytes, payload: bytes) -> bytes:
    return kind + len(payload).to_bytes(4) + payload


async def _paint(process: Process, socket: web.WebSocketResponse) -> None:
    """Hand to the page what the app paints, at last what it says when it ends; close the socket.

    Once the page has gone, what comes is still read: an app that waits to be read cannot end.
    """
    assert process.stdout and process.stderr  # noqa: S101, PT018 - asked for when it was started
    complaining = asyncio.create_task(process.stderr.read())
    try:
        await process.stdout.readuntil(_READY)
        while packet := await _next(process.stdout):
            await _send(socket, packet)
        said = await process.stdout.read()
    except asyncio.IncompleteReadError as error:
        said = error.partial
    said += await complaining
    await _send(socket, _RESET + said.replace(b"\n", b"\r\n"))
    await socket.close()


async def _next(output: asyncio.StreamReader) -> bytes:
    """Return what the app paints next; nothing, once it says that it ends."""
    while True:
        kind = await output.readexactly(1)
        payload = await output.readexactly(int.from_bytes(await output.readexactly(4)))
        if kind == b"D":
            return payload
        if kind == b"M" and json.loads(payload)["type"] == "exit":
            return b""


async def _send(socket: web.WebSocketResponse, message: bytes | str) -> None:
    with suppress(ConnectionError):  # the tab has been closed
        if isinstance(message, bytes):
            await socket.send_bytes(message)
        else:
            await socket.send_str(message)
