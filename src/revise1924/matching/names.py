"""Which words are names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from revise1924.matching.english import ENDINGS, LIGHT
from revise1924.matching.evidence import is_near
from revise1924.matching.stems import is_listed
from revise1924.matching.words import Word

Run = tuple[Word, ...]
"""Names that stand together: "Edward Jenner"."""

_MOST_CAPITALS = 0.5
"""The share of capital letters from which a language has them for more than names, as German."""


@dataclass(frozen=True)
class Names:
    """What a deck says of names."""

    known: frozenset[str]
    """Stems that are always written with a capital letter."""
    lowered: frozenset[str]
    """Stems that are not."""

    def __or__(self, other: "Names") -> "Names":
        """Return what both say: a stem is a name where neither has it with a small letter."""
        lowered = self.lowered | other.lowered
        return Names((self.known | other.known) - lowered, lowered)

    def runs(self, words: Sequence[Word]) -> list[Run]:
        """Return the names among the words, those together that stand together."""
        runs: list[list[Word]] = []
        before: Word | None = None
        for word in words:
            if word.is_filler or not self.is_name(word):
                continue
            if before and is_near(before, word) and before.clause == word.clause:
                runs[-1].append(word)
            else:
                runs.append([word])
            before = word
        return [tuple(run) for run in runs]

    def is_name(self, word: Word) -> bool:
        """Tell whether a word is a name, as far as can be seen."""
        if word.stem in self.known:
            return True
        if not word.is_capital or (not self.known and not self.lowered):
            return False
        return not word.is_first or self._looks_like_one(word)

    def _looks_like_one(self, word: Word) -> bool:
        """Tell whether the first word of a sentence is none of the words that all texts have."""
        return (
            len(word.plain) > 3
            and word.stem not in self.lowered
            and word.stem not in LIGHT
            and not is_listed(word.stem)
            and not word.plain.endswith(ENDINGS)
        )


def names_in(texts: Iterable[Sequence[Word]]) -> Names:
    """Return what these texts say of names; nothing where nouns have capital letters as well."""
    capital, lowered, count = set[str](), set[str](), 0
    inside = 0
    for words in texts:
        for word in words:
            if word.is_filler or word.number is not None or word.is_first:
                continue
            inside += 1
            count += word.is_capital
            (capital if word.is_capital else lowered).add(word.stem)
    if count > _MOST_CAPITALS * inside:
        return Names(frozenset(), frozenset())
    return Names(frozenset(capital - lowered), frozenset(lowered))
