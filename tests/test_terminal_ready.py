"""Two weeks before the exam, in a real pseudo-terminal: will I be ready, and what does it take?"""

from datetime import timedelta
from pathlib import Path

from revise1924.cards import Deck
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY, TODAY
from tests.support.commands import app_at
from tests.support.progress import look, save, ticks
from tests.support.terminal import Terminal

EXAM = TODAY + timedelta(days=14)


def test_a_student_two_weeks_before_the_exam_sees_whether_it_suffices_and_what_it_takes(
    deck: Deck, progress_path: Path
) -> None:
    file = ProgressFile(progress_path, deck.id)
    for days in (-8, -5, -2):
        for number, card in enumerate(deck.cards):
            came = ticks(len(card.back) - number % 2, len(card.back))
            save(file, look(card.id, came, days=days, minutes=number, box=1))
    with Terminal(app_at(MONDAY)) as terminal:
        terminal.wait_for("Ready", "% of points if the exam were today", "Enter study")
        terminal.press("e")
        terminal.wait_for("When is the exam?", "Accept")
        terminal.press(*EXAM.isoformat())
        terminal.wait_for("in 14 days", "minutes a day", "on the last")
        terminal.press("\t1")  # at once, as quick hands do: the digit is for the minutes
        terminal.wait_for("leave")
        terminal.press("0", "enter")
        terminal.wait_for("% today", f"% on {EXAM.day} {EXAM:%B}")
        terminal.press("q")
        assert terminal.wait_exit() == 0
    said = ProgressFile(progress_path, deck.id).progress.exam_day
    assert (said.day, said.minutes) == (EXAM, 10)
