"""The lines of a point, and what is remarked on it at their right."""

from functools import lru_cache

from textual.content import Content, Span

from revise1924.tui.widgets.laid_rows import LEAST_ROOM

_MOST_KEPT = 128
"""Points that are kept as they were laid out: those of a few cards, ticked or not."""


@lru_cache(maxsize=_MOST_KEPT)  # Textual's texts are equal whatever their spans
def laid(
    text: str, spans: tuple[Span, ...], lead: tuple[str, str], remark: tuple[str, str], width: int
) -> Content:
    """Return a point after its lead, its lines under one another, and the remark, with their inks.

    As `width` cells have room for it.
    """
    room = width - len(lead[0])
    lines = Content(text, list(spans)).wrap(max(LEAST_ROOM, room))
    if remark[0]:
        lines = remarked(lines, remark[0], room, remark[1])
    return Content.assemble(lead, Content("\n" + " " * len(lead[0])).join(lines))


def remarked(
    lines: list[Content],
    remark: str,
    width: int,
    ink: str = "$text-warning",
    before: Content | str = "",
) -> list[Content]:
    """Return lines with a remark at the right, after the last where there is room for it.

    Where there is no room for all of it, "missed" is left out; `before` stands before it.
    """
    *others, last = lines
    for words in (remark, remark.removeprefix("missed ")):
        end = Content.assemble(before, (words, ink))
        gap = width - last.cell_length - end.cell_length
        if gap > 1:
            return [*others, Content.assemble(last, " " * gap, end)]
    end = Content.assemble(before, (remark, ink))
    return [*lines, Content.assemble(" " * max(0, width - end.cell_length), end)]
