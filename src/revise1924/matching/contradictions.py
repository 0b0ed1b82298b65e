"""When words are there and the point is not: it is denied, or says something else.

Each rule looks at the words of a point that were found, and at the sentences in which they stand.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from revise1924.matching.english import FRONTS, PERSONS
from revise1924.matching.evidence import Evidence, total
from revise1924.matching.names import Run
from revise1924.matching.stems import sides
from revise1924.matching.turned import is_crossed, is_turned_round
from revise1924.matching.words import Said, Word

_ENOUGH_DENIED = 0.1
"""The share of what was found, by weight, that has to be denied."""


def is_denied(evidence: Evidence) -> bool:
    """Tell whether more is denied that the point affirms, or the reverse, than both deny."""
    said = [
        pair
        for pair in evidence.pairs
        if pair.wanted.number is None and not evidence.names.is_name(pair.wanted)
    ]
    also_said = {pair.wanted for pair in said if not pair.is_denial}
    denied = total(pair for pair in said if pair.is_denial and pair.wanted not in also_said)
    agreed = total(pair for pair in said if pair.is_agreed_denial)
    return denied > max(agreed, _ENOUGH_DENIED * total(evidence.pairs))


def is_names_alone(evidence: Evidence) -> bool:
    """Tell whether nothing but names and numbers is there of a point that says more."""
    telling = {
        word for word in evidence.point if not word.is_filler and not evidence.is_naming(word)
    }
    return bool(telling) and telling.isdisjoint(evidence.found)


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
    if first[0].clause > max(pair.said.clause for pair in evidence.pairs):
        return False
    before = [word for word in evidence.sentences if word.start < first[0].start]
    if before and before[-1].plain in FRONTS - {"by"}:
        return False
    begins = all(word.is_filler for word in before)
    return (
        ((begins and _is_of_somebody(evidence)) or evidence.names.is_known(first))
        and not evidence.is_own(first)
        and not _is_given(first, evidence.around)
    )


def _is_of_somebody(evidence: Evidence) -> bool:
    """Tell whether the point begins with who acts: by name, or as "he"."""
    opening = [word for word in evidence.point if word.clause == evidence.point[0].clause]
    return any(word.plain in PERSONS or evidence.names.is_name(word) for word in opening)


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
            if word.number is not None:
                continue
            others = [in_text[said] for said in found.get(word, ()) if said in in_text]
            if missing not in found and any(
                other not in matched and other.stem in evidence.terms for other in others
            ):
                return True
    return False


def _beside(words: Sequence[Word]) -> tuple[dict[Word, Word], dict[Word, Word]]:
    """Return which word that matters follows on each in its clause, and which goes before it."""
    heavy = (word for word in words if not word.is_filler and not word.is_light)
    pairs = [(one, other) for one, other in pairwise(heavy) if one.clause == other.clause]
    return dict(pairs), {other: one for one, other in pairs}


def has_opposites(evidence: Evidence) -> bool:
    """Tell whether an opposite stands in the place of a word of the point: "rose" for "fell"."""
    there = {pair.wanted for pair in evidence.pairs if not pair.is_opposite}
    wanted, said = _sides(evidence.point), _sides(evidence.clauses)
    missing = _sides(word for word in evidence.point if word not in there) - said
    return any(line == other for line, _ in missing for other, _ in said - wanted)


def _sides(words: Iterable[Word]) -> Counter[tuple[int, int]]:
    """Count the sides of opposites on which words stand that are not denied."""
    return Counter(
        place
        for word in words
        if word.said is not Said.DENIED
        for place in sides(word.stem).items()
    )


RULES: tuple[Callable[[Evidence], bool], ...] = (
    is_denied,
    is_names_alone,
    has_other_numbers,
    has_other_names,
    has_other_words,
    has_opposites,
    is_turned_round,
    is_crossed,
)


def is_contradicted(evidence: Evidence) -> bool:
    """Tell whether what was found says something else than the point."""
    return any(rule(evidence) for rule in RULES)
