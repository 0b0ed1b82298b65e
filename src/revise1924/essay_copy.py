"""A copy of an essay in a file of the student's own, who alone says where."""

import os
from datetime import date
from pathlib import Path

from revise1924.cards import Deck
from revise1924.errors import SaveError, UsageError
from revise1924.paths import absolute, exists, short_path
from revise1924.storage.disk import make_folder, replace_file, saving
from revise1924.typed_path import path_in


def suggested_place(deck: Deck, today: date) -> str:
    """Return where a copy may lie: in the home folder, under a name that is free."""
    folder = Path(os.path.expanduser("~"))  # noqa: PTH111 - no error where there is no home folder
    name, number = f"{deck.id}-{today}", 1
    path = folder / f"{name}.md"
    while exists(path):
        number += 1
        path = folder / f"{name}-{number}.md"
    return short_path(path)


def save_copy(typed: str, title: str, text: str) -> Path:
    """Write an essay, under the question, into the file of this path; return that.

    Raises UsageError where it is no path, and SaveError where it cannot be written or there is
    anything already: nothing is overwritten.
    """
    if not typed.strip():
        raise UsageError("no path", remedy="Write where the file is to lie.")
    path = absolute(path_in(typed) or Path(typed.strip()))

    def refuse_if_there() -> None:
        if os.path.lexists(path):
            raise SaveError(
                "not saved: there is something already", path=path, remedy="Choose another name."
            )

    with saving(path):
        refuse_if_there()
        make_folder(path.parent)
        replace_file(path, f"# {title}\n\n{text.rstrip()}\n".encode(), check=refuse_if_there)
    return path
