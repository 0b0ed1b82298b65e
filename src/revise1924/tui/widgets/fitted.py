"""Text from outside in a given width, cut off after a whole word where it is longer."""

from textual.content import Content

from revise1924.text import clean, one_line


def fitted(text: str, width: int) -> Content:
    """Return a text on one line of just so many cells, cut off where it is longer."""
    line = _cut(one_line(text), width)
    return line.pad_right(width - line.cell_length)


def in_lines(text: str, width: int, most: int) -> list[Content]:
    """Return a text in lines of up to so many cells; what needs more lines than `most` is cut."""
    line = Content(one_line(text))
    if line.cell_length <= width:
        return [line]
    lines = line.wrap(max(1, width))
    if len(lines) <= most:
        return lines
    rest = " ".join(line.plain for line in lines[most - 1 :])
    return [*lines[: most - 1], _cut(rest, width)]


def _cut(line: str, width: int) -> Content:
    """Return a line, or as many of its words as fit; of a long word, as much as fits."""
    content = Content(line)
    if content.cell_length <= width:
        return content
    head = content.truncate(max(0, width - 1)).plain
    if line[len(head) : len(head) + 1] != " ":
        words = head[: head.rfind(" ") + 1]
        head = words if 2 * len(words) > len(head) else head
    return Content(clean(head.rstrip()) + "…")  # cut off, an isolate has lost its end
