"""Each step of a save fails in turn, before it is done, half done and after it.

A layer under the store sees every file operation, whichever call it is made by, so that no test
here knows how many steps a save has.
"""

import builtins
import errno
import functools
import io
import itertools
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import IO, Any, Literal, NamedTuple, Self
from unittest import mock

import pytest

from revise1924.errors import ReviseError
from revise1924.progress import NOT_SAID, ExamDay, Progress
from revise1924.reviews import Review
from revise1924.storage import lock
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY
from tests.support.progress import save

DECK = "stalin-1924-41"
EXAM = date(2027, 6, 4)
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


def look(minutes: float = 0, **fields: Any) -> Review:
    return Review("nep", MONDAY + timedelta(minutes=minutes), (True, False), 2, **fields)


class Scene(NamedTuple):
    """A save that is to go wrong."""

    here: tuple[Review, ...] | None
    """What the instance that saves has read; None where there is no file."""
    others: tuple[Review, ...]
    """What another one has saved since."""
    do: Callable[[ProgressFile], object]
    after: tuple[Review, ...]
    exam: ExamDay = NOT_SAID


OLD = (look(0), look(2))
SCENES = {
    "first": Scene(None, (), lambda file: save(file, look(1)), (look(1),)),
    "later": Scene(OLD, (), lambda file: save(file, look(1)), (look(0), look(1), look(2))),
    "after another": Scene(
        OLD, (look(3),), lambda file: save(file, look(1)), tuple(look(at) for at in range(4))
    ),
    "undo": Scene(
        OLD, (), lambda file: save(file, look(2, undone=True)), (look(0), look(2, undone=True))
    ),
    "exam": Scene(OLD, (), lambda file: file.set_exam(EXAM, MONDAY), OLD, ExamDay(EXAM, MONDAY)),
}


@pytest.fixture(scope="session")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[Review]], bytes]:
    """Return a function that returns what a file of such reviews holds."""

    @functools.cache
    def made(reviews: tuple[Review, ...]) -> bytes:
        path = tmp_path_factory.mktemp("made") / "progress.json"
        file = ProgressFile(path, DECK)
        for review in reviews:
            save(file, review)
        return path.read_bytes()

    return lambda reviews: made(tuple(reviews))


Stage = Callable[[Scene], ProgressFile]


@pytest.fixture
def stage(
    tmp_path: Path,
    contents: Callable[[Iterable[Review]], bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> Stage:
    """Return a function that returns an open file, just before the save of a scene."""
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.2)
    # Hundreds of saves: that the call is made is what counts here, not that the disk has done it.
    monkeypatch.setattr(os, "fsync", os.fstat)
    numbers = itertools.count()

    def prepare(scene: Scene) -> ProgressFile:
        path = tmp_path / f"{next(numbers)}" / "progress.json"
        if scene.here is not None:
            path.parent.mkdir()
            path.write_bytes(contents(scene.here))
        file = ProgressFile(path, DECK)
        if scene.others:
            path.write_bytes(contents([*(scene.here or ()), *scene.others]))
        return file

    return prepare


def steps_of(scene: Scene, stage: Stage) -> list[Step]:
    """Return the operations of the save when nothing goes wrong."""
    file = stage(scene)
    with Layer().under() as layer:
        scene.do(file)
    assert file.progress.reviews == list(scene.after)
    return layer.steps


@pytest.mark.parametrize("number", ERRORS, ids=[errno.errorcode[each] for each in ERRORS])
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_whichever_step_of_a_save_fails_the_file_is_whole_and_nothing_else_is_counted(
    scene: Scene, number: int, stage: Stage
) -> None:
    steps = steps_of(scene, stage)
    assert {"open", "write", "fsync", "replace"} <= {step.name for step in steps}
    for at, step in enumerate(steps):
        moments: tuple[When, ...] = ("before", "half", "after")
        for when in moments if step.name == "write" else moments[::2]:
            with with_a_note(f"step {at} of {len(steps)}, {step.name}, failed {when} it"):
                fail_at(at, when, number, scene, stage(scene))


def fail_at(at: int, when: When, number: int, scene: Scene, file: ProgressFile) -> None:
    """Save with one step failing; then look at the file, and save again."""
    known = Progress(DECK, NOT_SAID, list(scene.here or ()))
    before = Progress(DECK, NOT_SAID, [*(scene.here or ()), *scene.others])
    after = Progress(DECK, scene.exam, list(scene.after))
    raised = False
    with Layer(at, number, when).under() as layer:
        try:
            scene.do(file)
        except ReviseError:
            raised = True
    assert len(layer.steps) > at, "the step was never reached"

    assert file.path.exists() or scene.here is None, "the file is gone"
    on_disk = ProgressFile(file.path, DECK).progress
    assert on_disk in (before, after), "neither the old file nor the new one"
    assert raised or on_disk == after, "said to be saved, and is not"
    assert file.progress in (known, before, after), "something nobody saved"
    assert file.progress != after or on_disk == after, "counted, and not on disk"

    scene.do(file)
    assert ProgressFile(file.path, DECK).progress == file.progress == after, "a second try"
    save(file, look(9))
    assert ProgressFile(file.path, DECK).progress.reviews == [*after.reviews, look(9)]
    assert file.progress.reviews == [*after.reviews, look(9)]


@contextmanager
def with_a_note(story: str) -> Iterator[None]:
    """Add to a failure when it happened."""
    try:
        yield
    except BaseException as error:
        error.add_note(story)
        raise


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_a_save_writes_syncs_renames_and_syncs_the_folder_in_this_order(
    scene: Scene, stage: Stage
) -> None:
    file = stage(scene)
    with Layer().under() as layer:
        scene.do(file)
    new, folder = file.path.stat().st_ino, file.path.parent.stat().st_ino
    order = [
        last(layer.steps, {"write", "pwrite", "writev"}, new),
        last(layer.steps, {"fsync", "fdatasync"}, new),
        last(layer.steps, {"replace", "rename"}, new),
        last(layer.steps, {"fsync"}, folder),
    ]
    assert order == sorted(set(order)), layer.steps


def last(steps: list[Step], names: set[str], inode: int) -> int:
    """Return where the last of these operations on this file stands, -1 where there is none."""
    found = [at for at, step in enumerate(steps) if step.name in names and step.inode == inode]
    return max(found, default=-1)
