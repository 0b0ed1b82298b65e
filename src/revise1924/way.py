"""A card's way from box to box, drawn in one line: "1▸2 3 4 5"."""

from collections.abc import Iterator

BOXES = range(1, 6)

_GAP, _LINE, _UP, _DOWN = " ", "━", "▸", "◂"

Part = tuple[str, bool]
"""A piece of the line, and whether it is on the way."""


def way(before: int | None, box: int | None) -> list[Part]:
    """Return the five boxes with the way from the box before to the one that a card goes to.

    A card that stays has its box in brackets. A new card goes from box 1, as the rules count it.
    A card that is in no box even now is on no way.
    """
    start = before or 1
    return [part for each in BOXES for part in _step(each, start, box)]


def _step(each: int, start: int, box: int | None) -> Iterator[Part]:
    """Give what stands between a box and the one before it, then the box."""
    if each > 1:
        yield _between(each, start, box)
    if each == start == box:
        yield f"({each})", True
    else:
        yield str(each), each == box


def _between(each: int, start: int, box: int | None) -> Part:
    """Return what stands left of a box that is not the first."""
    if box is None or not min(start, box) < each <= max(start, box):
        return _GAP, False
    if box > start:
        return (_UP if each == box else _LINE), True
    return (_DOWN if each == box + 1 else _LINE), True
