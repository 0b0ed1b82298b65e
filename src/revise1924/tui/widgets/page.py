"""A page to read, which scrolls up and down alone."""

from textual.binding import Binding
from textual.containers import VerticalScroll


class Page(VerticalScroll, inherit_bindings=False):
    """Leaves the arrows to the left and to the right to its screen."""

    BINDINGS = [
        Binding("up,k", "scroll_up", show=False),
        Binding("down,j", "scroll_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
    ]
