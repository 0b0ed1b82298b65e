"""A library of decks for tests, in the folder of the user's data."""

import json
import os
from pathlib import Path

from revise1924.paths import library_folder


def put_deck(
    name: str, deck: str = "", cards: int = 2, title: str = "", tags: tuple[str, ...] = ()
) -> Path:
    """Put a deck of "Topic 0", "Topic 1" and so on, of two points each, into the library's file.

    Its id and its title are made from the file's name where none are given. The first card has the
    tags.
    """
    path = library_folder() / name
    path.parent.mkdir(parents=True, exist_ok=True)
    made = [{"topic": f"Topic {n}", "front": "?", "back": ["a", "b"]} for n in range(cards)]
    if tags:
        made[0]["tags"] = list(tags)
    deck = deck or path.stem
    path.write_text(json.dumps({"id": deck, "title": title or f"All of {deck}", "cards": made}))
    return path


def of_long_ago(path: Path) -> Path:
    """Have the file last changed long ago, so that what is kept of it in a cache counts."""
    os.utime(path, (1_000_000_000, 1_000_000_000))
    return path
