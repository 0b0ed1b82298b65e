"""The library: which decks there are, and what one sits down to."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from revise1924.cards import Deck
from revise1924.errors import ForeignFileError, ProgressError, UsageError
from revise1924.formats import load_deck
from revise1924.paths import exists, library_folder, progress_path, shipped_deck
from revise1924.recite import Drafts
from revise1924.storage.keeper import ProgressKeeper
from revise1924.storage.memory import ProgressInMemory
from revise1924.storage.progress_file import ProgressFile

if TYPE_CHECKING:
    from revise1924.storage.recovery import Diagnosis


@dataclass
class Desk:
    """A deck together with its progress: what one sits down to."""

    deck: Deck
    keeper: ProgressKeeper
    drafts: Drafts = field(default_factory=Drafts)
    """What has been answered and not saved."""

    def keep_in_memory(self) -> None:
        """Go on unsaved: what is known so far counts, and what comes is gone with the program."""
        self.keeper = ProgressInMemory(self.keeper.progress, self.keeper.notices)


@dataclass(frozen=True)
class DamagedDesk:
    """A deck whose progress file has to be mended first."""

    deck: Deck
    diagnosis: "Diagnosis"

    def reopen(self) -> "Desk | DamagedDesk":
        """Return the desk once the file has been mended, or what is wrong with it now.

        Raises as `open_or_diagnose` does.
        """
        return _desk_or_damage(self.deck, self.diagnosis.path)


def open_desk(named: str | None, progress: Path | None = None) -> Desk:
    """Return the deck that is `named`, see `find_deck`, with what is kept of it.

    That lies in the file `progress`; None is the one named after the deck. Raises UsageError where
    there is no such deck, DeckError and ProgressError where a file cannot be understood, and
    UnreadableError where it cannot be read.
    """
    deck = load_deck(find_deck(named))
    return Desk(deck, ProgressFile(progress or progress_path(deck.id), deck.id))


def open_or_diagnose(named: str | None, progress: Path | None = None) -> Desk | DamagedDesk:
    """Return the desk, or what is wrong with its progress file; else raises as `open_desk` does.

    A file of a newer version or of another deck is not damaged: ForeignFileError. One that is gone
    while backups of it are there is.
    """
    deck = load_deck(find_deck(named))
    return _desk_or_damage(deck, progress or progress_path(deck.id))


def _desk_or_damage(deck: Deck, path: Path) -> Desk | DamagedDesk:
    try:
        desk = Desk(deck, ProgressFile(path, deck.id))
        if not desk.keeper.is_fresh:
            return desk
    except ForeignFileError:
        raise
    except ProgressError:
        desk = None
    # Seldom needed, and it takes two of the hundred milliseconds before anything is read.
    from revise1924.storage.recovery import diagnose  # noqa: PLC0415

    diagnosis = diagnose(path, deck.id)
    if diagnosis is not None:
        return DamagedDesk(deck, diagnosis)
    return desk or Desk(deck, ProgressFile(path, deck.id))  # somebody has mended it meanwhile


def find_deck(named: str | None) -> Path:
    """Return the file of the deck `named`: a path, or the id of one in the library.

    None is the deck that ships. Raises UsageError where there is neither.
    """
    if named is None:
        return shipped_deck()
    path = Path(named)
    looks_like_path = path.suffix == ".json" or path.parent != Path()
    if looks_like_path or (exists(path) and not path.is_dir()):
        return path
    in_library = library_folder() / f"{named}.json"
    if exists(in_library):
        return in_library
    if exists(path):
        return path
    raise UsageError(
        f'there is no deck "{named}"',
        remedy=f"Give the path of a deck file, or put {named}.json into {library_folder()}.",
    )
