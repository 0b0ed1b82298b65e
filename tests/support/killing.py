"""Studies the program by keys in real pseudo-terminals, kills it, and looks at what is on disk.

The program is only ever ended by SIGKILL. Each run of it lives at an offset of its own, a minute
east of the run before, so that each review on disk names the run that made it.

Most of a start is importing, and writes nothing. So most runs are forked from a process that has
imported already (`Nursery`); those that are to die at their start begin at the very beginning.
"""

import json
import os
import random
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType

import pyte
from pexpect.fdpexpect import fdspawn

from revise1924.errors import ReviseError
from revise1924.reviews import Review
from revise1924.storage.progress_file import ProgressFile
from tests.support.clock import MONDAY
from tests.support.commands import app_at
from tests.support.shown import position_on
from tests.support.terminal import PATIENCE, Terminal

DECK = "killed"
POINTS = 2
MOST_RUNS = 500
"""So many minutes east of Monday evening it is Monday still."""

_TO_STUDY = re.compile(r"▶ .*(?:\n.*)? Enter ")
_TOPIC = re.compile(r"Topic (\d{4})")
_FRONT = re.compile(r"Front (\d{4})")
_POINT = re.compile(r"Point (\d{4})")


@dataclass(frozen=True)
class Shown:
    """What a screen says about how far its student is."""

    place: str = ""
    """ "home", "front", "back" or "summary"; empty for a screen that is only half painted."""
    position: int = 0
    card: str = ""


def shown_on(screen: str) -> Shown:
    """Read a screen; half painted ones, where its parts disagree, say nothing."""
    if "Session done" in screen and "points recalled" in screen:
        return Shown("summary")
    if "How many now?" in screen:
        return Shown("how many")
    if _TO_STUDY.search(screen) and "Study" in screen:
        return Shown("home")
    place, body = ("front", _FRONT) if "press Space." in screen else ("back", _POINT)
    position = position_on(screen)
    topic, text = (each.search(screen) for each in (_TOPIC, body))
    if position and topic and text and topic[1] == text[1]:
        return Shown(place, position, f"card-{topic[1]}")
    return Shown()


@dataclass(frozen=True)
class Look:
    """One card that was graded by a key."""

    card: str
    recalled: bool

    def is_of(self, review: Review) -> bool:
        """Tell whether `review` is what this look had to become."""
        return (review.card, review.recalled) == (self.card, (self.recalled,) * POINTS)


_NURSERY = """
import json, os, signal, sys, time
from datetime import datetime
import filelock
import revise1924.commands.study, revise1924.formats.json_deck, revise1924.formats.markdown
import revise1924.library, revise1924.tui.app, textual.drivers.linux_driver
import revise1924.tui.screens.all_decks, revise1924.tui.screens.how_many
import revise1924.tui.screens.study, revise1924.tui.screens.end
from revise1924.cli import main, system_clock

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
answers = os.dup(1)
os.set_inheritable(answers, False)
while line := os.read(0, 65536):
    terminal, zone, moment, *arguments = json.loads(line)
    if os.fork():
        continue
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    opened = os.open(terminal, os.O_RDWR)  # the first one opened is the one it is controlled by
    for standard in (0, 1, 2):
        os.dup2(opened, standard)
    os.close(opened)
    sys.stdin = sys.__stdin__ = open(0, closefd=False)
    sys.stdout = sys.__stdout__ = open(1, "w", closefd=False)
    sys.stderr = sys.__stderr__ = open(2, "w", closefd=False)
    os.environ["TZ"] = zone
    time.tzset()
    shift = datetime.fromisoformat(moment) - system_clock()
    os.write(answers, b"%d\\n" % os.getpid())
    os.close(answers)
    os._exit(main(arguments, lambda: system_clock() + shift))
"""


class Nursery:
    """A process that has imported the program, and forks runs of it; a context manager."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _NURSERY],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        self._process.communicate()

    def fork(self, terminal: str, zone: str, moment: datetime, *arguments: str) -> int:
        """Begin a run in the terminal of this name; return its process id."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        line = json.dumps([terminal, zone, moment.isoformat(), *arguments])
        self._process.stdin.write(line.encode())
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


class ForkedTerminal(Terminal):
    """A pseudo-terminal with a run in it that a nursery has forked."""

    shows_whole_frames = True

    def __init__(self, nursery: Nursery, zone: str, moment: datetime, *arguments: str) -> None:
        self.screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self.screen)
        self.written = bytearray()
        ours, theirs = os.openpty()
        termios.tcsetwinsize(theirs, (24, 80))
        self._id = nursery.fork(os.ttyname(theirs), zone, moment, *arguments)
        os.close(theirs)
        self.child = fdspawn(ours, timeout=PATIENCE)
        self.child.delaybeforesend = None

    @property
    def is_alive(self) -> bool:
        """Whether the run goes on."""
        try:
            os.kill(self._id, 0)
        except ProcessLookupError:
            return False
        return True

    def kill(self, number: int = signal.SIGKILL) -> None:
        """Send a signal, and wait for the end: nobody has the terminal open any more."""
        if self.child.closed:
            return
        with suppress(ProcessLookupError):
            os.kill(self._id, number)
        end = time.monotonic() + PATIENCE
        while self.is_alive and time.monotonic() < end:
            self.read()


