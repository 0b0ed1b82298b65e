"""Which points of an answer stand in what a student wrote: a suggestion, never a score.

Words are compared without case, accents and filler, and a slip of the finger is forgiven.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

ENOUGH = 0.25
"""The share of a point's words, by weight, that says it was meant: students write in notes."""

ALIKE = 75.0
"""The likeness, 0 to 100, of two words of which one is the other with a slip or an ending."""

_SHORTEST_ALIKE = 5
"""Letters below which a word with a slip may well be another: "left" is not "lift"."""

_SHORTEST_STEM = 4
"""Letters that the beginning of a longer word needs to be the same: "name", "named"."""

_NAME = 6
"""Letters that a name or a number counts for besides its own: they are what a fact hangs on."""

_FILLER = frozenset(
    """a about after all also an and any are as at be because been before being but by can could did
    do does for from had has have he her him his how i if in into is it its made make more most no
    not of off on one only or other out over she so some such than that the their them then there
    these they this those though to too up upon very was way were what when which while who whom
    whose why will with would""".split()  # noqa: SIM905 - a hundred lines read no better
)

# Words run together in these scripts; two signs at a time stand for them.
_UNSPACED = re.compile(
    "([\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f])(?=([\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]?))"
)
_WORD = re.compile(r"\w+")
_PLURAL = re.compile(r"(?<=[a-z]{3}[^su])s$")
_NAMES = re.compile(r"(?<=\s)[^\W\d_a-z]\w*|^[^\W\d_a-z]\w*(?=['’]s)|\d+")


def points_in(written: str, points: Sequence[str], given: str = "") -> list[bool]:
    """Return for each of `points` whether enough of it stands in what was `written`.

    A long word weighs more than a short one, and less the more points share it; words `given` with
    the question do not count.
    """
    words_written = _words(written)
    known = _words(given)
    wanted = [_words(point) - known or _words(point) for point in points]
    shared = Counter(word for words in wanted for word in words)
    names = _words(" ".join(name for point in points for name in _NAMES.findall(point)))
    return [
        _is_meant(
            {word: (len(word) + _NAME * (word in names)) / shared[word] for word in words},
            words_written,
        )
        for words in wanted
    ]


def _is_meant(weights: dict[str, float], written: set[str]) -> bool:
    hit = sum(weight for word, weight in weights.items() if _stands_in(word, written))
    return hit > 0 and hit >= ENOUGH * sum(weights.values())


def _stands_in(word: str, written: set[str]) -> bool:
    return word in written or any(_is_alike(word, each) for each in written)


def _is_alike(one: str, other: str) -> bool:
    """Tell whether two words are the same but for an ending or a slip."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_STEM or shorter.isdecimal():
        return False
    is_slip = len(shorter) >= _SHORTEST_ALIKE and ratio(one, other) >= ALIKE
    return is_slip or longer.startswith(shorter)


def _words(text: str) -> set[str]:
    """Return the words of `text` that mean something, in their plainest form."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(char for char in letters if not unicodedata.combining(char))
    plain = re.sub(r"['’](s\b)?", "", plain)
    pairs = {one + two for one, two in _UNSPACED.findall(plain)}
    words = set(_WORD.findall(_UNSPACED.sub(" ", plain))) - _FILLER
    return {_PLURAL.sub("", word) for word in words} | pairs
