"""`revise1924 new`: a deck to begin with, opened in the student's editor."""

import argparse

from revise1924.commands import DONE, Clock, has_terminal
from revise1924.commands.edit import edit_and_check
from revise1924.editor import editor_command
from revise1924.errors import UsageError
from revise1924.listing import Listing
from revise1924.new_deck import new_deck
from revise1924.paths import SHIPPED_ID
from revise1924.text import one_line


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Write its file, print where that is, and open it where there is a terminal."""
    deck = new_deck(arguments.title)
    ids = {each.summary.deck for each in Listing(clock(), new_a_day=None).entries() if each.summary}
    if deck.id in ids | {SHIPPED_ID}:
        raise UsageError(
            f'there is a deck "{deck.id}" already',
            remedy=f"`revise1924 edit {deck.id}` opens it; or choose another title.",
        )
    deck.save()
    print(one_line(str(deck.file), 1000))
    return edit_and_check(editor_command(), deck.file) if has_terminal() else DONE
