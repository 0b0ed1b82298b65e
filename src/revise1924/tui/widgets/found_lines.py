"""The lines of a preview."""

import re
from collections.abc import Iterable, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text
from textual.widgets import Static

from revise1924.preview import Line

_LONGEST = 1000
"""Characters of a line that are shown: a point may have ten times as many."""

_HUNG = re.compile(r" *(?:[•>] )?")
"""What begins a line, under which it goes on where it is too long for one."""


class FoundLines(Static):
    """Lines in the colours of the theme; one that is too long goes on under its own words."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: Sequence[Line] = ()
        """What is shown."""

    def on_mount(self) -> None:
        """Take the colours of another theme."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.show(self.lines))

    def show(self, lines: Iterable[Line]) -> None:
        """Show these lines."""
        self.lines = list(lines)
        self.update(_drawn(self.lines, self.app.theme_variables))


def _drawn(lines: Sequence[Line], colours: Mapping[str, str]) -> Table:
    page = Table.grid(expand=True)
    for line in lines:
        page.add_row(_hung(line, colours))
    return page


def _hung(line: Line, colours: Mapping[str, str]) -> RenderableType:
    styles = {
        "title": f"bold {colours['text-accent']}",
        "topic": "bold",
        "remark": colours["text-warning"],
    }
    text = line.text if len(line.text) <= _LONGEST else f"{line.text[:_LONGEST]}…"
    hung = _HUNG.match(text)
    width = hung.end() if hung else 0
    grid = Table.grid(expand=True)
    grid.add_column(width=width)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(Text(text[:width]), Text(text[width:], style=styles.get(line.kind, "")))
    return grid
