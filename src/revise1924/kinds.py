"""The kinds of session, and what sets them apart: this table says it, and nothing else does.

A session asks its cards, records each look as a review of its kind, and perhaps moves the card or
has it come round again. An essay is no session, but leaves reviews all the same.
"""

from typing import Literal, NamedTuple

KindName = Literal["study", "test", "drill", "essay"]

Cards = Literal["due", "all", "weak"]


class Kind(NamedTuple):
    """What a session of one kind does."""

    cards: Cards
    """Which cards it asks: the day's queue, every card once, or those with weak points."""
    asks_whole_card: bool
    """Whether every point is asked, so that a look counts as the card's look of the day.

    A drill asks some points with the others in sight, and an essay asks none by name: their looks
    count for their points alone.
    """
    moves: bool
    """Whether the first look of a study day moves the card to another box."""
    repeats: bool
    """Whether a card comes round again today when more than half of it was missed."""
    is_marked: bool
    """Whether its looks together make a mark, as those of an exam do."""
    is_one_piece: bool = False
    """Whether its looks are recorded at one moment and taken back together."""


KINDS: dict[KindName, Kind] = {
    "study": Kind("due", asks_whole_card=True, moves=True, repeats=True, is_marked=False),
    "test": Kind("all", asks_whole_card=True, moves=True, repeats=False, is_marked=True),
    "drill": Kind("weak", asks_whole_card=False, moves=False, repeats=False, is_marked=False),
    "essay": Kind(
        "all",
        asks_whole_card=False,
        moves=False,
        repeats=False,
        is_marked=False,
        is_one_piece=True,
    ),
}

OLD_NAMES: dict[str, KindName] = {"practice": "drill"}
"""What earlier versions wrote, and files still say."""
