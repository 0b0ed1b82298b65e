"""A layer under every file operation, whichever call makes it, that lets one of them fail."""

import builtins
import errno
import functools
import io
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple, Self
from unittest import mock

ERRORS = [errno.ENOSPC, errno.EACCES]
"""The usual one, and the one that Python and filelock tell from others."""

CALLS = [
    *("open", "close", "read", "write", "pread", "pwrite", "readv", "writev", "sendfile"),
    *("fsync", "fdatasync", "truncate", "ftruncate", "posix_fallocate", "copy_file_range"),
    *("replace", "rename", "link", "symlink", "readlink", "unlink", "remove", "mkdir", "rmdir"),
    *("chmod", "fchmod", "chown", "fchown", "utime", "access"),
    *("stat", "lstat", "fstat", "listdir", "scandir"),
]
"""The functions of `os` that touch files; tempfile, pathlib and shutil come down to these."""

When = Literal["before", "half", "after"]

_open = builtins.open


class Step(NamedTuple):
    """One file operation, and the inode of the file it was about."""

    name: str
    inode: int | None


class Layer:
    """Notes the file operations made through it; lets the one numbered `fails` fail."""

    def __init__(
        self, fails: int | None = None, number: int = errno.EIO, when: When = "before"
    ) -> None:
        self.steps: list[Step] = []
        self._fails, self._number, self._when = fails, number, when
        self._inside = False

    @contextmanager
    def under(self) -> Iterator["Layer"]:
        """Lie under every file operation of this process."""
        with ExitStack() as stack:
            for name in CALLS:
                if call := getattr(os, name, None):
                    wrapped = functools.partial(self.step, name, call)
                    stack.enter_context(mock.patch.object(os, name, wrapped))
            opened = functools.partial(self.step, "open file", self._open_file)
            for place, name in ((builtins, "open"), (io, "open"), (os, "fdopen")):
                stack.enter_context(mock.patch.object(place, name, opened))
            yield self

    def step(self, name: str, call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Do one operation, or fail it; what it consists of is no operation of its own."""
        if self._inside:
            return (_open if name == "open file" else call)(*arguments, **named)
        self._inside = True
        try:
            self.steps.append(Step(name, _inode(arguments)))
            if len(self.steps) - 1 != self._fails:
                return call(*arguments, **named)
            self._fail(name, call, *arguments, **named)
        finally:
            self._inside = False
        raise OSError(self._number, os.strerror(self._number))

    def _fail(self, name: str, call: Callable[..., Any], *arguments: Any, **named: Any) -> None:
        """Do as much of an operation as is done before it fails."""
        if name == "close":
            call(*arguments)  # whatever close could not do, the file is closed
        elif name == "write" and self._when == "half":
            call(arguments[0], arguments[1][: len(arguments[1]) // 2])
        elif self._when == "after":
            result = call(*arguments, **named)
            if name == "open":
                os.close(result)  # nobody will know of it
            elif name == "open file":
                result.real.close()
            elif name == "scandir":
                result.close()

    def _open_file(self, *arguments: Any, **named: Any) -> "SteppedFile":
        return SteppedFile(self, _open(*arguments, **named))


class FullDisk(Layer):
    """A folder with so many bytes of room: a write for which there is none fails."""

    def __init__(self, folder: Path, room: int) -> None:
        super().__init__()
        self._folder, self._room = folder, room

    def step(self, name: str, call: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
        """Do one operation, unless it writes more than there is room for."""
        if name == "write" and not self._inside:
            self._inside = True
            try:
                used = sum(each.stat().st_size for each in self._folder.iterdir())
            finally:
                self._inside = False
            if used + len(arguments[1]) > self._room:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().step(name, call, *arguments, **named)


class SteppedFile:
    """An open file whose reads and writes are operations too; each write goes through at once."""

    def __init__(self, layer: Layer, real: IO[Any]) -> None:
        self.real = real
        self._layer = layer

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def read(self, *arguments: Any) -> Any:
        return self._layer.step("read", lambda _, *rest: self.real.read(*rest), self, *arguments)

    def write(self, data: Any) -> Any:
        return self._layer.step("write", lambda _, part: self._through(part), self, data)

    def flush(self) -> Any:
        return self._layer.step("flush", lambda _: self.real.flush(), self)

    def close(self) -> Any:
        return self._layer.step("close", lambda _: self.real.close(), self)

    def _through(self, data: Any) -> int:
        self.real.write(data)
        self.real.flush()
        return len(data)


def _inode(arguments: tuple[Any, ...]) -> int | None:
    """Return the inode of the file that the first argument names or is."""
    if not arguments:
        return None
    try:
        named = arguments[0].fileno() if isinstance(arguments[0], SteppedFile) else arguments[0]
        return os.stat(named).st_ino  # noqa: PTH116 - it may be a descriptor
    except (OSError, TypeError, ValueError):
        return None
