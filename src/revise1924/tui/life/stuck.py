"""A screen restored where the terminal has stopped to take output."""

import os
import signal
import termios
import time
from contextlib import suppress

from revise1924.tui.life.streams import PLAIN_SCREEN, interrupt_others, let_go


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
            os.write(screen, PLAIN_SCREEN)
            return
        time.sleep(0.01)
