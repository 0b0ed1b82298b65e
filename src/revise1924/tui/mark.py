"""The mark of a test: points of points, the time, what was missed, and the tests before."""

from collections.abc import Iterable

from rich.table import Table
from rich.text import Text
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from revise1924 import wording
from revise1924.insight import Mark, marks
from revise1924.leitner import study_day
from revise1924.tui.sessions import screen_for
from revise1924.tui.summary import END, EndScreen

_EARLIER = 5
"""Tests before this one that are shown."""


class MarkScreen(EndScreen):
    """The end of a test."""

    HEADING = "Test done"
    BINDINGS = [
        Binding("r", "repeat", "Repeat missed", tooltip="Practise what was missed alone"),
        *END,
    ]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to repeat only where something was missed."""
        if action == "repeat":
            return bool(self._session.tally.missed)
        return super().check_action(action, parameters)

    def action_repeat(self) -> None:
        """Practise what was missed."""
        again = self._session.missed_again(self._clock())
        self.app.switch_screen(screen_for(again, self._clock))

    def _details(self) -> Iterable[Widget]:
        yield Static(Content(self._in_short()), id="moves")
        yield Static(self._missed(), id="missed")
        yield Static(self._earlier(), id="earlier")

    def _in_short(self) -> str:
        looks = [outcome.review for outcome in self._session.tally.outcomes]
        seconds = sum(sum(look.seconds or ()) for look in looks)
        cards = wording.counted(len(looks), "card")
        return f"{cards} in {wording.duration(seconds)}"

    def _missed(self) -> Table:
        """Return the points missed under the topics of their cards."""
        table = Table.grid(padding=(0, 1), expand=True)
        table.add_column(width=1)
        table.add_column(ratio=1, overflow="fold")
        missed = self._session.tally.missed
        if not missed:
            table.add_row("", Text("Every point came back."))
        for card in self._session.deck.cards:
            if card.id in missed:
                table.add_row("▼", Text(card.topic, style="bold"))
            for at in missed.get(card.id, ()):
                table.add_row("", Text(card.back[at]))
        return table

    def _earlier(self) -> Table:
        """Return the marks of the tests before, the latest first, with this one on top."""
        table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, show_header=False)
        now = self._clock()
        first = min((each.review.at for each in self._session.tally.outcomes), default=now)
        before = [each for each in marks(self._session.progress, now) if each.ended < first]
        for each in reversed(before[-_EARLIER:]):
            table.add_row(*[Text(cell) for cell in self._row(each)])
        if before:
            table.title = Text("Earlier tests", style="bold")
            table.title_justify = "left"
        return table

    def _row(self, mark: Mark) -> tuple[str, str, str]:
        day = wording.short_day(study_day(mark.began))
        points = f"{mark.recalled} of {mark.asked} points · {round(100 * mark.recall)} %"
        return day, wording.bar_of(mark.recall), points
