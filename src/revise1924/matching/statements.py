"""Where in a sentence another statement begins: one that has a subject of its own.

"He ran the party, and the posts went to his men" are two; "he ran the party and filled its posts"
is one, since who filled them stands before the "and". What is cut too little is only looked at
with more around it; what is cut too much might lose the name, the year or the "not" that it needs.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from revise1924.matching.english import AUXILIARIES, CLAUSES, DETERMINERS, FRONTS, RELATIVES
from revise1924.matching.words import Word

_BEFORE_VERB = 2
"""Words of a subject without an article, at most: "ordinary people were"."""

_TELLING = 2
"""Words that a statement has besides names, numbers and what says little."""


def statements(words: Sequence[Word]) -> Iterator[list[Word]]:
    """Return the words of each statement of a text."""
    statement: list[Word] = []
    for _, group in groupby(words, lambda word: word.clause):
        clause = list(group)
        if statement and _is_another(clause, statement):
            yield statement
            statement = []
        statement += clause
    if statement:
        yield statement


def _is_another(clause: Sequence[Word], before: Sequence[Word]) -> bool:
    """Tell whether a clause begins a statement after what stands `before` it."""
    if clause[0].sentence != before[0].sentence:
        return True
    if clause[0].plain in RELATIVES or before[0].plain in FRONTS:
        return False
    own = _is_telling(before) and _is_telling(clause) and _has_subject(clause)
    return own and not _refers_back(clause)


def _is_telling(words: Sequence[Word]) -> bool:
    """Tell whether there is more than where a fact is from: "the case was Hyde v Wrench, 1840"."""
    telling = [word for word in words if word.plain in AUXILIARIES or _is_plain(word)]
    return len(telling) >= _TELLING


def _is_plain(word: Word) -> bool:
    """Tell whether a word says something, and is neither a name nor a number."""
    says_little = word.is_filler or word.is_light or word.number is not None
    return not says_little and (word.is_first or not word.is_capital)


def _refers_back(clause: Sequence[Word]) -> bool:
    """Tell whether a clause goes on about what was said: "this was held in 1840"."""
    plain = [word.plain for word in clause]
    alone = [one.plain for one, other in pairwise(clause) if other.is_filler]
    return "it" in plain or "this" in {*alone, plain[-1]}


def _has_subject(clause: Sequence[Word]) -> bool:
    """Tell whether a clause begins with who or what acts, and that is no "he"."""
    its = clause[1:] if clause[0].plain in CLAUSES and len(clause) > 1 else clause
    if its[0].plain in DETERMINERS or its[0].is_capital or its[0].number is not None:
        return True
    ahead = [word.plain in AUXILIARIES for word in its[: _BEFORE_VERB + 1]]
    return any(ahead) and not any(word.is_filler for word in its[: ahead.index(True)])
