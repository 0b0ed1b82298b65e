"""Disks without room, folders just made, folders that cannot be synced."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from revise1924.errors import ReviseError, SaveError
from revise1924.said import NOT_SAID
from revise1924.storage.backups import backups
from revise1924.storage.format import Copy
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY
from tests.support.decks import SHIPPED_ID
from tests.support.failures import failing
from tests.support.file_operations import FullDisk
from tests.support.places import ROOT
from tests.support.progress import look, save


def many(path: Path, how_many: int = 100) -> ProgressFile:
    """Return an open file with so many reviews of earlier days, and no backup yet."""
    file = ProgressFile(path, SHIPPED_ID)
    old = [look(days=-20, minutes=minute) for minute in range(how_many)]
    file.take_in([Copy(SHIPPED_ID, NOT_SAID, old, {})], MONDAY)
    return ProgressFile(path, SHIPPED_ID)


def test_a_disk_with_room_for_an_empty_file_alone_is_known_before_the_first_card(
    path: Path,
) -> None:
    file = many(path)
    size = path.stat().st_size
    with FullDisk(path.parent, size + size // 2).under():
        assert "No space left" in file.why_unwritable()
    assert not list(path.parent.glob("*.tmp"))
    with FullDisk(path.parent, 3 * size).under():
        assert file.why_unwritable() == ""
    assert not list(path.parent.glob("*.tmp"))


@pytest.mark.parametrize("halves", range(3, 12))
def test_a_backup_takes_the_room_of_no_review(path: Path, halves: int) -> None:
    file = many(path)
    size = path.stat().st_size
    with FullDisk(path.parent, halves * size // 2).under():
        if file.why_unwritable():
            assert halves < 6
            return
        for minute in range(3):
            save(file, look(minutes=minute))
    assert len(ProgressFile(path, SHIPPED_ID).progress.reviews) == 103
    assert len(backups(path)) == (halves > 6)
    assert (file.notices == []) == (halves > 6)


LIMITED = """
import resource, sys
from pathlib import Path
from revise1924.errors import ReviseError, SaveError
from revise1924.storage.format import Copy
from revise1924.storage.progress_file import ProgressFile
from tests.support.places import ROOT
from tests.support.progress import look, save

file = ProgressFile(Path(sys.argv[1]), sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)
print(file.why_unwritable())
try:
    save(file, look())
except SaveError as error:
    print(error)
else:
    print("saved")
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no ulimit")
def test_a_file_beyond_the_limit_of_ulimit_is_known_before_and_said_after(path: Path) -> None:
    many(path)
    before = path.read_bytes()
    told = [
        subprocess.run(
            [sys.executable, "-c", LIMITED, path, SHIPPED_ID, f"{limit}"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            check=True,
        ).stdout
        for limit in (0, len(before), 4 * len(before))
    ]
    for said in told[:2]:
        assert said.count("not saved: File too large") == 2
    assert told[2] == "\nsaved\n"
    assert not list(path.parent.glob("*.tmp"))


# Folders


def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Return the inodes of the folders that are synced from now on."""
    real, inodes = os.fsync, list[int]()

    def fsync(descriptor: int) -> None:
        about = os.fstat(descriptor)
        if stat.S_ISDIR(about.st_mode):
            inodes.append(about.st_ino)
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return inodes


def test_folders_newly_made_are_durable_in_the_folders_above_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = synced(monkeypatch)
    path = tmp_path / "a" / "b" / "c" / "progress.json"
    save(ProgressFile(path, SHIPPED_ID), look())
    above = [each.stat().st_ino for each in (tmp_path, tmp_path / "a", tmp_path / "a" / "b")]
    assert folders == [*above, path.parent.stat().st_ino]


def test_a_folder_that_could_not_be_made_durable_is_made_anew_at_the_next_try(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", failing(errno.EIO))
        with pytest.raises(SaveError):
            save(ProgressFile(path, SHIPPED_ID), look())
    folders = synced(monkeypatch)
    save(ProgressFile(path, SHIPPED_ID), look())
    assert folders[0] == path.parent.parent.stat().st_ino


@pytest.mark.parametrize("call", ["open", "fsync"])
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.EACCES])
def test_where_a_folder_cannot_be_synced_the_save_counts(
    number: int, call: str, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_open, real_fsync = os.open, os.fsync

    def no_folder(named: str, flags: int, *arguments: int, **named_too: int) -> int:
        if Path(named).is_dir():
            raise OSError(number, os.strerror(number))
        return real_open(named, flags, *arguments, **named_too)

    def no_sync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        real_fsync(descriptor)

    monkeypatch.setattr(os, call, {"open": no_folder, "fsync": no_sync}[call])
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    assert file.progress.reviews == [look()] == ProgressFile(path, SHIPPED_ID).progress.reviews


def test_what_a_killed_backup_or_probe_leaves_is_swept_by_the_next_save(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, real, beside = many(path), Path.replace, list[Path]()

    def replace(self: Path, target: Path) -> Path:
        if Path(target) != path:
            beside.append(self.with_name(f"{self.name}.left.tmp"))  # as a kill would leave it
            beside[-1].write_bytes(self.read_bytes())
        return real(self, target)

    with monkeypatch.context() as watched:
        watched.setattr(Path, "replace", replace)
        save(file, look())
        assert file.why_unwritable() == ""
    assert len(beside) == 3  # the backup, whether there is room beside it, and the probe
    save(ProgressFile(path, SHIPPED_ID), look(minutes=1))
    assert not any(each.exists() for each in beside)


def test_a_relative_path_in_a_folder_that_is_gone_is_said_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    file = ProgressFile(Path("progress.json"), SHIPPED_ID)
    assert file.why_unwritable().startswith("progress.json: ")
    with pytest.raises(ReviseError):
        save(file, look())
