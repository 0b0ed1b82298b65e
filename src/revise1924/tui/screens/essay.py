"""Writing the essay: the question, the clock, a place to write, and how it goes."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from revise1924 import essay_words, writing_words
from revise1924.cards import Deck
from revise1924.essay import Try
from revise1924.text import clean, pasted
from revise1924.tui.shared.essay_screen import THROW_AWAY, EssayScreen, Keeping
from revise1924.tui.sizes import NARROW, ROOMY
from revise1924.tui.widgets.drawn import Drawn
from revise1924.tui.widgets.essay_told import course_told
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.room import Room
from revise1924.wording import counted

_GAP = 2
"""Cells on either side of the bar."""

_LEAST_BAR = 4
"""Cells of a bar that tells anything."""


class _Sheet(Room):
    """Takes a long essay at once, of some 8,000 words."""

    LONGEST_PASTE: ClassVar[int] = 50_000
    pasted = staticmethod(partial(pasted, most=LONGEST_PASTE))

    def on_resize(self) -> None:
        """Keep in view where the student writes: a smaller terminal, or news, takes lines away."""
        self.call_after_refresh(self.scroll_cursor_visible)


class EssayWritingScreen(EssayScreen[Literal["mark"]]):
    """Ends with "mark" once it is to be marked, and with None where it is left."""

    CSS_PATH = ["../cards.tcss", "../essay.tcss"]
    HELP = "Write the essay as in the exam. It is kept as you write; Tab marks it with you."
    AUTO_FOCUS = "Room"
    BINDINGS = [
        Binding("tab", "mark", "Finish and mark", tooltip="Hold it against the points"),
        Binding("ctrl+t", "pause", "Pause", tooltip="Stop the clock, or have it go on"),
        Binding("ctrl+s", "save_copy", "Save a copy", tooltip="Keep a copy of it in a file"),
        THROW_AWAY,
        Binding("escape", "leave", "Back", tooltip="Back to home; what you wrote is kept"),
    ]

    def __init__(self, deck: Deck, before: Sequence[Try], keeping: Keeping) -> None:
        """Take the deck whose question is asked, the essays before, and what keeps this one."""
        super().__init__(keeping)
        self._deck = deck
        self._before = before
        self._words = self._essay.words
        self._shown: tuple[str, int] | None = None
        """What the clock says, and the words."""
        # The cursor stands on the space: a letter under it would be hard to read.
        self._room = _Sheet(self._essay.text, placeholder=f" {essay_words.BEGIN}")
        self._room.move_cursor(self._room.document.end)

    def compose(self) -> ComposeResult:
        """Lay out the question, the clock, the place to write, and how it goes."""
        yield Static(Content(self._deck.title), id="title")
        yield Drawn(id="clock")
        yield Static(id="news", classes="-empty")
        with Horizontal(id="columns"):
            yield self._room
            yield Drawn(id="beside")
        yield Keys()

    def on_mount(self) -> None:
        """Have the clock run, unless it was paused."""
        if not self._essay.is_paused:
            self._keeping.timer.run()
        is_old = bool(self._essay.text)
        self._say(essay_words.STILL_THERE if is_old else writing_words.time_news(self._essay))
        self._show_kept(is_kept=True)
        self._show_clock()

    def on_resize(self) -> None:
        """Name the sheet, and what is to stand on it."""
        aim = writing_words.aim(self._deck.points, self._before)
        is_narrow = self.app.size.width < NARROW
        self._room.border_title = Content(aim if is_narrow else f"Your essay · {aim}")

    def on_text_area_changed(self) -> None:
        """Count the words; writing has a paused clock go on."""
        text = self._room.text
        if text == self._essay.text and not self._is_new:
            return
        self._is_new, self._has_asked = True, False
        if self._essay.is_paused:
            self.action_pause()
        self._say(writing_words.time_news(self._essay))
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
            self._say(writing_words.time_news(essay))
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
        before = writing_words.time_news(self._essay)
        super()._each_second()
        if (news := writing_words.time_news(self._essay)) != before:
            self._say(news)
        self._show_clock()

    def _show_kept(self, is_kept: bool) -> None:
        kept = essay_words.KEPT if self._keeping.is_saved else essay_words.UNSAVED
        self._room.border_subtitle = Content(kept if is_kept else essay_words.UNKEPT)

    def _show_clock(self) -> None:
        shown = writing_words.clock_line(self._essay), self._words
        if shown != self._shown:
            self._shown = shown
            self.query_one("#clock", Drawn).show(self._clock)
            self.query_one("#beside", Drawn).show(self._course, Content("As in the exam"))

    def _course(self, width: int, height: int) -> Content:
        return course_told(
            self._deck, self._before, self._essay, self._words, width=width, height=height
        )

    def _clock(self, width: int, _height: int) -> Content:
        """Return the time, with a bar of what of it is over, and the words.

        And the topic by the clock, where it does not stand beside the sheet.
        """
        left = self._essay.seconds_left
        ink = "$text-primary" if left is None or left > writing_words.SOON else "$text-warning"
        time = Content.styled(writing_words.clock_line(self._essay), f"bold {ink}")
        words = Content(counted(self._words, "word"))
        topic = writing_words.by_the_clock(len(self._deck.cards), self._essay)
        if topic and self.app.size.width < ROOMY:
            told = (Content.styled(f" · {each}", ink) for each in (topic, topic.split(": ")[1]))
            room = width - time.cell_length - words.cell_length
            time += next((each for each in told if each.cell_length < room), Content())
        room = width - time.cell_length - words.cell_length - 2 * _GAP
        if left is None or self._essay.minutes is None or room < _LEAST_BAR:
            return Content.assemble(time, " " * max(1, room + 2 * _GAP), words)
        over = max(1, round(room * min(1.0, 1 - left / (60 * self._essay.minutes))))
        bar = Content.assemble(("━" * over, ink), ("─" * (room - over), "$foreground 20%"))
        return Content(" " * _GAP).join([time, bar, words])
