"""What one screen wants another for, which only the app knows."""

from collections.abc import Callable

from revise1924.cards import Card
from revise1924.library import Desk
from revise1924.recite import Draft

Written = Callable[[bool | None], None]
"""Takes whether to flip now."""

Write = Callable[[Card, Draft, Written], None]
"""Has the student write about a card; the draft keeps it."""

Edit = Callable[[Desk, Card], None]
"""Opens a card of the deck at this desk in the student's editor."""

Read = Callable[[Card], None]
"""Shows a card with its history."""
