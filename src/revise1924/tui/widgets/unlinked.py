"""Text in which nothing can be followed by a click."""

from textual.reactive import var
from textual.widget import Widget


class Unlinked(Widget):
    """A widget whose text has no links: to look for them takes a third of the time to paint it.

    It has to be the second base where there are two: Textual takes styles from the first alone.
    """

    auto_links = var(False)
