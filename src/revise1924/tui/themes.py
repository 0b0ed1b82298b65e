"""The themes: which there are, and which one the app begins with."""

import os

from textual.theme import BUILTIN_THEMES

from revise1924.errors import UsageError
from revise1924.settings import Settings
from revise1924.strict_json import nearest
from revise1924.text import one_line
from revise1924.tui.palette import DARK, LIGHT, THEMES

NAMES = list(dict.fromkeys([DARK, LIGHT, *BUILTIN_THEMES]))

# An app begins with one of these: what it registers comes too late for that.
for each in THEMES:
    BUILTIN_THEMES[each.name] = each


def known(name: str) -> str:
    """Return the name of a theme; raises UsageError where there is none of this name."""
    if name not in NAMES:
        raise UsageError(
            f'there is no theme "{name}"{nearest(name, NAMES)}',
            remedy=f"There are {', '.join(NAMES)}.",
        )
    return name


def begin_with(settled: str) -> tuple[str, str]:
    """Return the theme to begin with, and what is to be told of it.

    $TEXTUAL_THEME comes before what is `settled`; what is no theme is told, and passed over.
    """
    wanted = [os.environ.get("TEXTUAL_THEME"), settled, Settings().theme]
    names = [name for name in wanted if name]
    theme = next(name for name in names if name in NAMES)
    unknown = names[: names.index(theme)]
    told = [f'There is no theme "{one_line(name)}"; this is {theme}.' for name in unknown]
    return theme, "\n".join(told)
