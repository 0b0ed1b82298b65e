"""All decks that a student has, each with what is to do in it, or with what is wrong with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from revise1924.cards import Deck
from revise1924.errors import ReviseError
from revise1924.formats import load_deck
from revise1924.leitner import NEW_A_DAY, study_day
from revise1924.library import DamagedDesk, Desk, Source, desk_or_damage
from revise1924.overview import survey_desk
from revise1924.pace import minutes, pace_of
from revise1924.paths import (
    absolute,
    cache_folder,
    data_folder,
    library_folder,
    progress_path,
    shipped_deck,
)
from revise1924.readiness import readiness
from revise1924.reread import reread
from revise1924.shelf import shelf_of
from revise1924.shipped import copy_of_shipped
from revise1924.summaries import (
    Cache,
    Evidence,
    Files,
    Summary,
    any_of_days_to_come,
    evidence_of,
)
from revise1924.text import one_line
from revise1924.twins import twin_faults


@dataclass(frozen=True)
class Entry:
    """One deck of the library."""

    path: Path
    """Its file; or a folder that could not be looked at."""
    fault: str | None = None
    """What keeps it from being revised, in words and on one line; None where nothing does."""
    summary: Summary | None = None
    """What is to do in it; None where it could not be read.

    Of a deck whose progress is at fault, only the id, the title and the cards are known.
    """


@dataclass(frozen=True)
class Today:
    """What is to do on a study day in all decks together; those at fault are left out."""

    due: int
    new: int
    again: int
    """Cards that come round again."""
    decks: int
    """In how many decks there is anything to do."""
    minutes: int
    """How long it takes, rounded up; by the student's own times, once there are enough."""
    new_left: int = 0
    """New cards that wait for another day."""


class Listing:
    """The decks of the library at one moment, each read when it is asked for, and once.

    A screen can `load` first what it shows. `entries` has the last word: that two decks have one
    id shows only when all are read.
    """

    def __init__(
        self,
        now: datetime,
        only: Sequence[Path] = (),
        opened: Mapping[Path, Desk] | None = None,
        away: Sequence[Desk] = (),
        new_a_day: int | None = NEW_A_DAY,
    ) -> None:
        """Look which decks there are, or take `only` the ones in these files.

        Of the decks of desks that are `opened`, by their absolute files, these are what is looked
        at, and none is left out. Those that are `away`, since their file is gone or holds another
        deck, get the one that holds theirs now. `new_a_day` is None where nobody asks what is to do
        today, only which decks there are. Raises UsageError where there is no home folder.
        """
        self._opened = opened or {}
        self._away = {desk.deck.id: desk for desk in away}
        self._left = set[Path]()  # files of which the deck has been found elsewhere
        self._now, self._today, self._new_a_day = now, study_day(now), new_a_day or 0
        self._files = Files(data_folder(), now)
        folder = cache_folder()
        self._cache = Cache(folder and folder / "decks.json", new_a_day)
        self._shipped = shipped_deck()
        self._loaded: dict[Path, Entry] = {}
        self.paths = list(only) or self._in_library()
        """Every deck's file in a stable order: by path, the one that ships after the others."""

    def _in_library(self) -> list[Path]:
        """Return the files of the library, and of the decks opened from elsewhere."""
        shelf = shelf_of(library_folder())
        self._loaded |= {path: Entry(path, fault=why) for path, why in shelf.faults.items()}
        paths = [*shelf.files, *shelf.faults]
        shipped = absolute(self._shipped)
        opened = self._opened.keys() - {absolute(path) for path in paths}
        paths = sorted([*paths, *(opened - {shipped})])
        if copy_of_shipped() and shipped not in opened:
            return paths  # the student's copy has its place
        if not paths or shipped in opened or self._is_begun(self.load(self._shipped)):
            paths.append(self._shipped)
        return paths

    @property
    def so_far(self) -> list[Entry | Path]:
        """Every deck as far as it is known: of one that has not been read yet, its path."""
        return [self._loaded.get(path, path) for path in self.paths if path not in self._left]

    def load(self, path: Path) -> Entry:
        """Return what is known of the deck at `path`; never raises."""
        entry = self._loaded.get(path)
        if entry is None:
            entry = self._loaded[path] = self._read(path)
        return entry

    def entries(self) -> list[Entry]:
        """Return every deck, those of one id with that as their fault; keep all for the next time.

        A deck of the student's that has the id of the one that ships takes its place.
        """
        loaded = [self.load(path) for path in self.paths]
        entries = [each for each in loaded if each.path not in self._left]
        self._cache.write([*self.paths, self._shipped])
        decks = {each.path: each.summary.deck for each in entries if each.summary}
        shipped = decks.pop(self._shipped, None)
        if shipped in decks.values():
            entries = [each for each in entries if each.path != self._shipped]
        twins = twin_faults(decks)
        return [replace(each, fault=twins.get(each.path, each.fault)) for each in entries]

    @property
    def holds_all_day(self) -> bool:
        """Whether all was read, and what is said of each deck holds until a file changes."""
        return all(self._cache.has(path) for path in self.paths)

    @staticmethod
    def _is_begun(entry: Entry) -> bool:
        return entry.fault is not None or (entry.summary is not None and entry.summary.reviews > 0)

    def _read(self, path: Path) -> Entry:
        opened = self._opened.get(absolute(path))
        if opened is not None:
            return self._look_at(path, opened)
        known = self._cache.find(path, self._files, self._today)
        if known is not None and known.deck not in self._away:
            return Entry(path, summary=known)
        of_deck = self._files.of_deck(path)
        try:
            deck = load_deck(path)
        except ReviseError as error:
            return Entry(path, fault=_words(error))
        moved = self._away.pop(deck.id, None)
        if moved is not None:
            self._left |= {moved.file} if moved.file else set()
            moved.source = Source(path, None)
            return self._look_at(path, moved)
        return self._sum_up(path, deck, of_deck)

    def _sum_up(self, path: Path, deck: Deck, of_deck: Evidence | None) -> Entry:
        of_progress = self._files.of_progress(deck.id)
        try:
            desk = desk_or_damage(deck, None, progress_path(deck.id))
        except ReviseError as error:
            return self._without_progress(path, deck, error)
        if isinstance(desk, DamagedDesk):
            return self._without_progress(path, deck, desk.diagnosis.error)
        desk.new_a_day = self._new_a_day
        summary, progress = summary_of(desk, self._now), desk.keeper.progress
        is_lasting = not any_of_days_to_come(progress, self._now)
        evidence = evidence_of(of_deck, of_progress) if is_lasting else None
        self._cache.put(path, summary, evidence)
        return Entry(path, summary=summary)

    def _look_at(self, path: Path, desk: Desk) -> Entry:
        """Return what is known of the deck of a desk that is opened, the choice of tags included.

        It is not for the cache: the next run knows nothing of the choice.
        """
        fault = None
        try:
            reread(desk, self._now)
        except ReviseError as error:
            fault = _words(error)
        try:
            desk.keeper.refresh()
        except ReviseError as error:
            return self._without_progress(path, desk.deck, error)
        summary = summary_of(desk, self._now)
        if desk.tags:
            title = f"{summary.title} · only {', '.join(sorted(desk.tags))}"
            summary = replace(summary, title=one_line(title))
        return Entry(path, fault, summary)

    def _without_progress(self, path: Path, deck: Deck, error: ReviseError) -> Entry:
        read = Summary(deck.id, one_line(deck.title), len(deck.cards), self._today)
        return Entry(path, fault=f"its progress: {_words(error)}", summary=read)


