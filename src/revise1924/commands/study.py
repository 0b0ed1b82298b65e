"""`revise1924 study`: the full-screen app, or where a screen is of no use, `quiz`."""

import argparse
import os
import sys
from contextlib import suppress

from revise1924 import web
from revise1924.commands import (
    DONE,
    FAULTS,
    Clock,
    has_terminal,
    print_error,
    refuse_without_terminal,
    wants_lines,
)
from revise1924.commands.opening import choose_in_all, open_one
from revise1924.desks import Desks
from revise1924.errors import ReviseError
from revise1924.library import find_deck
from revise1924.settings import SettingsFile, settings_file


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Open the app, on the progress or on what can be saved of it."""
    settings = SettingsFile(settings_file())
    in_browser = web.is_drawn_there()
    asks_by_line = settings.now.accessible or wants_lines(os.environ, sys.stdin, sys.stdout)
    # Each of the two ways takes long to import what the other does not need.
    if asks_by_line and not in_browser:
        from revise1924.commands import quiz  # noqa: PLC0415

        return quiz.run(arguments, clock)
    desks = Desks([find_deck(name) for name in arguments.decks], settings.now.new_a_day)
    if not in_browser:
        refuse_without_terminal(  # but a command that was mistyped is no wish for a screen
            "study",
            "Without one these work: status, stats, decks (each with --json too), check, new, quiz,"
            " schema, doctor, merge.",
        )
    from revise1924.tui.app import ReviseApp  # noqa: PLC0415
    from revise1924.tui.life.crashes import CrashError  # noqa: PLC0415

    decks = desks.listing(clock()).paths
    if len(decks) == 1:
        app = ReviseApp(open_one(decks[0], arguments, clock), clock, settings=settings)
    else:
        choose_in_all(desks, arguments, clock)
        app = ReviseApp(desks, clock, settings=settings)
    try:
        code = app.go()
    except CrashError as error:
        print_error(error)
        return FAULTS
    if code == DONE and has_terminal():  # a signal that ended it wants no words
        with suppress(ReviseError):  # the decks cannot be looked at any more
            if line := app.parting():
                print(line)
    return code
