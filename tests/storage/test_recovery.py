"""Backups, damaged progress files, and copies that a synced folder puts aside."""

import errno
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from revise1924.errors import ForeignFileError, ProgressError, SaveError
from revise1924.reviews import Review
from revise1924.storage import lock
from revise1924.storage.backups import BACKUPS, backups
from revise1924.storage.format import read_copy
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import cures, diagnose
from tests.support.clock import EXAM, MONDAY, TODAY
from tests.support.damage import damage_one_review, diagnosed, given, offered
from tests.support.decks import SHIPPED_ID
from tests.support.failures import failing
from tests.support.progress import MOMENT, document, entry, look, save

FULL = failing(errno.ENOSPC)
"""What a call does where the disk is full."""


def reviews(path: Path) -> list[Review]:
    return ProgressFile(path, SHIPPED_ID).progress.reviews


def said(**fields: object) -> bytes:
    return document(**fields).encode()


def beside(path: Path, part: str) -> list[Path]:
    return sorted(each for each in path.parent.iterdir() if part in each.name)


# Backups


def test_the_file_is_kept_as_it_was_before_the_first_save_of_each_day(path: Path) -> None:
    for day in range(3):
        file = ProgressFile(path, SHIPPED_ID)
        save(file, look(days=day))
        save(file, look(days=day, minutes=1))
    kept = backups(path)
    assert [day for day, _ in kept] == [TODAY + timedelta(days=2), TODAY + timedelta(days=1)]
    assert [len(read_copy(backup).reviews) for _, backup in kept] == [4, 2]
    assert all(backup.stat().st_mode & 0o777 == 0o600 for _, backup in kept)


def test_a_week_of_backups_is_kept(path: Path) -> None:
    for day in range(20):
        save(ProgressFile(path, SHIPPED_ID), look(days=day))
    kept = [day for day, _ in backups(path)]
    assert kept == [TODAY + timedelta(days=19 - ago) for ago in range(BACKUPS)]


def test_backups_from_a_clock_that_ran_ahead_push_none_out(path: Path) -> None:
    save(ProgressFile(path, SHIPPED_ID), look(days=-1))
    for day in range(400, 410):
        save(ProgressFile(path, SHIPPED_ID), look(days=day))
    for day in range(3):
        save(ProgressFile(path, SHIPPED_ID), look(days=day))
    assert {TODAY + timedelta(days=day) for day in range(3)} <= {day for day, _ in backups(path)}


def test_a_backup_that_fails_does_not_keep_a_review_from_being_saved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(ProgressFile(path, SHIPPED_ID), look())
    file = ProgressFile(path, SHIPPED_ID)
    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.read_bytes", FULL)
        save(file, look(days=1))
    assert len(reviews(path)) == 2
    assert file.notices == ["No backup could be kept: No space left on device"]
    save(file, look(days=1, minutes=1))
    assert [day for day, _ in backups(path)] == [TODAY + timedelta(days=1)]


# A damaged file


def damage_whole(path: Path) -> bytes:
    path.write_bytes(b"\0" * 500)
    return path.read_bytes()


def three_days(path: Path) -> None:
    for day in range(3):
        save(ProgressFile(path, SHIPPED_ID), look(days=day))


def test_a_sound_file_and_none_need_no_cure(path: Path) -> None:
    assert diagnose(path, SHIPPED_ID) is None
    save(ProgressFile(path, SHIPPED_ID), look())
    assert diagnose(path, SHIPPED_ID) is None


def test_the_newest_backup_can_be_restored_and_the_bad_bytes_are_kept(path: Path) -> None:
    three_days(path)
    bad = damage_whole(path)
    diagnosis = diagnosed(path)
    assert given(diagnosis) == [("backup", TODAY + timedelta(days=2), 2)]
    assert path.read_bytes() == bad  # a diagnosis changes nothing
    ways = offered(path)
    assert list(ways) == ["keep", "fresh"]
    assert ways["keep"].kept == 2
    aside = ways["keep"].mend(MONDAY)
    assert aside is not None
    assert reviews(path) == [look(), look(days=1)]
    assert aside.name == "progress.json.corrupt-20261123T180000"
    assert aside.read_bytes() == bad


