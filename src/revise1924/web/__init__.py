"""The app in a browser: a server on this machine's own address, and a process of the app a tab."""

import os

DRIVER = "revise1924.tui.life.browser:BrowserDriver"
"""What Textual is told to draw with, by `$TEXTUAL_DRIVER`, in the process of a tab."""


def is_drawn_there() -> bool:
    """Tell whether this process is a tab's: a server stands where a terminal would be."""
    return os.environ.get("TEXTUAL_DRIVER") == DRIVER
