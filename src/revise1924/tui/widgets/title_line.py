"""The title of a deck, and beside it how far its exam is."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from revise1924 import home_words
from revise1924.overview import Overview
from revise1924.tui.sizes import NARROW, TALL, margin
from revise1924.tui.widgets.fitted import in_lines

_MOST_LINES = 2
"""Of the title in a low terminal."""


class TitleLine(Horizontal):
    """In a low terminal the title is cut off where it is longer than two lines."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._title, self._exam = Static(id="title"), Static(id="exam")

    def compose(self) -> ComposeResult:
        """Lay out the title and the exam."""
        yield self._title
        yield self._exam

    def show(self, title: str, overview: Overview) -> None:
        """Show the title of a deck, and how far the exam is in as many words as fit."""
        width, is_low = self.screen.size.width, self.screen.size.height < TALL
        is_small = is_low and width < NARROW
        countdown_of = home_words.countdown_in_brief if is_small else home_words.countdown
        countdown = countdown_of(overview)
        self._exam.update(Content(countdown))
        self._exam.display = bool(countdown)
        room = width - 2 * margin(width) - 2 - (len(countdown) + 1 if countdown else 0)
        lines = in_lines(title, room, _MOST_LINES) if is_low else [Content(title)]
        self._title.update(Content("\n").join(lines))
