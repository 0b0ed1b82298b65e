"""The shelf: the deck files in the library's folder, and in folders inside it."""

import os
from pathlib import Path

from revise1924.errors import ReviseError, UsageError
from revise1924.formats import FORMATS, load_deck
from revise1924.paths import library_folder, shipped_deck
from revise1924.strict_json import nearest
from revise1924.text import one_line

_MOST_NAMED = 5
"""Files that a sentence names."""


class NoDeckError(UsageError):
    """There is no deck of the name that was given."""

    def __init__(self, named: str) -> None:
        """Name the nearest that there is, and where decks are looked for."""
        self.named = named
        near = nearest(named, [*(path.stem for path in on_shelf()), load_deck(shipped_deck()).id])
        folder = one_line(str(library_folder()), 1000)
        put = f"put {named}.json or {named}.md into {folder}."
        super().__init__(
            f'there is no deck "{named}"{near}', remedy=f"Give the path of a deck file, or {put}"
        )


def on_shelf() -> list[Path]:
    """Return the files that are decks by their names' endings, in the order of their paths.

    Hidden ones are left out, and what lies behind links to folders: those may go in circles. So is
    whatever cannot be looked into.
    """
    files = []
    for folder, inside, names in os.walk(library_folder()):
        inside[:] = [name for name in inside if not name.startswith(".")]
        paths = (Path(folder, name) for name in names if not name.startswith("."))
        files += [path for path in paths if path.suffix.lower() in FORMATS]
    return sorted(files)


def take_from_shelf(named: str) -> Path | None:
    """Return the deck file of this name, or else of the deck with this id; None where none is.

    The deck that ships counts as one of them, unless another has its id. Raises UsageError where
    there are several: which of them is meant is not ours to guess.
    """
    files = on_shelf()
    here = _only(named, [path for path in files if path.stem == named])
    here = here or _only(named, [path for path in files if _has_id(path, named)])
    if here is None and _has_id(shipped_deck(), named):
        return shipped_deck()
    return here


def _only(named: str, files: list[Path]) -> Path | None:
    if len(files) > 1:
        folder = library_folder()
        names = [one_line(str(path.relative_to(folder))) for path in files[:_MOST_NAMED]]
        raise UsageError(
            f'there are several decks "{named}": {" and ".join(names)}'
            f" in {one_line(str(folder), 1000)}",
            remedy="Give the path of the one you mean, or put the others elsewhere.",
        )
    return files[0] if files else None


def _has_id(path: Path, deck: str) -> bool:
    try:
        return load_deck(path).id == deck
    except ReviseError:  # what is wrong with it is told where it is opened itself
        return False
