"""Cards set aside: kept in the file, merged by the later word, and lost on no way a file can go."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.errors import ProgressError
from revise1924.said import Aside, Asides, later_asides, said_aside
from revise1924.storage.format import read_copy
from revise1924.storage.keeper import ProgressKeeper
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import cures, diagnose
from tests.support.clock import EXAM, MONDAY
from tests.support.decks import SHIPPED_ID
from tests.support.progress import MOMENT, entry, look, save, written

LATER = MONDAY + timedelta(hours=1)
WAS_ASIDE = {"aside": True, "at": MOMENT}


def test_a_card_is_set_aside_and_taken_back(keeper: ProgressKeeper) -> None:
    save(keeper, look())
    assert not keeper.progress.is_aside("nep")
    keeper.set_aside("nep", True, MONDAY)
    assert keeper.progress.is_aside("nep")
    assert not keeper.is_fresh
    keeper.set_aside("nep", False, LATER)
    assert not keeper.progress.is_aside("nep")
    assert len(keeper.progress.reviews) == 1


def test_the_file_says_which_cards_are_set_aside_and_since_when(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.set_aside("nep", True, MONDAY)
    assert json.loads(path.read_text())["aside"] == {"nep": WAS_ASIDE}
    assert ProgressFile(path, SHIPPED_ID).progress.asides == file.progress.asides


def test_a_file_without_such_cards_says_nothing_of_them(path: Path) -> None:
    save(ProgressFile(path, SHIPPED_ID), look())
    assert "aside" not in json.loads(path.read_text())


def test_reviews_and_exams_saved_since_keep_it(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.set_aside("nep", True, MONDAY)
    save(file, look())
    file.set_exam(EXAM, LATER)
    file.record(lambda progress: progress.reviews[-1].taken_back())
    assert ProgressFile(path, SHIPPED_ID).progress.is_aside("nep")


def test_of_two_windows_the_later_word_counts(path: Path) -> None:
    one, other = ProgressFile(path, SHIPPED_ID), ProgressFile(path, SHIPPED_ID)
    one.set_aside("nep", True, MONDAY)
    other.set_aside("purges", True, MONDAY)
    other.set_aside("nep", False, LATER)
    one.refresh()
    assert [one.progress.is_aside(card) for card in ("nep", "purges")] == [False, True]


def test_a_clock_that_was_ahead_does_not_keep_a_card_aside(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.set_aside("nep", True, MONDAY + timedelta(days=900))
    file.set_aside("nep", False, MONDAY)
    assert not ProgressFile(path, SHIPPED_ID).progress.is_aside("nep")


@pytest.mark.parametrize(("hours", "is_aside"), [(-1, True), (1, False)])
def test_copies_put_aside_by_a_synced_folder_count_where_they_are_later(
    hours: int, is_aside: bool, path: Path
) -> None:
    ProgressFile(path, SHIPPED_ID).set_aside("nep", True, MONDAY)
    said = {"aside": False, "at": (MONDAY + timedelta(hours=hours)).isoformat()}
    copy = path.with_name(f"{path.stem}.sync-conflict-20261124-101010-ABCDEFG.json")
    written(copy, aside={"nep": said, "cult": WAS_ASIDE})
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    assert file.progress.is_aside("cult")
    assert ProgressFile(path, SHIPPED_ID).progress.is_aside("nep") == is_aside


def test_merging_takes_the_later_word(path: Path, tmp_path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.set_aside("nep", True, MONDAY)
    other = written(tmp_path / "other.json", aside={"cult": {**WAS_ASIDE, "why": "off"}})
    file.take_in([read_copy(other)], LATER)
    assert set(json.loads(path.read_text())["aside"]) == {"nep", "cult"}


def test_fields_of_a_later_version_are_kept_of_both_copies(path: Path, tmp_path: Path) -> None:
    written(path, aside={"nep": {**WAS_ASIDE, "why": "off the syllabus"}})
    other = written(tmp_path / "other.json", aside={"nep": {**WAS_ASIDE, "who": "teacher"}})
    file = ProgressFile(path, SHIPPED_ID)
    file.take_in([read_copy(other)], LATER)
    file.set_aside("nep", False, LATER)
    nep = json.loads(path.read_text())["aside"]["nep"]
    assert (nep["aside"], nep["why"], nep["who"]) == (False, "off the syllabus", "teacher")


@pytest.mark.parametrize(
    "said",
    [
        [],
        "nep",
        {"nep": True},
        {"nep": {"aside": "yes", "at": MOMENT}},
        {"nep": {"aside": True}},
        {"No Slug": WAS_ASIDE},
        {"nep": {"aside": True, "at": "yesterday"}},
    ],
)
def test_what_cannot_be_understood_is_named_and_costs_only_itself(said: object, path: Path) -> None:
    entries = {**said, "cult": WAS_ASIDE} if isinstance(said, dict) else said
    written(path, aside=entries, exam="2027-06-04", reviews=[entry()])
    with pytest.raises(ProgressError, match="aside"):
        ProgressFile(path, SHIPPED_ID)
    diagnosis = diagnose(path, SHIPPED_ID)
    assert diagnosis is not None
    cures(diagnosis)[0].mend(MONDAY)
    kept = ProgressFile(path, SHIPPED_ID).progress
    assert (len(kept.reviews), kept.exam) == (1, EXAM)
    assert list(kept.asides) == (["cult"] if isinstance(said, dict) else [])


def test_repair_takes_it_from_a_backup(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.set_aside("nep", True, MONDAY)
    save(file, look())
    path.write_text("{")
    diagnosis = diagnose(path, SHIPPED_ID)
    assert diagnosis is not None
    cures(diagnosis)[0].mend(MONDAY)
    assert ProgressFile(path, SHIPPED_ID).progress.is_aside("nep")


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 2), timezones=st.just(UTC))  # noqa: DTZ001
ASIDES: st.SearchStrategy[Asides] = st.dictionaries(
    st.sampled_from(["nep", "cult"]),
    st.builds(
        Aside,
        st.booleans(),
        st.sampled_from([MONDAY, LATER]) | MOMENTS,
        st.dictionaries(st.sampled_from("xy"), st.integers(0, 2)),
    ),
)


@given(ASIDES, ASIDES, ASIDES)
def test_in_whichever_order_copies_come_they_make_the_same(
    one: Asides, other: Asides, third: Asides
) -> None:
    assert later_asides(one, other) == later_asides(other, one)
    assert later_asides(one, one) == one
    left = later_asides(later_asides(one, other), third)
    assert left == later_asides(one, later_asides(other, third))


@given(ASIDES, st.booleans(), MOMENTS)
def test_what_is_said_now_counts_whatever_was_said_before(
    before: Asides, is_aside: bool, now: datetime
) -> None:
    after = said_aside(before, "nep", is_aside, now)
    assert after["nep"].is_aside == is_aside
    assert later_asides(before, after) == after
    assert said_aside(after, "nep", is_aside, after["nep"].said_at) == after


def test_a_later_word_of_a_copy_outlasts_what_another_window_writes_meanwhile(path: Path) -> None:
    other = ProgressFile(path, SHIPPED_ID)
    other.set_aside("nep", True, MONDAY)
    said = {"aside": False, "at": LATER.isoformat()}
    copy = path.with_name(f"{path.stem}.sync-conflict-20261124-101010-ABCDEFG.json")
    written(copy, aside={"nep": said})
    file = ProgressFile(path, SHIPPED_ID)
    save(other, look())
    file.refresh()
    assert not file.progress.is_aside("nep")
