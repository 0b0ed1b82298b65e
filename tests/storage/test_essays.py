"""The file of an unfinished essay, and the save of one that is finished: whatever fails."""

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revise1924.cards import Deck
from revise1924.errors import FaultyFileError, ReviseError, SaveError, UnreadableError
from revise1924.essay import Essay
from revise1924.library import Desk
from revise1924.marking import Marking
from revise1924.storage.conflicts import CopiesBeside, copies_beside
from revise1924.storage.essay_file import EssayFile
from revise1924.storage.progress_file import ProgressFile
from revise1924.text import clean
from tests.support.clock import MONDAY, Clock
from tests.support.essays import kept, written
from tests.support.failures import noted
from tests.support.file_operations import ERRORS, Layer, When

OLD, NEW = Essay("d", 45, "One word.", 60.0), Essay("d", 45, "One word and another.", 63.0)


@pytest.fixture
def essays(path: Path) -> EssayFile:
    return EssayFile(path, "d")


def test_there_is_no_essay_before_one_is_kept(essays: EssayFile) -> None:
    assert essays.open() is None


def test_what_is_kept_is_there_when_one_comes_back(essays: EssayFile, path: Path) -> None:
    essay = Essay(
        "d",
        30,
        "Zwölf Punkte,\n„zitiert“ – 一九二四\n",
        12.5,
        True,
        True,
        3.0,
        "nep",
        {"nep": ["a", "b"]},
        MONDAY,
    )
    essays.open()
    essays.keep(essay)
    essays.close()
    assert EssayFile(path, "d").open() == essay
    assert stat.S_IMODE(kept(path).stat().st_mode) == 0o600


@given(
    st.text(),
    st.floats(0, 1e6),
    st.dictionaries(
        st.from_regex("[a-z]{1,9}", fullmatch=True), st.lists(st.text(st.characters(codec="utf-8")))
    ),
)
def test_any_essay_comes_back_as_it_was(
    text: str, seconds: float, ticked: dict[str, list[str]]
) -> None:
    essay = Essay("d", None, clean(text), seconds, ticked=ticked)
    essays = EssayFile(Path(os.environ["REVISE1924_DATA_DIR"]) / "d.json", "d")
    essays.open()
    try:
        essays.keep(essay)
        assert essays.read() == essay
    finally:
        essays.close()


def test_an_essay_that_was_dropped_is_gone_with_all_its_words(
    essays: EssayFile, path: Path
) -> None:
    essays.open()
    essays.keep(OLD)
    essays.drop()
    essays.close()
    assert all(b"word" not in each.read_bytes() for each in path.parent.iterdir())
    assert EssayFile(path, "d").open() is None


def test_it_is_never_taken_for_a_copy_of_the_progress(essays: EssayFile, path: Path) -> None:
    ProgressFile(path, "d").set_exam(None, Clock()())
    essays.open()
    essays.keep(OLD)
    beside = copies_beside(path, "d")
    assert beside == CopiesBeside([], [], [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"{", "JSON"),
        (b"\xff", "UTF-8"),
        (b"[]", "object"),
        (json.dumps({"deck": "d", "text": 3}).encode(), "text"),
        (json.dumps({"deck": "d", "seconds": -1}).encode(), "seconds"),
        (json.dumps({"deck": "d", "format": 2}).encode(), "format"),
        (json.dumps({"deck": "d", "of_a_later_version": 2}).encode(), "of_a_later_version"),
        (json.dumps({"deck": "another"}).encode(), "deck"),
    ],
)
def test_one_that_cannot_be_understood_is_left_untouched(
    content: bytes, said: str, essays: EssayFile, path: Path
) -> None:
    path.parent.mkdir()
    kept(path).write_bytes(content)
    with pytest.raises(FaultyFileError) as raised:
        essays.open()
    assert str(kept(path)) in str(raised.value)
    assert said in str(raised.value)
    assert len(str(raised.value).splitlines()) <= 3
    assert kept(path).read_bytes() == content
    kept(path).unlink()
    assert EssayFile(path, "d").open() is None  # nobody has it any more


def test_a_folder_in_its_place_is_told(essays: EssayFile, path: Path) -> None:
    kept(path).mkdir(parents=True)
    with pytest.raises(UnreadableError, match="folder"):
        essays.open()


def test_one_window_has_it_and_another_is_told(essays: EssayFile, path: Path) -> None:
    essays.open()
    essays.keep(OLD)
    other = EssayFile(path, "d")
    with pytest.raises(SaveError, match="written in another window"):
        other.open()
    other.close()
    essays.close()
    assert other.open() == OLD


HAS_IT = """
import sys
from pathlib import Path
from revise1924.storage.essay_file import EssayFile
essays = EssayFile(Path(sys.argv[1]), "d")
essays.open()
print("open", flush=True)
sys.stdin.read()
"""


def test_a_window_that_is_killed_leaves_it_to_the_next(essays: EssayFile, path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HAS_IT, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as window:
        assert window.stdout
        assert window.stdout.readline() == b"open\n"
        with pytest.raises(SaveError, match="written in another window"):
            essays.open()
        window.kill()
    assert essays.open() is None


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("number", ERRORS, ids=[errno.errorcode[each] for each in ERRORS])
def test_whichever_step_fails_the_old_essay_is_whole_or_the_new_one(
    number: int, tmp_path: Path
) -> None:
    def open_at(folder: str) -> EssayFile:
        essays = EssayFile(tmp_path / folder / "progress.json", "d")
        essays.open()
        essays.keep(OLD)
        return essays

    essays = open_at("sound")
    with Layer().under() as layer:
        essays.keep(NEW)
    assert {"write", "fsync", "replace"} <= {step.name for step in layer.steps}
    moments: tuple[When, ...] = ("before", "half", "after")
    for index, step in enumerate(layer.steps):
        for when in moments:
            with noted(f"step {index}, {step.name}, failed {when} it"):
                essays = open_at(f"{index}-{when}")
                raised = False
                with Layer(index, number, when).under():
                    try:
                        essays.keep(NEW)
                    except ReviseError:
                        raised = True
                on_disk = essays.read()
                assert on_disk in (OLD, NEW)
                assert raised or on_disk == NEW
                essays.keep(NEW)
                assert essays.read() == NEW
                essays.close()


@pytest.mark.usefixtures("no_waiting")
@pytest.mark.parametrize("when", ["before", "after"])
def test_whichever_step_of_the_save_fails_a_second_try_records_it_once(
    when: str, deck: Deck, tmp_path: Path, clock: Clock
) -> None:
    def desk_at(number: int) -> Desk:
        return Desk(deck, ProgressFile(tmp_path / f"{number}" / "progress.json", deck.id))

    with Layer().under() as layer:
        Marking(desk_at(-1), written(deck)).record(clock(), str)
    for step in range(len(layer.steps)):
        desk = desk_at(step)
        marking = Marking(desk, written(deck))
        failing = Layer(step, errno.ENOSPC, "before" if when == "before" else "after")
        with failing.under():
            try:
                marking.record(clock(), str)
                continue  # it was no step that a save hangs on
            except ReviseError:
                pass
        marking.recital.show_answers([True, True])
        result = marking.record(clock(), str)
        assert desk.keeper.path
        on_disk = ProgressFile(desk.keeper.path, deck.id).progress.reviews
        counted = [review for review in on_disk if not review.undone]
        assert {review.name for review in counted} == {each.name for each in result.reviews}
        assert next(each for each in counted if each.card == deck.cards[0].id).recalled == (
            True,
            True,
        )
