"""The minutes a day that a student has until the exam: said with its day, and kept with it."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from revise1924.cards import Deck
from revise1924.errors import ProgressError
from revise1924.said import ExamDay, later
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.salvage import salvage
from tests.support.clock import EXAM, MONDAY
from tests.support.commands import Run
from tests.support.decks import SHIPPED_ID
from tests.support.progress import MOMENT, written

LATER = MONDAY + timedelta(hours=1)


def test_minutes_are_saved_beside_the_day(file: ProgressFile, deck: Deck) -> None:
    file.set_exam(EXAM, MONDAY, 20)
    said = json.loads(file.path.read_text())
    assert (said["exam"], said["minutes_a_day"]) == ("2027-06-04", 20)
    assert ProgressFile(file.path, deck.id).progress.exam_day == ExamDay(EXAM, MONDAY, 20)


def test_who_says_none_has_none(file: ProgressFile) -> None:
    file.set_exam(EXAM, MONDAY, 20)
    file.set_exam(EXAM, LATER)
    assert "minutes_a_day" not in json.loads(file.path.read_text())


def test_a_day_said_in_the_shell_leaves_the_minutes_as_they_are(
    run: Run, file: ProgressFile, deck: Deck
) -> None:
    file.set_exam(EXAM, MONDAY, 20)
    run("quiz", "--exam", "in 3 weeks", "--drill")
    said = ProgressFile(file.path, deck.id).progress.exam_day
    assert said.day != EXAM
    assert said.minutes == 20


def test_of_two_copies_the_later_word_counts_for_both() -> None:
    one, other = ExamDay(EXAM, MONDAY, 20), ExamDay(EXAM, LATER)
    assert later(one, other) == later(other, one) == other
    more = ExamDay(EXAM, MONDAY, 30)
    assert later(one, more) == later(more, one) == more


@pytest.mark.parametrize("minutes", [0, -5, 1441, 20.5, "20", True, None])
def test_minutes_that_cannot_be_are_a_fault_and_cost_only_themselves(
    minutes: object, path: Path
) -> None:
    written(path, exam="2027-06-04", exam_at=MOMENT, minutes_a_day=minutes)
    with pytest.raises(ProgressError, match="minutes_a_day"):
        ProgressFile(path, SHIPPED_ID)
    assert salvage(path.read_bytes()).exam.day == EXAM


def test_what_can_be_saved_of_a_damaged_file_has_the_minutes(path: Path) -> None:
    written(path, exam="2027-06-04", exam_at=MOMENT, minutes_a_day=20)
    assert salvage(path.read_bytes().replace(b"[]", b"[")).exam == ExamDay(EXAM, MONDAY, 20)
