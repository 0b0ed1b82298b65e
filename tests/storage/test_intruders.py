"""Programs that hold no lock: a sync client that puts another computer's file in place of ours."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from revise1924.errors import SaveError
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.storage.disk import signature
from revise1924.storage.lock import locked
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import cures
from tests.support.clock import EXAM, MONDAY
from tests.support.damage import diagnosed
from tests.support.decks import SHIPPED_ID
from tests.support.progress import look, save

OURS, BEFORE, THEIRS = look(minutes=1), look(), look("cult", minutes=2)

Intrude = Callable[[], object]


def reviews(path: Path) -> list[Review]:
    return ProgressFile(path, SHIPPED_ID).progress.reviews


def put_theirs(path: Path) -> Intrude:
    """Return a function that puts another computer's file in place, as sync clients do."""
    theirs = path.with_name("theirs.json")
    save(ProgressFile(theirs, SHIPPED_ID), THEIRS)
    return lambda: theirs.exists() and theirs.replace(path)


def during_fsync(of_folder: bool, intrude: Intrude, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let somebody come in once while a save makes its data, or its folder, durable."""
    real, comers = os.fsync, [intrude]

    def fsync(descriptor: int) -> None:
        real(descriptor)
        if stat.S_ISDIR(os.fstat(descriptor).st_mode) == of_folder and comers:
            comers.pop()()

    monkeypatch.setattr(os, "fsync", fsync)


DEEDS: dict[str, Callable[[ProgressFile], object]] = {
    "record": lambda file: save(file, OURS),
    "take in": lambda file: file.take_in([], MONDAY),
    "set the exam": lambda file: file.set_exam(EXAM, MONDAY),
}


@pytest.mark.parametrize("of_folder", [False, True], ids=["before the name", "after the name"])
@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_a_file_put_in_place_during_a_save_is_merged_and_ours_lies_there_too(
    deed: Callable[[ProgressFile], object],
    of_folder: bool,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    save(ProgressFile(path, SHIPPED_ID), BEFORE)
    file = ProgressFile(path, SHIPPED_ID)
    intrude = put_theirs(path)
    with monkeypatch.context() as patches:
        during_fsync(of_folder, intrude, patches)
        deed(file)
    expected = ProgressFile(path, SHIPPED_ID).progress
    assert expected == file.progress
    assert {BEFORE.name, THEIRS.name} <= {each.name for each in expected.reviews}
    if deed is DEEDS["record"]:
        assert OURS in expected.reviews
    if deed is DEEDS["set the exam"]:
        assert expected.exam == EXAM


def test_a_review_is_made_anew_of_what_came_in_meanwhile(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(ProgressFile(path, SHIPPED_ID), BEFORE)
    file, known = ProgressFile(path, SHIPPED_ID), list[int]()
    during_fsync(False, put_theirs(path), monkeypatch)

    def make(progress: Progress) -> Review:
        known.append(len(progress.reviews))
        return OURS

    file.record(make)
    assert known == [1, 2]


def test_a_file_that_vanishes_during_a_save_is_written_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number, of_folder in enumerate((False, True)):
        file = ProgressFile(path, SHIPPED_ID)
        save(file, look(minutes=10 * number))
        with monkeypatch.context() as patches:
            during_fsync(of_folder, path.unlink, patches)
            save(file, look(minutes=10 * number + 1))
        assert len(reviews(path)) == 2 * number + 2


def test_a_file_spoilt_by_another_during_a_save_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, BEFORE)
    during_fsync(False, lambda: path.write_text("{"), monkeypatch)
    with pytest.raises(Exception, match="is not JSON"):
        save(file, OURS)
    assert path.read_text() == "{"
    assert file.progress.reviews == [BEFORE]
    assert not list(path.parent.glob("*.tmp"))


def test_a_file_that_never_rests_ends_a_save_in_words_and_nothing_is_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, real = ProgressFile(path, SHIPPED_ID), os.fsync
    save(file, BEFORE)

    def fsync(descriptor: int) -> None:
        real(descriptor)
        path.write_bytes(path.read_bytes() + b" ")

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(SaveError, match="keeps changing"):
        save(file, OURS)
    assert file.progress.reviews == [BEFORE]


def test_whether_a_file_changed_is_asked_of_the_file_opened_not_of_its_name(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A network drive may remember the attributes of a name; those of an opened file are true.
    file = ProgressFile(path, SHIPPED_ID)
    save(file, BEFORE)
    stale, real = path.stat(), Path.stat

    def remembered(self: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        return stale if self == path else real(self, follow_symlinks=follow_symlinks)

    put_theirs(path)()
    monkeypatch.setattr(Path, "stat", remembered)
    file.refresh()
    assert THEIRS in file.progress.reviews
    assert signature(path.with_name("none")) is None


@pytest.mark.parametrize("is_gone", [False, True], ids=["damaged", "gone"])
@pytest.mark.parametrize("number", [0, 1], ids=["keep", "fresh"])
def test_a_file_put_in_place_during_a_repair_is_not_overwritten(
    number: int, is_gone: bool, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, BEFORE)
    ProgressFile(path, SHIPPED_ID).take_in([], MONDAY)  # which keeps a backup
    intrude = put_theirs(path)
    path.unlink() if is_gone else path.write_bytes(path.read_bytes()[:-3])
    cure = cures(diagnosed(path))[number]
    during_fsync(False, intrude, monkeypatch)
    with pytest.raises(SaveError, match="not mended: it is no longer as it was"):
        cure.mend(MONDAY)
    assert reviews(path) == [THEIRS]


# Links


def test_a_link_pointed_elsewhere_while_the_app_is_open_is_followed(
    path: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "first" / "a.json", tmp_path / "second" / "b.json"
    save(ProgressFile(first, SHIPPED_ID), BEFORE)
    save(ProgressFile(second, SHIPPED_ID), THEIRS)
    path.parent.mkdir()
    path.symlink_to(first)
    file = ProgressFile(path, SHIPPED_ID)
    old = first.read_bytes()
    path.unlink()
    path.symlink_to(second)
    save(file, OURS)
    assert path.is_symlink()
    assert reviews(second) == [BEFORE, OURS, THEIRS]
    assert first.read_bytes() == old
    path.unlink()
    path.symlink_to(tmp_path / "third" / "c.json")
    assert file.why_unwritable() == ""
    save(file, look(minutes=5))
    assert len(reviews(tmp_path / "third" / "c.json")) == 4


def test_a_link_pointed_elsewhere_while_the_lock_is_waited_for_is_locked_where_it_leads_now(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    path.parent.mkdir()
    path.symlink_to(first)
    real, moved = FileLock.acquire, list[str]()

    def acquire(self: FileLock, *arguments: object, **named: object) -> object:
        held = real(self, *arguments, **named)  # type: ignore[arg-type]
        moved.append(Path(self.lock_file).name)
        if len(moved) == 1:
            path.unlink()
            path.symlink_to(second)
        return held

    monkeypatch.setattr(FileLock, "acquire", acquire)
    with locked(path, lambda _: None) as target:
        assert target == second
    assert moved == ["a.json.lock", "b.json.lock"]
