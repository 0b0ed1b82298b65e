"""What one screen wants another for, which only the app knows."""

from collections.abc import Callable

from revise1924.cards import Card

Written = Callable[[tuple[str, bool] | None], None]
"""Takes what was written, and whether to flip now; None where nothing was."""

Write = Callable[[Card, str, Written], None]
"""Has the student write about a card, beginning with what is written already."""

Read = Callable[[Card], None]
"""Shows a card with its history."""
