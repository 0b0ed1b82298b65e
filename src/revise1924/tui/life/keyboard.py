"""What the terminal sends, read so that nothing in it is fatal and no paste is taken for keys.

This stands in for `run_input_thread` of Textual's LinuxDriver. That one ends the app at a byte that
is no UTF-8, and at a sequence that its parser cannot take; and its parser takes what follows an
escape inside a paste for keys, one by one.
"""

import os
import re
import selectors
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Iterable, Iterator

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.events import Key, Paste
from textual.message import Message

from revise1924.text import LONGEST_IMPORT

_AT_ONCE = 1 << 16
"""Bytes that are read at a time."""

_LOOK = 0.1
"""Seconds between two looks at whether reading is to end, and whether an escape was the key."""

_SEQUENCE = re.compile(r"\^?\[[0-?]+[ -/]*[@-~]")
"""A sequence as Textual gives it out sign by sign: with "^" for the escape, or without it."""


class Pastes:
    """Takes what is pasted out of what comes, without escapes and no more than anybody pastes.

    Textual's parser takes its time for each sign, so it is handed the marks of a paste alone.
    """

    def __init__(self) -> None:
        self.texts = deque[str]()
        """What was pasted, the first first."""
        self._parts: list[str] = []
        """What has come of a paste that goes on."""
        self._room: int | None = None
        """How many more signs of this paste are taken; None outside of pastes."""
        self._last = ""
        """The end of what has come, in which a mark may have begun."""

    def filtered(self, text: str) -> str:
        """Return of `text`, after what came before, all but what is pasted."""
        let_through = []
        while text:
            if self._room is None:
                part, text = self._outside(text)
            else:
                part, text = self._inside(self._room, text)
            let_through.append(part)
        return "".join(let_through)

    def _outside(self, text: str) -> tuple[str, str]:
        """Return keys, with the mark of a paste that begins, and the text after them."""
        seen = self._last + text
        begins = seen.find(BRACKETED_PASTE_START)
        if begins < 0:
            self._last = seen[1 - len(BRACKETED_PASTE_START) :]
            return text, ""
        length = begins + len(BRACKETED_PASTE_START) - len(self._last)
        # One sign more than is taken anywhere, so that whoever takes it knows that there was more.
        self._last, self._room = "", LONGEST_IMPORT + 1
        return text[:length], text[length:]

    def _inside(self, room: int, text: str) -> tuple[str, str]:
        """Take a part of a paste; return the mark of its end, once it comes, and what follows."""
        pasted, mark, rest = (self._last + text).partition(BRACKETED_PASTE_END)
        self._last = "" if mark else _beginning(BRACKETED_PASTE_END, pasted)
        kept = pasted[: len(pasted) - len(self._last)][:room].replace("\x1b", "\ufffd")
        self._parts.append(kept)
        self._room = room - len(kept)
        if mark:
            self.texts.append("".join(self._parts).replace("\0", ""))
            self._room, self._parts = None, []
        return mark, rest


def _beginning(mark: str, text: str) -> str:
    """Return the longest beginning of `mark` with which `text` ends."""
    beginnings = (mark[:end] for end in range(len(mark) - 1, 0, -1))
    return next((each for each in beginnings if text.endswith(each)), "")


class Keyboard:
    """Makes messages of what a terminal sends."""

    def __init__(self) -> None:
        self._pastes = Pastes()
        self._parser = XTermParser()

    def messages(self, text: str) -> Iterator[Message]:
        """Return what `text` means after what came before; nothing, that time has gone by."""
        for sign in self._pastes.filtered(text):  # one at a time: a bad one takes no other with it
            try:
                yield from map(self._whole, _understood(self._parser.feed(sign)))
            except (ValueError, OverflowError):  # a key of a number that no key has, say
                self._parser = XTermParser()
        yield from _understood(self._parser.tick())

    def _whole(self, message: Message) -> Message:
        """Return a message as it was meant: a paste with its text."""
        return Paste(self._pastes.texts.popleft()) if isinstance(message, Paste) else message


def _understood(messages: Iterable[Message]) -> list[Message]:
    """Return what was meant: of a sequence that Textual does not know it makes a key of each sign.

    They come together, and would do what these keys do; keys typed right after it come with them.
    """
    come = list(messages)
    signs = "".join((each.character or "\0") if isinstance(each, Key) else "\0" for each in come)
    unknown = _SEQUENCE.match(signs)
    return come[unknown.end() :] if unknown else come


class ForgivingDriver(LinuxDriver):
    """Textual's driver, with another way to read."""

    def _run_input_thread(self) -> None:
        """Read; what fails there is a fault like any other. Textual would print it, and no more."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is told in the same way
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001

    def run_input_thread(self) -> None:
        """Read until the driver is told that it is enough."""
        decode = getincrementaldecoder("utf-8")("replace").decode
        keyboard = Keyboard()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = selector.select(_LOOK)
                text = decode(os.read(self.fileno, _AT_ONCE)) if ready else ""
                for message in keyboard.messages(text):
                    self.process_message(message)
