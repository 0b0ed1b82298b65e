"""Where decks and progress lie."""

import os
from collections.abc import Callable
from pathlib import Path

from platformdirs import user_data_path

from revise1924.errors import UsageError

_PACKAGE = Path(__file__).parent


def data_folder() -> Path:
    """Return the folder of the user's data: `$REVISE1924_DATA_DIR`, or the platform's own."""
    chosen = os.environ.get("REVISE1924_DATA_DIR")
    return Path(chosen) if chosen else user_data_path("revise1924", appauthor=False)


def library() -> Path:
    """Return the folder in which the user keeps decks to be called by id."""
    return data_folder() / "decks"


def progress_path(deck_id: str) -> Path:
    """Return the file that keeps the progress of the deck with this id."""
    return data_folder() / f"{deck_id}.json"


def shipped_deck() -> Path:
    """Return the deck that ships: inside an installed package, else at the top of the checkout."""
    installed = _PACKAGE / "data" / "cards.json"
    return installed if _is(installed.exists) else _PACKAGE.parents[1] / "data" / "cards.json"


def find_deck(deck: str | None) -> Path:
    """Return the file of `deck`: a path, or the id of one in the library; None is the shipped one.

    Raises UsageError where there is neither.
    """
    if deck is None:
        return shipped_deck()
    path, in_library = Path(deck), library() / f"{deck}.json"
    looks_like_path = path.suffix == ".json" or path.parent != Path()
    if looks_like_path or _is(path.is_file):
        return path
    if _is(in_library.exists):
        return in_library
    if _is(path.exists):
        return path
    raise UsageError(
        f'there is no deck "{deck}"',
        remedy=f"Give the path of a deck file, or put {deck}.json into {library()}.",
    )


def _is(question: Callable[[], bool]) -> bool:
    """Answer no where nobody can tell, and pathlib raises: the name is too long, say."""
    try:
        return question()
    except OSError:
        return False
