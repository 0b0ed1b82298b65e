"""The decks that `study` and `quiz` are given, opened as the options say."""

import argparse
from pathlib import Path

from revise1924.commands import Clock
from revise1924.dates import exam_day
from revise1924.desks import Desks
from revise1924.errors import UsageError
from revise1924.leitner import study_day
from revise1924.library import DamagedDesk, Desk, open_or_diagnose


def open_one(deck: Path, arguments: argparse.Namespace, clock: Clock) -> Desk | DamagedDesk:
    """Return the desk of one deck, with the exam on the day that is said."""
    desk = open_or_diagnose(str(deck), arguments.progress, arguments.tag)
    if arguments.exam is not None:
        if isinstance(desk, DamagedDesk):
            raise desk.diagnosis.error
        now = clock()
        minutes = desk.keeper.progress.exam_day.minutes
        desk.keeper.set_exam(exam_day(arguments.exam, study_day(now)), now, minutes)
    return desk


def choose_in_all(desks: Desks, arguments: argparse.Namespace, clock: Clock) -> None:
    """Have the cards of the tags that are said; raises UsageError for what is for one deck."""
    for option in ("progress", "exam"):
        if getattr(arguments, option) is not None:
            raise UsageError(
                f"--{option} is for one deck, and there are several",
                remedy=f"Name it: revise1924 DECK --{option} …; `revise1924 decks` lists them.",
            )
    if arguments.tag:
        desks.choose(arguments.tag, clock())
