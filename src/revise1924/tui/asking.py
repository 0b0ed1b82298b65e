"""What home asks about its deck: the day of the exam, the tags to revise by."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from textual.app import App

from revise1924 import exam_words
from revise1924.errors import ReviseError
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.tui import registry
from revise1924.tui.screens.home import HomeScreen


class Asking:
    """Asks, and has home show what was answered."""

    def __init__(
        self, app: App[None], clock: Callable[[], datetime], home: Callable[[], HomeScreen]
    ) -> None:
        """Take the app, a clock, and the home that is up."""
        self._app = app
        self._clock = clock
        self._home = home

    def tags(self, desk: Desk) -> None:
        """Ask by which tags to revise; none is every card."""
        screen = registry.tags(desk.deck, desk.tags)
        self._app.push_screen(screen, partial(self._choose_tags, desk))

    def _choose_tags(self, desk: Desk, tags: frozenset[str] | None) -> None:
        if tags is not None:
            desk.tags = tags
            self._home().look()

    def exam(self, desk: Desk) -> None:
        """Ask for the day of the exam."""
        screen = registry.exam(study_day(self._clock()), desk.keeper.progress.exam)
        self._app.push_screen(screen, partial(self._set_exam, desk))

    def _set_exam(self, desk: Desk, answer: tuple[date | None] | None) -> None:
        if answer is None:
            return
        now = self._clock()
        try:
            desk.keeper.set_exam(answer[0], now)
        except ReviseError as error:
            self._home().tell(str(error))
        else:
            self._home().stop_suggesting()
            self._home().tell(exam_words.exam_set(answer[0], study_day(now)))
