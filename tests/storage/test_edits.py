"""Edits of a card's points: kept in the file, merged by union, and lost on no way a file can go."""

import json
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from revise1924.cards import MOST_POINTS
from revise1924.edits import MOST_EDITS, Edit, Edits, Moved, joined_edits
from revise1924.errors import ProgressError
from revise1924.progress import Progress
from revise1924.said import NOT_SAID
from revise1924.storage.format import Copy, encode, read_copy
from revise1924.storage.keeper import ProgressKeeper
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import cures, diagnose
from revise1924.storage.salvage import salvage
from tests.support.clock import EXAM, MONDAY
from tests.support.decks import SHIPPED_ID
from tests.support.progress import MOMENT, document, entry, look, save, written

LATER = MONDAY + timedelta(hours=1)
TURNED = {"was": [1, 0], "of": 2, "at": MOMENT}
GREW = Edit(MONDAY, (0, None, 1), 2)


def mended(path: Path) -> Progress:
    diagnosis = diagnose(path, SHIPPED_ID)
    assert diagnosis is not None
    cures(diagnosis)[0].mend(MONDAY)
    return ProgressFile(path, SHIPPED_ID).progress


def test_an_edit_is_kept_and_the_looks_stay(keeper: ProgressKeeper) -> None:
    keeper.record_edit("nep", Moved((0, None, 1), 2), MONDAY)
    assert not keeper.is_fresh
    save(keeper, look(minutes=1))
    keeper.record_edit("nep", Moved((2, 0), 3), LATER)
    assert keeper.progress.edits == {"nep": (GREW, Edit(LATER, (2, 0), 3))}
    assert keeper.progress.reviews == [look(minutes=1)]


@pytest.mark.parametrize("points", [1, 2, MOST_POINTS])
def test_words_alone_are_no_edit(points: int, keeper: ProgressKeeper) -> None:
    keeper.record_edit("nep", Moved(range(points), points), MONDAY)
    assert keeper.is_fresh
    assert keeper.progress == Progress(SHIPPED_ID)
    assert keeper.path is None or not keeper.path.exists()


@pytest.mark.parametrize(
    ("was", "of"),
    [((2,), 2), ((-1,), 2), ((), 2), ((None,), 0), ((None,) * 21, 2), ((0,), 21)],
)
def test_points_that_cannot_have_been_there_are_refused(
    was: tuple[int | None, ...], of: int, keeper: ProgressKeeper
) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        keeper.record_edit("nep", Moved(was, of), MONDAY)
    assert keeper.progress == Progress(SHIPPED_ID)


def test_an_edit_tried_again_is_the_same_one(keeper: ProgressKeeper) -> None:
    for _ in range(2):
        keeper.record_edit("nep", Moved([1, 0], 2), MONDAY)
    assert keeper.progress.edits == {"nep": (Edit(MONDAY, (1, 0), 2),)}
    keeper.record_edit("nep", Moved([1, 0], 2), LATER)
    assert len(keeper.progress.edits["nep"]) == 2


def test_an_edit_comes_after_the_looks_and_edits_before_it_though_the_clock_was_set_back(
    keeper: ProgressKeeper,
) -> None:
    save(keeper, look(minutes=30))
    save(keeper, look("cult", minutes=50))
    keeper.record_edit("nep", Moved([1, 0], 2), MONDAY)
    keeper.record_edit("nep", Moved([1, 0, None], 2), MONDAY - timedelta(minutes=5))
    one, other = keeper.progress.edits["nep"]
    assert look(minutes=30).at < one.at < other.at < look(minutes=31).at
    assert len(one.was) == 2


def test_looks_of_days_to_come_do_not_hold_an_edit_back(keeper: ProgressKeeper) -> None:
    save(keeper, look(days=900))
    keeper.record_edit("nep", Moved([1, 0], 2), MONDAY)
    assert keeper.progress.edits["nep"][0].at == MONDAY


