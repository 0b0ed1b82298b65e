"""The shelf: which files in the library's folder are decks. What they hold is not asked here."""

import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from revise1924.errors import UnreadableError
from revise1924.formats import FORMATS
from revise1924.storage.disk import reading

MOST_FILES = 50_000
"""Files and folders that are looked at: beyond, somebody has put a disk there and no library."""

_FileId = tuple[int, int]


@dataclass
class Shelf:
    """The files of decks in a folder and the folders inside it, each by its path."""

    files: list[Path]
    """In the order of their paths; one file under several names stands once."""
    faults: dict[Path, str]
    """The folders that were not looked at, or not to their end, and why."""


def shelf_of(folder: Path) -> Shelf:
    """Return the deck files in `folder`; none where there is no such folder. Never raises.

    Names that begin with a dot are passed over. A link to a folder is followed, each folder is
    looked at once, the real ones first: so a circle ends.
    """
    shelf, seen = Shelf([], {}), set[_FileId]()
    folders, linked, left = deque([folder]), deque[Path](), MOST_FILES
    while folders or linked:
        here = folders.popleft() if folders else linked.popleft()
        try:
            found = _listed(here, seen)
        except UnreadableError as error:
            if here != folder or not isinstance(error.__cause__, FileNotFoundError):
                shelf.faults[here] = error.what
            continue
        for entry in found[:left]:
            path = here / entry.name
            if _is_folder(entry):
                (linked if entry.is_symlink() else folders).append(path)
            elif path.suffix.lower() in FORMATS:
                shelf.files.append(path)
        if len(found) > left:
            shelf.faults[here] = f"there are more than {MOST_FILES:,} files; not all are looked at"
            break
        left -= len(found)
    shelf.files = sorted(_each_once(shelf.files))
    return shelf


def _listed(folder: Path, seen: set[_FileId]) -> list[os.DirEntry[str]]:
    """Return what is in `folder`, by name; nothing where it has been looked at already."""
    with reading(folder):
        about = folder.stat()
        if (about.st_dev, about.st_ino) in seen:
            return []
        seen.add((about.st_dev, about.st_ino))
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if not entry.name.startswith(".")]
    return sorted(found, key=lambda entry: entry.name)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    if entry.name.endswith(".tmp"):
        return False
    try:
        return entry.is_dir()
    except OSError:  # a link in a circle, say: listed if its name is a deck's
        return False


def _each_once(files: list[Path]) -> Iterator[Path]:
    """Yield each file under one of its names: its own, before those of links to it."""
    seen = set[_FileId]()
    for path in sorted(files, key=lambda path: (path.is_symlink(), path)):
        with suppress(OSError):
            about = path.stat()
            if (about.st_dev, about.st_ino) in seen:
                continue
            seen.add((about.st_dev, about.st_ino))
        yield path
