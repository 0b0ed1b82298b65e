"""`revise1924 merge`: takes copies of a progress file in, by union."""

import argparse

from revise1924.commands import DONE, Clock
from revise1924.paths import progress_path
from revise1924.storage.format import read_copy
from revise1924.storage.progress_file import ProgressFile
from revise1924.text import one_line
from revise1924.wording import counted


def run(arguments: argparse.Namespace, _: Clock) -> int:
    """Merge the files into the progress of the deck that the first of them is about."""
    first = read_copy(arguments.files[0])
    copies = [first, *(read_copy(path, first.deck) for path in arguments.files[1:])]
    file = ProgressFile(arguments.progress or progress_path(first.deck), first.deck)
    new = file.take_in(copies)
    whole = counted(len(file.progress.reviews), "review")
    print(one_line(f"{file.path}: {whole}, {new} of them new", 1000))
    return DONE
