"""Which card of a deck is which, once the deck has been brought in anew."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Protocol

from revise1924.cards import Card
from revise1924.rewording import likest

MOST_PAIRS = 1_000_000
"""Pairs of cards that are compared for being one reworded; it takes about a second."""

LIKE_ENOUGH = 75.0
"""From so many hundredths on, two cards are one reworded; see `rewording.ALIKE`.

It is more than of points: a card that is taken for another goes on with that one's history.
"""


class Words(Protocol):
    """What a card says: one of ours, or one that is about to become one."""

    @property
    def topic(self) -> str:
        """Its heading."""
        ...

    @property
    def front(self) -> str:
        """What is asked."""
        ...

    @property
    def back(self) -> Sequence[str]:
        """Its points."""
        ...


_WORDS: tuple[Callable[[Words], Hashable], ...] = (
    lambda card: (card.topic, card.front, *card.back),
    lambda card: (card.topic, card.front),
    lambda card: card.front,
    lambda card: card.topic,
    lambda card: frozenset(card.back),
)
"""By which words a card is known, the surest first."""


def cards_before(
    before: Sequence[Card], after: Sequence[Words], ids: Sequence[str]
) -> dict[int, int]:
    """Return for each card of `after` that was there, by its index, which of `before` it was.

    `ids` are the ids that the source says of those of `after`, empty where it says none. A card is
    the one of its id; else the one that has the same words, where only one has; else the one that
    it is most like, if it is much so. None of `before` is named twice.
    """
    was: dict[int, int] = {}
    if not before:
        return was
    left = dict(enumerate(before))

    def take(pairs: Iterable[tuple[int, int]]) -> None:
        for new, old in pairs:
            if new not in was and old in left:
                was[new] = old
                del left[old]

    by_id = {card.id: old for old, card in left.items()}
    take([(new, by_id[given]) for new, given in enumerate(ids) if given in by_id])
    for words in _WORDS:
        take(_of_same_words(words, left, {n: card for n, card in enumerate(after) if n not in was}))
    unknown = [new for new in range(len(after)) if new not in was]
    if len(unknown) * len(left) <= MOST_PAIRS:
        texts = [_text(card) for card in before], [_text(card) for card in after]
        take(likest(*texts, [*left], unknown, LIKE_ENOUGH))
    return was


def _of_same_words(
    words: Callable[[Words], Hashable], before: Mapping[int, Words], after: Mapping[int, Words]
) -> list[tuple[int, int]]:
    """Return the pairs, new and old, of the same words, which no other card on either side has."""
    olds, news = _by_words(words, before), _by_words(words, after)
    return [
        (at[0], olds[key][0])
        for key, at in news.items()
        if len(at) == 1 and len(olds.get(key, ())) == 1
    ]


def _by_words(
    words: Callable[[Words], Hashable], cards: Mapping[int, Words]
) -> dict[Hashable, list[int]]:
    by_words: dict[Hashable, list[int]] = {}
    for at, card in cards.items():
        by_words.setdefault(words(card), []).append(at)
    return by_words


def _text(card: Words) -> str:
    """Return what a card says, the same whatever the order of its points."""
    asked = dict.fromkeys((card.topic, card.front))
    return "\n".join((*asked, *sorted(card.back)))
