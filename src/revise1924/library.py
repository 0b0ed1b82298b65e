"""The library: which decks there are, and what one sits down to."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from revise1924.cards import Deck
from revise1924.errors import (
    ForeignFileError,
    NoDeckError,
    ProgressError,
    ReviseError,
    UsageError,
)
from revise1924.formats import FORMATS, load_deck
from revise1924.leitner import NEW_A_DAY
from revise1924.paths import exists, library_folder, progress_path, shipped_deck
from revise1924.progress import Progress
from revise1924.recite import Drafts
from revise1924.shelf import shelf_of
from revise1924.shipped import default_deck
from revise1924.storage.disk import Signature, signature
from revise1924.storage.keeper import ProgressKeeper
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile
from revise1924.strict_json import nearest
from revise1924.text import one_line

if TYPE_CHECKING:
    from revise1924.storage.essay_memory import EssayInMemory
    from revise1924.storage.recovery import Diagnosis


class Source(NamedTuple):
    """Where a deck was read."""

    file: Path
    seen: Signature | None
    """What the file was like before it was read; None where there was none."""


def read_deck(file: Path) -> tuple[Deck, Source]:
    """Return the deck in a file, and that file as it was then; raises as `load_deck` does."""
    seen = signature(file)
    return load_deck(file), Source(file, seen)


@dataclass(eq=False)
class Desk:
    """A deck together with its progress: what one sits down to."""

    deck: Deck
    keeper: ProgressKeeper
    drafts: Drafts = field(default_factory=Drafts)
    """What has been answered and not saved."""
    essays: "EssayInMemory | None" = None
    """What keeps the essay that is written here unsaved; None where none ever was."""
    tags: frozenset[str] = frozenset()
    """What is revised of the deck: the cards that have any of these tags; of none given, all."""
    source: Source | None = None
    """Where the deck was read; None where it was not read from a file."""
    new_a_day: int = NEW_A_DAY
    """New cards a study day that the student has settled on."""
    _asked_for: tuple[date, int] = (date.min, 0)

    @property
    def file(self) -> Path | None:
        """The file of the deck; None where it was not read from one."""
        return self.source and self.source.file

    @property
    def chosen(self) -> Deck:
        """The cards of `tags`, those set aside among them."""
        if not self.tags:
            return self.deck
        return self.deck.only(
            [card for card in self.deck.cards if not self.tags.isdisjoint(card.tags)]
        )

    @property
    def asked(self) -> Deck:
        """What is revised of the deck: the cards of `tags` that are not set aside."""
        progress, chosen = self.keeper.progress, self.chosen
        if not progress.asides:
            return chosen
        return chosen.only([card for card in chosen.cards if not progress.is_aside(card.id)])

    @property
    def counted(self) -> Progress:
        """What is known of the cards asked, and of cards gone from the deck; the others count not.

        It is for looking at: what is recorded goes to the keeper.
        """
        progress, asked = self.keeper.progress, self.asked
        if len(asked.cards) == len(self.deck.cards):
            return progress
        ids = {card.id for card in asked.cards}
        return progress.without({card.id for card in self.deck.cards if card.id not in ids})

    def asked_for(self, today: date) -> int:
        """Return how many new cards the student has asked for on the study day `today`."""
        return self._asked_for[1] if self._asked_for[0] == today else 0

    def ask_for_new(self, cards: int, today: date) -> None:
        """Have so many new cards today, the ones begun already among them."""
        self._asked_for = today, cards

    def keep_in_memory(self) -> None:
        """Go on unsaved: what is known so far counts, and what comes is gone with the program."""
        self.keeper = ProgressInMemory(self.keeper.progress, self.keeper.notices)


@dataclass(frozen=True)
class DamagedDesk:
    """A deck whose progress file has to be mended first."""

    deck: Deck
    diagnosis: "Diagnosis"
    tags: frozenset[str] = frozenset()
    """What is to be revised of the deck, once it can be."""
    source: Source | None = None
    """Where the deck was read."""

    def reopen(self) -> "Desk | DamagedDesk":
        """Return the desk once the file has been mended, or what is wrong with it now.

        Raises as `open_or_diagnose` does.
        """
        return desk_or_damage(self.deck, self.source, self.diagnosis.path, self.tags)


def open_desk(named: str | None, progress: Path | None = None, tags: Iterable[str] = ()) -> Desk:
    """Return the deck that is `named`, see `find_deck`, with what is kept of it.

    That lies in the file `progress`; None is the one named after the deck. Of the deck the cards of
    any of `tags` are revised; none given are all. Raises UsageError where there is no such deck or
    no such tag, DeckError and ProgressError where a file cannot be understood, and UnreadableError
    where it cannot be read.
    """
    deck, source = read_deck(find_deck(named))
    chosen = _tags_of(deck, tags)
    keeper = ProgressFile(progress or progress_path(deck.id), deck.id)
    return Desk(deck, keeper, tags=chosen, source=source)


def open_or_diagnose(
    named: str | None, progress: Path | None = None, tags: Iterable[str] = ()
) -> Desk | DamagedDesk:
    """Return the desk, or what is wrong with its progress file; else raises as `open_desk` does.

    A file of a newer version or of another deck is not damaged: ForeignFileError. One that is gone
    while backups of it are there is.
    """
    deck, source = read_deck(find_deck(named))
    return desk_or_damage(deck, source, progress or progress_path(deck.id), _tags_of(deck, tags))


def _tags_of(deck: Deck, tags: Iterable[str]) -> frozenset[str]:
    """Return these tags; raises UsageError for one that no card has."""
    chosen, known = frozenset(tags), deck.tags
    for tag in sorted(chosen - known.keys()):
        there_are = f"It has {', '.join(known)}." if known else "None of its cards has any."
        what = f'the deck has no tag "{tag}"{nearest(tag, list(known))}'
        raise UsageError(what, remedy=there_are)
    return chosen


def desk_or_damage(
    deck: Deck, source: Source | None, path: Path, tags: frozenset[str] = frozenset()
) -> Desk | DamagedDesk:
    """Return the desk of `deck`, read there, or what is wrong with its progress at `path`.

    Nothing is written. Raises as `open_or_diagnose` does, but for the deck.
    """
    try:
        desk = Desk(deck, ProgressFile(path, deck.id), tags=tags, source=source)
        if not (desk.keeper.is_fresh and desk.keeper.notices):  # told if it is gone
            return desk
    except ForeignFileError:
        raise
    except ProgressError:
        desk = None
    # Seldom needed, and it takes two of the hundred milliseconds before anything is read.
    from revise1924.storage.recovery import diagnose  # noqa: PLC0415

    diagnosis = diagnose(path, deck.id)
    if diagnosis is not None:
        return DamagedDesk(deck, diagnosis, tags, source)
    # Somebody may have mended it meanwhile.
    return desk or Desk(deck, ProgressFile(path, deck.id), tags=tags, source=source)


def find_deck(named: str | None) -> Path:
    """Return the file of the deck `named`: a path, or the name or the id of one in the library.

    A file of that name in the library's folder comes first, then one in the folders inside it, then
    a deck that says this id, and last the one that ships. None is the `default_deck`. Raises
    UsageError where several are equally near: which of them is meant is not ours to guess;
    NoDeckError where there is none.
    """
    if named is None:
        return default_deck()
    path = Path(named)
    looks_like_path = path.suffix.lower() in FORMATS or path.parent != Path()
    if looks_like_path or (exists(path) and not path.is_dir()):
        return path
    folder = library_folder()
    in_library = [file for file in (folder / f"{named}{end}" for end in FORMATS) if exists(file)]
    files = [] if in_library else shelf_of(folder).files
    in_library = in_library or [file for file in files if file.stem == named]
    ids: dict[str, list[Path]] = {}
    if not in_library:
        ids = _by_id([*files, shipped_deck()])
        in_library = [file for file in ids.get(named, []) if file in files] or ids.get(named, [])
    if len(in_library) > 1:
        names = " and ".join(str(file.relative_to(folder)) for file in in_library)
        raise UsageError(
            f'there are several decks "{named}": {names} in {folder}',
            remedy="Give the path of the one you mean, or put the others elsewhere.",
        )
    if in_library:
        return in_library[0]
    if exists(path):
        return path
    shown, known = one_line(str(folder), 1000), [*ids, *(file.stem for file in files)]
    raise NoDeckError(
        f'there is no deck "{named}"{nearest(named, known)}',
        named=named,
        known=known,
        remedy=f"Give the path of a deck file, or put {named}.json or {named}.md into {shown}.",
    )


def _by_id(files: Iterable[Path]) -> dict[str, list[Path]]:
    """Return the files of the decks of each id; those that are no sound decks have none."""
    found: dict[str, list[Path]] = {}
    for file in files:
        with suppress(ReviseError):
            found.setdefault(load_deck(file).id, []).append(file)
    return found
