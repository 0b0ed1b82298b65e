"""Decks of Anki, which lie in each other, made decks that lie side by side."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from revise1924.formats.anki import exact
from revise1924.formats.anki.notes import Gathered, Levels
from revise1924.formats.found import FoundDeck, Remark


def decks_of(
    cards: Sequence[Gathered], about: Mapping[Levels, str], *, is_split: bool
) -> list[FoundDeck]:
    """Return the decks that these cards make: one, or with `is_split` one for each of Anki's.

    `about` is what Anki's decks say of themselves. In one deck the names of those below what all
    have in common become tags.
    """
    parts = dict[Levels, list[Gathered]]()
    for each in cards:
        parts.setdefault(each.deck, []).append(each)
    if is_split:
        last = Counter(levels[-1:] for levels in parts)
        return [
            _deck(part, levels if last[levels[-1:]] > 1 else levels[-1:], about.get(levels, ""))
            for levels, part in parts.items()
        ]
    if not parts:
        return []
    common = _common(list(parts))
    for each in cards:
        each.card.tags[:0] = each.deck[len(common) :]
    return [_deck(cards, common[-1:], about.get(common, ""))]


def remarks_of(cards: Sequence[Gathered], *, is_split: bool) -> Iterator[Remark]:
    """Yield what is to be said of the decks."""
    if are_joined(cards, is_split=is_split):
        count = len({each.deck for each in cards})
        yield Remark(f"its {count:,} decks become one, in which their names are tags")


def are_joined(cards: Sequence[Gathered], *, is_split: bool) -> bool:
    """Tell whether several decks of Anki became one."""
    return not is_split and len({each.deck for each in cards}) > 1


def _common(parts: Sequence[Levels]) -> Levels:
    """Return the levels with which all of these begin."""
    least, most = min(parts), max(parts)
    same = 0
    while same < len(least) and least[same] == most[same]:
        same += 1
    return least[:same]


def _deck(cards: Sequence[Gathered], name: Levels, about: str) -> FoundDeck:
    title, ids = " – ".join(name), {each.deck_id for each in cards}
    id_ = ids.pop() if len(ids) == 1 else ""
    found = [each.card for each in cards]
    return FoundDeck(found, exact.title_of(title) if id_ else title, about, id_)