class ColdTerminal(Terminal):
    """A pseudo-terminal with a run in it from its very beginning."""

    shows_whole_frames = True

    @property
    def is_alive(self) -> bool:
        """Whether the run goes on."""
        return bool(self.child.isalive())


@dataclass
class Run:
    """One run of the program, from its start to its SIGKILL, with the student at its keys."""

    terminal: ForkedTerminal | ColdTerminal
    offset: timedelta
    graded: list[Look] = field(default_factory=list)
    """The looks whose grading key was sent, in order."""
    acknowledged: int = 0
    """So many of them were followed by the next card, or the summary, on the screen."""
    _before: int = 0
    _sent: Shown = field(default_factory=Shown)

    def study(self, chance: random.Random) -> None:
        """Take in the screen, and press the key it calls for, once."""
        self.terminal.read(0)
        shown, last = self.look(), self._sent
        if not shown.place or shown == last:
            return
        if shown.place == "home" and last.place not in {"", "summary"}:
            return  # it is seen for a moment behind what was open over it; Enter is said already
        if shown.place == "back" and replace(shown, place="front") != last:
            return  # the next position is painted already, and the last card still
        if shown.place == "front" and shown.position <= last.position:
            return
        self._sent = shown
        if shown.place == "home":
            self._before = len(self.graded)
        if shown.place == "back":
            recalled = chance.random() < 0.8
            self.graded.append(Look(shown.card, recalled))
            self.terminal.press("y" if recalled else "n")
        else:
            # The last choice is all; an end is left, where Enter may win back what was missed.
            keys = {"front": ["space"], "how many": ["up", "enter"], "summary": ["escape"]}
            self.terminal.press(*keys.get(shown.place, ["enter"]))

    def look(self) -> Shown:
        """Count what the screen acknowledges; return what it shows."""
        shown = shown_on(self.terminal.text)
        if shown.place in {"front", "back"}:
            self.acknowledged = max(self.acknowledged, self._before + shown.position - 1)
        elif shown.place == "summary":
            self.acknowledged = len(self.graded)
        return shown

    def kill(self) -> None:
        """End the run by SIGKILL; what it had written by then is on its screen."""
        self.terminal.kill()
        while self.terminal.read(0):
            pass
        self.look()
        self.terminal.child.close()


@dataclass
class Figures:
    """What a number of kills came to."""

    kills: int = 0
    keys: int = 0
    """Grading keys that were sent."""
    acknowledged: int = 0
    on_disk: int = 0
    lost: int = 0
    """Acknowledged reviews that are not on disk as they were given."""
    doubled: int = 0
    """Reviews on disk beyond those asked for by a key, or of a name that is there already."""
    moved_twice: int = 0
    """Cards that two reviews of the one study day have moved."""
    unreadable: int = 0
    """Looks at the file, one after each kill, that could not read it."""
    leftovers: int = 0
    """Files of unfinished saves that lie beside the progress."""
    faults: list[str] = field(default_factory=list)
    """What was wrong, with all that is known about it."""

    def __add__(self, other: "Figures") -> "Figures":
        mine = vars(self)
        return Figures(**{name: mine[name] + value for name, value in vars(other).items()})


