"""The session so far, beside the card where there is room."""

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from revise1924 import card_words
from revise1924.tally import Outcome, Tally
from revise1924.tui.widgets.moves import INKS, MARKS
from revise1924.tui.widgets.rows import LEAST_ROOM

_SQUARES = 8
"""More points than that are told in figures."""


class SoFar(Widget):
    """The cards that were answered, the latest last: where each went, and its points."""

    def __init__(self, holds: Sequence[str]) -> None:
        """Take what is said of the session, a line each."""
        super().__init__()
        self.border_title = "This session"
        self._holds = [Content.styled(line, "$text-muted") for line in holds]
        self._tally = Tally(())

    def show(self, tally: Tally) -> None:
        """Show what the session came to so far."""
        self._tally = tally
        if self.display:
            self.refresh()

    def render(self) -> Content:
        """Return what the session holds, and as many of the latest cards as there is room for."""
        head, told = [*self._holds, Content()], list[Content]()
        for outcome in reversed(self._tally.outcomes):
            lines = self._lines(outcome)
            if len(head) + len(told) + len(lines) > self.size.height:
                break
            told = [*lines, *told]
        return Content("\n").join([*head, *told])

    def _lines(self, outcome: Outcome) -> list[Content]:
        """Return the topic of a card with where it went, and its points at the end of it."""
        review, ink = outcome.review, INKS[outcome.move]
        score = card_words.squares(review)
        if review.points_asked > _SQUARES:
            score = f"{review.points_recalled}/{review.points_asked}"
        lead = f"{MARKS[outcome.move]} "
        room = max(LEAST_ROOM, self.size.width - len(lead))
        first, *others = Content(outcome.card.topic).wrap(room)
        indent = Content(" " * len(lead))
        lines = [Content.assemble((lead, ink), first), *(indent + line for line in others)]
        if lines[-1].cell_length + 1 + len(score) > self.size.width:
            lines.append(Content())
        gap = " " * (self.size.width - lines[-1].cell_length - len(score))
        return [*lines[:-1], Content.assemble(lines[-1], gap, (score, ink))]
