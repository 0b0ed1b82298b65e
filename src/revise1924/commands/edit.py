"""`revise1924 edit`: a whole deck in the student's editor, and what is wrong with it after that."""

import argparse
import sys
from pathlib import Path

from revise1924.cards import MOST_BYTES
from revise1924.commands import DONE, FAULTS, Clock, print_error, refuse_without_terminal
from revise1924.commands.check import check_deck
from revise1924.editor import editor_command, open_in_editor
from revise1924.errors import EditorError
from revise1924.library import find_deck
from revise1924.paths import absolute
from revise1924.shipped import is_shipped, own_copy
from revise1924.storage.disk import read_bytes
from revise1924.text import one_line


def run(arguments: argparse.Namespace, _: Clock) -> int:
    """Open the very file of the deck, of the one that ships the student's copy, and check it."""
    found = find_deck(arguments.deck)
    read_bytes(found, MOST_BYTES)  # an editor would begin what is not there
    refuse_without_terminal("edit", f"The deck is {found}; any editor opens it.")
    command = editor_command()
    file = own_copy(found)
    if is_shipped(found):
        print(one_line(f"Your own copy of the deck that ships: {file}", 1000))
    return edit_and_check(command, file)


def edit_and_check(command: list[str], file: Path) -> int:
    """Open `file` in the editor, wait, and print the faults that the deck has then."""
    sys.stdout.flush()  # before the editor has the screen
    try:
        open_in_editor(command, absolute(file))  # whose name may begin with a hyphen
    except EditorError as error:
        print_error(error)
        return FAULTS
    return FAULTS if check_deck(file) is None else DONE
