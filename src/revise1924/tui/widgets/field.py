"""A field to write one line in, and its name beside it."""

from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

_OF_SCREEN = {"submit", "scroll_up", "scroll_down", "page_up", "page_down"}
"""What a field of one line has no use for."""


class Field(Input):
    """Leaves Enter to its screen: to a key there that does not go before all others.

    One that does would overtake what has been typed and is still on its way to the field.
    """

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Submit nothing, and leave the arrow to the right to the screen where the words end."""
        is_at_end = self.cursor_position >= len(self.value)
        if action in _OF_SCREEN or (action == "cursor_right" and not parameters and is_at_end):
            return False
        return super().check_action(action, parameters)


def named(name: str, field: Widget) -> Horizontal:
    """Return a row of a dialog: a name, and what is written or chosen under it."""
    return Horizontal(Label(Content(name)), field, classes="named")
