"""The deck that ships, which nobody changes where it is installed, and the student's copy of it."""

import os
from contextlib import suppress
from pathlib import Path

from revise1924.cards import MOST_BYTES
from revise1924.errors import ReviseError, SaveError, UsageError
from revise1924.formats import FORMATS, load_deck
from revise1924.paths import SHIPPED_ID, exists, library_folder, progress_path, shipped_deck
from revise1924.shelf import shelf_of
from revise1924.storage.disk import make_folder, read_bytes, replace_file, saving


def copy_of_shipped() -> Path | None:
    """Return the student's copy of the deck that ships; None where there is none.

    It is looked for where `own_copy` makes it, and nowhere else: each start asks this. Raises
    UsageError where the user has no home folder.
    """
    copies = (library_folder() / f"{SHIPPED_ID}{ending}" for ending in FORMATS)
    return next((copy for copy in copies if exists(copy)), None)


def default_deck() -> Path:
    """Return the deck that is meant where none is named.

    It is the student's copy of what ships; or what ships, if that has been begun; or the only deck
    in the library, if there is one. Raises UsageError where the library has several.
    """
    try:
        copy, is_begun = copy_of_shipped(), exists(progress_path(SHIPPED_ID))
    except UsageError:  # without a home folder
        return shipped_deck()
    files = [] if copy or is_begun else shelf_of(library_folder()).files
    if len(files) > 1:
        remedy = "Name it; `revise1924 decks` lists them."
        raise UsageError(f"you have {len(files)} decks; which one is meant?", remedy=remedy)
    return copy or (files[0] if files else shipped_deck())


def is_shipped(file: Path) -> bool:
    """Tell whether `file` is the deck that ships, whatever leads to it."""
    return os.path.realpath(file) == os.path.realpath(shipped_deck())


def own_copy(file: Path) -> Path:
    """Return the file to edit a deck in: `file`, but of the deck that ships the student's copy.

    That is whichever deck in the library has its id; where there is none, it is made. Raises
    SaveError where it cannot be, UsageError where the user has no home folder.
    """
    if not is_shipped(file):
        return file
    return _copy_in_library() or _save_copy(read_bytes(file, MOST_BYTES))


def keep_copy(data: bytes) -> Path:
    """Keep `data` in the library as the student's copy of the deck that ships; return its file.

    Raises SaveError where that cannot be, or where there is a copy: it is never overwritten.
    """
    copy = _copy_in_library()
    if copy is not None:
        raise SaveError(
            "not saved: this is your own copy of the deck by now",
            path=copy,
            remedy="Open that one to edit it.",
        )
    return _save_copy(data)


def _copy_in_library() -> Path | None:
    for path in shelf_of(library_folder()).files:
        with suppress(ReviseError):
            if load_deck(path).id == SHIPPED_ID:
                return path
    return None


def _save_copy(data: bytes) -> Path:
    copy = library_folder() / f"{SHIPPED_ID}.json"
    with saving(copy):
        make_folder(copy.parent)
        replace_file(copy, data, check=lambda: _refuse_if_there(copy))
    return copy


def _refuse_if_there(copy: Path) -> None:
    if os.path.lexists(copy):
        raise SaveError(
            "not saved: there is a file already where your own copy of the deck would be",
            path=copy,
            remedy="Look what it is; put it elsewhere, or edit that one.",
        )
