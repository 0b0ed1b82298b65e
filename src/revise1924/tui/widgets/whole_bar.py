"""Scrollbars whose thumb ends with a whole cell."""

from textual.scrollbar import ScrollBarRender


class WholeBar(ScrollBarRender):
    """Where an eighth of a cell ends the thumb, many fonts show a line that belongs to nothing."""

    VERTICAL_BARS = [" "]
