"""Whether anything moves."""

import os

MOVES = "-moves"
"""The class of an app in which things move."""


def is_wanted(settled: bool) -> bool:
    """Tell whether things move; $TEXTUAL_ANIMATIONS, where it is "none", comes before `settled`."""
    return settled and os.environ.get("TEXTUAL_ANIMATIONS", "full").casefold() != "none"
