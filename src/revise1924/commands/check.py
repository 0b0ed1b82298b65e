"""`revise1924 check`: every fault of a deck, with file, line and field."""

import argparse
from pathlib import Path

from revise1924.cards import Deck
from revise1924.commands import BAD_USAGE, DONE, FAULTS, Clock, print_error
from revise1924.errors import DeckError, FaultyFileError, ReviseError
from revise1924.formats import load_deck
from revise1924.library import find_deck
from revise1924.listing import Listing
from revise1924.paths import shipped_deck
from revise1924.text import one_line
from revise1924.twins import twin_faults
from revise1924.wording import counted


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Look at each deck; one that is not there does not keep the others from being looked at.

    None given are all of the library; of those, two may have one id as well.
    """
    code, sound = DONE, dict[Path, str]()
    for named in arguments.decks or map(str, Listing(clock()).paths):
        try:
            path = find_deck(named)
            deck = check_deck(path)
        except ReviseError as error:
            code = BAD_USAGE
            print_error(error)
            continue
        if deck is None:
            code = max(code, FAULTS)
        elif path != shipped_deck():  # it gives way to one of the student's
            sound[path] = deck.id
    for path, fault in () if arguments.decks else twin_faults(sound).items():
        code = max(code, FAULTS)
        print(one_line(f"{path}: {fault}", 2000))
    return code


def check_deck(path: Path) -> Deck | None:
    """Print the faults of the deck in the file at `path`, or that it has none: then return it.

    Raises UnreadableError where the file cannot be read.
    """
    try:
        deck = load_deck(path)
    except DeckError as error:
        print_faults(error)
        return None
    size = f"{counted(len(deck.cards), 'card')}, {counted(deck.points, 'point')}"
    print(one_line(f"{path}: {size}, no fault", 1000))
    return deck


def print_faults(error: FaultyFileError) -> None:
    """Print each fault of a file on a line of its own, as compilers do."""
    for fault in error.faults:
        line = "" if fault.line is None else f"{fault.line}:"
        print(one_line(f"{error.path}:{line} {fault}", 1000))
