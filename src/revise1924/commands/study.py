"""`revise1924 study`: the full-screen app."""

import argparse
import sys
from typing import TYPE_CHECKING

from revise1924.commands import FAULTS, Clock, print_error
from revise1924.errors import ForeignFileError, ProgressError, UsageError

if TYPE_CHECKING:
    from revise1924.tui.app import ReviseApp


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Open the app, on the progress or on what can be saved of it."""
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        raise UsageError(
            "study needs a terminal",
            remedy="Without one these work: status, stats (both with --json too), check, schema,"
            " doctor, merge.",
        )
    # Only now: without a terminal the answer comes at once.
    from revise1924.dates import exam_day  # noqa: PLC0415
    from revise1924.formats import load_deck  # noqa: PLC0415
    from revise1924.leitner import study_day  # noqa: PLC0415
    from revise1924.library import find_deck  # noqa: PLC0415
    from revise1924.paths import progress_path  # noqa: PLC0415
    from revise1924.storage.progress_file import ProgressFile  # noqa: PLC0415
    from revise1924.tui.app import ReviseApp  # noqa: PLC0415

    deck = load_deck(find_deck(arguments.deck))
    path = arguments.progress or progress_path(deck.id)
    try:
        file = ProgressFile(path, deck.id)
    except ForeignFileError:
        raise
    except ProgressError:
        from revise1924.storage.recovery import diagnose  # noqa: PLC0415

        found = diagnose(path, deck.id)
        if found is None or arguments.exam is not None:
            raise
        return _open(ReviseApp(deck, found, clock))
    if arguments.exam is not None:
        now = clock()
        file.set_exam(exam_day(arguments.exam, study_day(now)), now)
    return _open(ReviseApp(deck, file, clock))


def _open(app: "ReviseApp") -> int:
    from revise1924.tui.terminal import CrashError  # noqa: PLC0415

    try:
        return app.go()
    except CrashError as error:
        print_error(error)
        return FAULTS
