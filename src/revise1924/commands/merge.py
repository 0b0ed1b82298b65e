"""`revise1924 merge`: takes copies of a progress file in, by union."""

import argparse

from revise1924.commands import DONE, Clock
from revise1924.paths import progress_path
from revise1924.storage.format import read_copy
from revise1924.storage.progress_file import ProgressFile
from revise1924.storage.recovery import diagnose
from revise1924.text import one_line
from revise1924.wording import counted


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Merge the files into the progress of the deck that the first is about, after a backup."""
    first = read_copy(arguments.files[0])
    copies = [first, *(read_copy(path, first.deck) for path in arguments.files[1:])]
    path = arguments.progress or progress_path(first.deck)
    file = ProgressFile(path, first.deck)
    if file.is_fresh and (gone := diagnose(path, first.deck)):
        raise gone.error
    new = file.take_in(copies, clock())
    whole = counted(len(file.progress.reviews), "review")
    print(one_line(f"{file.path}: {whole}, {new} of them new", 1000))
    for notice in file.notices:
        print(one_line(notice, 1000))
    return DONE
