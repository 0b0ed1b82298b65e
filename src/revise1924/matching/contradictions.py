"""When words are there and the point is not: it is denied, or says something else.

Each rule looks at the words of a point that were found, and at the sentences in which they stand.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise

from revise1924.matching.english import LIGHT
from revise1924.matching.evidence import Pair, total
from revise1924.matching.names import Names, Run
from revise1924.matching.words import Word

_ENOUGH_DENIED = 0.1
"""The share of what was found, by weight, that has to be denied."""


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
        """The names in the point."""
        return self.names.runs(self.point)

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

    def is_own(self, run: Run) -> bool:
        """Tell whether a name that was written is one of the point's."""
        said = {pair.said for pair in self.pairs}
        return any(word in said for word in run)

    def is_there(self, run: Run) -> bool:
        """Tell whether a name of the point was written."""
        return any(word in self.found for word in run)


def is_denied(evidence: Evidence) -> bool:
    """Tell whether more is denied that the point affirms, or the reverse, than both deny."""
    said = [
        pair
        for pair in evidence.pairs
        if pair.wanted.number is None and not evidence.names.is_name(pair.wanted)
    ]
    denied = total(pair for pair in said if pair.is_denial)
    agreed = total(pair for pair in said if pair.is_agreed_denial)
    return denied > max(agreed, _ENOUGH_DENIED * total(evidence.pairs))


def has_other_numbers(evidence: Evidence) -> bool:
    """Tell whether a number stands in the place of the point's: a year for a year, say."""
    for is_year in (True, False):
        where = evidence.sentences if is_year else evidence.clauses
        wanted, said = (
            Counter(w.stem for w in words if w.number is not None and w.is_year is is_year)
            for words in (evidence.point, where)
        )
        if is_year and wanted & said:
            continue
        if wanted - said and said - wanted:
            return True
    return False


def has_other_names(evidence: Evidence) -> bool:
    """Tell whether a name stands in the place of the point's, or of who goes without saying."""
    if not evidence.named:
        return False
    return _begins_with_another(evidence) or _has_one_replaced(evidence)


def _begins_with_another(evidence: Evidence) -> bool:
    """Tell whether the first name is of somebody else: one of the deck, or of who acts."""
    first = evidence.named[0]
    begins = next((word for word in evidence.sentences if not word.is_filler), None)
    return (
        (begins in first or evidence.names.is_known(first))
        and not evidence.is_own(first)
        and not _is_given(first, evidence.around)
    )


def _has_one_replaced(evidence: Evidence) -> bool:
    """Tell whether a name of the point is missing, and another is there that is not the point's."""
    others = [run for run in evidence.named if not evidence.is_own(run)]
    missing = [run for run in evidence.own if not evidence.is_there(run)]
    return any(
        _is_given(one, evidence.around) >= _is_given(other, evidence.around)
        and _is_acronym(one) == _is_acronym(other)
        for one in missing
        for other in others
    )


def _is_given(run: Run, around: frozenset[str]) -> bool:
    return any(word.stem in around for word in run)


def _is_acronym(run: Run) -> bool:
    return all(word.is_acronym for word in run)


def has_other_words(evidence: Evidence) -> bool:
    """Tell whether a word of the deck stands beside the word that a missing one stands beside.

    "In the mitochondria" for "in the chloroplasts" is no other way to say it: the deck has both.
    """
    found, matched = evidence.found, {pair.said for pair in evidence.pairs}
    for in_point, in_text in zip(_beside(evidence.point), _beside(evidence.sentences), strict=True):
        for word, missing in in_point.items():
            others = [in_text[said] for said in found.get(word, ()) if said in in_text]
            if missing not in found and any(
                other not in matched and other.stem in evidence.terms for other in others
            ):
                return True
    return False


def _beside(words: Sequence[Word]) -> tuple[dict[Word, Word], dict[Word, Word]]:
    """Return which word that matters follows on each in its clause, and which goes before it."""
    heavy = (word for word in words if not word.is_filler and word.stem not in LIGHT)
    pairs = [(one, other) for one, other in pairwise(heavy) if one.clause == other.clause]
    return dict(pairs), {other: one for one, other in pairs}


def is_turned_round(evidence: Evidence) -> bool:
    """Tell whether two names of the point stand in the other order, and no "by" explains it."""
    firsts: dict[str, Word] = {}
    for run in evidence.own:
        if said := [word for wanted in run for word in evidence.found.get(wanted, ())]:
            firsts.setdefault(run[0].stem, min(said, key=_start))
    return any(
        one.start > other.start
        and not _is_one_run(evidence, one, other)
        and not _is_by(evidence, one)
        and not _is_by(evidence, other)
        for one, other in combinations(firsts.values(), 2)
    )


def _start(word: Word) -> int:
    return word.start


def _is_one_run(evidence: Evidence, one: Word, other: Word) -> bool:
    return any(one in run and other in run for run in evidence.named)


def _is_by(evidence: Evidence, word: Word) -> bool:
    """Tell whether "by" stands right before a word."""
    before = [each.plain for each in evidence.sentences if each.end <= word.start][-2:]
    return "by" in before


def is_crossed(evidence: Evidence) -> bool:
    """Tell whether words of two parts of the point have changed places.

    They have where two clauses each say something of the same two parts, or where a clause about
    one part has the name or the number of another.
    """
    in_clause: dict[int, dict[int, list[Pair]]] = defaultdict(lambda: defaultdict(list))
    for pair, part in _parted(evidence):
        in_clause[pair.said.clause][part].append(pair)
    mixed = Counter(both for parts in in_clause.values() for both in combinations(sorted(parts), 2))
    return any(times > 1 for times in mixed.values()) or any(
        _has_of_another(evidence, parts) for parts in in_clause.values()
    )


def _has_of_another(evidence: Evidence, parts: dict[int, list[Pair]]) -> bool:
    """Tell whether a clause that is mostly about one part names another, and nothing its own."""
    most = max(parts, key=lambda part: total(parts[part]))
    own = [
        word
        for word in evidence.point
        if word.clause in evidence.parts[most] and _is_naming(evidence, word)
    ]
    return (
        bool(own)
        and not any(word in evidence.found for word in own)
        and any(_is_naming(evidence, pair.wanted) for pairs in parts.values() for pair in pairs)
    )


def _is_naming(evidence: Evidence, word: Word) -> bool:
    return word.number is not None or evidence.names.is_name(word)


def _parted(evidence: Evidence) -> list[tuple[Pair, int]]:
    """Return the pairs whose words stand in one part of the point only, with that part."""
    parts: dict[str, set[int]] = defaultdict(set)
    for word in evidence.point:
        number = next(n for n, clauses in enumerate(evidence.parts) if word.clause in clauses)
        parts[word.stem].add(number)
    return [
        (pair, next(iter(parts[pair.wanted.stem])))
        for pair in evidence.pairs
        if len(parts[pair.wanted.stem]) == 1
    ]


RULES: tuple[Callable[[Evidence], bool], ...] = (
    is_denied,
    has_other_numbers,
    has_other_names,
    has_other_words,
    is_turned_round,
    is_crossed,
)


def is_contradicted(evidence: Evidence) -> bool:
    """Tell whether what was found says something else than the point."""
    return any(rule(evidence) for rule in RULES)
