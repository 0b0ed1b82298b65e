"""Which words are names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from revise1924.matching.english import ENDINGS
from revise1924.matching.stems import is_listed
from revise1924.matching.words import Word, is_near

Run = tuple[Word, ...]
"""Names that stand together: "Edward Jenner"."""

_MOST_CAPITALS = 0.3
"""The share of words with a capital letter from which these are more than names, as in German."""


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
        """Return the names in a text, those together that stand together."""
        return _runs(word for word in words if self.is_name(word) and len(word.plain) > 1)

    def guessed(self, words: Sequence[Word]) -> list[Run]:
        """Return what may be names in a text: whoever writes in a hurry writes them small."""
        is_small = not any(word.is_capital and not word.is_first for word in words)
        return _runs(
            word
            for word in words
            if self.is_name(word)
            or (is_small and word.stem in self.known and not word.is_filler)
            or (word.is_first and self._looks_like_one(word))
        )

    def is_name(self, word: Word) -> bool:
        """Tell whether a word is a name: it has a capital letter where other words have none."""
        if word.is_filler or word.number is not None or not word.is_capital:
            return False
        return word.stem in self.known or (bool(self.lowered) and not word.is_first)

    def is_known(self, run: Run) -> bool:
        """Tell whether the deck has a name."""
        return any(word.stem in self.known for word in run)

    def _looks_like_one(self, word: Word) -> bool:
        """Tell whether the first word of a sentence is none of the words that all texts have."""
        return (
            bool(self.lowered)
            and word.is_capital
            and len(word.plain) > 3
            and not word.is_filler
            and word.number is None
            and word.stem not in self.lowered
            and not word.is_light
            and not is_listed(word.stem)
            and not word.plain.endswith(ENDINGS)
        )


def _runs(names: Iterable[Word]) -> list[Run]:
    runs: list[list[Word]] = []
    for word in names:
        before = runs[-1][-1] if runs else None
        if before and is_near(before, word) and not before.is_owner:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [tuple(run) for run in runs]


def names_in(texts: Iterable[Sequence[Word]]) -> Names:
    """Return what these texts say of names; nothing where nouns have capital letters as well."""
    inside = [word for words in texts for word in words if word.is_owner or not word.is_first]
    capital = [word for word in inside if word.is_capital]
    if len(capital) > _MOST_CAPITALS * len(inside):
        return Names(frozenset(), frozenset())
    lowered = frozenset(word.stem for word in inside if not word.is_capital)
    return Names(frozenset(word.stem for word in capital) - lowered, lowered)
