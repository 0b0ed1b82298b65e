"""An essay from the wish for it to its end: which screen follows which."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.app import App

from revise1924 import essay_words, several
from revise1924.errors import ReviseError
from revise1924.essay import Essay, Timer, recorded, tries
from revise1924.essay_copy import save_copy, suggested_place
from revise1924.leitner import study_day
from revise1924.library import Desk
from revise1924.storage.essay_file import EssayFile
from revise1924.storage.essay_memory import EssayInMemory
from revise1924.text import one_line
from revise1924.tui import registry
from revise1924.tui.sittings import Base, Sittings
from revise1924.undo import Undone
from revise1924.waiting_essay import progress_of

if TYPE_CHECKING:
    from revise1924.marking import Result


class EssaySitting:
    """Has the student write and mark the essay of one deck; keeps it until that is done."""

    def __init__(
        self,
        app: App[None],
        clock: Callable[[], datetime],
        seconds: Callable[[], float],
        base: Base,
        sittings: Sittings,
        desk: Desk,
    ) -> None:
        """Take the app, a clock, seconds that nobody sets, home, what has one drill, and a desk."""
        self._app = app
        self._clock = clock
        self._base = base
        self._sittings = sittings
        self._desk = desk
        self._kept_in: EssayFile | EssayInMemory = EssayFile(progress_of(desk), desk.deck.id)
        self.essay = Essay(desk.deck.id)
        self.timer = Timer(seconds)

    def begin(self) -> None:
        """Go on with the essay there is, or begin one; where it cannot be recorded, ask before."""
        self._sittings.once_agreed([self._desk], self._open)

    @property
    def is_saved(self) -> bool:
        """Whether what is kept outlasts the program."""
        return self._desk.keeper.is_saved

    def _open(self) -> None:
        if not self.is_saved:
            self._keep_in_memory()
        try:
            kept = self._kept_in.open()
        except ReviseError as error:
            self._base.tell(str(error))
            return
        if kept is not None and recorded(kept, self._desk.keeper.progress):
            self._dropped()
            kept = None
        if kept is None:
            self._app.push_screen(registry.essay_clock(), self._set_clock)
        else:
            self.essay = kept
            self._go_on()

    def _keep_in_memory(self) -> None:
        """Go on with what has been written here unsaved, or with what lies in the file."""
        if isinstance(self._kept_in, EssayFile):
            self._desk.essays = self._desk.essays or EssayInMemory(self._kept_in)
            self._kept_in = self._desk.essays

    def keep(self) -> str:
        """Keep the essay as it is now; return why it could not be, in words, else nothing."""
        try:
            self._kept_in.keep(self.essay)
        except ReviseError as error:
            return str(error)
        return ""

    def close(self) -> None:
        """Leave it to other windows."""
        self._kept_in.close()

    def throw_away(self) -> None:
        """Keep nothing of it, and go home."""
        self._base.tell(self._dropped() or essay_words.THROWN_AWAY)
        self.close()

    def save_copy(self) -> None:
        """Have the student save a copy to a file."""
        place = suggested_place(self._desk.deck, study_day(self._clock()))
        self._app.push_screen(registry.save_copy(place, self._save_copy), self._tell_saved)

    def _save_copy(self, typed: str) -> str:
        try:
            save_copy(typed, self._desk.deck.title, self.essay.text)
        except ReviseError as error:
            return str(error)
        if self._desk.essays:
            self._desk.essays.copied = self.essay.text
        return ""

    def _tell_saved(self, typed: str | None) -> None:
        if typed is not None:
            self._app.notify(f"Saved: {one_line(typed)}", markup=False)

    def _set_clock(self, answer: tuple[int | None] | None) -> None:
        if answer is None:
            self.close()
            return
        self.essay.minutes = answer[0]
        self._go_on()

    def _go_on(self, news: str = "") -> None:
        """Have it written, or marked; it waits where no card is left to mark it by."""
        self.timer.stop()
        if not self._desk.asked.cards:
            self._base.tell(several.NO_CARDS)
            self.close()
        elif self.essay.is_written:
            # What it imports takes 17 to 37 ms: not before anything is written.
            from revise1924.marking import Marking  # noqa: PLC0415

            marking = Marking(self._desk, self.essay)
            screen = registry.marking(marking, self._clock, self, news)
            self._app.push_screen(screen, self._marked)
        else:
            before = tries(self._desk.keeper.progress, self._clock())
            self._app.push_screen(registry.essay(self._desk.asked, before, self), self._written)

    def _written(self, answer: str | None) -> None:
        if answer is None:
            self._leave()
            return
        self.essay.is_written, self.essay.is_paused = True, False
        self.keep()
        self._go_on()

    def _marked(self, result: "Result | None") -> None:
        if result is None:
            self._leave()
            return
        screen = registry.essay_end(result, self._clock, self.save_copy, self._dropped())
        self._app.push_screen(screen, partial(self._after_end, result))

    def _after_end(self, result: "Result", answer: Undone | str | None) -> None:
        """Go home, win back what was left out, study, or mark again what was taken back."""
        if isinstance(answer, Undone):
            self._go_on(self.keep())
            return
        self.close()
        if answer == "drill":
            self._sittings.drill_points(self._desk, result.left_out)
        elif answer == "study":
            self._sittings.study([self._desk])

    def _leave(self) -> None:
        if not self.essay.text.strip():
            self._dropped()
        self.close()

    def _dropped(self) -> str:
        """Forget what was written; return why that could not be, in words, else nothing."""
        try:
            self._kept_in.drop()
        except ReviseError as error:
            return str(error)
        return ""
