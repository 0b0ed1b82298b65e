"""A student at several decks day after day, in real pseudo-terminals, with kills and undos.

What the student does is kept in a `Journal`, step by step as the screen acknowledges it. What a
kill cut off is looked up in the files: it may be there or not, and everything else has to be there.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle
from typing import Literal

from revise1924.leitner import study_day
from revise1924.paths import progress_path
from revise1924.storage.progress_file import ProgressFile
from revise1924.tui.shared.held import HELD
from tests.support.clock import MONDAY, TODAY, after
from tests.support.killing import ForkedTerminal, Nursery
from tests.support.shown import Place, Shown, is_beyond, shown_on
from tests.support.subjects import Answers, Subject

_BETWEEN_SITTINGS = timedelta(minutes=30)

Step = Literal["look", "undo"]

Said = tuple[str, date, tuple[bool | None, ...], bool]
"""What a file says of a review: its card, its day, which points were recalled, whether undone."""


@dataclass
class Given:
    """A look that the student has given."""

    deck: str
    card: str
    day: date
    recalled: tuple[bool, ...]
    undone: bool = False

    @property
    def topic(self) -> str:
        """The topic of its card."""
        return f"Topic {self.deck} {self.card[-2:]}"

    @property
    def news(self) -> str:
        """What a screen says that has taken it back."""
        return f"Undone: {self.topic}, {sum(self.recalled)} of {len(self.recalled)}."

    @property
    def said(self) -> Said:
        """What its review in the file of the deck has to say."""
        return self.card, self.day, self.recalled, self.undone


class Journal:
    """What the student has done at all decks, in order."""

    def __init__(self) -> None:
        self.looks: list[Given] = []
        self.steps: list[tuple[str, date, Step]] = []
        """The deck and the day of each look and of each undo."""

    def give(self, look: Given) -> None:
        """Take down a look."""
        self.looks.append(look)
        self.steps.append((look.deck, look.day, "look"))

    def take_back(self, look: Given) -> None:
        """Take down that a look was undone."""
        look.undone = True
        self.steps.append((look.deck, look.day, "undo"))

    def take_down(self, look: Given) -> None:
        """Take down a look, or where it is known already, that it was undone."""
        if any(each is look for each in self.looks):
            self.take_back(look)
        else:
            self.give(look)

    def last(self, day: date, decks: Collection[str]) -> Given | None:
        """Return the last look of the day at any of the decks that was not undone."""
        looks = (each for each in reversed(self.looks) if each.day == day and not each.undone)
        return next((each for each in looks if each.deck in decks), None)

    def looks_at(self, deck: str, card: str, day: date) -> int:
        """Return how often the card was looked at that day, undone looks too."""
        return sum((each.deck, each.card, each.day) == (deck, card, day) for each in self.looks)

    def steps_at(self, deck: str, day: date) -> list[Step]:
        """Return what was done at a deck on a day, in order."""
        return [what for each, when, what in self.steps if (each, when) == (deck, day)]

    def said(self, deck: str) -> list[Said]:
        """Return what the file of a deck has to say."""
        return [each.said for each in self.looks if each.deck == deck]

    def check(self, decks: Collection[str]) -> None:
        """Fail where a file says anything else than what was acknowledged."""
        for deck in decks:
            assert on_disk(deck) == self.said(deck), deck


def on_disk(deck: str) -> list[Said]:
    """Return what the progress file of a deck says."""
    reviews = ProgressFile(progress_path(deck), deck).progress.reviews
    return [(each.card, each.day, each.recalled, each.undone) for each in reviews]


UNDOS = {"undo": 1, "undo twice": 2}
"""Undos in the session, before the card that is up is looked at."""

KILLS_AND_UNDOS = {"kill": 0, "kill, undo": 1, "kill, undo twice": 2}
"""Undos on all decks, after a kill as soon as the look at the card is acknowledged."""

TROUBLES = (
    *("kill on the front", "undo", "kill at once after grading", "kill, undo", "kill"),
    *("undo twice", "kill as the screen is painted", "kill, undo twice", "kill on the back"),
    "kill at once after undo",
)
"""What happens to the student, by turns."""


class Student:
    """Studies all that is due, day after day, and has troubles by turns."""

    def __init__(self, nursery: Nursery, subjects: Sequence[Subject], seed: int) -> None:
        """Put the decks into the library; `seed` decides every answer, and when troubles come."""
        self._nursery = nursery
        self._decks = {each.name: each.points for each in subjects}
        self.journal, self.answers = Journal(), Answers(seed)
        self.events = Counter[str]()
        """How often what happened."""
        self._chance = random.Random(seed)
        self._troubles = cycle(TROUBLES)
        self._looks_to_trouble = 2
        self._day = TODAY
        self._sittings = 0
        self._terminal: ForkedTerminal
        self._at: Collection[str] = ()
        """The decks of the session."""
        for each in subjects:
            each.put()

    def study(self, day: int) -> None:
        """Study on one day, the first being 0, until there is nothing left to do."""
        self._day, self._sittings = after(day), 0
        shown = self._sit_down()
        if day % 3 and not shown.is_done:
            shown = self._study_alone(self._chance.choice(sorted(shown.todo)), shown)
        while not shown.is_done:
            shown = self._study_together(shown)
        if day % 3 == 1 and self._undo_at_decks():
            self.events["undo when the day is done"] += 1
            shown = self._wait("decks")
            while not shown.is_done:
                shown = self._study_together(shown)
        self._kill()
        self.journal.check(self._decks)

    def _sit_down(self) -> Shown:
        """Start the program; return all decks."""
        moment = MONDAY + (self._day - TODAY) + self._sittings * _BETWEEN_SITTINGS
        assert study_day(moment) == self._day, "too many sittings for one day"
        self._sittings += 1
        self._terminal = ForkedTerminal(self._nursery, "UTC0", moment)
        return self._wait("decks")

    def _study_alone(self, deck: str, before: Shown) -> Shown:
        """Study one deck by its row, perhaps not to the end; return all decks."""
        row = before.rows.index(deck) + 1
        self._terminal.press(*["down"] * row)
        self._at = {deck}
        shown = self._sit_through()
        if shown.place == "end":
            self.events["one deck studied first"] += 1
            self._terminal.press("escape")
            shown = self._wait("decks", when=lambda shown: deck not in shown.todo)
            self._terminal.press(*["up"] * row)
        return shown

    def _study_together(self, before: Shown) -> Shown:
        """Study all decks, perhaps not to the end; return all decks."""
        self._at = {deck for deck in self._decks if deck in before.todo or self._last([deck])}
        shown = self._sit_through()
        if shown.place == "end":
            self.events["several decks studied to the end"] += len(self._at) > 1
            self._terminal.press("escape")
            shown = self._wait("decks", when=lambda shown: shown.is_done)
        return shown

    def _sit_through(self) -> Shown:
        """Study to the end or to a kill; return the end, or all decks after a new start."""
        self._terminal.press("enter")
        shown = self._wait("how many", "front")
        if shown.place == "how many":
            self._terminal.press("up", "enter")  # the last choice is all of them
            shown = self._wait("front")
        undoes_at_end = self._sittings % 3 == 0
        while shown.place in {"front", "back"}:
            shown = self._look(shown)
            if shown.place == "end" and undoes_at_end:
                self.events["undo at the end of a session"] += 1
                undoes_at_end, shown = False, self._undo(shown)
        return shown

    def _look(self, shown: Shown) -> Shown:
        """Look at the card that is up, with the trouble whose time has come; return what follows.

        That is the next card, the end, or all decks after a new start.
        """
        trouble = self._next_trouble()
        for _ in range(UNDOS.get(trouble, 0)):
            shown = self._undo(shown)
        if trouble == "kill on the front":
            return self._begin_anew()
        if trouble == "kill at once after undo" and (last := self._last(self._at)):
            is_there = last.news in self._terminal.text  # that of another look, which said the same
            self._terminal.press("u")
            return self._begin_anew(last, lambda screen: last.news in screen and not is_there)
        if shown.place == "front":
            self._terminal.press("space")
            shown = self._wait("back")
        given = Given(*shown.which, self._day, self._answer(shown))
        key = self._tick(shown, given.recalled)
        if trouble == "kill on the back":
            return self._begin_anew()
        return self._grade(shown, given, key, trouble)

    def _grade(self, before: Shown, given: Given, key: str, trouble: str) -> Shown:
        """Press the grading key, and have what trouble follows; return as `_look` does."""
        self._terminal.press(key)
        if trouble in {"kill at once after grading", "kill as the screen is painted"}:
            if trouble == "kill as the screen is painted":
                self._terminal.read(1)
            return self._begin_anew(given, lambda screen: is_beyond(screen, before.position))
        following = self._following(before)
        self.journal.give(given)
        if trouble not in KILLS_AND_UNDOS:
            return following
        self._begin_anew()
        for _ in range(KILLS_AND_UNDOS[trouble]):
            self._undo_at_decks()
        return self._wait("decks")

    def _next_trouble(self) -> str:
        """Return the trouble whose time has come; nothing where none has."""
        self._looks_to_trouble -= 1
        if self._looks_to_trouble:
            return ""
        self._looks_to_trouble = self._chance.randint(3, 8)
        trouble = next(self._troubles)
        self.events[trouble] += 1
        return trouble

    def _answer(self, shown: Shown) -> tuple[bool, ...]:
        """Return what comes back of the card whose back is up."""
        looks = self.journal.looks_at(*shown.which, self._day)
        return self.answers.at(*shown.which, len(shown.ticks), self._day, looks)

    def _tick(self, shown: Shown, answer: tuple[bool, ...]) -> str:
        """Tick what came back; return the key that saves it."""
        if all(answer) or not any(answer):
            return "y" if any(answer) else "n"
        if shown.ticks == answer:
            self._let_go_of_enter()
        for number, (tick, wanted) in enumerate(zip(shown.ticks, answer, strict=True), 1):
            if tick != wanted:
                self._terminal.press(str(number))
        self._wait("back", when=lambda shown: shown.ticks == answer)
        return "enter"

    def _let_go_of_enter(self) -> None:
        """Wait until an Enter is no longer taken for the last one, held down."""
        end = time.monotonic() + 2 * HELD.total_seconds()
        while (left := end - time.monotonic()) > 0:
            self._terminal.read(left)

    def _following(self, before: Shown) -> Shown:
        """Return what follows a card that was graded, its back having been up."""
        place = before.position + 1

        def is_next(shown: Shown) -> bool:
            if shown.place == "back" and shown.which == before.which:
                return False  # only the position has been painted
            return shown.place == "end" or shown.position == place

        return self._wait("front", "back", "end", when=is_next)

    def _undo(self, before: Shown) -> Shown:
        """Take back the last look, in a session or at its end; return its card's back.

        Where the screen could not show it, since it does so already, nothing happens.
        """
        last = self._last(self._at)
        if last is None or (before.place == "back" and before.which == (last.deck, last.card)):
            return before
        self._terminal.press("u")
        shown = self._wait(
            "back",
            when=lambda shown: (
                shown.which == (last.deck, last.card)
                and shown.ticks == last.recalled
                and last.news in self._terminal.text
            ),
        )
        self.journal.take_back(last)
        self.events["undone in a session"] += 1
        return shown

    def _undo_at_decks(self) -> bool:
        """Take back the last look of all decks; tell whether the screen could show it."""
        last = self._last(self._decks)
        if last is None:
            return False
        which, news = last.deck, f"{last.news} (All of {last.deck})"
        if news in self._terminal.text:
            return False
        self._terminal.press("u")
        self._wait("decks", when=lambda shown: news in self._terminal.text and which in shown.todo)
        self.journal.take_back(last)
        self.events["undone at all decks"] += 1
        return True

    def _last(self, decks: Collection[str]) -> Given | None:
        return self.journal.last(self._day, decks)

    def _begin_anew(
        self, cut_off: Given | None = None, is_told: Callable[[str], bool] = lambda _: False
    ) -> Shown:
        """Kill the program, see what is in the files, and start it again; return all decks.

        `cut_off` is the look that may have been saved or undone as it was killed: it was where the
        screen `is_told` so.
        """
        self._kill()
        if cut_off is not None:
            is_known = on_disk(cut_off.deck) == self.journal.said(cut_off.deck)
            self.events["cut off and lost" if is_known else "cut off and kept"] += 1
            assert not (is_known and is_told(self._terminal.text)), self._terminal.text
            if not is_known:
                self.journal.take_down(cut_off)
        self.journal.check(self._decks)
        return self._sit_down()

    def _kill(self) -> None:
        """End the program by SIGKILL; what it had written by then is on its screen."""
        self._terminal.kill()
        while self._terminal.read(0):
            pass
        self._terminal.child.close()
        self.events["killed"] += 1

    def _wait(self, *places: Place, when: Callable[[Shown], bool] = lambda _: True) -> Shown:
        """Wait until the screen shows one of these places, whole and as wanted; return it."""
        shown = Shown()

        def is_there(screen: str) -> bool:
            nonlocal shown
            shown = shown_on(screen)
            return shown.place in places and self._is_whole(shown) and when(shown)

        self._terminal.wait(is_there, " or ".join(places))
        return shown

    def _is_whole(self, shown: Shown) -> bool:
        """Tell whether everything is there: each deck, the title of a card's deck, each point."""
        if shown.place == "decks":
            return len(shown.rows) == len(self._decks)
        if shown.place not in {"front", "back"}:
            return True
        deck, card = shown.which
        points = self._decks[deck][int(card[-2:])] if shown.place == "back" else 0
        return (shown.title, len(shown.ticks)) == (deck if len(self._at) > 1 else "", points)
