"""How far a session is."""

from collections.abc import Sequence

from textual.content import Content

from revise1924.tally import Move
from revise1924.tui.widgets.bare import Bare
from revise1924.tui.widgets.moves import INKS

_INKS = INKS | {"kept": "$primary"}

_LEAST = 3
"""Cells of a piece, with the gap after it: with less room the line is in one piece."""


class HowFar(Bare):
    """A line with a piece for each look, in the colour of how it went; the card says it in words.

    In pieces, since the upper edge of a card, below it, is a line as well.
    """

    _moves: Sequence[Move] = ()
    _total = 1

    def show(self, moves: Sequence[Move], total: int) -> None:
        """Show where the cards of the looks so far went, and of how many looks the next is up."""
        self._moves, self._total = moves, total
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        room, total = self.size.width, self._total
        ends = [round(room * number / total) for number in range(total + 1)]
        if room < _LEAST * total:
            done = ends[len(self._moves)]
            return Content.assemble(("━" * done, "$primary"), ("─" * (room - done), "$track"))
        pieces = []
        for number in range(total):
            length = ends[number + 1] - ends[number] - (number + 1 < total)
            pieces += [self._piece(number, length), Content(" ")]
        return Content.assemble(*pieces[:-1])

    def _piece(self, number: int, length: int) -> Content:
        if number < len(self._moves):
            return Content.styled("━" * length, _INKS[self._moves[number]])
        is_up = number == len(self._moves)
        return Content.styled("─" * length, "$text-muted" if is_up else "$track")
