"""A screen restored where the terminal has stopped to take output."""

import os
import signal
import termios
import time
from contextlib import suppress

from revise1924.tui.life.streams import interrupt_others, let_go

_RESTORE = (
    b"\x18"  # cancels a sequence that was cut in the middle
    b"\x1b[?2026l"  # no update held back
    b"\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    b"\x1b[?2004l\x1b[?2048l\x1b[?1004l"  # no bracketed paste, no reports of size and focus
    b"\x1b[<u"  # kitty's keyboard, kept by screen: before the alternate one is left
    b"\x1b[0m\x1b[?7h\x1b[?1049l\x1b[?25h"  # plain style, wrapped lines, main screen, cursor
)


def restore_screen(terminal: int) -> None:
    """Write what restores the screen, in the place of what nobody has taken.

    `terminal` is a descriptor of the terminal. Raises OSError where it has gone.
    """
    # Opened anew: not to wait is a property of the opened file, and the shell shares ours.
    path = os.ttyname(terminal)
    screen = os.open(path, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK)
    # Textual's writer waits inside its write, and the system keeps all others out. The signal makes
    # it begin again, and then it writes to where everything is taken.
    let_go()
    interrupt_others(signal.SIGTERM)
    for _ in range(20):
        termios.tcflush(terminal, termios.TCOFLUSH)
        with suppress(BlockingIOError):
            os.write(screen, _RESTORE)
            return
        time.sleep(0.01)
