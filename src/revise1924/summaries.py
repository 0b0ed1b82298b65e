"""What a deck comes to in a list of decks, and the cache of that.

The cache is one file, which can be deleted at any time. What it says of a deck counts while none of
the files has changed from which it was made, and on the same study day.
"""

import json
import os
from bisect import bisect_left
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from revise1924 import __version__
from revise1924.cards import MOST_CARDS, ShownLine
from revise1924.errors import ReviseError, UnreadableError
from revise1924.leitner import NEW_A_DAY, study_day
from revise1924.pace import Pace
from revise1924.paths import progress_path
from revise1924.progress import Progress
from revise1924.slugs import Slug
from revise1924.storage.disk import make_folder, read_bytes, replace_file, saving, sweep

_MOST_BYTES = 32 << 20

_SETTLED = 2_000_000_000
"""Nanoseconds after a change during which another may leave no trace: FAT counts in two seconds."""

_A_DAY_ANYWHERE = timedelta(days=3)
"""No review made so long ago is of a day to come, in whatever zone it was made."""

_Count = Annotated[int, Field(ge=0, le=MOST_CARDS)]
_Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


@dataclass(frozen=True)
class Summary:
    """What a list of decks says of one that can be read."""

    __pydantic_config__: ClassVar = ConfigDict(strict=True, extra="forbid")

    deck: Slug
    """The deck's id."""
    title: ShownLine
    cards: _Count
    """Without those set aside."""
    today: date
    """The study day for which the rest is said."""
    due: _Count = 0
    """Cards due, as home counts them."""
    new: _Count = 0
    """New cards to study on this day."""
    new_left: _Count = 0
    """New cards that wait for another day."""
    again: _Count = 0
    """Cards that come round again on this day."""
    exam: date | None = None
    """The exam as set, past or to come."""
    days_left: int | None = None
    """Days to the exam; None where none is set or it is over."""
    next_due: date | None = None
    """The earliest due day of any seen card."""
    next_session: date | None = None
    """The next study day that brings cards; None where none does before the exam ..."""
    next_cards: _Count = 0
    """... and how many, if nothing more is done on this day."""
    reviews: Annotated[int, Field(ge=0)] = 0
    """All that are kept, undone ones too."""
    can_undo: bool = False
    """Whether there is a review of this day that can be taken back."""
    timed: Annotated[int, Field(ge=0)] = 0
    """Looks that tell the pace ..."""
    seconds: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    """... and how long they took together."""
    ready_today: _Share | None = None
    """The points expected to come back on this day, and ..."""
    ready_on_exam: _Share | None = None
    """... on the exam's; None where there is nothing to say, see `readiness`."""

    @property
    def pace(self) -> Pace:
        """How long a card of this deck takes."""
        return Pace(self.timed, self.seconds)


Evidence = list[str]
"""What a summary was made from: the name and the signature of each file."""


@dataclass(frozen=True)
class _Kept:
    __pydantic_config__: ClassVar = ConfigDict(strict=True, extra="forbid")

    evidence: Evidence
    summary: Summary


@cache
def _file() -> TypeAdapter[dict[str, _Kept]]:
    """Return what a cache file is; 4 ms, and who has one deck needs none."""
    return TypeAdapter(dict[str, _Kept])


class Files:
    """The files from which summaries are made, as they are now."""

    def __init__(self, folder: Path, now: datetime) -> None:
        """Look which progress files there are in `folder`; `now` is the moment by the clock."""
        self._settled = int(now.timestamp() * 1e9) - _SETTLED
        self._names: list[str] = []
        with suppress(OSError):
            self._names = sorted(os.listdir(folder))  # noqa: PTH208 - names, and thousands of them
        self._folder = folder

    def of_deck(self, path: Path) -> Evidence | None:
        """Return what tells a change of a deck's file; None where a change might not be told."""
        return self._signed([path])

    def of_progress(self, deck: str) -> Evidence | None:
        """Return what tells a change of a deck's progress, and of all that lies beside it.

        None where a change might not be told.
        """
        if progress_path(deck).is_symlink():
            return None  # what lies beside it is elsewhere
        names = self._names[bisect_left(self._names, deck) :]
        end = next((at for at, name in enumerate(names) if not name.startswith(deck)), len(names))
        kept = [name for name in names[:end] if not name.endswith(".lock")]
        return self._signed([self._folder / name for name in kept])

    def _signed(self, paths: list[Path]) -> Evidence | None:
        evidence = []
        for path in paths:
            try:
                about = os.stat(path)  # noqa: PTH116 - a sixth of the time of Path's
            except OSError:
                return None
            if about.st_mtime_ns > self._settled:
                return None
            signature = about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns
            evidence.append(f"{path.name} {signature}")
        return evidence


