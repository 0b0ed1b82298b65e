"""Text from outside on one line of a given width."""

from textual.content import Content

from revise1924.text import clean, one_line


def fitted(text: str, width: int) -> Content:
    """Return a text on one line of just so many cells, cut off where it is longer."""
    line = Content(one_line(text)).truncate(width, ellipsis=True)
    line = Content(clean(line.plain))  # cut off, an isolate has lost its end
    return line.pad_right(width - line.cell_length)
