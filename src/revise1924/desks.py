"""The desks that a student sits down to in one run, one after the other or several together."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from revise1924.errors import ReviseError, UsageError
from revise1924.leitner import MORE, NEW_A_DAY, study_day
from revise1924.library import DamagedDesk, Desk, desk_or_damage, read_deck
from revise1924.listing import Entry, Listing
from revise1924.overview import survey_desk
from revise1924.paths import absolute, exists, progress_path
from revise1924.reread import holds_another
from revise1924.strict_json import nearest
from revise1924.summaries import Summary

Wanted = Callable[[Summary], object]
"""Tells whether a deck is wanted."""


class Desks:
    """Every desk is opened once and stays so: what was answered at it and not saved is kept."""

    def __init__(self, decks: Sequence[Path] = (), new_a_day: int = NEW_A_DAY) -> None:
        """Have the decks in these files, with so many new cards a study day in each.

        None given are all of the library.
        """
        self.new_a_day = new_a_day
        self._decks = list(dict.fromkeys(absolute(path) for path in decks))
        self.opened: list[Desk] = []
        """The desks that the student has sat down to so far."""

    @property
    def _by_file(self) -> dict[Path, Desk]:
        return {absolute(desk.file): desk for desk in self.opened if desk.file is not None}

    @property
    def is_library(self) -> bool:
        """Whether these are all decks of the library, and not some that were named."""
        return not self._decks

    def listing(self, now: datetime) -> Listing:
        """Return the decks as they are now; raises as `Listing` does.

        A desk of which the file holds another deck by now is not meant by that file any more.
        """
        for desk in self.opened:
            if holds_another(desk):
                desk.source = None
        away = [desk for desk in self.opened if desk.file is None or not exists(desk.file)]
        return Listing(now, self._decks, self._by_file, away, new_a_day=self.new_a_day)

    def settle_on(self, new_a_day: int) -> None:
        """Have so many new cards a study day from now on."""
        self.new_a_day = new_a_day
        for desk in self.opened:
            desk.new_a_day = new_a_day

    def add(self, files: Sequence[Path]) -> None:
        """Have the decks in these files too, where only some were given."""
        if not self.is_library:
            self._decks = list(dict.fromkeys([*self._decks, *map(absolute, files)]))

    def choose(self, tags: Collection[str], now: datetime) -> None:
        """Revise only the cards that have any of these tags, in the decks that have such cards.

        Raises UsageError for a tag that no deck has.
        """
        tagged = {
            desk: chosen
            for desk in self.of(self.listing(now).entries(), lambda _: True)
            if (chosen := desk.deck.tags.keys() & set(tags))
        }
        for tag in sorted(set(tags).difference(*tagged.values())):
            known = sorted({each for desk in self.opened for each in desk.deck.tags})
            there_are = f"They have {', '.join(known)}." if known else "No card has any."
            raise UsageError(
                f'none of the decks has the tag "{tag}"{nearest(tag, known)}', remedy=there_are
            )
        for desk, chosen in tagged.items():
            desk.tags = frozenset(chosen)
        self._decks = [desk.file for desk in tagged if desk.file is not None]
        self.opened = list(tagged)

    def keep(self, desk: Desk) -> None:
        """Have this desk, opened already, for the deck in its file, if that is in one.

        It takes the place of one there was, whose progress has been mended.
        """
        before = None if desk.file is None else self._by_file.get(absolute(desk.file))
        if before is not None and before is not desk:
            desk.drafts = before.drafts
            self.opened.remove(before)
        if desk not in self.opened:
            self.opened.append(desk)
        desk.new_a_day = self.new_a_day

    def at(self, path: Path) -> Desk | DamagedDesk:
        """Return the desk of the deck in the file at `path`, or what is wrong with its progress.

        Raises as `library.open_or_diagnose` does.
        """
        opened = self._by_file.get(absolute(path))
        if opened is not None:
            return _damage(opened) or opened
        deck, source = read_deck(path)
        desk = desk_or_damage(deck, source, progress_path(deck.id))
        if isinstance(desk, Desk):
            self.keep(desk)
        return desk

    def of(self, entries: Sequence[Entry], wanted: Wanted) -> list[Desk]:
        """Return the desks of the decks that are wanted; those at fault are left out."""
        desks = []
        for entry in entries:
            if entry.fault is not None or entry.summary is None or not wanted(entry.summary):
                continue
            try:
                desk = self.at(entry.path)
            except ReviseError:  # since it was listed: the next list says it
                continue
            if isinstance(desk, Desk) and desk.deck.id == entry.summary.deck:
                desks.append(desk)
        return desks

    def to_undo(self, now: datetime) -> list[Desk]:
        """Return the desks at which a review of this study day can be taken back.

        A deck may be at fault by now: its reviews are not. Raises as `listing` does.
        """
        entries = [replace(each, fault=None) for each in self.listing(now).entries()]
        return self.of(entries, lambda deck: deck.can_undo)


def _damage(desk: Desk) -> DamagedDesk | None:
    """Return what is wrong with the progress of a desk that was opened; None where nothing is."""
    try:
        desk.keeper.refresh()
    except ReviseError:
        with suppress(ReviseError):  # what cannot be mended here is told when it is to be saved
            path = desk.keeper.path
            now = path and desk_or_damage(desk.deck, desk.source, path, desk.tags)
            return now if isinstance(now, DamagedDesk) else None
    return None


def is_to_study(summary: Summary) -> bool:
    """Tell whether anything is to do in a deck now, or a review of today may be taken back."""
    return bool(summary.due or summary.new or summary.again or summary.can_undo)


def ask_for_more(desks: Sequence[Desk], now: datetime) -> None:
    """Have `MORE` new cards today at these desks together, at each one in turn while it has any."""
    overviews = [survey_desk(desk, now) for desk in desks]
    left = [overview.new_left for overview in overviews]
    more = [0] * len(desks)
    for _ in range(min(MORE, sum(left))):
        # The one that has been given the fewest so far, of those that have any left.
        which = min((n for n in range(len(desks)) if more[n] < left[n]), key=lambda n: more[n])
        more[which] += 1
    for desk, overview, cards in zip(desks, overviews, more, strict=True):
        if cards:
            desk.ask_for_new(overview.with_more(cards), study_day(now))