def test_the_file_says_which_point_was_which(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.record_edit("nep", Moved((0, None, 1), 2), MONDAY)
    said = json.loads(path.read_text())["edits"]
    assert said == {"nep": [{"was": [0, None, 1], "of": 2, "at": MOMENT}]}
    assert ProgressFile(path, SHIPPED_ID).progress == file.progress


def test_a_file_without_edits_says_nothing_of_them(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    file.set_aside("nep", True, MONDAY)
    before = path.read_bytes()
    file.record_edit("nep", Moved((0, 1), 2), LATER)
    assert path.read_bytes() == before
    assert "edits" not in json.loads(before)


def test_no_edits_of_a_card_are_none(path: Path) -> None:
    written(path, edits={"nep": []})
    assert ProgressFile(path, SHIPPED_ID).progress.edits == {}


def test_reviews_and_all_that_is_said_since_keep_it(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.record_edit("nep", Moved((0, None, 1), 2), MONDAY)
    save(file, look())
    file.set_exam(EXAM, LATER)
    file.set_aside("nep", True, LATER)
    file.record(lambda progress: progress.reviews[-1].taken_back())
    assert ProgressFile(path, SHIPPED_ID).progress.edits == {"nep": (GREW,)}


def test_the_edits_of_two_windows_are_both_kept(path: Path) -> None:
    one, other = ProgressFile(path, SHIPPED_ID), ProgressFile(path, SHIPPED_ID)
    one.record_edit("nep", Moved((0, None, 1), 2), MONDAY)
    other.record_edit("nep", Moved((2, 1, 0), 3), MONDAY)  # at the same moment by its clock
    other.record_edit("purges", Moved((1, 0), 2), MONDAY)
    one.refresh()
    assert one.progress.edits == other.progress.edits
    assert [edit.was for edit in one.progress.edits["nep"]] == [(0, None, 1), (2, 1, 0)]
    assert len(one.progress.edits["purges"]) == 1


def test_copies_put_aside_by_a_synced_folder_bring_their_edits(path: Path) -> None:
    ProgressFile(path, SHIPPED_ID).record_edit("nep", Moved((0, None, 1), 2), LATER)
    copy = path.with_name(f"{path.stem}.sync-conflict-20261124-101010-ABCDEFG.json")
    written(copy, edits={"nep": [TURNED], "cult": [TURNED]})
    file = ProgressFile(path, SHIPPED_ID)
    save(file, look())
    assert [edit.was for edit in file.progress.edits["nep"]] == [(1, 0), (0, None, 1)]
    assert set(json.loads(path.read_text())["edits"]) == {"nep", "cult"}


def test_edits_of_a_copy_outlast_what_another_window_writes_meanwhile(path: Path) -> None:
    other = ProgressFile(path, SHIPPED_ID)
    other.record_edit("nep", Moved((0, None, 1), 2), LATER)
    copy = path.with_name(f"{path.stem}.sync-conflict-20261124-101010-ABCDEFG.json")
    written(copy, edits={"nep": [TURNED]})
    file = ProgressFile(path, SHIPPED_ID)
    save(other, look())
    file.refresh()
    assert len(file.progress.edits["nep"]) == 2


def test_merging_takes_the_edits_of_the_other_copy(path: Path, tmp_path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.record_edit("nep", Moved((0, None, 1), 2), LATER)
    other = written(tmp_path / "other.json", edits={"nep": [TURNED], "cult": [TURNED]})
    assert file.take_in([read_copy(other)], LATER) == 0
    said = json.loads(path.read_text())["edits"]
    assert {card: len(edits) for card, edits in said.items()} == {"nep": 2, "cult": 1}


def test_fields_of_a_later_version_are_kept_of_both_copies(path: Path, tmp_path: Path) -> None:
    written(path, edits={"nep": [{**TURNED, "why": "order of time"}]})
    other = written(tmp_path / "other.json", edits={"nep": [{**TURNED, "who": "teacher"}]})
    file = ProgressFile(path, SHIPPED_ID)
    file.take_in([read_copy(other)], LATER)
    file.record_edit("nep", Moved((0,), 2), LATER)
    first, second = json.loads(path.read_text())["edits"]["nep"]
    assert first == {**TURNED, "why": "order of time", "who": "teacher"}
    assert second["was"] == [0]


@pytest.mark.parametrize(
    "said",
    [
        [],
        "nep",
        {"nep": TURNED},
        {"nep": [True]},
        {"nep": [{**TURNED, "was": [2, 0]}]},
        {"nep": [{**TURNED, "was": [-1, 0]}]},
        {"nep": [{**TURNED, "was": ["1", 0]}]},
        {"nep": [{**TURNED, "was": []}]},
        {"nep": [{**TURNED, "was": [None] * (MOST_POINTS + 1)}]},
        {"nep": [{**TURNED, "of": 0, "was": [None]}]},
        {"nep": [{**TURNED, "of": MOST_POINTS + 1}]},
        {"nep": [{**TURNED, "at": "yesterday"}]},
        {"nep": [{"was": [1, 0], "at": MOMENT}]},
        {"No Slug": [TURNED]},
    ],
)
def test_what_cannot_be_understood_is_named_and_costs_only_itself(said: object, path: Path) -> None:
    entries = {**said, "cult": [TURNED]} if isinstance(said, dict) else said
    written(path, edits=entries, exam="2027-06-04", reviews=[entry()])
    with pytest.raises(ProgressError, match="edits"):
        ProgressFile(path, SHIPPED_ID)
    kept = mended(path)
    assert (len(kept.reviews), kept.exam) == (1, EXAM)
    assert list(kept.edits) == (["cult"] if isinstance(said, dict) else [])


def test_one_odd_edit_of_a_card_costs_no_other(path: Path) -> None:
    written(path, edits={"nep": [{**TURNED, "was": [7]}, TURNED]})
    assert mended(path).edits == {"nep": (Edit(MONDAY, (1, 0), 2),)}


def test_too_many_edits_of_a_card_are_named_and_the_last_of_them_kept(path: Path) -> None:
    second = timedelta(seconds=1)
    moments = [(MONDAY + index * second).isoformat() for index in range(MOST_EDITS + 1)]
    written(path, edits={"nep": [{**TURNED, "at": moment} for moment in moments]})
    with pytest.raises(ProgressError, match=r"edits\.nep has more than 10,000 entries"):
        ProgressFile(path, SHIPPED_ID)
    kept = mended(path).edits["nep"]
    assert (len(kept), kept[0].at) == (MOST_EDITS, MONDAY + second)


def test_a_file_of_which_edits_alone_are_left_is_progress_to_be_mended(tmp_path: Path) -> None:
    path = tmp_path / f"{SHIPPED_ID}.json"
    path.write_text(f'"edits": {json.dumps({"nep": [TURNED]})}, "revi')
    assert mended(path).edits == {"nep": (Edit(MONDAY, (1, 0), 2),)}


def test_a_fault_in_an_edit_is_told_in_words(path: Path) -> None:
    written(path, edits={"nep": [{**TURNED, "was": [2, 0]}]})
    with pytest.raises(ProgressError, match=r"edits\.nep\[0\] names a point that there was not"):
        ProgressFile(path, SHIPPED_ID)


def test_repair_takes_it_from_a_backup(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.record_edit("nep", Moved((0, None, 1), 2), MONDAY)
    save(file, look())
    path.write_text("{")
    assert mended(path).edits == {"nep": (GREW,)}


def test_repair_joins_what_the_file_and_its_backup_say(path: Path) -> None:
    file = ProgressFile(path, SHIPPED_ID)
    file.record_edit("nep", Moved((0, None, 1), 2), MONDAY)
    save(file, look())
    file.record_edit("nep", Moved((2, 1, 0), 3), LATER)
    path.write_bytes(path.read_bytes()[:-20])
    assert [edit.was for edit in mended(path).edits["nep"]] == [(0, None, 1), (2, 1, 0)]


SORTED_OR_NOT = pytest.mark.parametrize("sort_keys", [False, True])


@SORTED_OR_NOT
def test_of_a_file_cut_off_in_its_reviews_the_edits_are_read(sort_keys: bool) -> None:
    """Whoever wrote it, ours or a program that sorts fields."""
    edits = {"nep": [TURNED, {**TURNED, "at": LATER.isoformat()}], "cult": [TURNED]}
    whole = json.loads(document(edits=edits, aside={"nep": {"aside": True, "at": MOMENT}}))
    del whole["reviews"]
    whole["reviews"] = [entry(), entry(card="cult")]  # at the end, as we write it
    text = json.dumps(whole, sort_keys=sort_keys)
    remains = salvage(text[:-40].encode())
    assert {card: len(each) for card, each in remains.said.edits.items()} == {"nep": 2, "cult": 1}
    assert (len(remains.reviews), remains.bad, remains.unknown) == (1, 1, {})


def test_wherever_a_file_is_cut_off_nothing_is_made_of_a_part_of_an_edit() -> None:
    edits: Edits = {"nep": (GREW, Edit(LATER, (2, 1, 0), 3)), "deck": (GREW,)}
    data = encode(Copy(SHIPPED_ID, NOT_SAID, [look()], {"colour": "red"}, {}, edits))
    for end in range(len(data)):
        remains = salvage(data[:end])
        assert remains.said.edits in ({}, edits)
        assert remains.unknown in ({}, {"colour": "red"})
        assert remains.deck in (None, SHIPPED_ID)


def test_more_edits_than_a_file_may_hold_leave_the_latest(path: Path) -> None:
    second = timedelta(seconds=1)
    many = tuple(Edit(MONDAY + index * second, (1, 0), 2) for index in range(MOST_EDITS))
    file = ProgressFile(path, SHIPPED_ID)
    file.take_in([Copy(SHIPPED_ID, NOT_SAID, [], {}, {}, {"nep": many})], MONDAY)
    file.record_edit("nep", Moved((0,), 2), many[-1].at + second)
    kept = ProgressFile(path, SHIPPED_ID).progress.edits["nep"]
    assert (len(kept), kept[:-1], kept[-1].was) == (MOST_EDITS, many[1:], (0,))


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2026, 1, 2), timezones=st.just(UTC))  # noqa: DTZ001
EAST = timezone(timedelta(hours=5))


@st.composite
def edits_of_a_card(draw: st.DrawFn) -> tuple[Edit, ...]:
    """The edits of one card, many of them at the moments of others."""
    moments = draw(
        st.sets(
            st.sampled_from([MONDAY, LATER, LATER.astimezone(EAST)]) | MOMENTS,
            min_size=1,
            max_size=4,
        )
    )
    edits = []
    for moment in sorted(moments):
        of = draw(st.integers(1, 4))
        was = draw(st.lists(st.none() | st.integers(0, of - 1), min_size=1, max_size=4))
        unknown = draw(st.dictionaries(st.sampled_from("xy"), st.integers(0, 2)))
        points = draw(st.sampled_from(["", "9f86d0818840", "60303ae22b99"]))
        edits.append(Edit(moment, tuple(was), of, points, unknown))
    return tuple(edits)


EDITS: st.SearchStrategy[Edits] = st.dictionaries(
    st.sampled_from(["nep", "cult"]), edits_of_a_card()
)


@example(
    {"nep": (GREW._replace(unknown={"x": 0, "y": 0}),)},
    {"nep": (GREW._replace(unknown={"y": 0, "x": 0}),)},
    {},
)
@given(EDITS, EDITS, EDITS)
def test_in_whichever_order_copies_come_they_make_the_same(
    one: Edits, other: Edits, third: Edits
) -> None:
    both = joined_edits(one, other)
    assert encoded(both) == encoded(joined_edits(other, one))
    assert joined_edits(one, one) == joined_edits(one) == one
    assert joined_edits(both, one) == both
    left = joined_edits(both, third)
    assert encoded(left) == encoded(joined_edits(one, joined_edits(other, third)))
    assert left == joined_edits(one, other, third)
    for edits in both.values():
        assert all(before.at < after.at for before, after in pairwise(edits))


@given(EDITS)
def test_what_is_written_is_read(edits: Edits) -> None:
    remains = salvage(encoded(edits))
    assert remains.is_json
    assert remains.said.edits == edits
    assert encoded(remains.said.edits) == encoded(edits)


def encoded(edits: Edits) -> bytes:
    return encode(Copy(SHIPPED_ID, NOT_SAID, [], {}, {}, edits))
