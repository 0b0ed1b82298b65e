"""What the screens of an unfinished essay have in common: its time, and that it is kept."""

from abc import abstractmethod
from typing import Protocol

from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from revise1924 import essay_words
from revise1924.essay import Essay, Timer
from revise1924.tui.shared.undo_screen import Result

THROW_AWAY = Binding(
    "ctrl+n", "throw_away", "Throw away", show=False, tooltip="Begin anew: keep nothing of it"
)

LOOK = 1.0
"""Seconds between two looks whether there is anything new to keep."""

_KEPT_ALL_THE_SAME = 15.0
"""Seconds after which the time is kept, though nothing has been written."""


class Keeping(Protocol):
    """Keeps an essay that is unfinished."""

    essay: Essay
    timer: Timer

    @property
    def is_saved(self) -> bool:
        """Whether what is kept outlasts the program."""

    def keep(self) -> str:
        """Keep it as it is now; return why it could not be, in words, else nothing."""

    def throw_away(self) -> None:
        """Keep nothing of it, and go home."""

    def save_copy(self) -> None:
        """Have the student save a copy to a file."""

    def close(self) -> None:
        """Leave it to other windows."""


class EssayScreen(Screen[Result]):
    """Keeps what is new now and then, when it is left, and however the app ends."""

    BINDINGS = [Binding("ctrl+q", "quit", "Quit", show=False)]

    def __init__(self, keeping: Keeping) -> None:
        """Take what keeps the essay."""
        super().__init__()
        self._keeping = keeping
        self._essay = keeping.essay
        self._is_new = False
        """Whether there is anything that is not kept yet."""
        self._since_kept = 0.0
        self._is_left = False
        self._rests = False
        """Whether the time would run, were the program not stopped."""
        self._has_asked = False
        """Whether the student was asked if it is to be thrown away."""
        self._is_unkept = False
        """Whether it could not be kept when that was tried last."""
        self._has_warned = False
        """Whether it was said that quitting would lose it."""

    def on_mount(self) -> None:
        """Keep what is new now and then; the time stands still while the program is stopped."""
        self.set_interval(LOOK, self._each_second)
        self.app.app_suspend_signal.subscribe(self, lambda _: self._rest(), immediate=True)
        self.app.app_resume_signal.subscribe(self, lambda _: self._rest_no_more(), immediate=True)

    def on_unmount(self) -> None:
        """Keep everything and leave it to other windows, where the app ends."""
        if not self._is_left:
            self._take_time()
            self._take()
            self._keeping.keep()
            self._keeping.close()

    def _rest(self) -> None:
        self._rests = self._keeping.timer.is_running
        self._keep()
        self._keeping.timer.stop()

    def _rest_no_more(self) -> None:
        if self._rests:
            self._keeping.timer.run()

    @abstractmethod
    def _take(self) -> None:
        """Take into the essay what is new; what lies on the screen may be gone by then."""

    @abstractmethod
    def _take_time(self) -> float:
        """Take into the essay the seconds that have passed, and return them."""

    def _each_second(self) -> None:
        self._since_kept += self._take_time()
        if self._is_new or self._since_kept >= _KEPT_ALL_THE_SAME:
            self._keep()

    def _keep(self) -> bool:
        """Keep everything; tell whether that went well, and the student where it did not.

        Once this screen is left it keeps nothing more: a tick that comes late would put back what
        has been forgotten since.
        """
        if self._is_left:
            return True
        self._take_time()
        self._take()
        fault = self._keeping.keep()
        self._is_new, self._since_kept = bool(fault), 0.0
        if bool(fault) != self._is_unkept:
            self._show_kept(not fault)
        if fault:
            self._is_unkept = True
            warning = f" {essay_words.QUITS_WITHOUT}" if self._has_warned else ""
            self._tell_fault(f"{fault} {essay_words.NOT_LOST}{warning}")
        elif self._is_unkept:
            self._is_unkept = self._has_warned = False
            self._say("")
        return not fault

    def _show_kept(self, is_kept: bool) -> None:
        """Show whether all that is written is kept, where the screen has a place for it."""

    def _leave(self, result: Result | None) -> None:
        """Go on, with everything kept, or home; stay where it would be lost by that."""
        if self._keep() or result is not None:
            self._is_left = True
            self.dismiss(result)

    async def action_quit(self) -> None:
        """Quit; where the essay cannot be kept, only when asked a second time."""
        may_be_lost, self._has_warned = self._has_warned, True
        if self._keep() or may_be_lost:
            await self.app.run_action("app.quit")

    def action_throw_away(self) -> None:
        """Keep nothing of the essay, when asked a second time."""
        if self._has_asked:
            self._is_left = True
            self.dismiss()
            self._keeping.throw_away()
        else:
            self._has_asked = True
            self._say(essay_words.THROW_AWAY)

    def action_save_copy(self) -> None:
        """Save a copy to a file."""
        self._take()
        self._keeping.save_copy()

    def _tell_fault(self, fault: str) -> None:
        news = self.query_one("#news", Static)
        news.add_class("-error")
        news.remove_class("-empty")
        news.update(Content(fault))

    def _say(self, words: str) -> None:
        """Tell something, unless the essay is not kept, which is told as long as it is so."""
        news = self.query_one("#news", Static)
        if not self._is_unkept and str(news.content) != words:
            news.remove_class("-error")
            news.set_class(not words, "-empty")
            news.update(Content(words))
