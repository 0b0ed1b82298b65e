"""A card's way from box to box, drawn in one line: "1 ▸ (2) · 3 · 4 · 5"."""

from collections.abc import Iterator

BOXES = range(1, 6)

_SIGNS = {True: (" · ", " ━ ", " ▸ ", " ◂ "), False: (" ", "━", "▸", "◂")}
"""What stands between two boxes: in a line with room and in one without; nothing, the way itself,
and the end of the way up and down."""

Part = tuple[str, bool]
"""A piece of the line, and whether it is on the way."""


def way(before: int | None, box: int | None, *, is_roomy: bool = True) -> list[Part]:
    """Return the five boxes with the way from the box before to the one that a card goes to.

    Where it goes is in brackets. A new card goes from box 1, as the rules count it. A card that is
    in no box even now is on no way.
    """
    start = before or 1
    return [part for each in BOXES for part in _step(each, start, box, _SIGNS[is_roomy])]


def _step(each: int, start: int, box: int | None, signs: tuple[str, ...]) -> Iterator[Part]:
    """Give what stands between a box and the one before it, then the box."""
    if each > 1:
        yield _between(each, start, box, signs)
    if each == box:
        yield f"({each})", True
    else:
        yield str(each), False


def _between(each: int, start: int, box: int | None, signs: tuple[str, ...]) -> Part:
    """Return what stands left of a box that is not the first."""
    gap, line, up, down = signs
    if box is None or not min(start, box) < each <= max(start, box):
        return gap, False
    if box > start:
        return (up if each == box else line), True
    return (down if each == box + 1 else line), True
