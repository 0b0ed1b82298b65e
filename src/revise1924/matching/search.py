"""One point searched for in what was written."""

from bisect import bisect, bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise

from revise1924.matching.contradictions import is_contradicted
from revise1924.matching.evidence import Evidence, Hit, Pair, Written
from revise1924.matching.names import Names
from revise1924.matching.stems import EXACT, MEANT, RELATED
from revise1924.matching.words import Span, Word, is_near

_PART = 0.25
"""The share of a part of a point that says it was meant."""

_PARTS = 0.7
"""The share of the parts, by weight, that have to be meant: half a point is none."""

_NEARLY = 0.9
"""The share of what a sentence has of a point that has to be in those of its statements taken."""

_FURTHER = 0.15
"""What has to be there besides where it is taken from two sentences together."""


@dataclass(frozen=True)
class Match:
    """What made a point found: the places of its words, sorted and apart from each other."""

    in_point: tuple[Span, ...]
    in_written: tuple[Span, ...]


@dataclass(frozen=True)
class Around:
    """What surrounds a point: its card and its deck."""

    names: Names
    stems: frozenset[str]
    """All stems of the card."""
    given: frozenset[str]
    """Those of the question and the deck's title."""
    terms: frozenset[str]
    """Those of all points of the deck."""
    acronyms: dict[str, frozenset[str]]
    """The stems that each short form of the card stands for."""


@dataclass(frozen=True)
class Point:
    """A point made ready to be searched for."""

    words: Sequence[Word]
    weights: dict[int, float]
    """Of each word that counts, by its place."""
    full: dict[int, float]
    """The same, whatever the question gives away."""
    parts: Sequence[frozenset[int]]
    """Its clauses; those together that are too small to be asked for."""
    around: Around


