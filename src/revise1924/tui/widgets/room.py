"""A place to write several lines in."""

from textual.widgets import TextArea

from revise1924.text import pasted


class Room(TextArea):
    """Keeps the lines of what is pasted; everywhere else it becomes one line."""

    pasted = staticmethod(pasted)
