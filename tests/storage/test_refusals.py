"""Whatever the operating system refuses is told as a ReviseError, and nothing is lost by it.

Each file operation of each thing one can do fails in turn, with each errno.
"""

import errno
import functools
import itertools
import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from revise1924 import cli
from revise1924.errors import ReviseError
from revise1924.storage.backups import BACKUPS
from revise1924.storage.format import read_copy
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import CureName, diagnose
from tests.support.clock import EXAM, MONDAY, Clock
from tests.support.damage import damage_one_review, offered
from tests.support.decks import SHIPPED_ID
from tests.support.failures import noted
from tests.support.file_operations import ERRORS, Layer
from tests.support.progress import look, save

Do = Callable[[], object]

pytestmark = pytest.mark.usefixtures("no_waiting")


def progress_of_a_week(path: Path) -> None:
    """Make a file with one backup more than are kept, and a copy that a synced folder put aside."""
    path.parent.mkdir(exist_ok=True)
    for name, data in made_in_a_week(path.name).items():
        path.with_name(name).write_bytes(data)


@functools.cache
def made_in_a_week(name: str) -> dict[str, bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        for day in range(BACKUPS + 2):
            save(ProgressFile(path, SHIPPED_ID), look(days=day - BACKUPS - 2))
        save(
            ProgressFile(path.with_name(f"{path.stem}-conflict.json"), SHIPPED_ID), look(minutes=1)
        )
        return {each.name: each.read_bytes() for each in path.parent.iterdir()}


def opening(path: Path) -> Do:
    progress_of_a_week(path)
    return lambda: ProgressFile(path, SHIPPED_ID)


def opening_nothing(path: Path) -> Do:
    return lambda: ProgressFile(path, SHIPPED_ID)


def recording(path: Path) -> Do:
    progress_of_a_week(path)
    file = ProgressFile(path, SHIPPED_ID)
    return lambda: save(file, look(minutes=2))


def recording_the_first(path: Path) -> Do:
    file = ProgressFile(path, SHIPPED_ID)
    return lambda: save(file, look(minutes=2))


def setting_the_exam(path: Path) -> Do:
    file = ProgressFile(path, SHIPPED_ID)
    return lambda: file.set_exam(EXAM, MONDAY)


def taking_copies_in(path: Path) -> Do:
    progress_of_a_week(path)
    other = path.with_name("other.json")
    save(ProgressFile(other, SHIPPED_ID), look(minutes=3))
    file = ProgressFile(path, SHIPPED_ID)
    return lambda: file.take_in([read_copy(other)], MONDAY)


def refreshing(path: Path) -> Do:
    file = ProgressFile(path, SHIPPED_ID)
    save(ProgressFile(path, SHIPPED_ID), look(minutes=2))
    return file.refresh


def asking_whether_it_can_be_written(path: Path) -> Do:
    file = ProgressFile(path, SHIPPED_ID)
    return lambda: isinstance(file.why_unwritable(), str)


def damage(path: Path) -> None:
    progress_of_a_week(path)
    damage_one_review(path)


def diagnosing(path: Path) -> Do:
    damage(path)
    return lambda: diagnose(path, SHIPPED_ID)


def mending(name: CureName) -> Callable[[Path], Do]:
    def prepare(path: Path) -> Do:
        damage(path)
        cure = offered(path)[name]
        return lambda: cure.mend(MONDAY)

    return prepare


DEEDS: dict[str, Callable[[Path], Do]] = {
    "open": opening,
    "open nothing": opening_nothing,
    "record": recording,
    "record the first": recording_the_first,
    "set the exam": setting_the_exam,
    "take copies in": taking_copies_in,
    "refresh": refreshing,
    "ask whether it can be written": asking_whether_it_can_be_written,
    "diagnose": diagnosing,
    "mend by what can be read": mending("keep"),
    "mend by an empty file": mending("fresh"),
}


@pytest.mark.parametrize("number", ERRORS, ids=[errno.errorcode[each] for each in ERRORS])
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_whichever_operation_is_refused_a_revise_error_tells_of_it(
    deed: Callable[[Path], Do], number: int, tmp_path: Path
) -> None:
    paths = (tmp_path / f"{index}" / "progress.json" for index in itertools.count())
    do = deed(next(paths))
    with Layer().under() as layer:
        do()
    for index, step in enumerate(layer.steps):
        path = next(paths)
        do = deed(path)
        before = path.read_bytes() if path.exists() else b""
        with noted(f"step {index} of {len(layer.steps)}, {step.name}"):
            with Layer(index, number).under():
                said = refusal(do)
            assert said is None or (said.path and len(str(said).splitlines()) <= 3)
            assert nothing_is_lost(path, before)


def refusal(do: Do) -> ReviseError | None:
    try:
        do()
    except ReviseError as error:
        return error
    return None


def nothing_is_lost(path: Path, before: bytes) -> bool:
    """Tell whether some file still has these bytes, or the file itself all reviews they said."""
    if not before or before in [each.read_bytes() for each in path.parent.iterdir()]:
        return True
    earlier = {(each["card"], each["at"]) for each in json.loads(before)["reviews"]}
    now = json.loads(path.read_bytes())["reviews"]
    return earlier <= {(each["card"], each["at"]) for each in now}


def refuse_to_write(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be made: the disk is full, or the folder read-only."""
    real = os.open

    def refuse(path: str, flags: int, *arguments: int, **named: int) -> int:
        if flags & (os.O_CREAT | os.O_WRONLY | os.O_RDWR):
            raise OSError(number, os.strerror(number))
        return real(path, flags, *arguments, **named)

    monkeypatch.setattr(os, "open", refuse)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_where_nothing_can_be_written_doctor_says_so_and_leaves_the_file(
    number: int,
    progress_path: Path,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    progress_path.parent.mkdir(parents=True)
    progress_path.write_text("{")
    refuse_to_write(number, monkeypatch)
    assert cli.main(["doctor", "--fix"], clock) == 2
    said = capsys.readouterr().err
    assert f"not saved: {os.strerror(number)}" in said
    assert len(said.splitlines()) <= 3
    assert progress_path.read_text() == "{"
    assert [each.name for each in progress_path.parent.iterdir()] == [progress_path.name]


class Command(NamedTuple):
    """A command, and what is to be there before."""

    arguments: list[str]
    prepare: Callable[[Path], object] = progress_of_a_week


COMMANDS = {
    "status": Command(["status", "--json"]),
    "status of a deck in the library": Command(["status", "mine", "--json"]),
    "stats": Command(["stats", "--json"]),
    "check": Command(["check", "mine"]),
    "doctor": Command(["doctor"]),
    "doctor --fix": Command(["doctor", "--fix"], damage),
    "merge": Command(["merge", "copy.json"]),
}


Prepare = Callable[[Command], None]


@pytest.fixture
def prepare(shipped: dict[str, object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Prepare:
    """Return a function that makes a data folder for a command, another one each time."""
    numbers = itertools.count()

    def make(command: Command) -> None:
        folder = tmp_path / f"{next(numbers)}"
        (folder / "decks").mkdir(parents=True)
        (folder / "decks" / "mine.json").write_text(json.dumps(shipped))
        command.prepare(folder / f"{SHIPPED_ID}.json")
        save(ProgressFile(folder / "copy.json", SHIPPED_ID), look(minutes=4))
        monkeypatch.chdir(folder)
        monkeypatch.setenv("REVISE1924_DATA_DIR", str(folder))

    return make


@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES], ids=["EIO", "EACCES"])
@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_whichever_operation_is_refused_a_command_ends_in_at_most_three_lines(
    command: Command,
    number: int,
    prepare: Prepare,
    clock: Clock,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for _ in range(2):  # the first imports what the command needs
        prepare(command)
        with Layer().under() as layer:
            assert cli.main(command.arguments, clock) == 0
    for index, step in enumerate(layer.steps):
        prepare(command)
        capsys.readouterr()
        with noted(f"step {index} of {len(layer.steps)}, {step.name}"):
            with Layer(index, number).under():
                code = cli.main(command.arguments, clock)
            said = capsys.readouterr().err
            assert len(said.splitlines()) <= 3
            assert code in {0, 2}
            assert (code == 2) == bool(said)
