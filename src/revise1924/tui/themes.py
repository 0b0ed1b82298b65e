"""The themes: which there are, and which one the app begins with."""

import os

from textual.theme import BUILTIN_THEMES

from revise1924.errors import UsageError
from revise1924.strict_json import nearest

NAMES = list(BUILTIN_THEMES)


def known(name: str) -> str:
    """Return the name of a theme; raises UsageError where there is none of this name."""
    if name not in NAMES:
        raise UsageError(
            f'there is no theme "{name}"{nearest(name, NAMES)}',
            remedy=f"There are {', '.join(NAMES)}.",
        )
    return name


def from_environment() -> str | None:
    """Return what $TEXTUAL_THEME says, for this run alone; None where it says nothing."""
    return os.environ.get("TEXTUAL_THEME") or None