class Bout:
    """A deck, one progress file, and so many students at it at a time."""

    def __init__(self, folder: Path, kills: int, instances: int, seed: int) -> None:
        """Prepare `folder`; `seed` decides every key and every moment."""
        if kills + instances > MOST_RUNS:
            raise ValueError(f"at most {MOST_RUNS - instances} kills a bout")
        self._chance = random.Random(seed)
        self._kills, self._instances = kills, instances
        self._deck, self._path = folder / "deck.json", folder / "progress.json"
        self._deck.write_text(json.dumps(_deck(2000)))
        # On the day before the exam all new cards come at once.
        ProgressFile(self._path, DECK).set_exam(MONDAY.date() + timedelta(days=1), MONDAY)
        self._began = time.monotonic()
        self._runs: list[Run] = []
        self._alive: list[Run] = []
        self._figures = Figures()

    def fight(self) -> Figures:
        """Kill so many runs; return what it came to."""
        with Nursery() as nursery:
            try:
                while self._figures.kills < self._kills:
                    at_its_start = self._chance.random() < 0.1
                    self._fill_up(None if at_its_start else nursery)
                    if at_its_start:
                        self._study(self._chance.uniform(0, 1))
                    else:
                        self._study_until_a_moment()
                    self._kill_some()
                    self._look_at_the_file()
            finally:
                for run in self._alive:
                    run.kill()
        self._alive = []
        self._count()
        return self._figures

    def _fill_up(self, nursery: Nursery | None) -> None:
        while len(self._alive) < self._instances:
            minutes = len(self._runs)
            now = MONDAY + timedelta(seconds=time.monotonic() - self._began)
            zone = f"KIL-{minutes // 60}:{minutes % 60:02}"
            arguments = (str(self._deck), "--progress", str(self._path))
            terminal = (
                ForkedTerminal(nursery, zone, now, *arguments)
                if nursery
                else ColdTerminal(app_at(now, *arguments), env={"TZ": zone})
            )
            self._alive.append(Run(terminal, timedelta(minutes=minutes)))
            self._runs.append(self._alive[-1])

    def _study_until_a_moment(self) -> None:
        """Study until a random moment: any, or shortly after a grading key, where a save is."""
        end = time.monotonic() + PATIENCE
        while not all(run.graded for run in self._alive):
            self._study(0.01)
            if time.monotonic() > end:
                shown = "\n".join(run.terminal.text for run in self._alive)
                raise AssertionError(f"nothing to grade:\n{shown}")
        if self._chance.random() < 0.3:
            self._study(self._chance.uniform(0, 0.6))
            return
        wanted = self._graded + self._chance.choice([1, 1, 2, 3])
        while self._graded < wanted and time.monotonic() < end:
            self._study(0.002)
        self._study(self._chance.uniform(0, 0.05))

    def _study(self, seconds: float) -> None:
        """Press keys for so long, whenever a screen asks for one."""
        end = time.monotonic() + seconds
        descriptors = {run.terminal.child.child_fd: run for run in self._alive}
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select(list(descriptors), [], [], left)
            for descriptor in ready:
                descriptors[descriptor].study(self._chance)

    @property
    def _graded(self) -> int:
        return sum(len(run.graded) for run in self._runs)

    def _kill_some(self) -> None:
        """Kill one of the runs, or at times all of them."""
        for run in self._alive:
            if not run.terminal.is_alive:
                raise AssertionError(f"ended on its own:\n{run.terminal.text}")
        number = self._chance.choice([1, 1, 1, self._instances])
        for run in self._chance.sample(self._alive, number):
            run.kill()
            self._alive.remove(run)
            self._figures.kills += 1

    def _look_at_the_file(self) -> None:
        try:
            reviews = ProgressFile(self._path, DECK).progress.reviews
        except ReviseError as error:
            self._figures.unreadable += 1
            self._figures.faults.append(str(error))
            return
        for run in self._runs:
            its_own = [review for review in reviews if review.at.utcoffset() == run.offset]
            if _as_given(run, its_own) < run.acknowledged and not self._figures.faults:
                self._figures.faults.append(_story("not there after a kill", run, its_own))

    def _count(self) -> None:
        figures, reviews = self._figures, self._reviews()
        for run in self._runs:
            its_own = [review for review in reviews if review.at.utcoffset() == run.offset]
            kept = _as_given(run, its_own)
            lost, more = max(0, run.acknowledged - kept), len(its_own) - kept
            figures.keys += len(run.graded)
            figures.acknowledged += run.acknowledged
            figures.lost += lost
            figures.doubled += more
            if lost or more:
                figures.faults.append(_story("lost or doubled", run, its_own))
        figures.on_disk = len(reviews)
        names = Counter(_names(self._path))
        figures.doubled += sum(names.values()) - len(names)
        moved = Counter(review.card for review in reviews if review.box is not None)
        figures.moved_twice = sum(1 for times in moved.values() if times > 1)
        for card, times in moved.items():
            if times > 1:
                figures.faults.append(f"{card} was moved {times} times on one study day")
        figures.leftovers = len(list(self._path.parent.glob(".revise1924-*")))

    def _reviews(self) -> list[Review]:
        try:
            return ProgressFile(self._path, DECK).progress.reviews
        except ReviseError as error:
            self._figures.unreadable += 1
            self._figures.faults.append(str(error))
            return []


def _as_given(run: Run, reviews: list[Review]) -> int:
    """Return how many reviews, from the first on, are what the keys asked for, one a key."""
    for count, review in enumerate(reviews):
        if count >= len(run.graded) or not run.graded[count].is_of(review) or review.undone:
            return count
    return len(reviews)


def _story(what: str, run: Run, reviews: list[Review]) -> str:
    return (
        f"{what} in the run at {run.offset}: {run.acknowledged} acknowledged of {run.graded},"
        f" on disk {reviews}; its last screen:\n{run.terminal.text}"
    )


def _names(path: Path) -> list[tuple[str, str]]:
    """Return the names as the file has them, before reading merges equal ones."""
    try:
        return [(each["card"], each["at"]) for each in json.loads(path.read_bytes())["reviews"]]
    except ValueError:
        return []


def _deck(cards: int) -> dict[str, object]:
    return {
        "id": DECK,
        "title": "A deck that never runs out",
        "cards": [
            {
                "id": f"card-{number:04}",
                "topic": f"Topic {number:04}",
                "front": f"Front {number:04}?",
                "back": [f"Point {number:04} {letter}" for letter in "ab"[:POINTS]],
            }
            for number in range(cards)
        ],
    }
