"""What a student reads, from the first line to the last, where nothing but a pipe is there."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from revise1924.storage.progress_file import ProgressFile
from tests.support.commands import Run
from tests.support.progress import look, save

Heard = Callable[..., str]

STUDY = """\
Rivers
Got an exam date? Start with --exam DATE, and every card is planned up to the day before.
A fresh start. Your progress will be kept in {progress}
2 new cards today.

Card 1 of 2
Nile
How long is it, and where does it end?
3 points.
Say the answer, then press Enter to see it.
Write help for more words, and quit to leave.
Ready? |
1. 6,650 km
2. In the Mediterranean
3. In a delta
Note: As measured in 1950.
Write the numbers of the points you said, like 1 3 or 1-3. Or write all, or none.
Which came back? |1 3
2 of 3: box 1, back tomorrow

Card 2 of 2
Po
Where does it end?
1 point.
Ready? |2
Press Enter to see the answer first.
Ready? |
1. In the Adriatic
Did you get it? |no
0 of 1: box 1, again today, then tomorrow

After 2 cards, again 1 of 1
Po
Where does it end?
1 point.
Ready? |
1. In the Adriatic. Missed once before.
Did you get it? |yes
1 of 1: stays in box 1

Session done
2 of 4 points recalled, 50 %
Missed in Nile:
In the Mediterranean
Missed in Po:
In the Adriatic
2 cards stayed
With a second try: 3 of 4 points
Next: 2 cards tomorrow
Write repeat to go over what you missed, undo to take back your last answer, or press Enter to end.
What now? |repeat

Card 1 of 2
Nile
How long is it, and where does it end?
1. 6,650 km
3. In a delta
1 point missing.
Say what is missing, then press Enter to see it.
Point 2? |
2. In the Mediterranean
Did you get it? |y
1 of 1: stays in box 1

Card 2 of 2
Po
Where does it end?
1 point missing.
Point 1? |
1. In the Adriatic
Did you get it? |y
1 of 1: stays in box 1

Session done
2 of 2 points recalled, 100 %
Full marks: every point won back.
See you on Tuesday 24 November.
Write undo to take back your last answer, or press Enter to end.
What now? |
"""

TEST = """\
Rivers
A test: every card is asked once.

Card 1 of 2
Nile
How long is it, and where does it end?
3 points.
Say the answer, then press Enter to see it.
Write help for more words, and quit to leave.
Ready? |
1. 6,650 km
2. In the Mediterranean. Missed once before.
3. In a delta
Note: As measured in 1950.
Write the numbers of the points you said, like 1 3 or 1-3. Or write all, or none.
Which came back? |all
3 of 3: up to box 2, back on Thursday

Card 2 of 2
Po
Where does it end?
1 point.
Ready? |
1. In the Adriatic
Did you get it? |n
0 of 1: box 1, back tomorrow

Test done
3 of 4 points recalled, 75 %
Missed in Po:
In the Adriatic
1 card moved up, 1 stayed
2 cards in 8 seconds
Next: 1 card tomorrow, 1 on Thursday
Test of Sun 22 Nov: 2 of 3 points, 67 %
Write repeat to go over what you missed, undo to take back your last answer, or press Enter to end.
What now? |
"""

DRILL = """\
Rivers
A drill of 1 point that you missed. The others of a card are given.

Card 1 of 1
Nile
How long is it, and where does it end?
1. 6,650 km
3. In a delta
1 point missing.
Say what is missing, then press Enter to see it.
Write help for more words, and quit to leave.
Point 2? |
2. In the Mediterranean
Did you get it? |n
0 of 1: stays in box 1

Session done
0 of 1 point recalled, 0 %
Missed in Nile:
In the Mediterranean
Next: 1 card to revise and 1 new one today.
Write repeat to go over what you missed, undo to take back your last answer, or press Enter to end.
What now? |
"""


@pytest.fixture
def heard(run: Run, monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Return what answers as in a transcript, through a pipe, and returns what is said."""

    def play(transcript: str, deck: Path, *arguments: str) -> str:
        answers = [line.split("|")[1] for line in transcript.splitlines() if "|" in line]
        reads, writes = os.pipe()
        os.write(writes, "".join(f"{answer}\n" for answer in answers).encode())
        os.close(writes)
        with os.fdopen(reads, encoding="utf-8") as pipe:
            monkeypatch.setattr(sys, "stdin", pipe)
            code, out, err = run("quiz", deck, *arguments)
        assert (code, err) == (0, "")
        return out

    return play


def said(transcript: str) -> str:
    """Return a transcript without what is answered."""
    return "\n".join(line.split("|")[0] for line in transcript.split("\n"))


@pytest.fixture
def progress(home_of_its_own: Path) -> Path:
    return home_of_its_own / "revise1924" / "rivers.json"


@pytest.fixture
def begun(progress: Path) -> ProgressFile:
    """A test on Sunday in which one point was missed."""
    file = ProgressFile(progress, "rivers")
    save(file, look("nile", (True, False, True), days=-1, kind="test"))
    return file


def test_a_session_and_what_was_missed_again(heard: Heard, rivers: Path, progress: Path) -> None:
    expected = said(STUDY).replace("{progress}", str(progress))
    assert heard(STUDY, rivers) == expected
    reviews = ProgressFile(progress, "rivers").progress.reviews
    assert [(each.card, each.recalled, each.kind) for each in reviews] == [
        ("nile", (True, False, True), "study"),
        ("po", (False,), "study"),
        ("po", (True,), "study"),
        ("nile", (None, True, None), "drill"),
        ("po", (True,), "drill"),
    ]


@pytest.mark.usefixtures("begun")
def test_a_test_ends_with_its_mark_and_the_ones_before(
    heard: Heard, rivers: Path, progress: Path
) -> None:
    assert heard(TEST, rivers, "--test") == said(TEST)
    kinds = [each.kind for each in ProgressFile(progress, "rivers").progress.reviews]
    assert kinds == ["test"] * 3


@pytest.mark.usefixtures("begun")
def test_a_drill_gives_the_other_points_and_asks_the_weak_ones(
    heard: Heard, rivers: Path, progress: Path
) -> None:
    assert heard(DRILL, rivers, "--drill") == said(DRILL)
    last = ProgressFile(progress, "rivers").progress.reviews[-1]
    assert (last.kind, last.recalled, last.box) == ("drill", (None, False, None), None)
