"""Type the README's first command into a terminal: it opens the app with seven new cards."""

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.support.terminal import Terminal

with (
    tempfile.TemporaryDirectory() as home,
    Terminal(["bash", "-c", sys.argv[1]], env={"HOME": home}) as terminal,
):
    print(terminal.wait_for("7 new cards today", "Enter study"))
    terminal.press("q")
    sys.exit(terminal.wait_exit())
