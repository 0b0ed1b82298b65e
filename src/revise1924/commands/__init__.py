"""What the command line can do, one file a command.

Each has a function `run(arguments, clock)` that returns the exit code. `cli` imports a command only
when it is called, so that the others start at once.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime

from revise1924.errors import ReviseError

Clock = Callable[[], datetime]

DONE, FAULTS, BAD_USAGE = 0, 1, 2
"""Exit codes: done; a check found faults, or the app failed; bad usage or bad input."""


def print_error(error: ReviseError) -> None:
    """Print an error on standard error, in at most three lines; where nobody reads it, nowhere."""
    try:
        for prefix, line in zip(
            ("revise1924: ", "  ", "  "), str(error).splitlines(), strict=False
        ):
            print(prefix + line, file=sys.stderr)
        sys.stderr.flush()
    except OSError:
        # What is still to be written would be tried again at the end, and change the exit code.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
