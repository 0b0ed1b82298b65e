"""The library: which deck is meant by a name, and what one sits down to."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from revise1924.cards import Deck
from revise1924.errors import UsageError
from revise1924.formats import load_deck
from revise1924.paths import library_folder, progress_path, shipped_deck
from revise1924.storage.keeper import ProgressKeeper
from revise1924.storage.progress_file import ProgressFile


@dataclass(frozen=True)
class Desk:
    """A deck together with its progress: what one sits down to."""

    deck: Deck
    keeper: ProgressKeeper

    @property
    def path(self) -> Path | None:
        """The file in which the progress is kept; None where nothing is saved."""
        return self.keeper.path if isinstance(self.keeper, ProgressFile) else None


def open_desk(named: str | None, progress: Path | None) -> Desk:
    """Return the deck that is `named`, as `find_deck` finds it, with its progress.

    That lies in the file `progress`, or where None is given, in that of the deck's id. Raises what
    `find_deck`, `load_deck` and ProgressFile raise.
    """
    deck = load_deck(find_deck(named))
    return Desk(deck, ProgressFile(progress or progress_path(deck.id), deck.id))


def find_deck(named: str | None) -> Path:
    """Return the file of a deck: a path, or the id of one in the library; None is the shipped one.

    Raises UsageError where there is neither.
    """
    if named is None:
        return shipped_deck()
    path, in_library = Path(named), library_folder() / f"{named}.json"
    looks_like_path = path.suffix == ".json" or path.parent != Path()
    if looks_like_path or _is(path.is_file):
        return path
    if _is(in_library.exists):
        return in_library
    if _is(path.exists):
        return path
    raise UsageError(
        f'there is no deck "{named}"',
        remedy=f"Give the path of a deck file, or put {named}.json into {library_folder()}.",
    )


def _is(question: Callable[[], bool]) -> bool:
    """Answer no where nobody can tell, and pathlib raises: the name is too long, say."""
    try:
        return question()
    except OSError:
        return False