@dataclass(frozen=True)
class Search:
    """A point, and what was written."""

    point: Point
    written: Written

    def match(self, enough: float, taken: Set[Word] = frozenset()) -> Match | None:
        """Return what made the point found in one sentence, or in two that follow each other.

        What is `taken` says another point of the card: it stands in the place of nothing here.
        """
        denied = set[int]()
        for window, sentences in self._windows():
            pairs = self._pairs(window)
            least = enough + _FURTHER * (len(sentences) - 1)
            if denied.isdisjoint(sentences) and self._is_enough(pairs, least, taken):
                if not is_contradicted(self._evidence(pairs, window, taken)):
                    return self._match(pairs)
                denied.update(sentences if len(sentences) == 1 else ())
        return None

    def _windows(self) -> Iterator[tuple[range, Sequence[int]]]:
        """Return which statements to look at together, and of which sentences they are.

        In each sentence those that have what it has of the point; then those of two sentences.
        """
        for sentence, its in self._stated.items():
            yield self._narrowed(its), (sentence,)
        for sentence, its in self._stated.items():
            if following := self._stated.get(sentence + 1):
                yield range(its[0], following[-1] + 1), (sentence, sentence + 1)

    def _narrowed(self, its: Sequence[int]) -> range:
        """Return the last statements of a sentence that have nearly all it has of the point."""
        if len(its) == 1:
            return range(its[0], its[0] + 1)
        share, end = self._share, its[-1] + 1
        least = _NEARLY * share(range(its[0], end))
        first = its[bisect(its, False, key=lambda it: share(range(it, end)) < least) - 1]
        last = its[bisect_left(its, True, key=lambda it: share(range(first, it + 1)) >= least)]
        return range(first, last + 1)

    def _share(self, window: range) -> float:
        return sum(self._found(self._pairs(window)).values())

    @cached_property
    def _hits(self) -> dict[int, list[Hit]]:
        """What was written for each word of the point."""
        stems = self.point.around.stems
        hits = {
            place: list(self.written.hits(self.point.words[place].stem, stems))
            for place in self.point.weights
        }
        for place, hit in self._joined():
            hits[place].append(hit)
        for place, hit in self._shortened():
            hits[place].append(hit)
        return {place: its for place, its in hits.items() if its}

    def _joined(self) -> Iterator[tuple[int, Hit]]:
        """Find two words of the point that were written as one: "counteroffer"."""
        for place, (one, other) in enumerate(pairwise(self.point.words)):
            if is_near(one, other) and (places := self.written.places(one.plain + other.stem)):
                for each in {place, place + 1} & self.point.weights.keys():
                    yield each, Hit(EXACT, False, places)

    def _shortened(self) -> Iterator[tuple[int, Hit]]:
        """Find a name that was written in its short form, and the reverse."""
        stems = {word.stem for word in self.point.words}
        for short, long in self.point.around.acronyms.items():
            if long <= stems and (places := self.written.places(short)):
                for place in self.point.weights:
                    if self.point.words[place].stem in long:
                        yield place, Hit(RELATED, False, places)
            if short in stems and all(self.written.places(stem) for stem in long):
                places = tuple(each for stem in long for each in self.written.places(stem))
                for place in self.point.weights:
                    if self.point.words[place].stem == short:
                        yield place, Hit(RELATED, False, places)

    @cached_property
    def _stated(self) -> dict[int, list[int]]:
        """The statements in which any word of the point stands, by their sentences."""
        stated = {
            self.written.statement[place]
            for hits in self._hits.values()
            for hit in hits
            for place in hit.places
        }
        by_sentence = groupby(sorted(stated), lambda its: self.written.statements[its][0].sentence)
        return {sentence: list(its) for sentence, its in by_sentence}

    def _pairs(self, window: range) -> list[Pair]:
        """Return the best that these statements have for each word of the point."""
        pairs = []
        for wanted, hits in self._hits.items():
            there = [
                (hit.likeness, not hit.is_opposite, self.written.words[place])
                for hit in hits
                for place in hit.places
                if self.written.statement[place] in window
            ]
            best = max((one[:2] for one in there), default=None)
            pairs += [
                Pair(self.point.words[wanted], said, alike, self.point.full[wanted], not is_same)
                for alike, is_same, said in there
                if (alike, is_same) == best
            ]
        themselves = {pair.said for pair in pairs if pair.likeness > MEANT}
        meant = {pair.said for pair in pairs if not pair.is_opposite}
        return [
            pair
            for pair in pairs
            if pair.likeness > MEANT or pair.said not in (meant if pair.is_opposite else themselves)
        ]

    def _found(self, pairs: Sequence[Pair]) -> dict[Word, float]:
        """Return what each word of the point that is there weighs."""
        best: dict[Word, float] = defaultdict(float)
        for pair in pairs:
            best[pair.wanted] = max(best[pair.wanted], pair.likeness)
        weights = self.point.weights
        return {
            word: best[word] * weights[place]
            for place, word in enumerate(self.point.words)
            if word in best
        }

    def _is_enough(self, pairs: Sequence[Pair], enough: float, taken: Set[Word]) -> bool:
        """Tell whether so much of the point is there, and something of each of its parts.

        Something has to say nothing but this point as well.
        """
        found = self._found(pairs)
        whole = parts = 0.0
        for clauses in self.point.parts:
            weight = sum(
                its
                for place, its in self.point.weights.items()
                if self.point.words[place].clause in clauses
            )
            there = sum(its for word, its in found.items() if word.clause in clauses)
            whole += weight
            parts += weight * (there >= _PART * weight)
        everything = sum(found.values())
        own = sum(self._found([pair for pair in pairs if pair.said not in taken]).values())
        return (
            everything > 0
            and everything >= enough * whole
            and own >= _PART * whole
            and parts >= _PARTS * whole
        )

    def _evidence(self, pairs: Sequence[Pair], window: range, taken: Set[Word]) -> Evidence:
        return Evidence(
            point=self.point.words,
            parts=self.point.parts,
            pairs=[pair for pair in pairs if pair.said not in taken],
            sentences=[
                word
                for number in window
                for word in self.written.statements[number]
                if word not in taken
            ],
            names=self.point.around.names,
            around=self.point.around.given,
            terms=self.point.around.terms,
        )

    def _match(self, pairs: Sequence[Pair]) -> Match:
        return Match(
            _joined(self.point.words, {pair.wanted for pair in pairs}),
            _joined(self.written.words, {pair.said for pair in pairs}),
        )


def _joined(words: Sequence[Word], found: Iterable[Word]) -> tuple[Span, ...]:
    """Return where the words found stand, those of a sentence as one that only filler parts."""
    spans: list[Span] = []
    wanted = set(found)
    sentence = -1  # of the last span while it may go on
    for word in words:
        if word in wanted:
            if word.sentence == sentence:
                spans[-1] = (spans[-1][0], max(word.end, spans[-1][1]))
            else:
                spans.append((word.start, word.end))
            sentence = word.sentence
        elif not word.is_filler:
            sentence = -1
    return tuple(spans)
