"""What one screen wants another for, which only the app knows."""

from collections.abc import Callable, Sequence

from revise1924.cards import Card
from revise1924.library import Desk
from revise1924.recite import Draft

Written = Callable[[bool | None], None]
"""Takes whether to flip now."""

Write = Callable[[Card, Draft, Written], None]
"""Has the student write about a card; the draft keeps it."""

Edit = Callable[[Desk, Card], None]
"""Opens a card of the deck at this desk in the student's editor."""

Left = Callable[[Card | None], None]
"""Takes the card that was read last; None where it is gone."""

Read = Callable[[Sequence[Card], int, Left], None]
"""Shows one of these cards with its history, from where one goes to those beside it."""

Drill = Callable[[Card | None], None]
"""Has the weak points of a card drilled, or with None all weak points."""
