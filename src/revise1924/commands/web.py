"""`revise1924 web`: the full-screen app in a browser, on this machine alone."""

import argparse
import errno
import gc
import secrets
import socket
import sys

from revise1924.commands import DONE, Clock
from revise1924.errors import UsageError
from revise1924.library import find_deck

_NEEDED = {"aiohttp", "textual_serve"}


def run(arguments: argparse.Namespace, clock: Clock) -> int:  # noqa: ARG001 - each tab asks its own
    """Serve the app until Ctrl+C; raises UsageError where that cannot begin."""
    for name in arguments.decks:
        find_deck(name)  # a mistyped one is told here, not in each tab
    try:
        from revise1924.web.serving import serve  # noqa: PLC0415 - an extra, and slow
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in _NEEDED:
            raise
        raise UsageError(
            "for a browser the extra `web` has to be installed too",
            remedy="In the project's folder: pip install '.[web]', or with uv tool install, or pipx"
            " install.",
        ) from error
    # The folder one happens to be in is no place to import from: it may hold anything.
    command = [sys.executable, "-P", "-m", "revise1924", "study", "--", *arguments.decks]
    with _listen(arguments.port) as listening:
        key = secrets.token_urlsafe(16)
        print(f"revise1924 is at http://127.0.0.1:{listening.getsockname()[1]}/{key}/")
        print("Open it in a browser on this machine. Ctrl+C ends it.", flush=True)
        gc.enable()  # it may run for days
        try:
            serve(listening, key, command)
        except KeyboardInterrupt:
            print()  # what the shell says next has a line of its own
            raise
    return DONE


def _listen(port: int) -> socket.socket:
    """Return a socket on this machine's own address; raises UsageError where the port is taken."""
    try:
        return socket.create_server(("127.0.0.1", port))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise UsageError(
                f"port {port} is in use, perhaps by a `revise1924 web` that still runs",
                remedy="`revise1924 web --port 0` takes a free one.",
            ) from error
        raise UsageError(f"port {port} cannot be used: {error.strerror or error}") from error
