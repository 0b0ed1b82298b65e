"""Text in a given width, cut off after a whole word where it is longer."""

from textual.content import Content

from revise1924.text import clean, one_line

BESIDE_EDGE = 8
"""Cells of a terminal that are taken by what stands beside the words in an edge."""


def fitted(text: str, width: int) -> Content:
    """Return a text from outside on one line of just so many cells, cut off where it is longer."""
    line = cut(Content(one_line(text)), width)
    return line.pad_right(width - line.cell_length)


def in_lines(text: str, width: int, most: int) -> list[Content]:
    """Return it in lines of up to so many cells; what needs more lines than `most` is cut off."""
    line = Content(one_line(text))
    if line.cell_length <= width:
        return [line]
    lines = line.wrap(max(1, width))
    if len(lines) <= most:
        return lines
    rest = " ".join(each.plain for each in lines[most - 1 :])
    return [*lines[: most - 1], cut(Content(rest), width)]


def hanging(lead: Content, text: Content, width: int) -> list[Content]:
    """Return a text behind its sign in lines, of which the later begin where the first does."""
    first, *others = text.wrap(max(1, width - lead.cell_length))
    return [lead + first, *(other.pad_left(lead.cell_length) for other in others)]


def as_many(parts: list[Content], width: int) -> Content:
    """Return as many parts, with dots between, as fit into so many cells; the first at least."""
    first, *others = parts
    for other in others:
        longer = Content(" · ").join([first, other])
        if longer.cell_length <= width:
            first = longer
    return first


def cut(line: Content, width: int, least: int = 0) -> Content:
    """Return a line, or as many of its words as fit into so many cells; of a long word a part.

    Of `least` characters as many are there as fit, also where they end within a word.
    """
    if line.cell_length <= width:
        return line
    plain, end = line.plain, len(line.truncate(max(0, width - 1)).plain)
    while Content(plain[:end]).cell_length >= max(1, width):
        end -= 1  # half of a wide sign was made a space
    after_space = plain[:end].rfind(" ") + 1
    if plain[end : end + 1] != " " and 2 * after_space > end and after_space > least:
        end = after_space
    words = plain[:end].rstrip()
    kept, safe = line[: len(words)], clean(words)  # cut off, an isolate has lost its end
    return Content.assemble(kept if safe == words else safe, ("…", "$text-muted"))
