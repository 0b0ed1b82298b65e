"""Two processes that save into one progress file as fast as they can: nothing is lost."""

import json
import multiprocessing
from datetime import timedelta
from multiprocessing.synchronize import Barrier
from pathlib import Path

from revise1924.errors import SaveError
from revise1924.progress import Progress
from revise1924.reviews import Name, Review
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY

DECK = "both"
EACH = 200
IN_A_ROW = 20
"""After so many reviews they wait for each other, so that they meet at the lock all the time."""
PATIENCE = 600.0
"""Seconds before the test gives up; no claim about speed."""


def next_look(progress: Progress, who: int, number: int) -> Review:
    """Return the review of `who`; it moves its card unless the other process has moved it today."""
    card = f"card-{number}"
    at = MONDAY + timedelta(seconds=number, microseconds=who)
    first = not progress.standing(card, MONDAY + timedelta(hours=1)).today
    return Review(card, at, (True, False), 1 + who if first else None)


def everything() -> set[Name]:
    """Return the names of all the reviews that both of them record."""
    return {next_look(Progress(DECK), who, number).name for who in (0, 1) for number in range(EACH)}


def save_many(path: Path, who: int, together: Barrier) -> None:
    """Record so many reviews while the other process does; in the end both know of all."""
    file = ProgressFile(path, DECK)
    try:
        for number in range(EACH):
            if number % IN_A_ROW == 0:
                together.wait(PATIENCE)
            while not is_saved(file, who, number):
                pass
        together.wait(PATIENCE)
    except BaseException:
        together.abort()  # the other does not wait for one that failed
        raise
    file.refresh()
    assert {review.name for review in file.progress.reviews} == everything()


def is_saved(file: ProgressFile, who: int, number: int) -> bool:
    """Try to record one review; where the other holds the file too long, nothing is counted."""
    try:
        file.record(lambda progress: next_look(progress, who, number))
    except SaveError:
        assert file.progress.find(next_look(file.progress, who, number).name) is None
        return False
    return True


def test_two_processes_on_one_file_lose_and_double_nothing_and_see_each_other(
    tmp_path: Path,
) -> None:
    path, context = tmp_path / "progress.json", multiprocessing.get_context("spawn")
    together = context.Barrier(2)
    processes = [context.Process(target=save_many, args=(path, who, together)) for who in (0, 1)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0]

    reviews = ProgressFile(path, DECK).progress.reviews
    assert {review.name for review in reviews} == everything()
    assert len(json.loads(path.read_bytes())["reviews"]) == len(reviews) == 2 * EACH
    # Each decided with the other's reviews before it: every card was moved by one of them.
    moved = [review.card for review in reviews if review.box is not None]
    assert len(moved) == len(set(moved)) == EACH