class Cache:
    """Summaries kept from the last time; whatever is wrong with the file, there are none."""

    def __init__(self, path: Path | None, new_a_day: int | None = NEW_A_DAY) -> None:
        """Read the file at `path`, if it was made for so many new cards a day.

        Without a path nothing is kept. Without a number the file is believed as it is, whatever
        new cards it speaks of, and not written.
        """
        self._path, self._new_a_day = path, new_a_day
        self._kept: dict[str, _Kept] = {}
        self._written: dict[str, _Kept] = {}
        if path is not None:
            with suppress(UnreadableError, ValueError, RecursionError, AttributeError):
                self._kept = _read(read_bytes(path, _MOST_BYTES), new_a_day)
            self._written = dict(self._kept)

    def find(self, path: Path, files: Files, today: date) -> Summary | None:
        """Return the summary of the deck in the file at `path` if it still holds on `today`."""
        kept = self._kept.get(str(path))
        if kept is None or kept.summary.today != today:
            return None
        evidence = evidence_of(files.of_deck(path), files.of_progress(kept.summary.deck))
        return kept.summary if evidence is not None and evidence == kept.evidence else None

    def has(self, path: Path) -> bool:
        """Tell whether a summary of the deck at `path` is kept, with what it was made from."""
        return str(path) in self._kept

    def put(self, path: Path, summary: Summary, evidence: Evidence | None) -> None:
        """Take in the summary of the deck at `path`; without evidence, forget what there was."""
        self._kept.pop(str(path), None)
        if evidence is not None:
            self._kept[str(path)] = _Kept(evidence, summary)

    def write(self, paths: list[Path]) -> None:
        """Write what is known of the decks at `paths`, if that has changed; others are forgotten.

        Where it cannot be written, nothing is: the next list takes longer.
        """
        named = {str(path) for path in paths}
        kept = {name: each for name, each in self._kept.items() if name in named}
        if self._path is None or self._new_a_day is None or kept == self._written:
            return
        decks = {name: asdict(kept[name]) for name in kept}
        said = {"version": __version__, "new_a_day": self._new_a_day, "decks": decks}
        data = json.dumps(said, default=date.isoformat).encode()
        with suppress(ReviseError), saving(self._path):
            make_folder(self._path.parent)
            sweep(self._path)
            replace_file(self._path, data)
            self._written = kept


def evidence_of(deck: Evidence | None, progress: Evidence | None) -> Evidence | None:
    """Return both together; None where one of them is."""
    return None if deck is None or progress is None else [*deck, *progress]


def any_of_days_to_come(progress: Progress, now: datetime) -> bool:
    """Tell whether a review says a later study day: it may begin to count before that day does."""
    for review in reversed(progress.reviews):
        if review.day > study_day(now):
            return True
        if now - review.at > _A_DAY_ANYWHERE:
            break
    return False


def _read(data: bytes, new_a_day: int | None) -> dict[str, _Kept]:
    """Return what a cache says, if this version made it, and for so many new cards a day.

    Raises ValueError where it is damaged.
    """
    raw: Any = json.loads(data)
    if raw.get("version") != __version__:
        return {}
    if new_a_day not in {None, raw.get("new_a_day")}:
        return {}
    try:
        return _file().validate_json(json.dumps(raw["decks"]))
    except (ValidationError, KeyError) as error:
        raise ValueError("is no cache") from error
