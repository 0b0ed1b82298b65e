"""Offsets with seconds: what was ever written can be read, and no study day moves."""

import json
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from revise1924.leitner import study_day
from revise1924.reviews import EARLIEST, LATEST, Review, in_whole_minutes
from revise1924.said import ExamDay
from revise1924.storage.format import Copy, encode, read_copy
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import cures, diagnose
from tests.support.clock import EXAM
from tests.support.decks import SHIPPED_ID
from tests.support.progress import document, entry, save

MOST = timedelta(hours=23, minutes=59)
# No system and no $TZ knows parts of seconds, and before 3.12 Python itself drops them.
HAND_MADE = st.integers(-86340, 86340).map(lambda seconds: timezone(timedelta(seconds=seconds)))
ZONES: st.SearchStrategy[tzinfo] = HAND_MADE | st.sampled_from(
    sorted(available_timezones() - {"localtime"})
).map(ZoneInfo)
MOMENTS = st.builds(
    lambda moment, zone: moment.astimezone(zone),
    st.datetimes(datetime(1900, 1, 1), datetime(8999, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    ZONES,
)
NEW_YORK_S_DAWN = datetime(
    1900, 6, 1, 4, 0, 1, tzinfo=timezone(timedelta(hours=-4, minutes=-56, seconds=-2))
)
DAWN = datetime(2026, 11, 23, 4, 0, 10, tzinfo=timezone(timedelta(minutes=53, seconds=28)))
DUSK = datetime(2026, 11, 23, 3, 59, 50, tzinfo=timezone(timedelta(minutes=53, seconds=40)))


@given(MOMENTS)
@example(NEW_YORK_S_DAWN)
@example(DAWN)
@example(DUSK)
def test_in_whole_minutes_moment_and_study_day_stay(moment: datetime) -> None:
    said = in_whole_minutes(moment)
    offset = said.utcoffset()
    assert offset is not None
    assert not offset % timedelta(minutes=1)
    assert said.astimezone(UTC) == moment.astimezone(UTC)
    assert study_day(said) == study_day(moment)


def test_an_offset_next_to_a_whole_day_can_be_written_too() -> None:
    odd = datetime(
        2026, 1, 1, 4, 0, 10, tzinfo=timezone(timedelta(hours=23, minutes=59, seconds=30))
    )
    assert in_whole_minutes(odd) == odd
    assert in_whole_minutes(odd).utcoffset() == MOST


@given(MOMENTS, MOMENTS)
@settings(max_examples=60)
def test_reviews_and_exams_of_any_zone_come_back_with_their_moment_and_their_study_day(
    tmp_path_factory: pytest.TempPathFactory, at: datetime, said_at: datetime
) -> None:
    path = tmp_path_factory.mktemp("zone") / "progress.json"
    file = ProgressFile(path, SHIPPED_ID)
    saved = save(file, Review("nep", at, (True,)))
    file.set_exam(EXAM, said_at)
    (kept,) = ProgressFile(path, SHIPPED_ID).progress.reviews
    assert saved == kept
    assert kept.at.astimezone(UTC) == at.astimezone(UTC)
    assert kept.day == study_day(at) == file.progress.reviews[0].day
    exam = read_copy(path).exam
    assert exam.day == EXAM
    assert exam.said_at is not None
    assert exam.said_at.astimezone(UTC) == said_at.astimezone(UTC)


def as_earlier(at: datetime, said_at: datetime, **layout: object) -> str:
    """Return a file as earlier versions wrote it: moments with whatever offset they had."""
    moments = [each.isoformat(timespec="microseconds") for each in (at, said_at)]
    reviews = [entry(at=moments[0], mood="grim"), entry(card="cult")]
    whole = json.loads(document(reviews=reviews, exam="2027-06-04", exam_at=moments[1]))
    return json.dumps(whole, **layout)  # type: ignore[arg-type]


@given(MOMENTS, MOMENTS, st.sampled_from([None, 2]))
@settings(max_examples=60)
def test_whatever_an_earlier_version_wrote_is_read_and_saved_so_that_all_can(
    tmp_path_factory: pytest.TempPathFactory, at: datetime, said_at: datetime, indent: int | None
) -> None:
    path = tmp_path_factory.mktemp("earlier") / "progress.json"
    path.write_text(as_earlier(at, said_at, indent=indent))
    file = ProgressFile(path, SHIPPED_ID)
    for _ in range(2):
        old = next(each for each in file.progress.reviews if each.card == "nep")
        assert old.at.astimezone(UTC) == at.astimezone(UTC)
        assert old.day == study_day(at)
        assert json.loads(old.as_line)["mood"] == "grim"
        exam = file.progress.exam_day
        assert exam.said_at is not None
        assert exam.said_at.astimezone(UTC) == said_at.astimezone(UTC)
        save(file, Review("cult", EARLIEST, (True,)))
        file = ProgressFile(path, SHIPPED_ID)


@pytest.mark.parametrize("separators", [(",", ":"), (", ", ": ")])
def test_other_faults_of_such_a_file_are_still_named_and_its_good_reviews_kept(
    separators: tuple[str, str], path: Path
) -> None:
    path.parent.mkdir()
    whole = json.loads(as_earlier(DAWN, DUSK))
    whole["reviews"].append(entry(box=9))
    path.write_text(json.dumps(whole, separators=separators, indent=0))
    diagnosis = diagnose(path, SHIPPED_ID)
    assert diagnosis is not None
    assert "reviews[2].box" in str(diagnosis.error)
    assert cures(diagnosis)[0].kept == 2


def test_a_file_at_the_ends_of_time_is_read(path: Path) -> None:
    path.parent.mkdir()
    ends = [EARLIEST, LATEST - timedelta(microseconds=1)]
    looks = [Review("nep", each.astimezone(DAWN.tzinfo), (True,)).written() for each in ends]
    path.write_bytes(encode(Copy(SHIPPED_ID, ExamDay(EXAM, ends[0]), looks, {})))
    assert [each.at for each in read_copy(path).reviews] == ends
