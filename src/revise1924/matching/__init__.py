"""Which points of a card stand in what a student wrote: a suggestion, never a score.

A point is found where enough of its words stand in one sentence, or in two that follow each other,
and something of each of its parts. Its rare words weigh more, names and numbers most, and those of
the question little. Words are the same whatever their ending, spelling or a slip, and so are, for a
little less, synonyms of school English and short forms (`stems`, `synonyms`, `forms`). It is not
found where the sentence denies it or says the opposite, "rose" for "fell"; where another year,
number, name or term of the deck is in its place, or nothing but names; where who did what to whom
is turned round (`contradictions`, `turned`): a false tick is worse than a missed one. A sentence
may hold several facts: only those of its statements are judged that have what it has of the point
(`statements`), and what says another point of the card stands in nobody's place. In other languages
the words themselves are compared, and their numbers and names.

The threshold was chosen on labelled answers, and measured on others: `benchmarks/matching.py`.
"""

from revise1924.matching.matcher import Matcher
from revise1924.matching.search import Match
from revise1924.matching.words import Span

__all__ = ["Match", "Matcher", "Span"]
