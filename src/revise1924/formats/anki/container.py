"""A package of Anki: a zip archive with one or several collections, of which one is meant.

Anki writes beside the real collection a second one, for older programs, whose only note asks for a
newer Anki. Which is meant is said in `meta`, where there is one. Nothing is unpacked by the names
in the archive, and what comes out is counted, whatever the archive says of its size.
"""

import struct
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import IO, Any, BinaryIO

from revise1924.errors import Fault
from revise1924.formats.anki import protobuf
from revise1924.strict_json import FaultsFound

MOST_OF_A_COLLECTION = 512 << 20
"""Bytes of a collection once it is unpacked."""

_MOST_AT_ONCE = 8 << 20
"""Bytes that are read in one go: the table of contents of 150,000 files fits."""

_PIECE = 1 << 18
_BEGINNING = b"SQLite format 3\0"
_WIDEST = 24
"""The binary logarithm of how far back zstd may look: 16 MiB, twice what Anki ever asks for."""

_ENTRY = b"PK\x03\x04"
_META = "meta"
_PACKED = "collection.anki21b"
_COLLECTIONS = {1: "collection.anki2", 2: "collection.anki21", 3: _PACKED}
"""By the version that `meta` says."""
_NEWEST_FIRST = tuple(_COLLECTIONS[version] for version in sorted(_COLLECTIONS, reverse=True))

_AGAIN = "export it from Anki or download it again"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    RuntimeError,  # a kind of archive that is not known
    OverflowError,
    ValueError,  # a place before the file, a name that is no text
)


def is_package(file: BinaryIO, head: bytes) -> bool:
    """Tell whether a file that begins with `head` is a package of Anki, perhaps a damaged one."""
    if not head.startswith(_ENTRY):
        return False
    first = head[30 : 30 + int.from_bytes(head[26:28], "little")]
    if first.decode("latin-1") in {_META, *_NEWEST_FIRST}:
        return True
    try:
        with _archive(file) as archive:
            return not set(_NEWEST_FIRST).isdisjoint(archive.namelist())
    except (*_BROKEN, OSError):
        return False


@contextmanager
def unpacked(file: BinaryIO) -> Iterator[Path]:
    """Lend the collection that is meant, in a file of its own; it is gone afterwards.

    Raises FaultsFound where there is none, or one that cannot be unpacked.
    """
    prefix = "revise1924-"
    with tempfile.TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        path = Path(folder) / "collection"
        try:
            _unpack(file, path)
        except _BROKEN as error:
            what = f"is no package of Anki, or a damaged one ({error}); {_AGAIN}"
            raise FaultsFound(Fault(what)) from error
        except OSError as error:
            what = f"cannot be unpacked: {error.strerror or error}"
            raise FaultsFound(Fault(what)) from error
        yield path


def _unpack(file: BinaryIO, path: Path) -> None:
    with _archive(file) as archive:
        entry = _meant(archive)
        left = MOST_OF_A_COLLECTION
        with archive.open(entry) as packed, path.open("wb") as out:
            for piece in _pieces(packed, is_packed=entry.filename == _PACKED):
                if left == MOST_OF_A_COLLECTION and not piece.startswith(_BEGINNING):
                    raise ValueError("its collection is none")
                left -= len(piece)
                if left < 0:
                    what = f"holds more than {MOST_OF_A_COLLECTION >> 20} MiB"
                    raise FaultsFound(Fault(f"{what}; export one deck at a time"))
                out.write(piece)


def _archive(file: BinaryIO) -> zipfile.ZipFile:
    return zipfile.ZipFile(_Careful(file))


class _Careful:
    """A file of which nobody reads more at once than an honest table of contents has."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.seek, self.tell, self.seekable = file.seek, file.tell, file.seekable

    def read(self, size: int = -1) -> bytes:
        """Return the bytes that come next; raises BadZipFile where too many are asked for."""
        data = self._file.read(min(size, _MOST_AT_ONCE + 1) if size >= 0 else _MOST_AT_ONCE + 1)
        if len(data) > _MOST_AT_ONCE:
            raise zipfile.BadZipFile("its table of contents is too long")
        return data


def _meant(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Return the entry of the collection that is meant."""
    there = set(archive.namelist())
    name = next((name for name in _NEWEST_FIRST if name in there), "")
    if _META in there:
        with archive.open(_sound(archive.getinfo(_META))) as meta:
            name = _named_in(meta.read(_PIECE))
    if name not in there:
        raise FaultsFound(Fault(f"holds no collection of Anki; {_AGAIN}"))
    return _sound(archive.getinfo(name))


def _named_in(meta: bytes) -> str:
    version = protobuf.first(meta, 1)
    if isinstance(version, int) and version > max(_COLLECTIONS):
        what = "was made by a newer Anki than is known here"
        remedy = 'export it again, and choose "Support older Anki versions"'
        raise FaultsFound(Fault(f"{what}; {remedy}"))
    if not isinstance(version, int) or version not in _COLLECTIONS:
        raise ValueError("its version is not said")
    return _COLLECTIONS[version]


def _sound(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    if entry.flag_bits & 1:
        raise FaultsFound(Fault("is locked with a password; unpack it, or export it again"))
    if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise ValueError("it is packed in an unusual way")
    return entry


def _pieces(packed: IO[bytes], *, is_packed: bool) -> Iterator[bytes]:
    """Yield the bytes of an entry; those of a newer Anki are packed once more."""
    if is_packed:
        yield from _without_zstd(packed)
        return
    while piece := packed.read(_PIECE):
        yield piece


def _without_zstd(packed: IO[bytes]) -> Iterator[bytes]:
    zstd = _zstd()
    options = {zstd.DecompressionParameter.window_log_max: _WIDEST}
    decompressor = zstd.ZstdDecompressor(options=options)
    try:
        while not decompressor.eof:
            piece = packed.read(_PIECE) if decompressor.needs_input else b""
            if not piece and decompressor.needs_input:
                raise EOFError("its end is missing")
            yield decompressor.decompress(piece, max_length=4 * _PIECE)
    except zstd.ZstdError as error:
        raise ValueError(str(error)) from error


def _zstd() -> Any:  # noqa: ANN401 - a module of one of two names
    """Return what reads zstd: the standard library has it from Python 3.14 on."""
    try:
        return import_module("compression.zstd")
    except ImportError:
        return import_module("backports.zstd")
