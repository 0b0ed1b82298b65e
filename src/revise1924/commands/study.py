"""`revise1924 study`: the full-screen app."""

import argparse
import sys

from revise1924.commands import FAULTS, Clock, print_error
from revise1924.dates import exam_day
from revise1924.errors import UsageError
from revise1924.leitner import study_day
from revise1924.library import DamagedDesk, find_deck, open_or_diagnose
from revise1924.tui.app import ReviseApp
from revise1924.tui.life.crashes import CrashError


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Open the app, on the progress or on what can be saved of it."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        find_deck(arguments.deck)  # a command that was mistyped is no wish for a screen
        raise UsageError(
            "study needs a terminal",
            remedy="Without one these work: status, stats, decks (each with --json too), check,"
            " schema, doctor, merge.",
        )
    desk = open_or_diagnose(arguments.deck, arguments.progress, arguments.tag)
    if arguments.exam is not None:
        if isinstance(desk, DamagedDesk):
            raise desk.diagnosis.error
        now = clock()
        desk.keeper.set_exam(exam_day(arguments.exam, study_day(now)), now)
    try:
        return ReviseApp(desk, clock).go()
    except CrashError as error:
        print_error(error)
        return FAULTS
