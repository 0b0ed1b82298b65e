"""Words of a point and the words that were written for them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from revise1924.matching.english import ASIDES
from revise1924.matching.names import Names, Run
from revise1924.matching.statements import statements
from revise1924.matching.stems import EXACT, MEANT, is_opposite, likeness, neighbours, sides
from revise1924.matching.words import Said, Span, Word, is_near, words


@dataclass(frozen=True, slots=True)
class Pair:
    """A word of a point, and one that was written for it."""

    wanted: Word
    said: Word
    likeness: float
    """Up to 1; see `stems.likeness`."""
    weight: float
    """What the point's word weighs, whatever the question gives away."""
    is_opposite: bool = False

    @property
    def is_denial(self) -> bool:
        """Tell whether one of the two denies what the other affirms."""
        said = self._said
        return said is not self.wanted.said and Said.OPEN not in {said, self.wanted.said}

    @property
    def is_agreed_denial(self) -> bool:
        """Tell whether both deny the same."""
        both = {self._said, self.wanted.said}
        return Said.DENIED in both and Said.AFFIRMED not in both

    @property
    def _said(self) -> Said:
        if not self.is_opposite or self.said.said is Said.OPEN:
            return self.said.said
        return Said.AFFIRMED if self.said.said is Said.DENIED else Said.DENIED


@dataclass(frozen=True, slots=True)
class Hit:
    """A stem that stands for a wanted one, and where it was written."""

    likeness: float
    is_opposite: bool
    places: tuple[int, ...]
    """Which words of the text."""


class Written:
    """What a student wrote, made ready to be searched: each word is looked at once."""

    def __init__(self, text: str, *, has_millions: bool) -> None:
        self.words = words(text.lower() if text.isupper() else text, has_millions=has_millions)
        self.statements = list(statements(self.words))
        self.statement = [number for number, its in enumerate(self.statements) for _ in its]
        """Of each word, the number of its statement."""
        self._places: dict[str, list[int]] = defaultdict(list)
        self._together: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self.words):
            if not word.is_filler or sides(word.stem):
                self._places[word.stem].append(place)
        for place, (one, other) in enumerate(zip(self.words, self.words[1:], strict=False)):
            if is_near(one, other) and not (one.is_filler or other.is_filler):
                self._together[one.plain + other.stem] += [place, place + 1]

    def places(self, stem: str) -> tuple[int, ...]:
        """Return where a stem stands."""
        return tuple(self._places.get(stem, ()))

    def within(self, spans: Iterable[Span]) -> frozenset[Word]:
        """Return the words in these places."""
        places = {place for span in spans for place in range(*span)}
        return frozenset(word for word in self.words if word.start in places)

    @cached_property
    def _by_initial(self) -> dict[str, list[str]]:
        initials: dict[str, list[str]] = defaultdict(list)
        for stem in self._places:
            initials[stem[0]].append(stem)
        return initials

    def hits(self, stem: str, own: frozenset[str]) -> Iterator[Hit]:
        """Return what stands for this stem; of the stems of its `own` card only itself, no slip."""
        others = {*self._by_initial.get(stem[0], ()), *(neighbours(stem) & self._places.keys())}
        others |= {f"{prefix}{stem}" for prefix in ("un", "dis")} & self._places.keys()
        if stem in self._together:
            yield Hit(EXACT, False, tuple(self._together[stem]))
        for other in others:
            places = tuple(self._places[other])
            if alike := likeness(stem, other, forgives=other not in own):
                yield Hit(alike, False, places)
            elif is_opposite(stem, other) and not self.words[places[0]].is_filler:
                yield Hit(MEANT, True, places)


@lru_cache(maxsize=4)
def made_ready(text: str, *, has_millions: bool) -> Written:
    """Return a text made ready; it is compared to many cards one after the other."""
    return Written(text, has_millions=has_millions)


def total(pairs: Iterable[Pair]) -> float:
    """Return what pairs weigh together."""
    return sum(pair.weight * pair.likeness for pair in pairs)


@dataclass(frozen=True)
class Evidence:
    """What was found of one point in some sentences."""

    point: Sequence[Word]
    parts: Sequence[frozenset[int]]
    """The clauses of the point, those together that one would ask for together."""
    pairs: Sequence[Pair]
    sentences: Sequence[Word]
    """All words of the sentences in which words were found."""
    names: Names
    around: frozenset[str]
    """Stems that the question gives, and the deck's title: names of these go without saying."""
    terms: frozenset[str]
    """Stems of all points of the deck."""

    @cached_property
    def clauses(self) -> list[Word]:
        """The words of the clauses in which words were found."""
        found = {pair.said.clause for pair in self.pairs}
        return [word for word in self.sentences if word.clause in found]

    @cached_property
    def own(self) -> list[Run]:
        """The names in the point, but for those said by the way: "perhaps on his orders"."""
        clauses = [list(its) for _, its in groupby(self.point, lambda word: word.clause)]
        said = [its for its in clauses if its[0].plain not in ASIDES]
        return self.names.runs([word for its in said for word in its])

    @cached_property
    def named(self) -> list[Run]:
        """The names in the sentences."""
        return self.names.guessed(self.sentences)

    @cached_property
    def found(self) -> dict[Word, list[Word]]:
        """The words that were written for each word of the point."""
        found: dict[Word, list[Word]] = defaultdict(list)
        for pair in self.pairs:
            found[pair.wanted].append(pair.said)
        return found

    def is_naming(self, word: Word) -> bool:
        """Tell whether a word is a name or a number: it says of whom, or when, and not what."""
        return word.number is not None or self.names.is_name(word)

    def is_own(self, run: Run) -> bool:
        """Tell whether a name that was written is one of the point's."""
        said = {pair.said for pair in self.pairs}
        return any(word in said for word in run)

    def is_there(self, run: Run) -> bool:
        """Tell whether a name of the point was written."""
        return any(word in self.found for word in run)
