"""The progress file: what is read, what is written, and what survives."""

import errno
import json
import os
import stat
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import given, settings
from hypothesis import strategies as st

from revise1924.errors import ProgressError, ReviseError, SaveError, UnreadableError
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.storage import lock
from revise1924.storage.format import read_copy
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import EXAM, MONDAY
from tests.support.decks import SHIPPED_ID
from tests.support.failures import failing
from tests.support.progress import MOMENT, document, entry, look, save


def test_no_file_is_a_fresh_start_and_writes_nothing(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    assert file.is_fresh
    assert not file.progress.reviews
    assert not path.parent.exists()


def test_a_saved_review_is_there_after_a_restart(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    file.set_exam(EXAM, MONDAY)
    save(file, look("cult", minutes=1, box=None))
    again = ProgressFile(path, SHIPPED_ID)
    assert again.progress == file.progress
    assert again.progress.reviews == [look(), look("cult", minutes=1, box=None)]
    assert again.progress.exam == EXAM
    assert not again.is_fresh
    assert not file.is_fresh


def test_the_file_is_json_with_one_review_a_line(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    save(file, look(minutes=1))
    lines = path.read_text().splitlines()
    assert [line.strip()[:16] for line in lines if '"card"' in line] == ['{"card": "nep", '] * 2
    assert json.loads(path.read_text()) == {
        "format": 1,
        "deck": SHIPPED_ID,
        "exam": None,
        "reviews": [
            {"card": "nep", "at": at, "recalled": [True, False], "box": 1}
            for at in ("2026-11-23T18:00:00.000000+00:00", "2026-11-23T18:01:00.000000+00:00")
        ],
    }


def test_an_undone_review_stays_and_says_so(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    save(file, look(undone=True))
    (kept,) = ProgressFile(path, SHIPPED_ID).progress.reviews
    assert kept.undone
    save(file, look())  # a copy that was not undone cannot bring it back
    assert ProgressFile(path, SHIPPED_ID).progress.reviews == [kept]


def test_a_new_file_is_the_users_own_and_a_mode_is_kept(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    path.chmod(0o640)
    save(file, look(minutes=1))
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_symlink_is_written_through(path: Path, tmp_path: Path) -> None:
    real = tmp_path / "real.json"
    path.parent.mkdir()
    path.symlink_to(real)
    real.write_text(document())
    save(ProgressFile(path, SHIPPED_ID), look())
    assert path.is_symlink()
    assert ProgressFile(real, SHIPPED_ID).progress.reviews == [look()]


def test_the_lock_is_the_users_own(path: Path) -> None:
    save(ProgressFile(path, SHIPPED_ID), look())
    assert stat.S_IMODE(path.with_name(f"{path.name}.lock").stat().st_mode) == 0o600


def test_no_temporary_file_is_left(path: Path) -> None:
    save(ProgressFile(path, SHIPPED_ID), look())
    assert {each.name for each in path.parent.iterdir()} == {path.name, f"{path.name}.lock"}


def test_unknown_fields_survive(path: Path) -> None:
    path.parent.mkdir()
    strange = entry(mood="grim", nested={"b": [1, 2.5, None]})
    path.write_text(document(reviews=[strange], colour={"x": "é"}))
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look(minutes=5))
    save(file, look(undone=True))
    written = json.loads(path.read_text())
    assert written["colour"] == {"x": "é"}
    assert written["reviews"][0] == {**strange, "undone": True}


def test_old_lines_keep_their_bytes(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    odd = path.read_text().replace('"box": 1}', '"box":   1, "x": 1e2}')
    path.write_text(odd)
    save(file, look(minutes=1))
    assert '"box":   1, "x": 1e2},' in path.read_text()


def test_drills_are_read_under_their_old_name_and_keep_it_in_their_old_lines(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(document(reviews=[entry(kind="practice")]))
    file = ProgressFile(path, SHIPPED_ID)
    (old,) = file.progress.reviews
    assert old.kind == "drill"
    save(file, look(minutes=1, box=None, kind="drill"))
    save(file, replace(old, undone=True))
    written = json.loads(path.read_text())["reviews"]
    assert written[0] == entry(kind="practice", undone=True)
    assert written[1]["kind"] == "drill"


def test_a_field_of_a_review_called_line_is_unknown_as_any_other(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(document(reviews=[entry(line="odd")]))
    file = ProgressFile(path, SHIPPED_ID)
    save(file, replace(file.progress.reviews[0], undone=True))
    save(file, look(minutes=5))
    assert json.loads(path.read_text())["reviews"][0] == entry(line="odd", undone=True)


# The exam


def test_the_file_says_when_the_exam_was_said(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    assert "exam_at" not in json.loads(path.read_text())  # nothing was said yet
    file.set_exam(EXAM, MONDAY)
    written = json.loads(path.read_text())
    assert (written["exam"], written["exam_at"]) == ("2027-06-04", MOMENT)
    file.set_exam(None, MONDAY + timedelta(hours=1))
    written = json.loads(path.read_text())
    assert (written["exam"], written["exam_at"]) == (None, "2026-11-23T19:00:00.000000+00:00")


def test_a_clock_that_was_ahead_does_not_keep_the_exam_from_being_changed(path: Path) -> None:
    ProgressFile(path, SHIPPED_ID).set_exam(EXAM, MONDAY + timedelta(days=4000))
    copy = path.with_name("progress.sync-conflict-1.json")
    copy.write_bytes(path.read_bytes())
    ProgressFile(path, SHIPPED_ID).set_exam(None, MONDAY)
    assert ProgressFile(path, SHIPPED_ID).progress.exam is None


@pytest.mark.parametrize("then", [date(2027, 5, 1), None])
@pytest.mark.parametrize("noted", [True, False], ids=["its moment noted", "by an old version"])
def test_a_copy_left_in_the_folder_does_not_bring_an_exam_back_that_was_changed_since(
    path: Path, then: date | None, noted: bool
) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.set_exam(EXAM, MONDAY)
    if not noted:
        path.write_text(document(exam="2027-06-04"))
    path.with_name("progress.sync-conflict-1.json").write_bytes(path.read_bytes())
    file.set_exam(then, MONDAY + timedelta(minutes=1))
    for _ in range(2):
        file = ProgressFile(path, SHIPPED_ID)
        assert file.progress.exam == then
        save(file, look())


@pytest.mark.parametrize("exam", [date(2027, 5, 1), None])
def test_what_was_said_of_the_exam_elsewhere_and_later_is_taken_in_and_saved(
    path: Path, exam: date | None
) -> None:
    ProgressFile(path, SHIPPED_ID).set_exam(EXAM, MONDAY)
    copy = path.with_name("progress.sync-conflict-1.json")
    ProgressFile(copy, SHIPPED_ID).set_exam(exam, MONDAY + timedelta(minutes=1))
    file, other = ProgressFile(path, SHIPPED_ID), ProgressFile(path, SHIPPED_ID)
    assert file.progress.exam == exam
    save(other, look())
    file.refresh()  # a newer file that says less about the exam
    assert file.progress.exam == exam
    save(file, look(minutes=1))
    copy.unlink()
    assert ProgressFile(path, SHIPPED_ID).progress.exam == exam


def test_a_window_takes_the_file_s_word_for_the_exam_unless_it_knows_better(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.set_exam(EXAM, MONDAY)
    for written, exam in [
        (document(exam="2027-05-01", exam_at=MOMENT), date(2027, 5, 1)),  # as an old version does
        (document(exam="2027-07-01"), date(2027, 5, 1)),
        (document(exam=None, exam_at="2026-11-23T18:00:00.000001+00:00"), None),
        (document(exam="2027-07-01", exam_at=MOMENT), None),
    ]:
        path.write_text(written)
        file.refresh()
        assert file.progress.exam == exam
    save(file, look())
    assert json.loads(path.read_text())["exam"] is None


# Fields of a later version


def odd_copy(path: Path, *looks: Review, **fields: Any) -> Path:
    """Make a file of these reviews whose head has these fields too."""
    file = ProgressFile(path, SHIPPED_ID)
    for each in looks:
        save(file, each)
    path.write_text(json.dumps({**json.loads(path.read_text()), **fields}))
    return path


def test_unknown_fields_of_the_head_survive_whatever_is_saved(path: Path) -> None:
    odd_copy(path, look(), colour=7, mood={"a": None})
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look(minutes=1))
    save(file, look(minutes=1, undone=True))
    file.set_exam(EXAM, MONDAY)
    file.take_in(
        [read_copy(odd_copy(path.with_name("other.json"), look(minutes=2), colour=8, shape="o"))],
        MONDAY,
    )
    written = json.loads(path.read_text())
    assert (written["colour"], written["mood"], written["shape"]) == (7, {"a": None}, "o")


def test_unknown_fields_of_a_copy_put_aside_are_taken_in(path: Path) -> None:
    odd_copy(path, look(), colour=7)
    odd_copy(path.with_name("progress.sync-conflict-1.json"), look(minutes=1), colour=8, shape="o")
    file = ProgressFile(path, SHIPPED_ID)
    save(ProgressFile(path, SHIPPED_ID), look(minutes=2))
    save(file, look(minutes=3))
    written = json.loads(path.read_text())
    assert (written["colour"], written["shape"], len(written["reviews"])) == (7, "o", 4)


@pytest.mark.parametrize("reviews", [[], [entry(mood="grim")]], ids=["bare", "with a review"])
@pytest.mark.parametrize("indent", [None, 2])
def test_unknown_fields_of_a_file_survive_however_little_it_holds(
    reviews: list[dict[str, Any]], indent: int | None, path: Path
) -> None:
    path.parent.mkdir()
    path.write_text(
        json.dumps(json.loads(document(reviews=reviews, colour={"x": 1.50})), indent=indent)
    )
    save(ProgressFile(path, SHIPPED_ID), look(minutes=1))
    written = json.loads(path.read_text())
    assert written["colour"] == {"x": 1.5}
    assert written["reviews"][:-1] == reviews


def test_objects_of_a_later_version_in_the_head_are_merged_too(path: Path) -> None:
    odd_copy(path, look(), mood={"a": 1, "b": {"x": 1}})
    copy = path.with_name("progress.sync-conflict-1.json")
    odd_copy(copy, look(minutes=1), mood={"a": 2, "b": {"y": 2}, "c": 3})
    file = ProgressFile(path, SHIPPED_ID)
    save(ProgressFile(path, SHIPPED_ID), look(minutes=2))
    save(file, look(minutes=3))
    merged = {"a": 1, "b": {"x": 1, "y": 2}, "c": 3}
    assert json.loads(path.read_text())["mood"] == merged


def test_what_two_computers_know_of_one_review_is_kept_of_both(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(document(reviews=[entry(mood="grim")]))
    copy = path.with_name("progress.sync-conflict-1.json")
    copy.write_text(document(reviews=[entry(place="home")]))
    save(ProgressFile(path, SHIPPED_ID), look(minutes=1))
    assert json.loads(path.read_text())["reviews"][0] == entry(mood="grim", place="home")


HAND_LAID = {
    "two on a line": '{"card": "a", @}, {"card": "b", @},\n    {"card": "c", @}',
    "as many lines as reviews": '{"card": "a", @}, {"card": "b", @},\n'
    '    {"card": "c", @, "x": [{"y": 1},\n    {"card": "d"}], "z": {}}',
    "braces in texts": '{"card": "a", @, "x": "}{"}, {"card": "b", @},\n'
    '    {"card": "c", @, "x": [{"y": "}"},\n    {"card": "{{"}], "z": {}}',
    "one on two lines": '{"card": "a", @, "x": {"y": 1},\n    "z": 2}',
    "one a line with objects": '{"card": "a", @, "x": {"y": 1}},\n    {"card": "b", @}',
}


@pytest.mark.parametrize("laid", HAND_LAID.values(), ids=HAND_LAID)
def test_however_a_file_was_laid_by_hand_each_review_keeps_all_it_said(
    laid: str, path: Path
) -> None:
    path.parent.mkdir()
    body = laid.replace("@", f'"at": "{MOMENT}", "recalled": [true], "box": null')
    path.write_text(
        f'{{\n  "format": 1,\n  "deck": "{SHIPPED_ID}",\n  "exam": null,\n'
        f'  "reviews": [\n    {body}\n  ]\n}}\n'
    )
    before = json.loads(path.read_text())["reviews"]
    file = ProgressFile(path, SHIPPED_ID)
    assert [json.loads(each.as_line) for each in file.progress.reviews] == before
    save(file, look(minutes=1))
    assert json.loads(path.read_text())["reviews"][:-1] == before


@pytest.mark.parametrize("indent", [None, 1, 8])
def test_any_layout_of_the_same_json_is_read(path: Path, indent: int | None) -> None:
    path.parent.mkdir()
    reviews = [entry(), entry(card="cult", at="2026-11-23T19:00:00+01:00")]
    path.write_text(json.dumps(json.loads(document(reviews=reviews)), indent=indent))
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look(minutes=9))
    cards = [review.card for review in ProgressFile(path, SHIPPED_ID).progress.reviews]
    assert cards == ["cult", "nep", "nep"]  # 19:00+01:00 is the same moment: by name then


SPOILT: dict[str, str | bytes] = {
    "empty": b"",
    "NULs": bytes(100),
    "cut off": document(reviews=[entry()])[:-20],
    "conflict markers": "<<<<<<< ours\n" + document() + "\n=======\n",
    "no object": "[]",
    "no deck": '{"format": 1, "exam": null, "reviews": []}',
    "no reviews": '{"format": 1, "deck": "stalin-1924-41", "exam": null}',
    "no format": '{"deck": "stalin-1924-41", "exam": null, "reviews": []}',
    "format 0": document(format=0),
    "format as text": document(format="1"),
    "time before all clocks": document(reviews=[entry(at="0001-01-01T00:00:00+00:00")]),
    "card no id": document(reviews=[entry(card="\x1b[31m")]),
    "another deck": document(deck="other"),
    "exam no date": document(exam="soon"),
    "exam's moment no moment": document(exam_at="soon"),
    "exam's moment without offset": document(exam_at="2026-11-23T18:00:00"),
    "exam's moment as number": document(exam_at=1),
    "exam's moment null": document(exam_at=None),
    "exam's moment before all clocks": document(exam_at="0001-01-01T00:00:00+00:00"),
    "duplicate key": document()[:-1] + ', "format": 1}',
    "review no object": document(reviews=[1]),
    "no card": document(reviews=[{"at": MOMENT, "recalled": [True], "box": 1}]),
    "time without offset": document(reviews=[entry(at="2026-11-23T18:00:00")]),
    "time as number": document(reviews=[entry(at=1)]),
    "box 0": document(reviews=[entry(box=0)]),
    "box 6": document(reviews=[entry(box=6)]),
    "box as text": document(reviews=[entry(box="1")]),
    "nothing asked": document(reviews=[entry(recalled=[])]),
    "ticks as numbers": document(reviews=[entry(recalled=[1, 0])]),
    "unknown kind": document(reviews=[entry(kind="guess")]),
    "seconds as one number": document(reviews=[entry(seconds=3)]),
    "seconds below nought": document(reviews=[entry(seconds=[-1, 2])]),
    "undone as text": document(reviews=[entry(undone="yes")]),
    "not UTF-8": b'{"format": 1, "deck": "\xff"}',
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_an_unreadable_file_is_never_taken_for_empty_and_never_overwritten(
    spoilt: str | bytes, path: Path
) -> None:
    data = spoilt.encode() if isinstance(spoilt, str) else spoilt
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(ProgressError) as raised:
        ProgressFile(path, SHIPPED_ID)
    assert str(path) in str(raised.value)
    assert len(str(raised.value).splitlines()) <= 3
    assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_spoilt_while_the_app_is_open_is_not_overwritten(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    path.write_text("{")
    with pytest.raises(ProgressError):
        save(file, look(minutes=1))
    assert path.read_text() == "{"
    assert file.progress.reviews == [look()]


def test_a_newer_format_is_refused_and_left_as_it_is(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(document(format=2, reviews="in another shape"))
    with pytest.raises(ProgressError, match="from a newer revise1924"):
        ProgressFile(path, SHIPPED_ID)
    assert json.loads(path.read_text())["format"] == 2


def test_a_folder_in_the_place_of_the_file_is_said_to_be_one(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(UnreadableError, match="is a folder"):
        ProgressFile(path, SHIPPED_ID)


def test_two_instances_on_one_file_lose_nothing(path: Path) -> None:
    one, two = ProgressFile(path, SHIPPED_ID), ProgressFile(path, SHIPPED_ID)
    for minute in range(0, 20, 2):
        save(one, look(minutes=minute))
        save(two, look(minutes=minute + 1))
    two.set_exam(EXAM, MONDAY)
    save(one, look(minutes=20))
    assert one.progress.reviews == [look(minutes=minute) for minute in range(21)]
    assert one.progress.exam == EXAM
    assert ProgressFile(path, SHIPPED_ID).progress == one.progress


def test_what_another_has_saved_is_known_before_a_review_is_made_and_it_is_made_once(
    path: Path,
) -> None:
    one, known = ProgressFile(path, SHIPPED_ID), list[list[Review]]()
    save(ProgressFile(path, SHIPPED_ID), look())

    def make(progress: Progress) -> Review:
        known.append(list(progress.reviews))
        return look(minutes=1)

    one.record(make)
    assert known == [[look()]]


def test_what_one_instance_undoes_the_other_does_not_bring_back(path: Path) -> None:
    one, two = ProgressFile(path, SHIPPED_ID), ProgressFile(path, SHIPPED_ID)
    save(one, look())
    save(two, look(minutes=1))
    save(one, look(undone=True))
    save(two, look(minutes=2))
    assert [review.undone for review in ProgressFile(path, SHIPPED_ID).progress.reviews] == [
        True,
        False,
        False,
    ]


def test_a_file_that_vanishes_is_written_whole_at_the_next_save(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    path.unlink()
    save(file, look(minutes=1))
    assert ProgressFile(path, SHIPPED_ID).progress.reviews == [look(), look(minutes=1)]


def test_a_lock_held_too_long_fails_the_save_and_the_next_try_works(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.01)
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    with FileLock(f"{path}.lock"), pytest.raises(SaveError, match="another program"):
        save(file, look(minutes=1))
    assert file.progress.reviews == [look()]
    save(file, look(minutes=1))
    assert ProgressFile(path, SHIPPED_ID).progress.reviews == [look(), look(minutes=1)]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT])
@pytest.mark.parametrize("call", ["fsync", "fdopen", "replace", "mkstemp"])
def test_a_save_that_fails_leaves_the_file_as_it_was_and_counts_nothing(
    call: str, number: int, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    before = path.read_bytes()
    targets = {
        "fsync": "os.fsync",
        "fdopen": "builtins.open",
        "replace": "pathlib.Path.replace",
        "mkstemp": "tempfile.mkstemp",
    }
    with monkeypatch.context() as broken:
        broken.setattr(targets[call], failing(number))
        with pytest.raises(SaveError, match="not saved") as raised:
            save(file, look(minutes=1))
    assert os.strerror(number) in str(raised.value)
    assert path.read_bytes() == before
    assert file.progress.reviews == [look()]
    assert {each.name for each in path.parent.iterdir()} == {path.name, f"{path.name}.lock"}
    save(file, look(minutes=1))
    assert ProgressFile(path, SHIPPED_ID).progress.reviews == [look(), look(minutes=1)]


def test_the_data_is_durable_before_its_name_and_the_name_before_the_call_returns(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def fsync_seen(descriptor: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "data")
        fsync(descriptor)

    def replace_seen(self: Path, target: Path) -> Path:
        steps.append("name")
        return replace(self, target)

    monkeypatch.setattr("os.fsync", fsync_seen)
    monkeypatch.setattr("pathlib.Path.replace", replace_seen)
    save(ProgressFile(path, SHIPPED_ID), look())
    assert steps == ["data", "name", "folder"]


def test_no_truncation_of_a_file_is_read_as_less_than_it_was(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    for minute in range(3):
        save(file, look(minutes=minute))
    whole = path.read_bytes()
    for length in range(len(whole) - 1):  # the last byte is a newline
        path.write_bytes(whole[:length])
        with pytest.raises(ReviseError):
            ProgressFile(path, SHIPPED_ID)
        assert path.read_bytes() == whole[:length]


REVIEWS = st.builds(
    Review,
    card=st.sampled_from(["nep", "cult", "gone"]),
    at=st.datetimes(
        datetime(1900, 1, 2),  # noqa: DTZ001 - the strategy adds the offset
        datetime(8999, 12, 30),  # noqa: DTZ001
        timezones=st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours))),
    ),
    recalled=st.lists(st.sampled_from([True, False, None]), min_size=1, max_size=20).map(tuple),
    box=st.sampled_from([None, 1, 2, 3, 4, 5]),
    kind=st.sampled_from(["study", "test", "drill"]),
    undone=st.booleans(),
    seconds=st.none() | st.tuples(st.floats(0, 86_400), st.floats(0, 86_400)),
)


@given(st.lists(REVIEWS, max_size=8), st.none() | st.dates(date(1900, 1, 1), date(8999, 12, 31)))
@settings(max_examples=40)
def test_progress_comes_back_from_the_file_as_it_went_in(
    tmp_path_factory: pytest.TempPathFactory, reviews: list[Review], exam: date | None
) -> None:
    path = tmp_path_factory.mktemp("round") / "progress.json"
    file = ProgressFile(path, SHIPPED_ID)
    for review in reviews:
        save(file, review)
    file.set_exam(exam, MONDAY)
    assert ProgressFile(path, SHIPPED_ID).progress == file.progress
