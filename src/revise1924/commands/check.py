"""`revise1924 check`: every fault of a deck, with file, line and field."""

import argparse
from pathlib import Path

from revise1924.commands import BAD_USAGE, DONE, FAULTS, Clock, print_error
from revise1924.errors import DeckError, FaultyFileError, ReviseError
from revise1924.formats import load_deck
from revise1924.library import find_deck
from revise1924.shelf import on_shelf
from revise1924.text import one_line
from revise1924.wording import counted


def run(arguments: argparse.Namespace, _: Clock) -> int:
    """Look at each deck; one that is not there does not keep the others from being looked at.

    Without any that is named, the whole library is looked at.
    """
    code = DONE
    library = [] if arguments.decks else on_shelf()
    of_id: dict[str, Path] = {}
    for named in arguments.decks or library or [None]:
        try:
            path = named if isinstance(named, Path) else find_deck(named)
            deck = load_deck(path)
        except DeckError as error:
            code = max(code, FAULTS)
            print_faults(error)
        except ReviseError as error:
            code = BAD_USAGE
            print_error(error)
        else:
            size = f"{counted(len(deck.cards), 'card')}, {counted(deck.points, 'point')}"
            other = of_id.setdefault(deck.id, path) if library else path
            if other == path:
                print(one_line(f"{path}: {size}, no fault", 1000))
            else:
                code = max(code, FAULTS)
                print(one_line(f'{path}: id is "{deck.id}", which {other} has already', 1000))
    return code


def print_faults(error: FaultyFileError) -> None:
    """Print each fault of a file on a line of its own, as compilers do."""
    for fault in error.faults:
        line = "" if fault.line is None else f"{fault.line}:"
        print(one_line(f"{error.path}:{line} {fault}", 1000))
