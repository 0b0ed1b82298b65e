"""What commands print for people: headings, lines and tables, as wide as the terminal."""

import sys
from datetime import date
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from revise1924 import wording
from revise1924.glyphs import output
from revise1924.overview import Overview
from revise1924.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import IO

    from revise1924.preview import Line as PreviewLine

Part = Table | Text

_NARROWEST = 40
"""Cells; in less than the app takes, a table says nothing either."""


_CARDS = 200
"""Cards that are listed: nobody reads further, and 50,000 take half a minute."""


_INKS = Theme(
    {
        "good": "green",
        "fair": "yellow",
        "poor": "red",
        "accent": "cyan",
        "muted": "dim",
        "strong": "bold",
        "pale-good": "green",
        "pale-fair": "yellow",
        "pale-poor": "red",
        "pale-accent": "cyan",
        "pale-muted": "dim",
    }
)
"""The inks of charts, in the terminal's own colours."""


class _Console(Console):
    def __init__(self, file: "IO[str] | None" = None) -> None:
        super().__init__(highlight=False, theme=_INKS, file=file)

    def on_broken_pipe(self) -> None:
        """Leave it to `cli`, which ends every command in the same way."""
        raise BrokenPipeError


_console = _Console()


def width() -> int:
    """Return the cells of a line."""
    return max(_NARROWEST, _console.width)


def heading(words: str) -> Part:
    """Return a heading; what a deck says is made one line."""
    return Text(one_line(words), style="bold")


def line(words: str) -> Part:
    """Return a line that is cut nowhere: a terminal wraps it, and a pipe gets it whole."""
    return Text(words, overflow="ignore", no_wrap=True)


def standings(overview: Overview) -> Part:
    """Return where each card stands, a row each; of a large deck, those that are due first."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("#", justify="right")
    table.add_column("Topic", overflow="fold")
    for name in ("Box", "Recall", "Due"):
        table.add_column(name, no_wrap=True)
    cards, standings = overview.deck.cards, overview.standings
    by_due = sorted(range(len(cards)), key=lambda index: standings[index].due or date.max)
    for index in sorted(by_due[:_CARDS]):
        standing = standings[index]
        table.add_row(
            str(index + 1),
            Text(one_line(cards[index].topic)),
            str(standing.box or "–"),
            wording.recall(standing.last),
            wording.due_in(standing, overview.today),
        )
    if (more := len(cards) - _CARDS) > 0:
        table.add_row("", Text(f"… and {more} more; those due first are listed."))
    return table


def show(*parts: Part, most: int | None = None, glyphs: str = "unicode") -> None:
    """Print the parts one under the other, tables in `most` cells at most.

    `glyphs` are those that the student has settled on.
    """
    cells = width() if most is None else most
    console = _console_for(glyphs)
    for part in parts:
        is_line = isinstance(part, Text) and part.no_wrap
        console.print(part, soft_wrap=bool(is_line), width=None if is_line else cells)


def show_preview(lines: "Iterable[PreviewLine]", glyphs: str) -> None:
    """Print what an import has understood, in these signs; it is cut nowhere."""
    console = _console_for(glyphs)
    for each in lines:
        style = {"title": "bold", "topic": "bold", "remark": "yellow"}.get(each.kind, "")
        console.print(Text(each.text, style=style), soft_wrap=True)


def _console_for(glyphs: str) -> Console:
    if glyphs == "unicode":
        return _console
    return _Console(output(sys.stdout, glyphs))
