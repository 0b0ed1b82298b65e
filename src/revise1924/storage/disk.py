"""Files on disk: read within bounds, replaced whole and durably, and named beside one another.

Whatever the operating system refuses becomes a ReviseError here, in `reading` and `saving`, and
nowhere else.
"""

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from revise1924.errors import SaveError, UnreadableError

_LONGEST_NAME = 255
"""Bytes that a file name has on the file systems in use."""

_NO_SYNC = {
    *(errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF),
    *(errno.EACCES, errno.EPERM),
}
"""What a folder says that cannot be synced: some file systems know no such thing, and a folder may
be closed to readers."""

ROOM_FOR_A_REVIEW = 4096
"""Bytes by which one more review makes a file longer, at most."""

Signature = tuple[int, ...]
"""What changes when a file does."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Make each OSError inside an UnreadableError that names `path`."""
    try:
        yield
    except FileNotFoundError as error:
        raise UnreadableError("there is no such file", path=path) from error
    except IsADirectoryError as error:
        raise UnreadableError("is a folder, not a file", path=path) from error
    except OSError as error:
        raise UnreadableError(f"cannot be read: {error.strerror or error}", path=path) from error


@contextmanager
def saving(path: Path, failed: str = "not saved") -> Iterator[None]:
    """Make each OSError inside a SaveError that names `path` and says what `failed`, and why."""
    try:
        yield
    except OSError as error:
        raise SaveError(
            f"{failed}: {error.strerror or error}",
            path=path,
            remedy="Make room or permission there, then try again.",
        ) from error


@contextmanager
def open_ordinary(path: Path) -> Iterator[BinaryIO]:
    """Open the file at `path` to be read.

    Raises UnreadableError where there is none, or reading it fails. Only ordinary files are opened:
    a pipe would wait for ever and a device never end.
    """
    with reading(path), open(path, "rb", opener=_without_waiting) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise UnreadableError("is no ordinary file", path=path)
        yield file


def read_bytes(path: Path, most: int) -> bytes:
    """Return what the file at `path` holds.

    Raises UnreadableError as `open_ordinary` does, and where there are more than `most` bytes.
    """
    with open_ordinary(path) as file:
        data = file.read(most + 1) if os.fstat(file.fileno()).st_size <= most else None
    if data is None or len(data) > most:
        raise UnreadableError(f"is larger than {most >> 20} MiB", path=path)
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def signature(path: Path) -> Signature | None:
    """Return what changes when the file at `path` does; None where there is none.

    The file is opened for it: a network drive then asks its server, and no memory of its own.
    Raises UnreadableError where that cannot be known.
    """
    with reading(path):
        try:
            descriptor = _without_waiting(os.fspath(path), os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            return _signature(descriptor)
        finally:
            os.close(descriptor)


def _signature(descriptor: int) -> Signature:
    about = os.fstat(descriptor)
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns


def neighbours(target: Path) -> list[Path]:
    """Return the files in the folder of `target`, by name; none where there is no folder.

    Raises OSError: call it in `reading` or `saving`.
    """
    try:
        return sorted(target.parent.iterdir())
    except FileNotFoundError:
        return []


def replace_file(
    target: Path,
    data: bytes,
    *,
    swept_with: Path | None = None,
    check: Callable[[], None] = lambda: None,
) -> Signature:
    """Put `data` durably in the place of the file at `target`; a new file is its owner's alone.

    The data is on disk before the name points at it, and the name is on disk before this returns.
    At any moment the old file is there or the new one, whole. What a kill leaves behind, `sweep`
    of `swept_with` removes, else of `target`. `check` is called right before the new file takes
    its place: what it raises keeps the old one there. Returns the signature of the new file, known
    before its name was anybody's. Raises OSError: call it in `saving`.
    """
    prefix = _prefix(swept_with or target)
    descriptor, name = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            new = _signature(file.fileno())
        if target.exists():
            Path(name).chmod(target.stat().st_mode & 0o7777)
        check()
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(target.parent)
    return new


def try_out(target: Path, data: bytes) -> None:
    """Write `data` as a save of `target` would, and remove it again; raises OSError."""
    probe = target.with_name(f"{_prefix(target)}probe.tmp")
    try:
        replace_file(probe, data, swept_with=target)
    finally:
        probe.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable, where it can be synced at all; raises OSError."""
    if os.name == "nt":  # Windows has no such call; its journal keeps names
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise


def sweep(target: Path) -> None:
    """Remove temporary files that killed saves of `target` have left; call it under its lock.

    Raises OSError: call it in `saving`.
    """
    for path in neighbours(target):
        if path.name.startswith(_prefix(target)) and path.name.endswith(".tmp"):
            path.unlink(missing_ok=True)


def beside(path: Path, suffix: str) -> Path:
    """Return the path of a file beside `path`, named after it as far as names may be long."""
    name = path.name + suffix
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = f"revise1924-{_digest(path)}{suffix}"
    return path.with_name(name)


def essay_beside(progress: Path) -> Path:
    """Return where the unfinished essay lies that belongs to a progress file."""
    return beside(progress, ".essay")


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, durably, for its owner alone.

    Raises OSError: call it in `saving`.
    """
    if folder.is_dir():
        return
    if folder.parent != folder:
        make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        sync_folder(folder.parent)
    except OSError:
        with suppress(OSError):
            folder.rmdir()  # so that the next try makes it anew, and durable
        raise


def _prefix(target: Path) -> str:
    return f".revise1924-{_digest(target)}-"


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]
