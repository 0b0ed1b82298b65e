"""`revise1924 study`: the full-screen app."""

import argparse
from pathlib import Path

from revise1924.commands import FAULTS, Clock, print_error, refuse_without_terminal
from revise1924.dates import exam_day
from revise1924.desks import Desks
from revise1924.errors import UsageError
from revise1924.leitner import study_day
from revise1924.library import DamagedDesk, Desk, find_deck, open_or_diagnose
from revise1924.settings import SettingsFile, settings_file
from revise1924.tui.app import ReviseApp
from revise1924.tui.life.crashes import CrashError


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Open the app, on the progress or on what can be saved of it."""
    decks = [find_deck(name) for name in arguments.decks]
    settings = SettingsFile(settings_file())
    desks = Desks(decks, settings.now.new_a_day)
    refuse_without_terminal(  # but a command that was mistyped is no wish for a screen
        "study",
        "Without one these work: status, stats, decks (each with --json too), check, new, schema,"
        " doctor, merge.",
    )
    decks = desks.listing(clock()).paths
    start = _one(decks[0], arguments, clock) if len(decks) == 1 else _all(desks, arguments, clock)
    try:
        return ReviseApp(start, clock, settings=settings).go()
    except CrashError as error:
        print_error(error)
        return FAULTS


def _one(deck: Path, arguments: argparse.Namespace, clock: Clock) -> Desk | DamagedDesk:
    """Return the desk of one deck, with the exam on the day that is said."""
    desk = open_or_diagnose(str(deck), arguments.progress, arguments.tag)
    if arguments.exam is not None:
        if isinstance(desk, DamagedDesk):
            raise desk.diagnosis.error
        now = clock()
        desk.keeper.set_exam(exam_day(arguments.exam, study_day(now)), now)
    return desk


def _all(desks: Desks, arguments: argparse.Namespace, clock: Clock) -> Desks:
    """Return several decks, with the cards of the tags that are said."""
    for option in ("progress", "exam"):
        if getattr(arguments, option) is not None:
            raise UsageError(
                f"--{option} is for one deck, and there are several",
                remedy=f"Name it: revise1924 DECK --{option} …; `revise1924 decks` lists them.",
            )
    if arguments.tag:
        desks.choose(arguments.tag, clock())
    return desks
