"""Points found in what was written: enough of their words, in one place, and nothing against."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import groupby
from math import log

from revise1924.cards import Card, Deck
from revise1924.matching.english import ASIDES
from revise1924.matching.evidence import made_ready
from revise1924.matching.forms import SCALES
from revise1924.matching.names import Names, names_in
from revise1924.matching.search import Around, Match, Point, Search
from revise1924.matching.words import Word, words

ENOUGH = 0.45
"""The share of a point's words, by weight, that says it was meant."""

_SMALL_PART = 0.2
"""The share of a point, by weight, below which a clause is no part of its own."""

_GIVEN = 0.2
_SAYS_LITTLE = 0.35
_BY_THE_WAY = 0.1
_NAMES = 1.4
"""What these words weigh beside others: given with the question; light; said aside; names."""

_LONGEST_ACRONYM = 5
"""Letters that the short form of a name has."""

_HEADING = re.compile(r"\w+(?: \w+)?(?=:\s)")

_SAMPLE = 150
"""Cards in which words are counted, so that a large deck costs no more."""


class Matcher:
    """Finds the points of a deck's cards in what was written."""

    def __init__(self, deck: Deck) -> None:
        self._deck = deck

    def find(self, written: str, card: Card, enough: float = ENOUGH) -> list[Match | None]:
        """Return what of each point of `card` stands in what was `written`; None: not `enough`."""
        said = made_ready(written, has_millions=self._has_millions)
        searches = [Search(point, said) for point in self._points(card)]
        found = [search.match(enough) for search in searches]
        taken = said.within(span for match in found if match for span in match.in_written)
        return [
            match or (search.match(enough, taken) if taken else None)
            for search, match in zip(searches, found, strict=True)
        ]

    def _points(self, card: Card) -> list[Point]:
        """Return the points of a card, made ready."""
        question = words(f"{card.topic}\n{card.front}")
        points = [words(point) for point in card.back]
        title = words(self._deck.title)
        texts = [*points, question]
        around = Around(
            names=self._names | names_in([*texts, title]) | _headings(card.back),
            stems=frozenset(word.stem for text in texts for word in text),
            given=frozenset(word.stem for word in (*question, *title)),
            terms=frozenset(self._shared),
            acronyms={short: long for text in texts for short, long in _acronyms(text)},
        )
        given = frozenset(word.stem for word in question)
        return [self._ready(point, given, around) for point in points]

    @cached_property
    def _sample(self) -> list[list[Word]]:
        cards = self._deck.cards
        return [words(point) for card in cards[:: 1 + len(cards) // _SAMPLE] for point in card.back]

    @cached_property
    def _has_millions(self) -> bool:
        return any(
            (word.number or 0) >= SCALES["million"] for point in self._sample for word in point
        )

    @cached_property
    def _names(self) -> Names:
        return names_in(self._sample)

    @cached_property
    def _shared(self) -> Counter[str]:
        """How many points have each stem."""
        return Counter(stem for point in self._sample for stem in {word.stem for word in point})

    def _ready(self, its: list[Word], given: frozenset[str], around: Around) -> Point:
        full = {
            place: self._weight(word, around.names)
            for place, word in enumerate(its)
            if not word.is_filler
        }
        asides = _asides(its, around.names)
        weights = {
            place: weight
            * (_GIVEN if its[place].stem in given else 1)
            * (_BY_THE_WAY if its[place].clause in asides else 1)
            for place, weight in full.items()
        }
        return Point(its, weights, full, _parts(its, weights, asides), around)

    def _weight(self, word: Word, names: Names) -> float:
        rare = log((len(self._sample) + 2) / (self._shared[word.stem] + 0.5))
        if word.number is not None or names.is_name(word):
            return rare * _NAMES
        return rare * (_SAYS_LITTLE if word.is_light else 1)


def _headings(points: Iterable[str]) -> Names:
    """Return what points begin with that say what a word means: as good as a name.

    In "Abrasion: stones scrape the bed" the first word may not be another one.
    """
    found = [words(heading[0]) for point in points if (heading := _HEADING.match(point))]
    stems = frozenset(word.stem for its in found for word in its if not word.is_filler)
    return Names(stems, frozenset())


def _asides(its: list[Word], names: Names) -> set[int]:
    """Return the clauses that are said by the way: "perhaps ...", and where a fact is from."""
    asides = set()
    for number, group in groupby(its, lambda word: word.clause):
        clause = list(group)
        is_source = number > 0 and all(
            word.is_filler or word.number is not None or names.is_name(word) for word in clause
        )
        if number > 0 and (is_source or clause[0].plain in ASIDES):
            asides.add(number)
    return asides


def _parts(its: list[Word], weights: dict[int, float], asides: set[int]) -> list[frozenset[int]]:
    """Return the clauses of a point; what is small or said by the way is put to what it is near."""
    whole = sum(weights.values())
    parts: list[tuple[set[int], float]] = []
    for place, word in enumerate(its):
        if not parts or word.clause not in parts[-1][0]:
            parts.append(({word.clause}, 0.0))
        parts[-1] = parts[-1][0], parts[-1][1] + weights.get(place, 0)
    merged: list[tuple[set[int], float]] = []
    for clauses, weight in parts:
        is_small = merged and min(weight, merged[-1][1]) < _SMALL_PART * whole
        if merged and (is_small or clauses <= asides):
            merged[-1] = merged[-1][0] | clauses, merged[-1][1] + weight
        else:
            merged.append((clauses, weight))
    return [frozenset(clauses) for clauses, _ in merged]


def _acronyms(its: list[Word]) -> Iterator[tuple[str, frozenset[str]]]:
    """Return how the names of a text are shortened: by the first letters of their words."""
    for first, word in enumerate(its):
        for last in range(first + 1, min(first + _LONGEST_ACRONYM, len(its))):
            if word.is_capital and its[last].is_capital:
                name = its[first : last + 1]
                stems = frozenset(each.stem for each in name if not each.is_filler)
                yield "".join(each.plain[0] for each in name), stems
