"""What a browser is served, and who is served: one student, on this machine, and nobody else.

Any page that is open in the browser can send requests here, and so can whoever else uses this
machine. So the address has a part that nobody can guess. A request has to name this server as its
host, or a page whose name has been made to mean this machine could read the answers. The socket is
for a page that has come from here. And all that the page needs comes from here too.
"""

import asyncio
import logging
import socket as sockets
from collections.abc import Sequence
from hmac import compare_digest
from importlib.resources import files

from aiohttp import web
from aiohttp.typedefs import Handler

from revise1924.text import one_line
from revise1924.web.tab import attend

_OURS = files("revise1924.web") / "page"
_THEIRS = files("textual_serve") / "static"
"""The terminal that the page has, in JavaScript, and its letters."""

_FILES = {
    "": (_OURS / "page.html", "text/html; charset=utf-8"),
    "page.css": (_OURS / "page.css", "text/css; charset=utf-8"),
    "page.js": (_OURS / "page.js", "text/javascript; charset=utf-8"),
    "textual.js": (_THEIRS / "js" / "textual.js", "text/javascript; charset=utf-8"),
    "xterm.css": (_THEIRS / "css" / "xterm.css", "text/css; charset=utf-8"),
    "mono.ttf": (_THEIRS / "fonts" / "RobotoMono-VariableFont_wght.ttf", "font/ttf"),
}
"""All that is served, and what it is."""

# The terminal writes styles of its own into the page.
_POLICY = (
    "default-src 'none'; script-src 'self'; font-src 'self'; style-src 'self' 'unsafe-inline';"
    " img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
    " connect-src"
)
"""What the page may load, and that no page may have it in a frame; to whom it may talk follows."""

_LONGEST_MESSAGE = 1 << 24
"""Bytes of a message of the page: room for the longest paste, each sign of it escaped."""

_A_MOMENT = 1.0
"""Seconds that a browser has to say that it knows of a closed socket."""


def serve(listening: sockets.socket, key: str, command: Sequence[str]) -> None:
    """Run the app, by its command, in each tab of a browser that opens the page.

    `listening` is a socket on 127.0.0.1; `key`, which nobody can guess, is the folder of the page
    there. It ends by KeyboardInterrupt, and then each app has ended.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(_InALine())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    asyncio.run(_Server(listening, key, command).run())


class _InALine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        said = record.getMessage() + (f": {error!r}" if error else "")
        return f"revise1924: {one_line(said, 400)}"


class _Server:
    def __init__(self, listening: sockets.socket, key: str, command: Sequence[str]) -> None:
        self._listening = listening
        self._key = key.encode()
        self._command = command
        port = listening.getsockname()[1]
        self._hosts = [f"127.0.0.1:{port}", f"localhost:{port}"]
        sources = [f"ws://{host}" for host in self._hosts]
        self._headers = {
            "Content-Security-Policy": " ".join([_POLICY, *sources]),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
        }
        self._tabs = set[web.WebSocketResponse]()

    async def run(self) -> None:
        """Serve until cancelled."""
        app = web.Application(middlewares=[self._admit])
        app.add_routes([web.get("/{key}/ws", self._tab), web.get("/{key}/{name:.*}", self._file)])
        app.on_response_prepare.append(self._harden)
        app.on_shutdown.append(self._close_tabs)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.SockSite(runner, self._listening).start()
            await asyncio.Event().wait()
        finally:
            await runner.cleanup()

    @web.middleware
    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Answer whoever knows the address, and asks for it by a name that is surely ours."""
        if request.host not in self._hosts:
            raise web.HTTPForbidden(text="This server is called 127.0.0.1.\n")
        key = request.path.split("/")[1]
        if not compare_digest(key.encode(errors="replace"), self._key):
            raise web.HTTPNotFound(text="The address has more to it: the terminal says it.\n")
        return await handler(request)

    async def _harden(self, _: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(self._headers)

    async def _file(self, request: web.Request) -> web.Response:
        try:
            file, kind = _FILES[request.match_info["name"]]
        except KeyError:
            raise web.HTTPNotFound from None
        return web.Response(body=file.read_bytes(), headers={"Content-Type": kind})

    async def _tab(self, request: web.Request) -> web.StreamResponse:
        """Run the app for a page of ours: browsers say from where a page has come."""
        if request.headers.get("Origin") != f"http://{request.host}":
            raise web.HTTPForbidden(text="This is for the page that comes from here.\n")
        socket = web.WebSocketResponse(
            timeout=_A_MOMENT, max_msg_size=_LONGEST_MESSAGE, compress=False
        )
        await socket.prepare(request)
        self._tabs.add(socket)
        try:
            await attend(socket, self._command, request.query)
        finally:
            self._tabs.discard(socket)
        return socket

    async def _close_tabs(self, _: web.Application) -> None:
        await asyncio.gather(*(tab.close(code=1001) for tab in self._tabs))  # we go away
