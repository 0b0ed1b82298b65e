"""`revise1924 stats`: what the reviews tell, without a screen."""

import json
from datetime import date

import pytest

from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY
from tests.support.commands import Run
from tests.support.progress import look, save


@pytest.fixture
def busy(file: ProgressFile) -> ProgressFile:
    """Two days with reviews, a test among them."""
    save(file, look("nep", (True, True, False, False, True), days=-1, seconds=(20, 10)))
    save(file, look("nep", (True, True, False, True, True), kind="test"))
    save(file, look("cult", (True,) * 3, box=2, kind="test", seconds=(5, 5)))
    save(file, look("purges", (True,) * 5, box=2, undone=True))
    file.set_exam(date(2027, 1, 20), MONDAY)
    return file


def test_json_is_the_promise_to_scripts(run: Run, busy: ProgressFile) -> None:
    code, out, err = run("stats", "--json")
    stats = json.loads(out)
    assert (code, err) == (0, "")
    assert list(stats) == [
        *("deck", "title", "today", "exam", "streak", "seconds", "days", "tests", "forecast"),
        "plan",
        "cards",
        "readiness",
        "warnings",
    ]
    assert (stats["deck"], stats["today"], stats["exam"]) == (
        "stalin-1924-41",
        "2026-11-23",
        "2027-01-20",
    )
    assert (stats["streak"], stats["seconds"]) == (2, 40)
    assert stats["days"][0] == {
        "day": "2026-11-22",
        "reviews": 1,
        "recalled": 3,
        "asked": 5,
        "seconds": 30,
    }
    assert stats["tests"] == [
        {"at": MONDAY.isoformat(), "cards": 2, "recalled": 7, "asked": 8, "seconds": 10}
    ]
    assert stats["forecast"][0] == {"day": "2026-11-23", "cards": 5}
    assert stats["forecast"][-1] == {"day": "2027-01-19", "cards": 7}
    nep = stats["cards"][2]
    assert (nep["reviews"], nep["recalled"], nep["asked"], nep["boxes"]) == (2, 7, 10, [1, 1])
    assert (nep["points"][2]["asked"], nep["points"][2]["missed"]) == (2, 2)
    assert nep["points"][2]["weakness"] == pytest.approx(1.8 / 2.8, abs=1e-4)
    assert len(busy.progress.reviews) == 4


def test_it_prints_what_the_screen_shows(run: Run, busy: ProgressFile) -> None:
    code, out, err = run("stats")
    assert (code, err) == (0, "")
    for text in (
        "10 of 13 points recalled · 77 %",
        "1 test, the latest 7 of 8 points recalled · 88 %",
        "Siding with the Right over the NEP",
        "2 of 2",
        "2 days in a row. Days with nothing due do not break it.",
        "3 reviews on 2 days, 40 seconds studying.",
        "Exam on Wednesday 20 January 2027. Every card comes back by the day before.",
    ):
        assert text in out
    assert max(map(len, out.splitlines())) <= 80
    assert busy.path.exists()


def test_without_a_review_it_says_so_and_writes_nothing(run: Run, file: ProgressFile) -> None:
    code, out, _ = run("stats")
    assert code == 0
    assert "Nothing yet: it begins with your first review." in out
    assert not file.path.exists()
    assert json.loads(run("stats", "--json")[1])["days"] == []


@pytest.mark.parametrize(
    ("minutes", "told", "suffices"),
    [
        (None, "3 days for 7 new cards: about 3 minutes a day, 4 on the last.", None),
        (4, "4 minutes a day suffice.", True),
        (1, "1 minute a day leaves 3 cards out; 2 would do.", False),
    ],
)
def test_whether_the_minutes_a_day_suffice_is_told_to_people_and_to_scripts(
    minutes: int | None, told: str, suffices: bool | None, run: Run, file: ProgressFile
) -> None:
    file.set_exam(date(2026, 11, 26), MONDAY, minutes)
    assert told in " ".join(run("stats")[1].split())
    plan = json.loads(run("stats", "--json")[1])["plan"]
    assert (plan["days"], plan["last_day"], plan["minutes_a_day"]) == (3, 4, minutes)
    assert plan["suffices"] is suffices
    left_out, enough = (3, 2) if suffices is False else (0, None)
    assert (plan["left_out"], plan["enough"]) == (left_out, enough)


def test_without_an_exam_ahead_scripts_are_told_of_no_plan(run: Run) -> None:
    assert json.loads(run("stats", "--json")[1])["plan"] is None
