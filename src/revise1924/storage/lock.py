"""Locks. Whoever writes a progress file holds that of it, whoever writes an essay that of its.

A lock is a file of its own, since the data file is another one after each save.
"""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from revise1924.errors import ReviseError, SaveError
from revise1924.storage.disk import beside, make_folder, reading, saving

if TYPE_CHECKING:
    from filelock import FileLock

LOCK_SECONDS = 2.0
"""How long a save waits for another program that is saving the same file."""

_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP}


def target_of(path: Path) -> Path:
    """Return the file that is written for `path`: where it is a link, the one it leads to now.

    Raises UnreadableError where nobody can tell.
    """
    with reading(path):
        return Path(os.path.realpath(path))


@contextmanager
def locked(path: Path, notice: Callable[[str], None]) -> Iterator[Path]:
    """Hold the lock of the progress file at `path`; yield the file that is written for it.

    Its folder is made if need be. A link is followed to where it leads once the lock is held.
    Where there are no locks this goes on, and `notice` is told. Raises SaveError where another
    program holds the lock for longer than `LOCK_SECONDS`, and for every OSError inside.
    """
    with saving(path):
        while True:
            target = target_of(path)
            make_folder(target.parent)
            with _held(beside(target, ".lock"), path, notice):
                if target_of(path) == target:
                    yield target
                    return


@contextmanager
def _held(lock: Path, path: Path, notice: Callable[[str], None]) -> Iterator[None]:
    busy = SaveError(
        "not saved: another program holds the file",
        path=path,
        remedy="Close the other revise1924, or wait, then try again.",
    )
    held = hold(lock, LOCK_SECONDS, busy)
    if held is None:
        notice("This folder knows no locks: use one window at a time")
    try:
        yield
    finally:
        if held is not None:
            held.release()


def hold(lock: Path, seconds: float, busy: ReviseError) -> "FileLock | None":
    """Hold a lock until it is released, or the process ends; None where the folder knows no locks.

    Raises `busy` where another program holds it for longer than so many seconds, and OSError.
    """
    # An eighth of the start of `status`, which saves nothing, and of home, which does not yet.
    from filelock import FileLock, Timeout  # noqa: PLC0415

    # The soft lock that filelock can fall back to would be left behind by a kill.
    held = FileLock(
        lock,
        timeout=seconds,
        poll_interval=0.01,  # two windows saving flat out take turns
        mode=0o600,
        fallback_to_soft=False,
    )
    try:
        held.acquire()
    except Timeout as error:
        raise busy from error
    except OSError as error:
        if error.errno not in _NO_LOCKS:
            raise
        return None
    return held
