"""The program in a real pseudo-terminal: what a student sees, what is left after a kill."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from revise1924.cards import Deck
from revise1924.cli import main
from revise1924.paths import library_folder
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY
from tests.support.commands import app_at
from tests.support.library import put_deck
from tests.support.terminal import Terminal

APP = app_at(MONDAY)


def status(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["status", "--json"], lambda: MONDAY) == 0
    said: dict[str, Any] = json.loads(capsys.readouterr().out)
    return said


def test_studying_all_seven_and_quitting(deck: Deck, capsys: pytest.CaptureFixture[str]) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards today, about 4 minutes", "The purges", "Study")
        terminal.press("enter")
        for number, card in enumerate(deck.cards, 1):
            terminal.wait_for(f"{number} of 7", card.topic, "Flip")
            terminal.press("space")
            terminal.wait_for(card.back[0][:30], "○", "Knew")
            terminal.press("y")
        terminal.wait_for("★ 22 of 22 ★", "every card up a box")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    now = status(capsys)
    assert now["boxes"] == {"1": 0, "2": 7, "3": 0, "4": 0, "5": 0}
    assert now["next_due"] == "2026-11-26"


def test_a_card_is_painted_whole_however_often_it_is_turned() -> None:
    with Terminal(app_at(MONDAY)) as terminal:
        terminal.wait_for("new cards", "Study")
        terminal.press("enter")
        terminal.wait_for("card 1 of 7")
        for number in (1, 2, 3):
            terminal.wait_for("Question", f"card {number} of 7", "Flip")
            assert _corners(terminal) == "────────"
            terminal.press(" ")
            terminal.wait_for("Answer", "○ 2", "Knew all")
            assert _corners(terminal) == "━━━━────"
            terminal.press("y")


def _corners(terminal: Terminal) -> str:
    """Return the corners of the card, with what goes on beside them; nothing else is a frame."""
    lines = [line.rstrip() for line in terminal.text.splitlines() if line.strip()]
    first = next(row for row, line in enumerate(lines) if "Question" in line or "Answer" in line)
    last = next(row for row, line in enumerate(lines) if " of 7" in line)
    top, bottom = lines[first].strip(), lines[last].strip()
    assert not {*"│┃┏┓┗┛╭╮╰╯"} & {*"".join(lines[first + 1 : last])}
    return top[:2] + top[-2:] + bottom[:2] + bottom[-2:]


def test_nothing_ticked_is_box_one_and_tomorrow(
    deck: Deck, capsys: pytest.CaptureFixture[str]
) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards")
        terminal.press("enter")
        for card in deck.cards:
            terminal.wait_for(card.topic, "Flip")
            terminal.press("space")
            terminal.wait_for("○", "Knew")
            terminal.press("n")
        terminal.wait_for(deck.cards[0].topic, "again 1 of 7")
        terminal.press("escape")
        terminal.wait_for("7 cards to try once more")
    now = status(capsys)
    assert now["boxes"]["1"] == 7
    assert now["next_due"] == "2026-11-24"


def test_a_test_against_the_clock_runs_down_and_rests_in_a_pause(deck: Deck) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards")
        terminal.press("t")
        terminal.wait_for("Every card is asked once: 7 cards, 22 points.", "Begin")
        terminal.press("5", "enter")
        terminal.wait_for("Test · 4:5", "1 of 7", deck.cards[0].topic, "Pause")
        before = re.findall(r"4:5\d left", terminal.text)
        terminal.wait(lambda text: before != re.findall(r"4:5\d left", text), "another second")
        terminal.press("p")
        terminal.wait_for("left, paused", "The clock rests")
        terminal.press("p")
        terminal.wait_for("The clock goes on.")
        for card in deck.cards:
            terminal.wait_for(card.topic, "Flip")
            terminal.press("space")
            terminal.wait_for(card.back[0][:30], "Knew")
            terminal.press("y")
        terminal.wait_for("★ 22 of 22 ★", "All answered in time")
        terminal.press("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("saved", [1, 3, 6])
def test_a_kill_in_the_middle_loses_no_saved_review(
    saved: int, deck: Deck, progress_path: Path
) -> None:
    with Terminal(APP) as terminal:
        terminal.wait_for("7 new cards")
        terminal.press("enter")
        for number in range(1, saved + 1):
            terminal.wait_for(f"{number} of 7", "Flip")
            terminal.press("space")
            terminal.wait_for("○", "Knew")
            terminal.press("y")
        terminal.wait_for(f"{saved + 1} of 7", deck.cards[saved].topic)
        terminal.kill()
    reviews = ProgressFile(progress_path, deck.id).progress.reviews
    assert [review.card for review in reviews] == [card.id for card in deck.cards[:saved]]
    with Terminal(APP) as terminal:
        left = 7 - saved
        terminal.wait_for(f"{left} new card{'s' if left > 1 else ''} today")
        terminal.press("enter")
        terminal.wait_for(deck.cards[saved].topic, f"1 of {left}", "Flip")


def test_coming_back_on_a_later_day_finds_the_right_cards_due(deck: Deck) -> None:
    with Terminal(app_at(MONDAY)) as terminal:
        terminal.wait_for("7 new cards")
        terminal.press("enter")
        for number, card in enumerate(deck.cards, 1):
            terminal.wait_for(f"{number} of 7", card.topic, "Flip")
            terminal.press("space")
            terminal.wait_for("○", "Knew")
            if number in {2, 5}:  # half of two points: these stay in box 1
                terminal.press("1")
                terminal.wait_for("✓")
                terminal.press("enter")
            else:
                terminal.press("y")
        terminal.wait_for("20 of 22 points recalled", "2 cards tomorrow, 5 on Thursday")
        terminal.press("q")
        terminal.wait_exit()
    with Terminal(app_at(MONDAY + timedelta(days=1))) as terminal:
        terminal.wait_for("2 cards to revise today, about 1 minute")
        terminal.press("enter")
        for topic in (deck.cards[1].topic, deck.cards[4].topic):
            terminal.wait_for(topic, "Flip")
            terminal.press("space")
            terminal.wait_for("○", "Knew")
            terminal.press("y")
        terminal.wait_for("★ 4 of 4 ★", "every card up a box")
        terminal.press("enter")
        terminal.wait_for("Nothing due until Thursday 26 November.")
    with Terminal(app_at(MONDAY + timedelta(days=3))) as terminal:
        terminal.wait_for("5 cards to revise today, about 3 minutes")


def test_an_exam_date_is_kept_and_none_forgets_it(capsys: pytest.CaptureFixture[str]) -> None:
    for given, kept in (("2026-12-24", "2026-12-24"), ("none", None)):
        with Terminal([*APP, "--exam", given]) as terminal:
            terminal.wait_for("7 new cards")
            terminal.press("q")
            assert terminal.wait_exit() == 0
        assert status(capsys)["exam"] == kept


def test_a_faulty_deck_is_said_and_leaves_the_terminal_alone(tmp_path: Path) -> None:
    path = tmp_path / "deck.json"
    path.write_text('{"id": "x", "title": "x",\n"cards": []}')
    with Terminal([*APP, str(path)], columns=200) as terminal:
        assert terminal.wait_exit() == 2
        assert f"revise1924: {path}:2: cards is empty" in terminal.text


def test_several_decks_are_opened_together(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("art", "biology", "chemistry"):
        put_deck(f"{name}.json", tags=("dates",) if name < "c" else ())
    with Terminal(APP) as terminal:
        terminal.wait_for("All decks together", "All of chemistry", "6 new cards in 3 decks")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    again = str(library_folder() / "art.json")
    with Terminal([*APP, "art", "chemistry", again]) as terminal:
        terminal.wait_for("These 2 decks together", "All of chemistry", "4 new cards in 2 decks")
        terminal.press("enter")
        terminal.wait_for("All of art", "1 of 4")
        terminal.press("space")
        terminal.wait_for("Knew")
        terminal.press("y")
        terminal.wait_for("All of chemistry", "2 of 4")
        terminal.kill()
    with Terminal([*APP, "--tag", "dates"]) as terminal:
        terminal.wait_for("All of art · only dates", "All of biology · only dates")
        terminal.press("u")
        terminal.wait_for("Undone: Topic 0, 2 of 2. (All of art)")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    assert main(["decks", "--json"], lambda: MONDAY) == 0
    said = json.loads(capsys.readouterr().out)
    assert [deck["new"] for deck in said["decks"]] == [2, 2, 2]


@pytest.mark.parametrize("option", [["--exam", "none"], ["--progress", "p.json"]])
def test_what_is_for_one_deck_is_refused_for_several(option: list[str]) -> None:
    put_deck("art.json")
    put_deck("biology.json")
    with Terminal([*APP, *option]) as terminal:
        terminal.wait_for(f"{option[0]} is for one deck, and there are several")
        assert terminal.wait_exit() == 2


def test_the_only_deck_there_is_opens_its_home() -> None:
    put_deck("art.json")
    with Terminal(APP) as terminal:
        terminal.wait_for("All of art", "2 new cards today, about 1 minute")
        terminal.press("d")
        terminal.wait_for("All decks", "One deck so far.")
        terminal.press("q")
        assert terminal.wait_exit() == 0
