"""What every keeper of progress does, and what sets the one in memory apart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import NOT_SAID, ExamDay
from revise1924.storage.keeper import ProgressKeeper
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import EXAM, MONDAY
from tests.support.decks import SHIPPED_ID
from tests.support.progress import look, save

Make = Callable[[Path], ProgressKeeper]
KEEPERS: dict[str, Make] = {
    "file": lambda folder: ProgressFile(folder / "data" / "progress.json", SHIPPED_ID),
    "memory": lambda _: ProgressInMemory(Progress(SHIPPED_ID)),
}


def test_a_keeper_begins_with_nothing(keeper: ProgressKeeper) -> None:
    assert keeper.is_fresh
    assert keeper.progress == Progress(SHIPPED_ID)
    assert keeper.notices == []
    assert keeper.why_unwritable() == ""


def test_what_is_recorded_is_known_and_returned(keeper: ProgressKeeper) -> None:
    assert keeper.record(lambda _: look(minutes=1)) == look(minutes=1)
    assert keeper.record(lambda _: look()) == look()
    assert keeper.progress.reviews == [look(), look(minutes=1)]
    assert not keeper.is_fresh
    keeper.refresh()
    assert keeper.progress.reviews == [look(), look(minutes=1)]


def test_a_review_is_made_of_what_is_known(keeper: ProgressKeeper) -> None:
    keeper.record(lambda _: look())
    seen: list[Review] = []

    def make(progress: Progress) -> None:
        seen.extend(progress.reviews)

    assert keeper.record(make) is None
    assert seen == keeper.progress.reviews == [look()]


def test_what_was_taken_back_is_not_brought_back(keeper: ProgressKeeper) -> None:
    keeper.record(lambda _: look())
    taken_back = keeper.record(
        lambda progress: replace(progress.reviews[0], undone=True),
    )
    assert taken_back == look(undone=True)
    assert keeper.record(lambda _: look()) == look(undone=True)
    assert keeper.progress.reviews == [look(undone=True)]


def test_nothing_is_counted_where_no_review_could_be_made(keeper: ProgressKeeper) -> None:
    def fail(_: Progress) -> Review:
        raise ValueError("the session is over")

    with pytest.raises(ValueError, match="is over"):
        keeper.record(fail)
    assert keeper.progress == Progress(SHIPPED_ID)
    assert keeper.record(lambda _: look()) == look()


def test_the_exam_is_known_with_its_moment_and_can_be_changed(keeper: ProgressKeeper) -> None:
    keeper.set_exam(EXAM, MONDAY)
    assert keeper.progress.exam_day == ExamDay(EXAM, MONDAY)
    assert not keeper.is_fresh
    for day, minutes in ((date(2027, 5, 1), 1), (None, 2), (EXAM, -60)):
        keeper.set_exam(day, MONDAY + timedelta(minutes=minutes))
        assert keeper.progress.exam == day
    said_at = keeper.progress.exam_day.said_at
    assert said_at == MONDAY + timedelta(minutes=2, microseconds=1)  # the clock was set back


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), max_size=6))
def test_both_keepers_know_the_same_after_the_same_reviews(
    tmp_path_factory: pytest.TempPathFactory, looks: list[tuple[int, bool]]
) -> None:
    folder = tmp_path_factory.mktemp("same")
    file, memory = (make(folder) for make in KEEPERS.values())
    for minutes, undone in looks:
        review = look(minutes=minutes, undone=undone)
        assert save(file, review) == save(memory, review)
    assert file.progress == memory.progress
    assert file.is_fresh == memory.is_fresh == (not looks)


# In memory


def test_what_is_left_unsaved_goes_on_from_what_is_known_and_touches_neither_file_nor_disk(
    tmp_path: Path,
) -> None:
    file = ProgressFile(tmp_path / "data" / "progress.json", SHIPPED_ID)
    file.record(lambda _: look())
    before = {each: each.read_bytes() for each in file.path.parent.iterdir()}
    memory = ProgressInMemory(file.progress, ["odd"])
    memory.record(lambda _: look(minutes=1))
    memory.set_exam(EXAM, MONDAY)
    assert memory.progress.reviews == [look(), look(minutes=1)]
    assert (memory.progress.exam, memory.notices) == (EXAM, ["odd"])
    assert (file.progress.reviews, file.progress.exam_day) == ([look()], NOT_SAID)
    assert {each: each.read_bytes() for each in file.path.parent.iterdir()} == before


def test_only_a_file_outlasts_the_program(tmp_path: Path) -> None:
    saved = {name: make(tmp_path).is_saved for name, make in KEEPERS.items()}
    assert saved == {"file": True, "memory": False}
