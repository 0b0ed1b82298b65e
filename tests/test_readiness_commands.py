"""What the commands tell of readiness, and what the list of decks keeps of it."""

import io
import json
import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from revise1924.cards import Deck
from revise1924.listing import Listing
from revise1924.overview import survey
from revise1924.readiness import readiness
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY, Clock, after
from tests.support.commands import Run
from tests.support.progress import look, save, ticks

LONG_AGO = (MONDAY - timedelta(hours=1)).timestamp()


@pytest.fixture
def studied(file: ProgressFile, deck: Deck) -> ProgressFile:
    """Every card looked at on four days, and due again today; the exam is in twenty days."""
    for days in (-12, -9, -6, -3):
        for number, card in enumerate(deck.cards):
            points = len(card.back)
            recalled = ticks(points - (number % 2), points)
            save(file, look(card.id, recalled, days=days, minutes=number, box=2))
    file.set_exam(after(20), MONDAY)
    return file


def expected(file: ProgressFile, deck: Deck) -> dict[str, float]:
    said = readiness(survey(deck, file.progress, MONDAY), file.progress, MONDAY)
    assert said is not None
    assert said.exam is not None
    return {"today": round(said.today.share, 4), "exam": round(said.exam.share, 4)}


def answered(run: Run, *arguments: str) -> Any:
    code, out, err = run(*arguments, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


def test_status_and_stats_tell_scripts_how_ready_one_is(
    run: Run, studied: ProgressFile, deck: Deck
) -> None:
    status, ready = answered(run, "status"), expected(studied, deck)
    assert status["readiness"] == ready
    assert answered(run, "stats")["readiness"] == ready
    shares = [card["readiness"] * len(deck.cards[n].back) for n, card in enumerate(status["cards"])]
    assert sum(shares) / deck.points == pytest.approx(ready["today"], abs=1e-3)


def test_scripts_get_no_exam_where_none_is_set(run: Run, studied: ProgressFile) -> None:
    studied.set_exam(None, MONDAY + timedelta(minutes=1))
    assert answered(run, "status")["readiness"]["exam"] is None


def test_they_get_nothing_while_too_little_is_known(run: Run, file: ProgressFile) -> None:
    save(file, look("nep", ticks(3, 5), days=-2))
    assert answered(run, "status")["readiness"] is None
    save(file, look("nep", ticks(3, 5), days=-1))
    status = answered(run, "status")
    assert status["readiness"] is None
    assert [bool(card["readiness"]) for card in status["cards"]].count(True) == 1


@pytest.mark.parametrize("command", ["status", "stats"])
@pytest.mark.usefixtures("studied")
def test_people_read_it_with_its_band(run: Run, command: str) -> None:
    code, out, err = run(command)
    assert (code, err) == (0, "")
    share = r"\d\d % of points \(\d\d to \d\d\)\."
    assert re.search(f"If the exam were today: {share}", out)
    assert re.search(f"On 13 December, if you keep every day: {share}", out)
    assert ("What helps most now: " in out) == (command == "status")


def test_nobody_reads_of_it_before_there_is_anything_to_say(run: Run, file: ProgressFile) -> None:
    save(file, look("nep", ticks(3, 5)))
    for command in ("status", "stats"):
        assert "exam were today" not in run(command)[1]


@pytest.mark.usefixtures("studied")
def test_quiz_says_it_before_the_first_card(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("quit\n"))
    _, out, _ = run("quiz")
    assert re.search(
        r"were today: \d\d % of points\. On 13 December, at your pace: \d\d %\.\n", out
    )


# All decks


def test_decks_tells_it_of_each_deck(run: Run, studied: ProgressFile, deck: Deck) -> None:
    (only,) = answered(run, "decks")["decks"]
    assert only["readiness"] == expected(studied, deck)


def test_the_list_keeps_it_for_the_day_and_finds_it_anew_on_the_next(
    in_library: Path, studied: ProgressFile, clock: Clock
) -> None:
    studied.path.rename(studied.path.with_name("mine.json"))
    mine = studied.path.with_name("mine.json")
    mine.write_text(mine.read_text().replace('"stalin-1924-41"', '"mine"', 1))
    for path in (mine, in_library):
        os.utime(path, (LONG_AGO, LONG_AGO))

    def listed(days: int) -> tuple[float | None, bool]:
        listing = Listing(clock.now + timedelta(days=days), [in_library])
        (entry,) = listing.entries()
        assert entry.summary is not None
        return entry.summary.ready_today, listing.holds_all_day

    first, is_kept = listed(0)
    assert first is not None
    assert is_kept
    assert listed(0)[0] == first
    later, _ = listed(1)
    assert later is not None
    assert later < first