def summary_of(desk: Desk, now: datetime) -> Summary:
    """Return what a list says of the deck of this desk."""
    overview, progress = survey_desk(desk, now), desk.keeper.progress
    counts, pace = overview.counts, pace_of(progress.counted_back(now))
    next_session, next_cards = overview.next_session or (None, 0)
    ready = readiness(overview, progress, now)
    ready_today, ready_on_exam = ready.shares if ready else (None, None)
    return Summary(
        deck=desk.deck.id,
        title=one_line(desk.deck.title),
        cards=len(overview.deck.cards),
        today=study_day(now),
        due=counts.due,
        new=counts.new,
        new_left=counts.new_left,
        again=counts.again,
        exam=overview.exam,
        days_left=overview.days_left,
        next_due=counts.next_due,
        next_session=next_session,
        next_cards=next_cards,
        reviews=len(progress.reviews),
        can_undo=progress.last_review(now) is not None,
        timed=pace.looks,
        seconds=pace.seconds,
        ready_today=ready_today,
        ready_on_exam=ready_on_exam,
    )


def today_in(entries: list[Entry]) -> Today:
    """Return what is to do now in these decks together."""
    sound = [entry.summary for entry in entries if entry.summary and entry.fault is None]
    todo = [(each.due, each.new, each.again) for each in sound]
    return Today(
        due=sum(due for due, _, _ in todo),
        new=sum(new for _, new, _ in todo),
        again=sum(again for _, _, again in todo),
        decks=sum(1 for each in todo if any(each)),
        minutes=minutes(sum(map(sum, todo)), [each.pace for each in sound]),
        new_left=sum(each.new_left for each in sound),
    )


def _words(error: ReviseError) -> str:
    line = "" if error.line is None else f"line {error.line}: "
    return one_line(f"{line}{error.what}", 400)
