"""The app in a tab of a browser: a server stands where the terminal would be.

Textual's WebDriver goes on for ever when its server has gone, fails at the first byte that it
writes then, and hears nothing more after a sequence that its parser cannot take.
"""

import os
from codecs import getincrementaldecoder
from contextlib import suppress
from functools import partial
from typing import Any

from textual.drivers._byte_stream import ByteStream
from textual.drivers.web_driver import WebDriver

from revise1924.tui.life.keyboard import Keyboard

_GONE = 129
"""The exit code where the server has closed the input: of SIGHUP, as where a terminal goes."""


class BrowserDriver(WebDriver):
    """Textual's driver, with another way to read."""

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401 - handed through
        super().__init__(*given, **named)
        self._write = partial(_write_or_not, self.fileno)

    def run_input_thread(self) -> None:
        """Read until the app ends, or the server closes the input, which ends the app."""
        try:
            self._read()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told in the same way
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001
            return
        if not self.exit_event.is_set():
            # Textual's exit fails before it has painted its first screen.
            self._loop.call_soon_threadsafe(
                self._app.call_after_refresh, self._app.exit, None, _GONE
            )

    def _read(self) -> None:
        decode = getincrementaldecoder("utf-8")("replace").decode
        keyboard, packets = Keyboard(), ByteStream()
        for data in self._input_reader:  # nothing, now and then, where time has gone by
            text = ""
            for kind, payload in packets.feed(data) if data else ():
                if kind == "D":
                    text += decode(payload)
                else:
                    self._on_meta(kind, payload)
            for message in keyboard.messages(text):
                self.process_message(message)


def _write_or_not(file: int, data: bytes) -> int:
    """Write to the server; nothing where it has gone, which the reader sees as well."""
    with suppress(BrokenPipeError):
        return os.write(file, data)
    return 0
