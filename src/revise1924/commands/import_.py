"""`revise1924 import`: cards of any program become decks, once the student has seen them."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

from revise1924.commands import BAD_USAGE, DONE, Clock, print_error, settled
from revise1924.commands.asking import agrees, can_ask
from revise1924.commands.how_far import HowFar
from revise1924.errors import ReviseError, UsageError
from revise1924.formats.found import Wishes
from revise1924.formats.source import Source
from revise1924.importing import Naming, Understood, source_at, understand
from revise1924.preview import preview
from revise1924.printing import show_preview
from revise1924.text import one_line
from revise1924.updating import Plan, plans_for
from revise1924.wording import counted

_MOST_OF_INPUT = 1 << 30
"""Bytes that are read of standard input."""

_A_PIECE = 1 << 20


class _Seen(NamedTuple):
    understood: Understood
    plans: Sequence[Plan]


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Show what each file holds; save it all where the student agrees, or has done so before."""
    if arguments.to is not None and len(arguments.files) > 1:
        raise UsageError("--to takes one deck, and several files were given")
    code, seen, glyphs = DONE, list[_Seen](), settled().glyphs
    for file in arguments.files:
        try:
            seen.append(_look_at(file, arguments, clock))
        except ReviseError as error:
            print_error(error)
            code = BAD_USAGE
            continue
        if len(seen) > 1:
            print()
        show_preview(preview(*seen[-1]), glyphs)
    plans = [each for one in seen for each in one.plans]
    if arguments.yes and arguments.id is None:
        _refuse_to_replace(plans)
    return _save_all(plans, clock, is_agreed=arguments.yes) or code if plans else code


def _look_at(file: str, arguments: argparse.Namespace, clock: Clock) -> _Seen:
    """Return what is in a file, and what saving it comes to."""
    naming = Naming(arguments.format, arguments.id, arguments.title)
    in_sentences = arguments.points == "sentences"
    path = None if file == "-" else Path(file)
    with HowFar() as how_far, _input() if path is None else source_at(path) as source:
        wishes = Wishes(arguments.between, arguments.rows, arguments.split, how_far.tell)
        understood = understand(source, wishes, naming, in_sentences=in_sentences, path=path)
    if arguments.to is not None and len(understood.decks) > 1:
        raise UsageError(f"--to takes one deck, and {len(understood.decks)} were found", path=path)
    return _Seen(understood, plans_for(understood.decks, clock(), arguments.to))


@contextmanager
def _input() -> Iterator[Source]:
    """Yield all of standard input, kept on the disk while it is read."""
    if sys.stdin.isatty():
        print("Paste the cards, then press Ctrl+D on a line of its own.", file=sys.stderr)
    with TemporaryFile() as file:
        while True:
            piece = sys.stdin.buffer.read(_A_PIECE)
            file.write(piece)
            if len(piece) < _A_PIECE:  # a terminal that has ended once would be read again
                break
            if file.tell() > _MOST_OF_INPUT:
                raise UsageError(f"standard input has more than {_MOST_OF_INPUT >> 20} MiB")
        file.seek(0)
        yield Source(file)


def _refuse_to_replace(plans: Sequence[Plan]) -> None:
    """Raise UsageError where nobody has seen that a deck of another content would be replaced."""
    for each in plans:
        if each.replaces_all:
            raise UsageError(
                f'not saved: no card of your deck "{each.deck.id}" would be left',
                path=each.file,
                remedy="Say with --as which id it is to have, or that this deck is meant.",
            )


def _save_all(plans: Sequence[Plan], clock: Clock, *, is_agreed: bool) -> int:
    """Save these decks if the student agrees; return the exit code."""
    changes = [each for each in plans if each.is_change]
    if not changes:
        print("\nNothing is new: nothing was saved.")
        return DONE
    print()
    if not is_agreed and not can_ask():
        print("Nothing was saved; with --yes it is.")
        return DONE
    what = "this deck" if len(changes) == 1 else counted(len(changes), "deck")
    if not is_agreed and not agrees(f"Save {what}?", by_enter=True):
        print("Nothing was saved.")
        return DONE
    code = DONE
    for each in changes:
        try:
            _save(each, clock)
        except ReviseError as error:
            print_error(error)
            code = BAD_USAGE
    return code


def _save(each: Plan, clock: Clock) -> None:
    saved = each.save(clock())
    print(one_line(f"Saved: {each.file}", 1000))
    if saved.kept is not None:
        print(one_line(f"As it was before: {saved.kept}", 1000))
    if saved.trouble is not None:
        print_error(saved.trouble)
    if each.before is None:
        print(one_line(f"`revise1924 {each.deck.id}` opens it, `revise1924` all your decks.", 1000))
