"""The little of protobuf that Anki's own blobs need: numbers and bytes by the number of a field."""

from collections.abc import Iterator
from itertools import islice

_MOST_FIELDS = 1000
"""That are looked at: what is wanted stands at the beginning."""

_FIXED = {1: 8, 5: 4}
"""Bytes of values of a fixed length, by their kind."""


def first(data: bytes, number: int) -> int | bytes | None:
    """Return the first value of field `number`; None where there is none.

    Raises ValueError where `data` is no protobuf.
    """
    fields = islice(_fields(data), _MOST_FIELDS)
    return next((value for field, value in fields if field == number), None)


def text(data: bytes, number: int) -> str:
    """Return the text in field `number`; empty where there is none. Raises as `first` does."""
    value = first(data, number)
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else ""


def _fields(data: bytes) -> Iterator[tuple[int, int | bytes]]:
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        kind, value = tag & 7, 0
        if kind == 0:
            value, at = _varint(data, at)
            yield tag >> 3, value
            continue
        length = _FIXED.get(kind)
        if kind == 2:
            length, at = _varint(data, at)
        if length is None or at + length > len(data):
            raise ValueError("a blob of Anki is cut off")
        yield tag >> 3, data[at : at + length]
        at += length


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """Return the number that begins at this place, and the place behind it."""
    value = 0
    for index, byte in enumerate(data[at : at + 10]):
        value |= (byte & 0x7F) << (7 * index)
        if byte < 0x80:
            return value, at + index + 1
    raise ValueError("a number of Anki is cut off")
