"""The session so far, beside the card where there is room."""

from collections.abc import Callable, Iterator, Sequence

from textual.content import Content

from revise1924 import card_words
from revise1924.reviews import Review
from revise1924.tally import Outcome, Tally
from revise1924.tui.widgets.here import HERE
from revise1924.tui.widgets.laid_rows import LEAST_ROOM
from revise1924.tui.widgets.moves import INKS, MARKS
from revise1924.tui.widgets.unlinked import Unlinked

_SQUARES = 8
"""More points than that are told in figures."""

_HEADING = 2
"""Lines for the heading of the looks, apart from the cards."""

_AGAIN = "↻"
"""The sign of a card that comes round again in this session."""


class SoFar(Unlinked):
    """The cards that were answered, where each went, with its points; then the one that is up.

    Then, where there is room, how this one went before.
    """

    def __init__(
        self, holds: Callable[[], Sequence[str]], before: Callable[[], Sequence[Content]]
    ) -> None:
        """Take what tells, a line each: what the session holds still, and the card's looks."""
        super().__init__()
        self.border_title = "This session"
        self._holds = holds
        self._before = before
        self._tally = Tally(())
        self._topic = ""
        self._ticks: Review | None = None

    def show(self, tally: Tally, topic: str) -> None:
        """Show what the session came to so far, and the topic of the card that is up."""
        self._tally, self._topic, self._ticks = tally, topic, None
        if self.size.width:  # else it is not there, or has yet to be painted
            self.refresh()

    def show_ticks(self, review: Review) -> None:
        """Show the points of the card that is up, as they are ticked."""
        self._ticks = review
        if self.size.width:  # else it is not there, or has yet to be painted
            self.refresh()

    def render(self) -> Content:
        """Return what the session holds, as many of the latest cards as fit, and the looks."""
        head = [*self._head(), Content()]
        told = self._lines(HERE, "bold $text-primary", self._topic, self._ticks)
        for outcome in reversed(self._tally.outcomes):
            lines = self._answered(outcome)
            if len(head) + len(told) + len(lines) > self.size.height:
                break
            told = [*lines, *told]
        room = self.size.height - len(head) - len(told) - _HEADING
        if looks := self._before()[: max(0, room)]:
            told += [Content(), Content.styled("This card before", "bold"), *looks]
        return Content("\n").join([*head, *told])

    def _head(self) -> Iterator[Content]:
        """Give the lines of what the session holds, broken at a comma where they are too long."""
        for line in self._holds():
            is_long = len(line) > self.size.width
            parts = line.replace(", ", "\n").splitlines() if is_long else [line]
            yield from (Content.styled(part, "$text-muted") for part in parts)

    def _answered(self, outcome: Outcome) -> list[Content]:
        ink = INKS[outcome.move]
        topic = f"{outcome.card.topic} {_AGAIN}" if outcome.again else outcome.card.topic
        return self._lines(MARKS[outcome.move], ink, topic, outcome.review)

    def _lines(self, sign: str, ink: str, topic: str, review: Review | None) -> list[Content]:
        """Return the topic of a card after a sign, and its points at the end of it."""
        score = card_words.squares(review) if review else ""
        if review and review.points_asked > _SQUARES:
            score = f"{review.points_recalled}/{review.points_asked}"
        lead = f"{sign} "
        room = max(LEAST_ROOM, self.size.width - len(lead))
        first, *others = Content(topic).wrap(room)
        indent = Content(" " * len(lead))
        lines = [Content.assemble((lead, ink), first), *(indent + line for line in others)]
        if lines[-1].cell_length + 1 + len(score) > self.size.width:
            lines.append(Content())
        gap = " " * (self.size.width - lines[-1].cell_length - len(score))
        return [*lines[:-1], Content.assemble(lines[-1], gap, (score, ink))]
