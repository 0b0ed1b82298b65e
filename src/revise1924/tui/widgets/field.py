"""A field of one line."""

from textual.events import Paste
from textual.widgets import Input

from revise1924.text import one_line


class Field(Input):
    """Textual's, which of several pasted lines takes the first alone; here they become one."""

    def on_paste(self, event: Paste) -> None:
        """Make it one line, before Textual's own field takes it."""
        event.text = one_line(event.text)
