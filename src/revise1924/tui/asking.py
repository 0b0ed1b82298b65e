"""What home asks about its deck: the day of the exam, the tags to revise by."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from revise1924 import exam_words
from revise1924.errors import ReviseError
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.pace import pace_of
from revise1924.plan import as_if
from revise1924.tui import registry
from revise1924.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from revise1924.tui.screens.exam import ExamSaid


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
        now = self._clock()
        said, takes = desk.keeper.progress.exam_day, partial(_takes, desk, now)
        screen = registry.exam(study_day(now), (said.day, said.minutes), takes)
        self._app.push_screen(screen, partial(self._set_exam, desk))

    def _set_exam(self, desk: Desk, answer: "ExamSaid | None") -> None:
        if answer is None:
            return
        now = self._clock()
        try:
            desk.keeper.set_exam(answer[0], now, answer[1])
        except ReviseError as error:
            self._home().tell(str(error))
        else:
            self._home().stop_suggesting()
            self._home().tell(exam_words.exam_set(answer[0], study_day(now)))


def _takes(desk: Desk, now: datetime, exam: date, minutes: int | None) -> str:
    """Return what an exam on that day takes, by the student's own times."""
    pace = pace_of(desk.counted.counted_back(now))
    return exam_words.takes(as_if(desk, exam, now), pace, minutes)
