"""A small app that has a file edited: `python -m tests.support.editing_app FILE EDITOR…`.

`e` opens the editor, `x` does what must not be done by accident, `q` quits.
"""

import asyncio
import os
import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.events import Resize
from textual.widgets import Footer, Label

from revise1924.cli import system_clock
from revise1924.errors import ReviseError
from revise1924.tui.life import edit, live


class EditingApp(App[None]):
    """Shows its file, and how the editor ended."""

    BINDINGS: ClassVar = [("e", "edit", "Edit"), ("x", "harm", "Harm"), ("q", "quit", "Quit")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, file: Path, command: list[str]) -> None:
        """Take the file to edit, and the editor's program with its arguments."""
        super().__init__()
        self._file = file
        self._command = command
        self.said = ""
        """How the editor ended, or why it could not be started."""

    def compose(self) -> ComposeResult:
        """Show nothing yet but the keys."""
        yield Label("nothing edited", id="said", markup=False)
        yield Label("harmless", id="harm")
        yield Label("", id="size")
        yield Footer()

    def on_resize(self, event: Resize) -> None:
        """Show the size."""
        self.query_one("#size", Label).update(f"{event.size.width} by {event.size.height}")

    def action_edit(self) -> None:
        """Have the file edited; show what it holds now."""
        try:
            code = edit(self, self._command, self._file)
        except ReviseError as error:
            self.said = str(error)
        else:
            held = self._file.read_text(encoding="utf-8") if self._file.exists() else ""
            self.said = f"editor ended with {code}: {held}"
        self.query_one("#said", Label).update(self.said)

    def action_harm(self) -> None:
        """Show that harm was done."""
        self.query_one("#harm", Label).update("HARM DONE")


if __name__ == "__main__":
    app = EditingApp(Path(sys.argv[1]), sys.argv[2:])
    code = asyncio.run(live(app, system_clock))
    try:
        sys.stderr.flush()
    except OSError:  # as in `cli.main`: the terminal has gone, and Python would end with 120
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())
    sys.exit(code)