def test_a_backup_that_cannot_be_read_is_passed_over(path: Path) -> None:
    three_days(path)
    damage_whole(path)
    backups(path)[0][1].write_text("{")
    assert given(diagnosed(path)) == [("backup", TODAY + timedelta(days=1), 1)]


def test_good_reviews_are_kept_beside_a_bad_one(path: Path) -> None:
    three_days(path)
    for _, backup in backups(path):
        backup.unlink()
    bad = damage_one_review(path)
    with pytest.raises(ProgressError, match=r"reviews\[0\].box"):
        ProgressFile(path, SHIPPED_ID)
    diagnosis = diagnosed(path)
    assert (given(diagnosis), diagnosis.bad) == ([("file", None, 2)], 1)
    ways = offered(path)
    assert list(ways) == ["keep", "fresh"]
    assert ways["keep"].kept == 2
    aside = ways["keep"].mend(MONDAY)
    assert aside is not None
    assert reviews(path) == [look(days=1), look(days=2)]
    assert aside.read_bytes() == bad


def test_what_is_kept_keeps_its_unknown_fields_and_the_exam(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.set_exam(EXAM, MONDAY)
    save(file, look())
    text = path.read_text().replace('"box": 1', '"box": 1, "mood": "grim"')
    bad = '"reviews": [\n    {"card": 1},'
    path.write_text(text.replace('"reviews": [', bad).replace('"format"', '"colour": 7, "format"'))
    offered(path)["keep"].mend(MONDAY)
    written = json.loads(path.read_text())
    assert written["colour"] == 7
    assert (written["exam"], written["exam_at"]) == (
        "2027-06-04",
        MOMENT,
    )
    assert written["reviews"][0]["mood"] == "grim"


def test_a_restored_backup_keeps_its_unknown_fields_and_its_exam(path: Path) -> None:
    ProgressFile(path, SHIPPED_ID).set_exam(EXAM, MONDAY)
    path.write_text(path.read_text().replace('"format"', '"colour": 7, "format"'))
    save(ProgressFile(path, SHIPPED_ID), look())
    damage_whole(path)
    offered(path)["keep"].mend(MONDAY)
    written = json.loads(path.read_text())
    assert (written["colour"], written["exam"], written["reviews"]) == (7, "2027-06-04", [])
    assert "exam_at" in written


def test_one_can_start_afresh_and_each_damaged_file_is_kept(path: Path) -> None:
    three_days(path)
    for number in (1, 2):
        damage_whole(path)
        offered(path)["fresh"].mend(MONDAY)
        assert reviews(path) == []
        assert len(beside(path, ".corrupt-")) == number


def test_a_cure_that_is_no_longer_to_be_had_changes_nothing(path: Path) -> None:
    three_days(path)
    damage_one_review(path)
    ways = offered(path)
    bad = damage_whole(path)
    for _, backup in backups(path):
        backup.write_text("{")
    for cure in ways.values():
        with pytest.raises(SaveError, match="no longer as it was"):
            cure.mend(MONDAY)
    assert path.read_bytes() == bad
    assert not beside(path, ".corrupt-")


def test_what_another_window_has_mended_meanwhile_is_not_replaced(path: Path) -> None:
    three_days(path)
    damage_one_review(path)
    ours, theirs = offered(path), offered(path)
    theirs["keep"].mend(MONDAY)
    save(ProgressFile(path, SHIPPED_ID), look(minutes=5))
    for cure in ours.values():
        with pytest.raises(SaveError, match="not mended: it is no longer as it was"):
            cure.mend(MONDAY)
    assert reviews(path) == [look(), look(minutes=5), look(days=1), look(days=2)]
    assert len(beside(path, ".corrupt-")) == 1


def test_the_bad_bytes_are_on_disk_before_the_file_is_mended(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_days(path)
    bad = damage_whole(path)
    cure = offered(path)["keep"]
    monkeypatch.setattr("os.fsync", FULL)
    with pytest.raises(SaveError, match="not saved: No space"):
        cure.mend(MONDAY)
    assert path.read_bytes() == bad


def test_a_newer_format_is_not_for_this_version_to_mend(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('{"format": 2}')
    with pytest.raises(ForeignFileError):
        diagnose(path, SHIPPED_ID)


def test_of_a_file_that_is_gone_all_is_put_together_that_a_backup_says_of_its_reviews(
    path: Path,
) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    copy_of(path, "progress (conflicted copy).json", look(), look(minutes=1))
    save(file, look().taken_back())
    file.set_exam(EXAM, MONDAY)
    path.rename(path.with_name("progress.json.backup-2026-11-23"))
    offered(path)["keep"].mend(MONDAY)
    copy = read_copy(path)
    assert (copy.reviews, copy.exam.day) == ([look(undone=True), look(minutes=1)], EXAM)


GONE: dict[str, tuple[str, bytes, bool]] = {
    "a backup with an exam alone": ("backup-2026-11-20", said(exam="2027-06-04"), True),
    "a damaged file": ("corrupt-20261120T180000", said(reviews=[entry()])[:-1], True),
    "a backup that says nothing": ("backup-2026-11-20", said(), False),
    "a backup of another deck": ("backup-2026-11-20", said(deck="x", exam="2027-06-04"), False),
    "a backup that cannot be read": ("backup-2026-11-20", b"x", False),
}


@pytest.mark.parametrize(("suffix", "data", "is_offered"), GONE.values(), ids=GONE)
def test_that_a_file_is_gone_is_said_where_there_is_something_to_restore(
    suffix: str, data: bytes, is_offered: bool, path: Path
) -> None:
    path.parent.mkdir()
    path.with_name(f"progress.json.{suffix}").write_bytes(data)
    assert (diagnose(path, SHIPPED_ID) is not None) is is_offered
    assert bool(ProgressFile(path, SHIPPED_ID).notices) is is_offered


# Copies


def copy_of(path: Path, name: str, *looks: Review, exam: date | None = None) -> Path:
    copy = path.with_name(name)
    file = ProgressFile(copy, SHIPPED_ID)
    for each in looks:
        save(file, each)
    file.set_exam(exam, MONDAY)
    return copy


@pytest.mark.parametrize(
    "name",
    [
        "progress.sync-conflict-20261123-180211-ABCDEFG.json",
        "progress (Mina's conflicted copy 2026-11-23).json",
        "progress (conflicted copy 2026-11-23 180211).json",
        "progress-CONFLICT-1.json",
    ],
)
def test_a_copy_put_aside_by_a_synced_folder_is_taken_in(name: str, path: Path) -> None:
    save(ProgressFile(path, SHIPPED_ID), look())
    copy = copy_of(path, name, look(), look(minutes=1), exam=EXAM)
    before = path.read_bytes()
    file = ProgressFile(path, SHIPPED_ID)
    assert file.progress.reviews == [look(), look(minutes=1)]
    assert file.progress.exam == EXAM
    assert file.notices == [f"1 review taken in from {name}; saved with your next one"]
    assert path.read_bytes() == before  # looking writes nothing
    save(file, look(minutes=2))
    copy.unlink()
    assert reviews(path) == [look(), look(minutes=1), look(minutes=2)]


def test_a_copy_that_cannot_be_read_or_is_of_another_deck_is_only_named(path: Path) -> None:
    save(ProgressFile(path, SHIPPED_ID), look())
    path.with_name("progress.sync-conflict-1.json").write_text("{")
    file = ProgressFile(path, SHIPPED_ID)
    assert file.progress.reviews == [look()]
    assert "cannot be read: progress.sync-conflict-1.json" in file.notices[0]


def test_a_copy_taken_in_before_says_nothing_again(path: Path) -> None:
    save(ProgressFile(path, SHIPPED_ID), look())
    copy_of(path, "progress.sync-conflict-1.json", look(minutes=1))
    save(ProgressFile(path, SHIPPED_ID), look(minutes=2))
    assert ProgressFile(path, SHIPPED_ID).notices == []


def test_a_newer_file_that_a_synced_folder_puts_in_place_is_merged(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    other = copy_of(path, "elsewhere.json", look(minutes=1), look(minutes=2))
    other.replace(path)  # as a program does that syncs folders: ours is gone from the disk
    save(file, look(minutes=3))
    assert reviews(path) == [look(minutes=minute) for minute in range(4)]


def test_taking_copies_in_counts_what_is_new(path: Path) -> None:
    save(ProgressFile(path, SHIPPED_ID), look())
    copies = [
        read_copy(copy_of(path, f"{minutes}.json", look(), look(minutes=minutes)))
        for minutes in (1, 2)
    ]
    file = ProgressFile(path, SHIPPED_ID)
    assert file.take_in(copies, MONDAY) == 2
    assert file.take_in(copies, MONDAY) == 0
    assert reviews(path) == [look(), look(minutes=1), look(minutes=2)]


# Places where saving is not as usual


def test_a_place_where_nothing_can_be_saved_is_known_before_the_first_card(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("tempfile.mkstemp", FULL)
        assert "No space left" in ProgressFile(path, SHIPPED_ID).why_unwritable()
    assert ProgressFile(path, SHIPPED_ID).why_unwritable() == ""
    assert [each.name for each in path.parent.iterdir()] == ["progress.json.lock"]


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_file_system_without_locks_is_said_and_saves_all_the_same(
    number: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fcntl.flock", failing(number))
    one, two = ProgressFile(path, SHIPPED_ID), ProgressFile(path, SHIPPED_ID)
    save(one, look())
    save(two, look(minutes=1))
    assert reviews(path) == [look(), look(minutes=1)]
    assert one.notices == ["This folder knows no locks: use one window at a time"]


def test_temporary_files_that_a_kill_left_are_swept(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    other = path.with_name("other.json")
    with monkeypatch.context() as killed:
        killed.setattr("pathlib.Path.replace", FULL)
        killed.setattr("pathlib.Path.unlink", FULL)
        for target in (path, other):
            with pytest.raises(SaveError):
                save(ProgressFile(target, SHIPPED_ID), look())
    assert len(beside(path, ".tmp")) == 2
    save(ProgressFile(path, SHIPPED_ID), look())
    assert len(beside(path, ".tmp")) == 1  # the other deck's may be in use


def test_names_of_255_bytes_work(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250 + ".json")
    for day in range(2):
        save(ProgressFile(path, SHIPPED_ID), look(days=day))
    assert len(reviews(path)) == 2
    assert len(backups(path)) == 1
    damage_whole(path)
    aside = offered(path)["keep"].mend(MONDAY)
    assert aside is not None
    assert aside.read_bytes() == bytes(500)


def test_two_symlinks_to_one_file_share_its_lock(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    links = [tmp_path / "one.json", tmp_path / "two.json"]
    for link in links:
        link.symlink_to(path)
        save(ProgressFile(link, SHIPPED_ID), look(minutes=len(reviews(path))))
    assert len(reviews(path)) == 2
    assert not beside(tmp_path / "x", ".lock")
    assert len(beside(path, ".lock")) == 1


def test_a_new_folder_is_its_owners_alone_all_the_way(tmp_path: Path) -> None:
    save(ProgressFile(tmp_path / "a" / "b" / "p.json", SHIPPED_ID), look())
    for folder in (tmp_path / "a", tmp_path / "a" / "b"):
        assert folder.stat().st_mode & 0o777 == 0o700


def test_the_lock_is_let_go_of_when_a_save_fails(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.01)
    one, two = ProgressFile(path, SHIPPED_ID), ProgressFile(path, SHIPPED_ID)
    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", FULL)
        with pytest.raises(SaveError):
            save(one, look())
    save(two, look())


def test_a_cure_never_keeps_less_than_it_has_said(path: Path) -> None:
    three_days(path)
    bad = damage_whole(path)
    diagnosis = diagnosed(path)
    best = cures(diagnosis)[0]
    assert best.kept
    for _, backup in backups(path):
        backup.unlink()
    with pytest.raises(SaveError, match="no longer as it was"):
        best.mend(MONDAY)
    assert path.read_bytes() == bad
    assert beside(path, ".corrupt-") == []
