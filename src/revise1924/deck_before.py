"""The deck there is already of one that is taken in: as it was, and what is known of its points."""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from revise1924.cards import MOST_BYTES, Deck
from revise1924.errors import ReviseError
from revise1924.formats import deck_from
from revise1924.library import Desk, Source
from revise1924.paths import data_folder, exists, progress_path
from revise1924.reread import reread
from revise1924.storage.disk import make_folder, read_bytes, replace_file, saving
from revise1924.storage.progress_file import ProgressFile


@dataclass(frozen=True)
class Before:
    """A deck as it is in its file now."""

    file: Path
    data: bytes
    deck: Deck


def before_in(file: Path | None) -> Before | None:
    """Return the deck in that file of the library; raises what reading it raises."""
    if file is None:
        return None
    data = read_bytes(file, MOST_BYTES)
    return Before(file, data, deck_from(data, file))


def before_at(file: Path, deck_id: str) -> Before | None:
    """Return the deck in that file, if it is one of this id."""
    if not exists(file):
        return None
    with suppress(ReviseError):
        data = read_bytes(file, MOST_BYTES)
        deck = deck_from(data, file)
        return Before(file, data, deck) if deck.id == deck_id else None
    return None


def keep(before: Before, now: datetime) -> Path:
    """Keep the deck as it was, and return where; raises SaveError."""
    folder, name = data_folder() / "earlier", f"{before.deck.id}-{now:%Y-%m-%d-%H%M%S}"
    names = (f"{name}-{number}" if number else name for number in count())
    with saving(folder):
        make_folder(folder)
        files = (folder / f"{each}{before.file.suffix}" for each in names)
        kept = next(file for file in files if not os.path.lexists(file))
        replace_file(kept, before.data)
    return kept


def keep_history(before: Deck, file: Path, now: datetime) -> None:
    """Have the points that stay keep what is known of them."""
    keeper = ProgressFile(progress_path(before.id), before.id)
    if keeper.progress.reviews:
        reread(Desk(before, keeper, source=Source(file, None)), now)
