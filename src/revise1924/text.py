"""Text from outside, made safe to show.

A deck may come from a stranger, and a terminal obeys what it is sent. Everything a file says passes
through `clean` before it is shown; the screens then show it without interpreting any markup.
"""

import re
import unicodedata
from itertools import groupby

MOST_MARKS = 8
"""Marks that one character may carry: no script needs more, and a flood of them covers the screen.

The longest in use are flags such as that of Scotland: a flag and six tags.
"""

LONGEST_PASTE = 20_000
"""Characters that are taken of a paste: twice the longest text of a card, and no screen stalls."""

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but newline, DEL, C1: the terminal would obey them
    "\u2028\u2029"  # line and paragraph separators: terminals disagree about them
    "\u202a-\u202e"  # embeddings and overrides of the direction reach past their own text
    "\ud800-\udfff]"  # lone surrogates: not text, and not encodable
)
_SPACE = {"\t": " ", "\u2028": "\n", "\u2029": "\n"}
_REPLACEMENT = "\ufffd"

_ISOLATES = "\u2066\u2067\u2068"
_END_OF_ISOLATE = "\u2069"
_ISOLATE = re.compile(f"[{_ISOLATES}{_END_OF_ISOLATE}]")

# Only among so many others in a row can there be too many marks; to look at each takes long.
# The signs that are meant are U+00AD and all from U+0300 on; said so, it compiles in no time.
_LONG_RUN = re.compile(f"[^\x00-\xac\xae-\u02ff]{{{MOST_MARKS + 1}}}")


def clean(text: str) -> str:
    """Return `text` without what a terminal would obey; newlines and all other text stay exactly.

    A tab becomes a space, an odd line break a newline, any other control character U+FFFD. So does
    an isolate that is not closed on its line. Marks beyond `MOST_MARKS` in a row are left out.
    """
    if text.isascii() and text.isprintable():
        return text  # as nearly every text is, and large decks have many
    text = _CONTROL.sub(_in_place_of, text.replace("\r\n", "\n"))
    if _LONG_RUN.search(text):
        text = _thinned(text)
    if _ISOLATE.search(text):
        text = "\n".join(_closed(line) for line in text.split("\n"))
    return text


def one_line(text: str, most: int = 200) -> str:
    """Return `text` cleaned and on one line of at most `most` characters, for titles and errors."""
    lines = (line.strip() for line in clean(text[: 4 * most]).split("\n"))
    flat = " ".join(line for line in lines if line)
    # Cut off, an isolate has lost its end.
    return flat if len(flat) <= most else clean(flat[: most - 1]) + "…"


def pasted(text: str) -> str:
    """Return what is taken of pasted text, cleaned; terminals paste CR where a line ends."""
    return clean(text[:LONGEST_PASTE].replace("\r\n", "\n").replace("\r", "\n"))


def is_blank(text: str) -> bool:
    """Tell whether nothing of `text` would be seen."""
    if text.isprintable():
        return not text.strip()
    return not any(char.isprintable() and not char.isspace() for char in text)


def _in_place_of(sign: re.Match[str]) -> str:
    return _SPACE.get(sign[0], _REPLACEMENT)


def _thinned(text: str) -> str:
    """Return `text` with at most `MOST_MARKS` characters in a row that take no room."""
    runs = groupby(text, lambda char: unicodedata.category(char) in {"Mn", "Me", "Cf"})
    return "".join("".join(run)[: MOST_MARKS if marks else None] for marks, run in runs)


def _closed(line: str) -> str:
    """Return `line` with each isolate, and each end of one, that has no partner replaced."""
    chars, opened = list(line), list[int]()
    for index, char in enumerate(chars):
        if char in _ISOLATES:
            opened.append(index)
        elif char == _END_OF_ISOLATE:
            if opened:
                opened.pop()
            else:
                chars[index] = _REPLACEMENT
    for index in opened:
        chars[index] = _REPLACEMENT
    return "".join(chars)
