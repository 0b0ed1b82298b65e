"""Where decks, progress and settings lie."""

import os
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path

from revise1924.errors import UsageError

_PACKAGE = Path(__file__).parent

SHIPPED_ID = "stalin-1924-41"
"""The id of the deck that ships: known without reading it."""


def data_folder() -> Path:
    """Return the folder of the user's data: `$REVISE1924_DATA_DIR`, or the platform's own.

    Raises UsageError where the user has no home folder for it to lie in.
    """
    chosen = os.environ.get("REVISE1924_DATA_DIR")
    if chosen:
        return Path(chosen)
    try:
        folder = user_data_path("revise1924", appauthor=False)
    except RuntimeError:
        folder = Path("~")  # as earlier versions of platformdirs leave it
    if not folder.is_absolute():  # nobody knows what "~" means
        raise UsageError(
            "there is no home folder to keep your progress in",
            remedy="Say with $REVISE1924_DATA_DIR which folder to use.",
        )
    return folder


def library_folder() -> Path:
    """Return the folder in which the user keeps decks to be called by id."""
    return data_folder() / "decks"


def progress_path(deck_id: str) -> Path:
    """Return the file that keeps the progress of the deck with this id."""
    return data_folder() / f"{deck_id}.json"


def cache_folder() -> Path | None:
    """Return the folder for what can be made anew; None where the user has no home folder.

    It is `cache` in `$REVISE1924_DATA_DIR` where that is set, else the platform's own.
    """
    chosen = os.environ.get("REVISE1924_DATA_DIR")
    if chosen:
        return Path(chosen) / "cache"
    try:
        folder = user_cache_path("revise1924", appauthor=False)
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def config_folder() -> Path | None:
    """Return the folder of the user's settings; None where the user has no home folder.

    It is `$REVISE1924_CONFIG_DIR`, or the platform's own.
    """
    chosen = os.environ.get("REVISE1924_CONFIG_DIR")
    if chosen:
        return Path(chosen)
    try:
        folder = user_config_path("revise1924", appauthor=False)
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def shipped_deck() -> Path:
    """Return the deck that ships: inside an installed package, else at the top of the checkout."""
    installed = _PACKAGE / "data" / "cards.json"
    is_installed = exists(installed)
    return installed if is_installed else _PACKAGE.parents[1] / "data" / "cards.json"


def absolute(path: Path) -> Path:
    """Return `path` from the root on, with the links in it as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path's own leaves ".." in it


def short_path(path: Path) -> str:
    """Return `path` for people, with "~" for the user's home folder."""
    home = os.path.expanduser("~")  # noqa: PTH111 - no error where there is no home folder
    is_inside = home not in {"~", os.sep} and path.is_relative_to(home)
    return str(Path("~", path.relative_to(home))) if is_inside else str(path)


def in_cells(path: str, most: int) -> str:
    """Return a path of at most so many characters, cut in its middle: its end says which file."""
    if len(path) <= most:
        return path
    kept = max(2, most - 1)
    return f"{path[: kept // 3]}…{path[-(kept - kept // 3) :]}"


def exists(path: Path) -> bool:
    """Tell whether there is something at `path`; where nobody can tell, the answer is no."""
    try:
        return path.exists()
    except OSError:  # the name is too long, say, or the folder is closed to us
        return False
