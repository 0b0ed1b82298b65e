"""Which point of a card is which, once the card has been written anew."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

ALIKE = 65.0
"""From so many hundredths on, two texts are one reworded, wherever they stand.

Sentences that have nothing in common but their language have 40 to 55.
"""


def points_before(before: Sequence[str], after: Sequence[str]) -> tuple[int | None, ...]:
    """Return for each point of `after` which of `before` it was, from 0; None where it is new.

    The same text is the same point, wherever it stands; then what is much alike is. What is left is
    the same where it stands in the same place: between the same points, and as many as there were.
    No point of `before` is named twice.
    """
    was: list[int | None] = [None] * len(after)
    left = list(range(len(before)))

    def take(pairs: Iterator[tuple[int, int]]) -> None:
        for new, old in pairs:
            if was[new] is None and old in left:
                was[new] = old
                left.remove(old)

    take(_equal(before, after))
    new = [index for index, old in enumerate(was) if old is None]
    if new and left:
        take(likest(before, after, left, new))
        take(_in_the_same_place(was, len(before)))
    return tuple(was)


def _equal(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    for new, text in enumerate(after):
        for old, other in enumerate(before):
            if text == other:
                yield new, old


def likest(
    before: Sequence[str],
    after: Sequence[str],
    left: Sequence[int],
    new: Sequence[int],
    at_least: float = ALIKE,
) -> Iterator[tuple[int, int]]:
    """Yield the pairs, new and old, that are so much alike, the likest first, then the nearest."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - 17 ms, and most who edit reword nothing

    folded = {at: after[at].casefold() for at in new}
    pairs = [
        (fuzz.ratio(text, other, score_cutoff=at_least), old, at)
        for old in left
        for text in [before[old].casefold()]
        for at, other in folded.items()
    ]
    found = [(-score, abs(old - at), old, at) for score, old, at in pairs if score]
    yield from ((at, old) for _, _, old, at in sorted(found))


def _in_the_same_place(was: Sequence[int | None], many: int) -> Iterator[tuple[int, int]]:
    """Yield the pairs between two that are known; the ends of the card are known, too."""
    known = [(-1, -1), *((new, old) for new, old in enumerate(was) if old is not None)]
    known.append((len(was), many))
    for (new, old), (next_new, next_old) in pairwise(known):
        if next_new - new == next_old - old:  # else nobody knows which is which
            yield from zip(range(new + 1, next_new), range(old + 1, next_old), strict=False)
