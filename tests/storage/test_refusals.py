"""Whatever the operating system refuses becomes a ReviseError, and nothing is lost by it.

Each file operation of each thing one can do fails in turn, with each errno.
"""

import errno
import functools
import itertools
import json
import os
import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from revise1924 import cli
from revise1924.errors import ReviseError
from revise1924.reviews import Review
from revise1924.storage import lock
from revise1924.storage.backups import BACKUPS
from revise1924.storage.format import read_copy
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import CureName, cures, diagnose
from tests.storage.test_save_steps import ERRORS, Layer, with_a_note
from tests.support.clock import MONDAY, Clock
from tests.support.progress import save

DECK = "stalin-1924-41"
Do = Callable[[], object]


def look(minutes: float = 0, **fields: int) -> Review:
    return Review("nep", MONDAY + timedelta(minutes=minutes, **fields), (True, False), 1)


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
            save(ProgressFile(path, DECK), look(days=day - BACKUPS - 2))
        save(ProgressFile(path.with_name(f"{path.stem}-conflict.json"), DECK), look(1))
        return {each.name: each.read_bytes() for each in path.parent.iterdir()}


def opening(path: Path) -> Do:
    progress_of_a_week(path)
    return lambda: ProgressFile(path, DECK)


def opening_nothing(path: Path) -> Do:
    return lambda: ProgressFile(path, DECK)


def recording(path: Path) -> Do:
    progress_of_a_week(path)
    file = ProgressFile(path, DECK)
    return lambda: save(file, look(2))


def recording_the_first(path: Path) -> Do:
    file = ProgressFile(path, DECK)
    return lambda: save(file, look(2))


def setting_the_exam(path: Path) -> Do:
    file = ProgressFile(path, DECK)
    return lambda: file.set_exam(date(2027, 6, 4), MONDAY)


def taking_copies_in(path: Path) -> Do:
    progress_of_a_week(path)
    other = path.with_name("other.json")
    save(ProgressFile(other, DECK), look(3))
    file = ProgressFile(path, DECK)
    return lambda: file.take_in([read_copy(other)])


def refreshing(path: Path) -> Do:
    file = ProgressFile(path, DECK)
    save(ProgressFile(path, DECK), look(2))
    return file.refresh


def asking_whether_it_can_be_written(path: Path) -> Do:
    file = ProgressFile(path, DECK)
    return lambda: isinstance(file.why_unwritable(), str)


def damaged(path: Path) -> bytes:
    progress_of_a_week(path)
    path.write_text(path.read_text().replace('"box": 1', '"box": 9', 1))
    return path.read_bytes()


def diagnosing(path: Path) -> Do:
    damaged(path)
    return lambda: diagnose(path, DECK)


def mending(name: CureName) -> Callable[[Path], Do]:
    def prepare(path: Path) -> Do:
        damaged(path)
        diagnosis = diagnose(path, DECK)
        assert diagnosis is not None
        cure = {each.name: each for each in cures(diagnosis)}[name]
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
    "mend by what is good": mending("keep"),
    "mend by a backup": mending("restore"),
    "mend by an empty file": mending("fresh"),
}


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hundreds of saves: neither the disk nor a lock is waited for."""
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.2)
    monkeypatch.setattr(os, "fsync", os.fstat)


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
        with with_a_note(f"step {index} of {len(layer.steps)}, {step.name}"):
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
    "doctor --fix": Command(["doctor", "--fix"], damaged),
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
        command.prepare(folder / f"{DECK}.json")
        save(ProgressFile(folder / "copy.json", DECK), look(4))
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
        with with_a_note(f"step {index} of {len(layer.steps)}, {step.name}"):
            with Layer(index, number).under():
                code = cli.main(command.arguments, clock)
            said = capsys.readouterr().err
            assert len(said.splitlines()) <= 3
            assert code in {0, 2}
            assert (code == 2) == bool(said)
