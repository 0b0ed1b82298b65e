"""`revise1924 export`: a deck in another format, or its progress as a table."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from revise1924.commands import DONE, Clock
from revise1924.commands.asking import agrees, can_ask
from revise1924.errors import SaveError, UsageError
from revise1924.formats import FORMATS, load_deck
from revise1924.formats.exchange import KNOWN, Format, by_ending, named
from revise1924.library import find_deck, open_desk
from revise1924.storage.disk import replace_file, saving
from revise1924.strict_json import nearest
from revise1924.text import one_line
from revise1924.wording import counted

_REVIEWS = "reviews"
"""What `--as` says for the progress; it is no format of cards."""


class _Out(NamedTuple):
    """What goes out."""

    data: bytes
    what: str
    lost: Sequence[str]
    """What of the deck is not in it."""


def run(arguments: argparse.Namespace, clock: Clock) -> int:
    """Write the file, and say what of the deck its format cannot hold."""
    to = None if arguments.to == "-" else Path(arguments.to)
    out = _reviews(arguments) if arguments.format == _REVIEWS else _cards(arguments, to, clock)
    if to is None:
        sys.stdout.buffer.write(out.data)
        sys.stdout.buffer.flush()
        return DONE
    if os.path.lexists(to) and not arguments.yes and not _may_replace(to):
        print("Nothing was written.")
        return DONE
    with saving(to):
        replace_file(to, out.data)
    print(one_line(f"Written: {to}, {out.what}", 1000))
    if out.lost:
        print(
            one_line(
                f"Not in it, since this format has no place for it: {', '.join(out.lost)}.", 1000
            )
        )
    return DONE


def _cards(arguments: argparse.Namespace, to: Path | None, clock: Clock) -> _Out:
    """Return the deck in the format that is wanted."""
    row = _format_for(to, arguments.format)
    deck = load_deck(find_deck(arguments.deck))
    return _Out(row.file_of(deck, clock()), counted(len(deck.cards), "card"), row.writer.lost(deck))


def _reviews(arguments: argparse.Namespace) -> _Out:
    """Return the progress, a row for each point that was asked."""
    # It is seldom wanted.
    from revise1924.formats.reviews_table import write_reviews  # noqa: PLC0415

    desk = open_desk(arguments.deck, arguments.progress)
    progress = desk.keeper.progress
    what = counted(len(progress.reviews), "review")
    return _Out(write_reviews(desk.deck, progress).encode(), what, ())


def _format_for(to: Path | None, name: str | None) -> Format:
    """Return the format of this name, else of the ending; raises UsageError where there is none."""
    formats = [row for row in KNOWN if row.ending]
    known = [*(row.name for row in formats), _REVIEWS]
    if name is not None:
        row = named(name)
        if row is None or row not in formats:
            what = f'no format that is written is called "{name}"{nearest(name, known)}'
            raise UsageError(what, remedy=f"Say {', '.join(known)}.")
        return row
    ending = "" if to is None else to.suffix.lower()
    row = by_ending(".md" if ending in FORMATS and ending != ".json" else ending)
    if row is None:
        what = (
            "the output has no ending" if to is None else f'"{to.name}" has no ending that is known'
        )
        endings = ", ".join(row.ending for row in formats)
        remedy = f"Known are {endings}; or say with --as: {', '.join(known)}."
        raise UsageError(f"{what}, which would say in what format to write", remedy=remedy)
    return row


def _may_replace(to: Path) -> bool:
    """Ask whether a file that is there may be written over; SaveError where nobody can tell."""
    if not can_ask():
        raise SaveError("not written: there is such a file already", path=to, remedy=_REMEDY)
    return agrees(f"{one_line(str(to), 400)} is there already. Write over it?", by_enter=False)


_REMEDY = "Choose another name, or add --yes to write over it."
