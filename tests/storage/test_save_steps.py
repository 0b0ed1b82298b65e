"""Each step of a save fails in turn, before it is done, half done and after it.

A layer under the store sees every file operation, whichever call it is made by, so that no test
here knows how many steps a save has.
"""

import errno
import functools
import itertools
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import pytest

from revise1924.errors import ReviseError
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import NOT_SAID, ExamDay
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import EXAM, MONDAY
from tests.support.decks import SHIPPED_ID
from tests.support.failures import noted
from tests.support.file_operations import ERRORS, Layer, Step, When
from tests.support.progress import look, save

pytestmark = pytest.mark.usefixtures("no_waiting")


class Scene(NamedTuple):
    """A save that is to go wrong."""

    here: tuple[Review, ...] | None
    """What the instance that saves has read; None where there is no file."""
    others: tuple[Review, ...]
    """What another one has saved since."""
    do: Callable[[ProgressFile], object]
    after: tuple[Review, ...]
    exam: ExamDay = NOT_SAID


OLD = (look(), look(minutes=2))
SCENES = {
    "first": Scene(None, (), lambda file: save(file, look(minutes=1)), (look(minutes=1),)),
    "later": Scene(
        OLD,
        (),
        lambda file: save(file, look(minutes=1)),
        (look(), look(minutes=1), look(minutes=2)),
    ),
    "after another": Scene(
        OLD,
        (look(minutes=3),),
        lambda file: save(file, look(minutes=1)),
        tuple(look(minutes=minute) for minute in range(4)),
    ),
    "undo": Scene(
        OLD,
        (),
        lambda file: save(file, look(minutes=2, undone=True)),
        (look(), look(minutes=2, undone=True)),
    ),
    "exam": Scene(OLD, (), lambda file: file.set_exam(EXAM, MONDAY), OLD, ExamDay(EXAM, MONDAY)),
}


@pytest.fixture(scope="session")
def contents(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Iterable[Review]], bytes]:
    """Return a function that returns what a file of such reviews holds."""

    @functools.cache
    def made(reviews: tuple[Review, ...]) -> bytes:
        path = tmp_path_factory.mktemp("made") / "progress.json"
        file = ProgressFile(path, SHIPPED_ID)
        for review in reviews:
            save(file, review)
        return path.read_bytes()

    return lambda reviews: made(tuple(reviews))


Stage = Callable[[Scene], ProgressFile]


@pytest.fixture
def stage(tmp_path: Path, contents: Callable[[Iterable[Review]], bytes]) -> Stage:
    """Return a function that returns an open file, just before the save of a scene."""
    numbers = itertools.count()

    def prepare(scene: Scene) -> ProgressFile:
        path = tmp_path / f"{next(numbers)}" / "progress.json"
        if scene.here is not None:
            path.parent.mkdir()
            path.write_bytes(contents(scene.here))
        file = ProgressFile(path, SHIPPED_ID)
        if scene.others:
            path.write_bytes(contents([*(scene.here or ()), *scene.others]))
        return file

    return prepare


def steps_of(scene: Scene, stage: Stage) -> list[Step]:
    """Return the operations of the save when nothing goes wrong."""
    file = stage(scene)
    with Layer().under() as layer:
        scene.do(file)
    assert file.progress.reviews == list(scene.after)
    return layer.steps


@pytest.mark.parametrize("number", ERRORS, ids=[errno.errorcode[each] for each in ERRORS])
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_whichever_step_of_a_save_fails_the_file_is_whole_and_nothing_else_is_counted(
    scene: Scene, number: int, stage: Stage
) -> None:
    steps = steps_of(scene, stage)
    assert {"open", "write", "fsync", "replace"} <= {step.name for step in steps}
    for index, step in enumerate(steps):
        moments: tuple[When, ...] = ("before", "half", "after")
        for when in moments if step.name == "write" else moments[::2]:
            with noted(f"step {index} of {len(steps)}, {step.name}, failed {when} it"):
                fail_at(index, when, number, scene, stage(scene))


def fail_at(index: int, when: When, number: int, scene: Scene, file: ProgressFile) -> None:
    """Save with one step failing; then look at the file, and save again."""
    known = Progress(SHIPPED_ID, NOT_SAID, list(scene.here or ()))
    before = Progress(SHIPPED_ID, NOT_SAID, [*(scene.here or ()), *scene.others])
    after = Progress(SHIPPED_ID, scene.exam, list(scene.after))
    raised = False
    with Layer(index, number, when).under() as layer:
        try:
            scene.do(file)
        except ReviseError:
            raised = True
    assert len(layer.steps) > index, "the step was never reached"

    assert file.path.exists() or scene.here is None, "the file is gone"
    on_disk = ProgressFile(file.path, SHIPPED_ID).progress
    assert on_disk in (before, after), "neither the old file nor the new one"
    assert raised or on_disk == after, "said to be saved, and is not"
    assert file.progress in (known, before, after), "something nobody saved"
    assert file.progress != after or on_disk == after, "counted, and not on disk"

    scene.do(file)
    assert ProgressFile(file.path, SHIPPED_ID).progress == file.progress == after, "a second try"
    save(file, look(minutes=9))
    assert ProgressFile(file.path, SHIPPED_ID).progress.reviews == [*after.reviews, look(minutes=9)]
    assert file.progress.reviews == [*after.reviews, look(minutes=9)]


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_a_save_writes_syncs_renames_and_syncs_the_folder_in_this_order(
    scene: Scene, stage: Stage
) -> None:
    file = stage(scene)
    with Layer().under() as layer:
        scene.do(file)
    new, folder = file.path.stat().st_ino, file.path.parent.stat().st_ino
    order = [
        last(layer.steps, {"write", "pwrite", "writev"}, new),
        last(layer.steps, {"fsync", "fdatasync"}, new),
        last(layer.steps, {"replace", "rename"}, new),
        last(layer.steps, {"fsync"}, folder),
    ]
    assert order == sorted(set(order)), layer.steps


def last(steps: list[Step], names: set[str], inode: int) -> int:
    """Return where the last of these operations on this file stands, -1 where there is none."""
    return max(
        (index for index, step in enumerate(steps) if step.name in names and step.inode == inode),
        default=-1,
    )
