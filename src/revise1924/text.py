"""Text from outside, made safe to show.

A deck may come from a stranger, and a terminal obeys what it is sent. Everything a file says passes
through `clean` before it is shown; the screens then show it without interpreting any markup.
"""

import re

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but newline, DEL, C1: the terminal would obey them
    "\u2028\u2029"  # line and paragraph separators: terminals disagree about them
    "\u202a-\u202e\u2066-\u2069"  # direction overrides and isolates reach past their own text
    "\ud800-\udfff]"  # lone surrogates: not text, and not encodable
)
_SPACE = {"\t": " ", "\u2028": "\n", "\u2029": "\n"}
_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """Return `text` without what a terminal would obey; newlines and all other text stay exactly.

    A tab becomes a space, an odd line break a newline, any other control character U+FFFD.
    """
    text = text.replace("\r\n", "\n")
    return _CONTROL.sub(lambda found: _SPACE.get(found[0], _REPLACEMENT), text)


def one_line(text: str, most: int = 200) -> str:
    """Return `text` cleaned and on one line of at most `most` characters, for titles and errors."""
    flat = " ".join(clean(text[: 4 * most]).split())
    return flat if len(flat) <= most else flat[: most - 1] + "…"


def is_blank(text: str) -> bool:
    """Tell whether nothing of `text` would be seen."""
    return not any(char.isprintable() and not char.isspace() for char in text)
