"""Whether anything moves."""

import os


def is_wanted(settled: bool) -> bool:
    """Tell whether things move; $TEXTUAL_ANIMATIONS, where it is "none", comes before `settled`."""
    return settled and os.environ.get("TEXTUAL_ANIMATIONS", "full").casefold() != "none"
