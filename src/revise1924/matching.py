"""Which points of a card stand in what a student wrote: a suggestion, never a score.

Words are compared without case, accents and filler, and a slip of the finger is forgiven.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from revise1924.cards import Card, Deck

Span = tuple[int, int]
"""Where a piece of a text begins, and where it ends: the character after its last one."""

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
_UNSPACED = "[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]"
_WORD = re.compile(
    rf"(?={_UNSPACED}({_UNSPACED}?)){_UNSPACED}|(?:(?!{_UNSPACED})[\w\u0300-\u036f])+"
)
_PLURAL = re.compile(r"(?<=[a-z]{3}[^su])s$")
_NAMES = re.compile(r"(?<=\s)[^\W\d_a-z]\w*|^[^\W\d_a-z]\w*(?=['’]s)|\d+")


@dataclass(frozen=True)
class Match:
    """What made a point found: the places of its words, sorted and apart from each other."""

    in_point: tuple[Span, ...]
    in_written: tuple[Span, ...]


class Matcher:
    """Finds the points of a deck's cards in what was written.

    A long word weighs more than a short one, and less the more points share it; words given with
    the question do not count.
    """

    def __init__(self, deck: Deck) -> None:
        self._deck = deck

    def find(self, written: str, card: Card) -> list[Match | None]:
        """Return for each point of `card` what of it stands in `written`; None: not enough."""
        said = _words(written)
        known = _words(f"{card.topic} {card.front}").keys()
        points = [_words(point) for point in card.back]
        wanted = [words.keys() - known or words.keys() for words in points]
        shared = Counter(word for words in wanted for word in words)
        names = _words(" ".join(name for point in card.back for name in _NAMES.findall(point)))
        found: list[Match | None] = []
        for point, words, places in zip(card.back, wanted, points, strict=True):
            weights = {word: (len(word) + _NAME * (word in names)) / shared[word] for word in words}
            alike = {word: [each for each in said if _is_alike(word, each)] for word in words}
            hit = sum(weight for word, weight in weights.items() if alike[word])
            if hit > 0 and hit >= ENOUGH * sum(weights.values()):
                in_point = _joined(
                    point, (span for word in words if alike[word] for span in places[word])
                )
                in_written = _joined(
                    written,
                    (span for each in alike.values() for word in each for span in said[word]),
                )
                found.append(Match(in_point, in_written))
            else:
                found.append(None)
        return found


def _joined(text: str, spans: Iterator[Span]) -> tuple[Span, ...]:
    """Return the spans sorted, those as one between which no word of `text` stands."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and not _words(text[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _is_alike(one: str, other: str) -> bool:
    """Tell whether two words are the same but for an ending or a slip."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _SHORTEST_STEM or shorter.isdecimal():
        return False
    is_slip = len(shorter) >= _SHORTEST_ALIKE and ratio(one, other) >= ALIKE
    return is_slip or longer.startswith(shorter)


def _words(text: str) -> dict[str, list[Span]]:
    """Return the words of `text` that mean something, in their plainest form, and where each is."""
    words: dict[str, list[Span]] = {}
    for word in _WORD.finditer(text):
        letters = unicodedata.normalize("NFKD", (word[0] + (word[1] or "")).casefold())
        plain = "".join(char for char in letters if not unicodedata.combining(char))
        if plain and plain != "s" and plain not in _FILLER:
            span = (word.start(), word.end() + len(word[1] or ""))
            words.setdefault(_PLURAL.sub("", plain), []).append(span)
    return words
