"""The app: which screen follows which. The modules beside it have those of one errand each."""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from revise1924.cards import Card
from revise1924.desks import Desks, is_to_study
from revise1924.errors import ReviseError
from revise1924.library import DamagedDesk, Desk
from revise1924.listing import Entry
from revise1924.parting import at_parting, quitting, unsaved_essays, unsaved_ticks
from revise1924.recite import Draft
from revise1924.settings import SettingsFile
from revise1924.text import one_line
from revise1924.tui import registry
from revise1924.tui.asking import Asking
from revise1924.tui.frame import Frame
from revise1924.tui.life import edit, live
from revise1924.tui.screens.home import Choice, HomeScreen
from revise1924.tui.shared.wishes import Left, Read
from revise1924.tui.sittings import Base, Sittings

if TYPE_CHECKING:
    from revise1924.tui.rewriting import RunEditor
    from revise1924.tui.screens.all_decks import AllDecksScreen
    from revise1924.tui.screens.all_decks import Choice as ChoiceOfDecks
    from revise1924.tui.taking_in import TakingIn


class ReviseApp(Frame):
    """Revise at one desk, or at several."""

    def __init__(
        self,
        start: Desk | DamagedDesk | Desks,
        clock: Callable[[], datetime],
        run_editor: "RunEditor" = edit,
        settings: SettingsFile | None = None,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take where to begin, a clock, what opens a file in the student's editor, and settings.

        One begins at a desk, at one whose progress has to be mended first, or with several decks.
        By the clock one knows what day it is; by `seconds`, how long an essay takes.
        """
        super().__init__(settings)
        self._start = start
        a_day = self.settings.now.new_a_day
        self._desks = start if isinstance(start, Desks) else Desks(new_a_day=a_day)
        self.take_up = lambda settings: self._desks.settle_on(settings.new_a_day)
        self._clock = clock
        self._list: AllDecksScreen | None = None
        """All decks; None where that has not been up yet. Home lies above it."""
        self._base: Base
        """Home or all decks: the one that was up last."""
        self._run_editor = run_editor
        self._seconds = seconds
        self._sittings = Sittings(self, clock, lambda: self._base, self._edit)
        self._asking = Asking(self, clock, lambda: self._home)
        self._taking_in: TakingIn | None = None
        self._asked_about = frozenset[Draft | str]()
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

    def parting(self) -> str:
        """Return what is said in the shell once it has ended; raises as `at_parting` does."""
        return at_parting(self._desks, self._clock(), of_all=self._list is not None)

    def get_default_screen(self) -> Screen[None]:
        """Begin on home, on all decks, or with nothing under the one where a file is mended."""
        if isinstance(self._start, DamagedDesk):
            return Screen()
        if isinstance(self._start, Desks):
            return self._all_decks()
        return self._home_of(self._start)

    def on_mount(self) -> None:
        """Ask what to do about a damaged file."""
        if isinstance(self._start, DamagedDesk):
            self._recover(self._start)

    async def action_quit(self) -> None:
        """Quit; where ticks or an essay would be lost, only when asked a second time."""
        ticks = unsaved_ticks(self._desks.opened, self._clock())
        essays = unsaved_essays(self._desks.opened)
        begun = ticks | essays
        if begun <= self._asked_about:
            self.exit()
            return
        self._asked_about = begun
        words = quitting(len(ticks), len(essays))
        self.notify(words, severity="warning", markup=False)

    # The ways between all decks and the home of one.

    def _all_decks(self) -> Screen[None]:
        self.sub_title = "all decks"
        self._list = registry.all_decks(self._desks, self._clock, self._do_with)
        self._base = self._list
        return self._list

    def _home_of(self, desk: Desk, news: str = "") -> HomeScreen:
        self.sub_title = one_line(desk.deck.title)
        self._desks.keep(desk)
        do, above = partial(self._do, desk), self._list is not None
        self._base = self._home = HomeScreen(
            desk, self._clock, do, self._read(desk), news, is_above_decks=above
        )
        return self._home

    def _go_home(self, desk: Desk, news: str = "") -> None:
        self.push_screen(self._home_of(desk, news), self._leave_home)

    def _leave_home(self, _: None) -> None:
        assert self._list is not None  # noqa: S101 - nothing else lies under home
        self.sub_title = "all decks"
        self._base = self._list

    def _show_decks(self) -> None:
        if self._list is not None:
            self._home.dismiss()
        else:
            self.push_screen(self._all_decks())

    def _sit_down(self, entry: Entry) -> Desk | None:
        """Sit down at the desk of a deck; None where it is at fault, which is told or mended."""
        try:
            desk = self._desks.at(entry.path)
        except ReviseError as error:
            self._base.tell(str(error))
            return None
        if isinstance(desk, DamagedDesk):
            self._recover(desk)
            return None
        return desk

    def _edit(self, desk: Desk, card: Card) -> None:
        """Have the student edit a card."""
        # What it imports takes 7 ms, and few edit.
        from revise1924.tui.rewriting import Rewriting  # noqa: PLC0415

        Rewriting(self, self._clock, self._run_editor).edit(desk, card)

    def _write_essay(self, desk: Desk) -> None:
        """Have the student write the essay of a deck."""
        # What it imports takes longer than home does, and few write one.
        from revise1924.tui.essays import EssaySitting  # noqa: PLC0415

        EssaySitting(self, self._clock, self._seconds, self._home, self._sittings, desk).begin()

    def _take_in(self) -> None:
        """Have the student take in cards of another program."""
        if self._taking_in is None:
            # What it imports takes longer than home does, and few take cards in.
            from revise1924.tui.taking_in import TakingIn  # noqa: PLC0415

            self._taking_in = TakingIn(self, self._clock, self._show_saved)
        self._taking_in.begin()

    def _show_saved(self, files: Sequence[Path], news: str) -> None:
        assert self._list is not None  # noqa: S101 - cards are taken in from there alone
        self._desks.add(files)
        self._list.go_to(files)
        self._list.tell(news)

    def _recover(self, damaged: DamagedDesk) -> None:
        can_leave = self._list is not None
        screen = registry.recovery(damaged.diagnosis, self._clock, can_leave=can_leave)
        self.push_screen(screen, partial(self._mended, damaged))

    def _mended(self, damaged: DamagedDesk, news: str | None) -> None:
        """Sit down; where the file has been damaged again meanwhile, ask again.

        Where it has become another's, or unreadable, nothing is left to ask.
        """
        if news is None:
            return
        try:
            desk = damaged.reopen()
        except ReviseError as error:
            if self._list is not None:
                self._list.tell(str(error))
                return
            self.hopeless = error
            self.exit()
            return
        if isinstance(desk, DamagedDesk):
            self._recover(desk)
        else:
            self._go_home(desk, news)

    # What is chosen for a deck, or for several.

    def _do(self, desk: Desk, choice: Choice) -> None:
        clock = self._clock
        what_to_do: dict[Choice, Callable[[], object]] = {
            "study": lambda: self._sittings.study([desk]),
            "test": lambda: self._sittings.test([desk]),
            "drill": lambda: self._sittings.drill([desk]),
            "essay": lambda: self._write_essay(desk),
            "outline": lambda: self.push_screen(registry.outline(desk, clock)),
            "browse": lambda: self.push_screen(registry.browse(desk, clock, self._read(desk))),
            "stats": lambda: self._show_stats(desk),
            "exam": lambda: self._asking.exam(desk),
            "more": lambda: self._sittings.more([desk]),
            "tags": lambda: self._asking.tags(desk),
            "decks": self._show_decks,
            "back": self._home.dismiss,
        }
        what_to_do[choice]()

    def _do_with(self, choice: "ChoiceOfDecks", entries: Sequence[Entry]) -> None:
        if choice == "import":
            self._take_in()
            return
        if len(entries) == 1:
            desk = self._sit_down(entries[0])
            desks = [] if desk is None else [desk]
        else:
            wanted = {"test": lambda _: True, "drill": lambda deck: deck.reviews}
            desks = self._desks.of(entries, wanted.get(choice, is_to_study))
        what_to_do: dict[ChoiceOfDecks, Callable[[list[Desk]], None]] = {
            "study": self._sittings.study,
            "test": self._sittings.test,
            "drill": self._sittings.drill,
            "more": self._sittings.more,
            "home": lambda desks: self._go_home(desks[0]),
        }
        if desks or len(entries) > 1:  # of a single deck it has been told why not
            what_to_do[choice](desks)

    def _show_stats(self, desk: Desk) -> None:
        drill = partial(self._sittings.drill, [desk])
        self.push_screen(registry.stats(desk, self._clock, self._read(desk), drill))

    def _read(self, desk: Desk) -> Read:
        """Return what shows one of several cards at this desk."""
        return partial(self._show_card, desk)

    def _show_card(self, desk: Desk, cards: Sequence[Card], index: int, left: Left) -> None:
        self.push_screen(registry.reading(cards, index, desk, self._clock, self._edit), left)
