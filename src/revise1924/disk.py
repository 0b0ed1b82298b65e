"""Files on disk: replaced whole and durably, and named beside one another."""

import hashlib
import os
import tempfile
from contextlib import suppress
from pathlib import Path

_LONGEST_NAME = 255
"""Bytes that a file name has on the file systems in use."""


def replace_file(target: Path, data: bytes) -> None:
    """Put `data` durably in the place of the file at `target`; a new file is its owner's alone.

    The data is on disk before the name points at it, and the name is on disk before this returns.
    At any moment the old file is there or the new one, whole.
    """
    descriptor, name = tempfile.mkstemp(prefix=_prefix(target), suffix=".tmp", dir=target.parent)
    try:
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor has no path
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            Path(name).chmod(target.stat().st_mode & 0o7777)
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable."""
    if os.name == "nt":  # Windows has no such call; its journal keeps names
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sweep(target: Path) -> None:
    """Remove temporary files that killed saves of `target` have left; call it under its lock."""
    for stale in target.parent.glob(f"{_prefix(target)}*.tmp"):
        stale.unlink(missing_ok=True)


def beside(path: Path, suffix: str) -> Path:
    """Return the path of a file beside `path`, named after it as far as names may be long."""
    name = path.name + suffix
    if len(os.fsencode(name)) > _LONGEST_NAME:
        name = f"revise1924-{_digest(path)}{suffix}"
    return path.with_name(name)


def make_folder(folder: Path) -> None:
    """Make `folder` and what is missing above it, for its owner alone."""
    if not folder.is_dir():
        if folder.parent != folder:
            make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _prefix(target: Path) -> str:
    return f".revise1924-{_digest(target)}-"


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.name)).hexdigest()[:12]
