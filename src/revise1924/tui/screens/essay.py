"""Writing the essay: the question, the clock, and a place to write; nothing else."""

from typing import Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from revise1924 import essay_words
from revise1924.cards import Deck
from revise1924.text import clean
from revise1924.tui.shared.essay_screen import THROW_AWAY, EssayScreen, Keeping
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.room import Room


class EssayWritingScreen(EssayScreen[Literal["mark"]]):
    """Ends with "mark" once it is to be marked, and with None where it is left."""

    CSS_PATH = ["../cards.tcss", "../essay.tcss"]
    HELP = "Write the essay as in the exam. It is kept as you write; Tab marks it with you."
    AUTO_FOCUS = "Room"
    BINDINGS = [
        Binding("tab", "mark", "Done, mark it", tooltip="Hold it against the points"),
        Binding("ctrl+t", "pause", "Pause", tooltip="Stop the clock, or have it go on"),
        Binding(
            "ctrl+s", "save_copy", "Save a copy", show=False, tooltip="Keep a copy of it in a file"
        ),
        THROW_AWAY,
        Binding("escape", "leave", "Back", tooltip="Back to home; what you wrote is kept"),
    ]

    def __init__(self, deck: Deck, keeping: Keeping) -> None:
        """Take the deck whose question is asked, and what keeps the essay."""
        super().__init__(keeping)
        self._deck = deck
        self._words = self._essay.words
        self._room = Room(self._essay.text)
        self._room.move_cursor(self._room.document.end)

    def compose(self) -> ComposeResult:
        """Lay out the question, the clock, and the place to write."""
        with Vertical(id="essay"):
            yield Static(Content(self._deck.title), id="question")
            yield Static(Content(self._deck.description or ""), id="about")
            yield Static(id="clock")
            yield self._room
            yield Static(id="news")
        yield Keys()

    def on_mount(self) -> None:
        """Have the clock run, unless it was paused."""
        if not self._deck.description:
            self.query_one("#about").display = False
        if not self._essay.is_paused:
            self._keeping.timer.run()
        if self._essay.text:
            self._say(essay_words.STILL_THERE)
        self._show_clock()

    def on_text_area_changed(self) -> None:
        """Count the words; writing has a paused clock go on."""
        text = self._room.text
        if text == self._essay.text and not self._is_new:
            return
        self._is_new, self._has_asked = True, False
        if self._essay.is_paused:
            self.action_pause()
        self._say("")
        words = len(text.split())
        if words != self._words:
            self._words = words
            self._show_clock()

    def action_pause(self) -> None:
        """Stop the clock, or have it go on."""
        essay, timer = self._essay, self._keeping.timer
        essay.is_paused = not essay.is_paused
        if essay.is_paused:
            essay.seconds += timer.stop()
            self._say(essay_words.PAUSED)
        else:
            timer.run()
            self._say("")
        self._is_new = True
        self._show_clock()

    def action_mark(self) -> None:
        """Go on to the marking, where anything is written."""
        if not self._words:
            self._say(essay_words.NOTHING_WRITTEN)
            return
        self._leave("mark")

    def action_leave(self) -> None:
        """Go home; the clock stands still until the student is back."""
        self._leave(None)

    def _take(self) -> None:
        self._essay.text = clean(self._room.text)

    def _take_time(self) -> float:
        passed = self._keeping.timer.take()
        self._essay.seconds += passed
        return passed

    def _each_second(self) -> None:
        before = self._essay.seconds_left
        super()._each_second()
        left = self._essay.seconds_left
        if before is not None and left is not None and before > 0 >= left:
            self._say(essay_words.TIME_IS_UP)
        self._show_clock()

    def _show_clock(self) -> None:
        line = self.query_one("#clock", Static)
        words = essay_words.clock_line(self._essay, self._words)
        if str(line.content) != words:
            line.update(Content(words), layout=False)
