"""What the end of a session tells in few words."""

import re

from revise1924 import end_words
from revise1924.cards import Deck
from revise1924.library import Desk
from revise1924.session import Session
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import Clock
from tests.support.progress import take_tests


def test_how_ready_one_was_counts_no_look_of_the_session_itself(
    deck: Deck, file: ProgressFile, clock: Clock
) -> None:
    desk = Desk(deck, file)
    take_tests(desk, clock, days=8)
    session = Session(desk, clock(), "test")
    session.grade((True, True), clock())  # one look alone makes the difference
    figures = re.fullmatch(r"Ready (\d+) → (\d+) %", end_words.ready(session, clock()).brief)
    assert figures
    assert int(figures[1]) < int(figures[2])
