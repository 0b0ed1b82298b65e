"""Slugs: the ids of decks and of cards, and how one is made of a text."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Container
from typing import Annotated

from pydantic import StringConstraints

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"

MOST_IN_AN_ID = 100
"""Characters of an id, and of a tag."""

Slug = Annotated[str, StringConstraints(pattern=SLUG, max_length=MOST_IN_AN_ID)]

_JOINING = re.compile(r"['’\u0300-\u036f]")  # apostrophes and accents join what they part
_PLAIN_WORD = re.compile(r"[a-z0-9]+")


def slug_from(topic: str) -> str:
    """Return the id of a card that has none: its topic in plain letters.

    Where a topic has others, a short hash of it stands for them, so that topics in any script get
    ids that differ, and that stay as long as the topic does, typed with composed letters or not.
    """
    if not topic.isascii():
        topic = unicodedata.normalize("NFC", topic)
    letters = topic if topic.isascii() else unicodedata.normalize("NFKD", topic)
    letters = letters.lower()
    is_foreign = not letters.isascii() and any(
        char.isalpha() and not char.isascii() for char in letters
    )
    words = [] if is_foreign else _PLAIN_WORD.findall(_JOINING.sub("", letters))
    if not words:
        digest = hashlib.sha256(topic.encode("utf-8", "replace")).hexdigest()[:12]
        words = ["card", digest]
    return "-".join(words)[:MOST_IN_AN_ID].strip("-")


def next_free(slug: str, taken: Container[str], made: Counter[str]) -> str:
    """Return `slug` with the first number from 2 on that is free; `made` counts for each slug."""
    while True:
        made[slug] += 1
        number = f"-{made[slug] + 1}"
        numbered = slug[: MOST_IN_AN_ID - len(number)].strip("-") + number
        if numbered not in taken:
            return numbered
