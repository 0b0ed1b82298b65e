"""A source of cards: bytes of any kind, and the text that they are."""

import codecs
import io
import re
from functools import cached_property
from typing import BinaryIO

from revise1924.errors import Fault
from revise1924.formats.found import Remark
from revise1924.strict_json import FaultsFound

MOST_OF_TEXT = 16 << 20
"""Bytes of a text that is read; a deck may have ten."""

_HEAD = 1 << 16
"""Bytes that are enough to tell what a source is."""

_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Characters that no text has."""

_OF_NO_TEXT = (b"PK\x03\x04", b"PK\x05\x06", b"SQLite format 3\0", b"\x28\xb5\x2f\xfd")
"""What archives and databases begin with; the zeros in some make them look like UTF-16."""

_MARKS = {
    codecs.BOM_UTF8: ("utf-8-sig", ""),
    codecs.BOM_UTF16_LE: ("utf-16", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16", "UTF-16"),
}
"""What begins with a byte order mark: its encoding, and what it is called if that is to be said."""


class Source:
    """What cards are looked for in: an open file, or text that was pasted."""

    def __init__(self, file: BinaryIO, name: str = "") -> None:
        """Take a file that can be sought in, and its name without ending; empty for pasted text."""
        self.file = file
        self.name = name
        self.head = file.read(_HEAD)
        file.seek(0)

    @classmethod
    def pasted(cls, text: str) -> "Source":
        """Return a source of text that was pasted, or typed."""
        return cls(io.BytesIO(text.encode("utf-8", "replace")))

    @cached_property
    def text(self) -> str:
        """The text, whose lines end in newlines, without a byte order mark; whatever its encoding.

        Raises FaultsFound where it is none, or too much.
        """
        return self._read[0]

    @cached_property
    def remarks(self) -> list[Remark]:
        """What is to be said of how the text was read; raises as `text` does."""
        return self._read[1]

    @cached_property
    def beginning(self) -> str:
        """The beginning of the text, as `text` has it; empty where the source is no text."""
        if self.head.startswith(_OF_NO_TEXT):
            return ""
        text = _decoded(self.head)[0]
        return "" if _is_binary(text) else _tidied(text)

    @property
    def is_text(self) -> bool:
        """Whether it is text, by its first bytes."""
        return bool(self.beginning) or not self.head.strip(b"\0")

    @cached_property
    def _read(self) -> tuple[str, list[Remark]]:
        self.file.seek(0)
        data = self.file.read(MOST_OF_TEXT + 1)
        self.file.seek(0)
        if len(data) > MOST_OF_TEXT:
            raise FaultsFound(Fault(f"is text of more than {MOST_OF_TEXT >> 20} MiB"))
        if not self.is_text:
            raise FaultsFound(Fault("is neither text nor a package of cards that is known"))
        text, name = _decoded(data)
        remarks = [Remark(f"it was read as {name}; look whether all letters are right")]
        remarks = remarks if name else []
        if "\0" in text:
            remarks.append(Remark("bytes of zero were left out"))
        return _tidied(text), remarks


def _tidied(text: str) -> str:
    return text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> tuple[str, str]:
    """Return the text, and the name of its encoding where that is not UTF-8.

    By its mark, else UTF-16 by its zeros, else UTF-8, else what Windows takes for Latin letters: in
    it every text can be read, so it comes last and is said.
    """
    for mark, (encoding, name) in _MARKS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace"), name
    start = data[:_HEAD]
    if len(start) > 3 and start.count(0) > len(start) // 4:
        is_little = start[1::2].count(0) > start[::2].count(0)
        return data.decode("utf-16-le" if is_little else "utf-16-be", "replace"), "UTF-16"
    try:
        # The last letter of a head may have been cut.
        return codecs.getincrementaldecoder("utf-8")().decode(data, final=len(data) != _HEAD), ""
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "Windows-1252"


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > len(text) // 200 + 2
