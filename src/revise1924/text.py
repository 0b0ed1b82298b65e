"""Text from outside, made safe to show.

A deck may come from a stranger, and a terminal obeys what it is sent. Everything a file says passes
through `clean` before it is shown; the screens then show it without interpreting any markup.
"""

import re
import unicodedata

MOST_MARKS = 8
"""Marks that one character may carry: no script needs more, and a flood of them covers the screen.

The longest in use are flags such as that of Scotland: a flag and six tags.
"""

LONGEST_PASTE = 20_000
"""Characters that are taken of a paste: twice the longest text of a card, and no screen stalls."""

LONGEST_IMPORT = 1_000_000
"""Characters that are taken of a paste where it is cards that are pasted, a whole subject's."""

_CONTROL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 but newline, DEL, C1: the terminal would obey them
    "\u2028\u2029"  # line and paragraph separators: terminals disagree about them
    "\u202a-\u202e"  # embeddings and overrides of the direction reach past their own text
    "\ud800-\udfff]"  # lone surrogates: not text, and not encodable
)
_REPLACEMENT = "\ufffd"

_IN_PLACE = dict.fromkeys(
    [*range(0x0A), *range(0x0B, 0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F)], _REPLACEMENT
)
_IN_PLACE |= dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT)
_IN_PLACE |= {ord("\t"): " ", 0x2028: "\n", 0x2029: "\n"}
"""What stands in the place of each that `_CONTROL` finds: no call is needed for each of them."""

_BUT_TABS = {**_IN_PLACE, ord("\t"): "\t"}

_ISOLATES = "\u2066\u2067\u2068"
_END_OF_ISOLATE = "\u2069"
_ISOLATE = re.compile(f"[{_ISOLATES}{_END_OF_ISOLATE}]")

# Only among so many others in a row can there be too many marks; to look at each takes long. The
# ranges hold no character that takes no room: letters of Europe, of China, Japan and Korea, emoji.
_LONG_RUN = re.compile(
    "[^\x00-\xac\xae-\u02ff\u0370-\u0482\u048a-\u0590\u1e00-\u200a\u2010-\u2027\u2070-\u20cf"
    "\u2100-\u2cee\u3041-\u3098\u309b-\ua66e\uac00-\ufb1d\ufb1f-\ufdff\U0001f000-\U000dffff]"
    f"{{{MOST_MARKS + 1}}}"
)


def clean(text: str, *, keeps_tabs: bool = False) -> str:
    """Return `text` without what a terminal would obey; newlines and all other text stay exactly.

    A tab becomes a space, unless it is to be kept, an odd line break a newline, any other control
    character U+FFFD. So does an isolate that is not closed on its line. Marks beyond `MOST_MARKS`
    in a row are left out.
    """
    if text.isascii() and text.isprintable():
        return text  # as nearly every text is, and large decks have many
    text = text.replace("\r\n", "\n")
    if _CONTROL.search(text):
        text = text.translate(_BUT_TABS if keeps_tabs else _IN_PLACE)
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


def pasted(text: str, most: int = LONGEST_PASTE, *, keeps_tabs: bool = False) -> str:
    """Return what is taken of pasted text, cleaned; terminals paste CR where a line ends."""
    lines = text[:most].replace("\r\n", "\n").replace("\r", "\n")
    return clean(lines, keeps_tabs=keeps_tabs)


def is_blank(text: str) -> bool:
    """Tell whether nothing of `text` would be seen."""
    if text.isprintable():
        return not text.strip()
    return not any(char.isprintable() and not char.isspace() for char in text)


class _TakesNoRoom(dict[str, bool]):
    """Whether a character takes no room of its own, remembered: a flood is of few."""

    def __missing__(self, char: str) -> bool:
        self[char] = unicodedata.category(char) in {"Mn", "Me", "Cf"}
        return self[char]


def _thinned(text: str) -> str:
    """Return `text` with at most `MOST_MARKS` characters in a row that take no room."""
    takes_no_room, kept, run = _TakesNoRoom(), list[str](), 0
    for char in text:
        run = run + 1 if takes_no_room[char] else 0
        if run <= MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def _closed(line: str) -> str:
    """Return `line` with each isolate, and each end of one, that has no partner replaced."""
    opened, alone = list[int](), list[int]()
    for sign in _ISOLATE.finditer(line):
        if sign[0] in _ISOLATES:
            opened.append(sign.start())
        elif opened:
            opened.pop()
        else:
            alone.append(sign.start())
    chars = list(line)
    for index in (*opened, *alone):
        chars[index] = _REPLACEMENT
    return "".join(chars)
