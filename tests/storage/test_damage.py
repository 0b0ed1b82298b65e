"""Progress cut off anywhere, and with single bits flipped: what opening it may and may not do.

A file that is damaged is refused with a ReviseError, or what it says is still a valid file. Then it
says what it said before, but for the one review or the exam date that was hit: no review of it is
gone, and it is never taken for a fresh start. Opening writes nothing, either way.

A flipped bit inside a name, a moment or a tick makes another name, moment or tick: no format
without checksums can tell. What can be told is that no damage is taken for less than there was.
"""

import random
from collections import Counter
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from revise1924.errors import ReviseError
from revise1924.progress import Progress
from revise1924.reviews import Review
from revise1924.said import ExamDay
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import EXAM, MONDAY
from tests.support.decks import SHIPPED_ID
from tests.support.failures import noted
from tests.support.progress import save

FLIPS = 2000
SEED = 1924
SOUTH = timezone(timedelta(hours=10, minutes=30))
REVIEWS = [
    Review("nep", MONDAY, (True, False), 1),
    Review("cult", MONDAY + timedelta(minutes=1), (True, True, None), None, kind="test"),
    Review("purges", MONDAY + timedelta(minutes=2), (False,) * 5, 1, undone=True),
    Review("purges", MONDAY + timedelta(minutes=3), (True,) * 5, 2),
    Review("nep", (MONDAY + timedelta(days=3)).astimezone(SOUTH), (True, True), 3),
    Review("one-country", MONDAY + timedelta(days=5), (True, False), 5, kind="drill"),
]


@pytest.fixture
def path(path: Path) -> Path:
    """A progress file with all that a review can have."""
    file = ProgressFile(path, SHIPPED_ID)
    for review in REVIEWS:
        save(file, review)
    file.set_exam(EXAM, MONDAY)
    for beside in set(path.parent.iterdir()) - {path}:  # the lock, and backups
        beside.unlink()
    return path


def opened(path: Path, data: bytes) -> Progress | None:
    """Put `data` in the file's place and open it; None where that is refused, as it may be.

    Whatever comes of it, the file still holds `data`, and nothing lies beside it.
    """
    path.write_bytes(data)
    try:
        file = ProgressFile(path, SHIPPED_ID)
    except ReviseError:
        return None
    finally:
        assert path.read_bytes() == data
        assert list(path.parent.iterdir()) == [path]
    assert not file.is_fresh
    return file.progress


def test_a_file_cut_off_at_any_byte_is_refused_or_says_all_it_said(path: Path) -> None:
    whole = path.read_bytes()
    read = [length for length in range(len(whole)) if opened(path, whole[:length]) is not None]
    assert read == [len(whole) - 1]  # only the newline at the end says nothing
    known = opened(path, whole[:-1])
    assert known == Progress(SHIPPED_ID, ExamDay(EXAM, MONDAY), REVIEWS)


def test_a_flipped_bit_is_refused_or_changes_no_more_than_it_hits(path: Path) -> None:
    whole, chance = path.read_bytes(), random.Random(SEED)
    for _ in range(FLIPS):
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        data = bytearray(whole)
        data[place] ^= 1 << bit
        with noted(f"bit {bit} of byte {place}, {whole[max(0, place - 20) : place + 20]!r}"):
            known = opened(path, bytes(data))
            assert known is None or is_as_it_was_but_for_one_thing(known)


def is_as_it_was_but_for_one_thing(known: Progress) -> bool:
    """Tell whether no review is gone, and at most one, or the exam alone, says something else."""
    changed = (Counter(REVIEWS) - Counter(known.reviews)).total() + (known.exam != EXAM)
    return len(known.reviews) == len(REVIEWS) and changed <= 1


@pytest.mark.parametrize("byte", [b"\0", b"\xff", b" ", b"}", b'"'])
def test_a_file_whose_bytes_were_overwritten_is_never_taken_for_empty(
    byte: bytes, path: Path
) -> None:
    whole = path.read_bytes()
    for start in range(0, len(whole), 16):
        data = whole[:start] + byte * 16 + whole[start + 16 :]
        known = opened(path, data[: len(whole)])
        assert known is None or is_as_it_was_but_for_one_thing(known), f"from byte {start}"
