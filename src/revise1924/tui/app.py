"""The app: which screen follows which. Nothing else knows."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from functools import partial

from textual.screen import Screen

from revise1924 import wording
from revise1924.cards import Card
from revise1924.errors import ReviseError
from revise1924.forecast import FITS
from revise1924.leitner import study_day
from revise1924.library import DamagedDesk, Desk
from revise1924.overview import open_drafts, survey_desk
from revise1924.recite import Draft
from revise1924.records import card_records, weak_points
from revise1924.session import Session
from revise1924.text import one_line
from revise1924.tui import registry
from revise1924.tui.frame import Frame
from revise1924.tui.life import live
from revise1924.tui.screens.home import Choice, HomeScreen
from revise1924.tui.shared.wishes import Written
from revise1924.undo import Undone

Make = Callable[[], Session]
"""What makes the session that was asked for."""


class ReviseApp(Frame):
    """Revise at one desk."""

    def __init__(self, desk: Desk | DamagedDesk, clock: Callable[[], datetime]) -> None:
        """Take the desk, or one whose progress has to be mended first, and a clock."""
        super().__init__()
        self._at = desk
        self._clock = clock
        self._asked_about = frozenset[Draft]()
        self.hopeless: ReviseError | None = None
        """Why a file that was mended cannot be used all the same."""

    def go(self) -> int:
        """Run until the student quits or a signal ends it; return the exit code.

        Raises CrashError where the app fails, and ReviseError where there is nothing to go on with.
        """
        code = asyncio.run(live(self, self._clock))
        if self.hopeless:
            raise self.hopeless
        return code

    def get_default_screen(self) -> Screen[None]:
        """Begin on home, or with nothing under the screen on which a damaged file is mended."""
        if isinstance(self._at, DamagedDesk):
            return Screen()
        return self._sit_down(self._at)

    def on_mount(self) -> None:
        """Name the terminal's window; ask what to do about a damaged file."""
        self.sub_title = one_line(self._at.deck.title)
        if isinstance(self._at, DamagedDesk):
            self._recover(self._at)

    def _recover(self, damaged: DamagedDesk) -> None:
        screen = registry.recovery(damaged.diagnosis, self._clock)
        self.push_screen(screen, partial(self._mended, damaged))

    def _mended(self, damaged: DamagedDesk, news: str | None) -> None:
        """Sit down; where the file has been damaged again meanwhile, ask again.

        Where it has become another's, or unreadable, nothing is left to ask.
        """
        try:
            desk = damaged.reopen()
        except ReviseError as error:
            self.hopeless = error
            self.exit()
            return
        if isinstance(desk, DamagedDesk):
            self._recover(desk)
        else:
            self.push_screen(self._sit_down(desk, news or ""))

    def _sit_down(self, desk: Desk, news: str = "") -> HomeScreen:
        self._at = self.desk = desk
        self._home = HomeScreen(desk, self._clock, self._do, news)
        return self._home

    async def action_quit(self) -> None:
        """Quit; where ticks would be lost, only when asked a second time."""
        at, begun = self._at, frozenset[Draft]()
        if isinstance(at, Desk):
            begun = open_drafts(at, survey_desk(at, self._clock()))
        if begun <= self._asked_about:
            self.exit()
            return
        self._asked_about = begun
        self.notify(wording.quitting(len(begun)), severity="warning", markup=False)

    # What is chosen at home.

    def _do(self, choice: Choice) -> None:
        desk, clock = self.desk, self._clock
        what_to_do: dict[Choice, Callable[[], object]] = {
            "study": self._study,
            "test": lambda: self._begin(lambda: Session(desk, clock(), "test")),
            "drill": self._drill,
            "outline": lambda: self.push_screen(registry.outline(desk, clock)),
            "browse": lambda: self.push_screen(registry.browse(desk, clock, self._read)),
            "stats": lambda: self.push_screen(registry.stats(desk, clock)),
            "exam": self._ask_for_exam,
            "more": self._more,
            "tags": self._ask_for_tags,
        }
        what_to_do[choice]()

    def _study(self) -> None:
        """Study what is due; with more than fits, ask how much of it."""
        overview = survey_desk(self.desk, self._clock())
        if not overview.to_study and overview.new:
            self._more()
        if len(overview.to_study) > FITS:
            self.push_screen(registry.how_many(overview), self._study_some)
        else:
            self._begin(lambda: Session(self.desk, self._clock()))

    def _more(self) -> None:
        """Bring in more new cards today."""
        now = self._clock()
        self.desk.ask_for_new(survey_desk(self.desk, now).with_more, study_day(now))
        self._home.show()

    def _study_some(self, most: int | None) -> None:
        if most is not None:
            self._begin(lambda: Session(self.desk, self._clock(), most=most))

    def _drill(self) -> None:
        """Drill the weak points, where there are any."""
        records = card_records(self.desk.asked, self.desk.counted, self._clock())
        points = weak_points(records)
        if points:
            drill = {self.desk.deck.id: points}
            self._begin(lambda: Session(self.desk, self._clock(), "drill", points=drill))
        else:
            self._home.tell(wording.NO_WEAK_POINTS)

    def _ask_for_tags(self) -> None:
        self.push_screen(registry.tags(self.desk.deck, self.desk.tags), self._choose_tags)

    def _choose_tags(self, tags: frozenset[str] | None) -> None:
        if tags is not None:
            self.desk.tags = tags
            self._home.show()

    def _ask_for_exam(self) -> None:
        today = study_day(self._clock())
        self.push_screen(registry.exam(today, self.desk.keeper.progress.exam), self._set_exam)

    def _set_exam(self, answer: tuple[date | None] | None) -> None:
        if answer is None:
            return
        now = self._clock()
        try:
            self.desk.keeper.set_exam(answer[0], now)
        except ReviseError as error:
            self._home.tell(str(error))
        else:
            self._home.stop_suggesting()
            self._home.tell(wording.exam_set(answer[0], study_day(now)))

    # From a session's first card to its end.

    def _begin(self, make: Make) -> None:
        """Begin a session; where nothing can be saved, ask before the first card, not after it."""
        self._home.stop_suggesting()
        self._home.tell("")
        why = self.desk.keeper.why_unwritable()
        if why:
            self.push_screen(registry.unsaved(why), partial(self._begin_unsaved, make))
        else:
            self._ask_cards(make())

    def _begin_unsaved(self, make: Make, agreed: bool | None) -> None:
        if agreed:
            self.desk.keep_in_memory()
            self._ask_cards(make())

    def _ask_cards(self, session: Session, undone: Undone | None = None) -> None:
        if session.card is not None:
            self.push_screen(
                registry.cards_of(session, self._clock, self._write, undone), self._end
            )

    def _end(self, session: Session | None) -> None:
        """Tell what a session came to, unless it was left before its end."""
        if session is not None:
            after = partial(self._after_end, session)
            self.push_screen(registry.end_of(session, self._clock), after)

    def _after_end(self, session: Session, answer: Undone | str | None) -> None:
        """Go home, repeat what was missed, or put the card of an undone review up again."""
        if isinstance(answer, Undone):
            self._ask_cards(session, answer)
            if session.card is None:  # another window's, of another kind of session
                self._home.tell(wording.undone(answer))
        elif answer == "repeat":
            self._ask_cards(session.missed_again(self._clock()))

    # What one screen wants another for.

    def _write(self, card: Card, draft: Draft, written: Written) -> None:
        """Let the student write before the flip."""
        self.push_screen(registry.writing(card, draft), written)

    def _read(self, card: Card) -> None:
        """Show the card that was chosen among all."""
        self.push_screen(registry.reading(card, self.desk, self._clock))
