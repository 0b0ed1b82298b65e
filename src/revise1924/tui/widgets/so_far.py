"""The session so far, beside the card where there is room."""

from textual.content import Content
from textual.widget import Widget

from revise1924 import card_words
from revise1924.tally import Outcome, Tally
from revise1924.tui.widgets.moves import INKS, MARKS

_HEAD = 2
"""Lines above the cards: the title, and an empty one."""

_SQUARES = 8
"""More points than that are told in figures."""


class SoFar(Widget):
    """The cards that were answered, the latest last: where each went, and its points."""

    _tally = Tally(())

    def show(self, tally: Tally) -> None:
        """Show what the session came to so far."""
        self._tally = tally
        if self.display:
            self.refresh()

    def render(self) -> Content:
        """Return the title, and as many of the latest cards as there is room for."""
        outcomes = self._tally.outcomes
        room = max(0, self.size.height - _HEAD)
        title = Content.styled("This session", "bold $text-muted")
        if not outcomes:
            return Content("\n\n").join([title, Content.styled(card_words.NONE_YET, "$text-muted")])
        lines = [self._line(each) for each in outcomes[-room:]] if room else []
        return Content("\n").join([title, Content(), *lines])

    def _line(self, outcome: Outcome) -> Content:
        review, ink = outcome.review, INKS[outcome.move]
        score = card_words.squares(review)
        if review.points_asked > _SQUARES:
            score = f"{review.points_recalled}/{review.points_asked}"
        lead = Content.styled(f"{MARKS[outcome.move]} ", ink)
        room = self.size.width - lead.cell_length - len(score) - 1
        topic = Content(outcome.card.topic).truncate(max(1, room), ellipsis=True, pad=True)
        return Content.assemble(lead, topic, " ", (score, ink))
