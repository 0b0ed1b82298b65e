"""How far the deck has come, the days until the exam, and what is expected, a line each."""

from dataclasses import dataclass
from datetime import datetime

from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from revise1924 import home_words, readiness_words
from revise1924.days_line import Day, days_past, fitted
from revise1924.overview import Overview
from revise1924.preparation import Preparation
from revise1924.progress import Progress
from revise1924.readiness import readiness_by
from revise1924.traces import Traces
from revise1924.tui.sizes import TALL
from revise1924.what_helps import what_helps

_NAME = 7
"""Cells for the name of a line."""

_BAR = 30
"""The most cells of the bar."""

_LEAST_BAR = 20
"""Cells of it that are there before its figures are told in full."""

_SPARE = 17
"""With so many rows more than cards there is one to spare above."""

_AROUND_LOW = 8
"""The most rows of a low home that are no cards, with a line for what is expected."""

_INKS = {Day.STUDIED: "$text-success", Day.MISSED: "$text-warning", Day.FREE: "$text-muted"}


_WHEN = " came back last time"
"""What "known" means, where there is room to say so."""

_LEGEND = Content.assemble(
    (Day.STUDIED, _INKS[Day.STUDIED]),
    (" studied  ", "$text-muted"),
    (Day.MISSED, _INKS[Day.MISSED]),
    (" missed", "$text-muted"),
)


class HowReady(Widget):
    """Points that came back as a bar, the days, how ready one is; nothing before the first review.

    How ready is told a little later than the rest; its line is there before.
    """

    @dataclass
    class Expected(Message):
        """Tells what would help most now, in a few words; nothing before there is anything."""

        helps: str

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self._prepared: Preparation | None = None
        self._past: tuple[Day, ...] = ()
        self._expected: tuple[str, ...] | None = None
        """What is expected, the longest form first; None where that is not known yet."""

    def fill(
        self, overview: Overview, prepared: Preparation, progress: Progress, now: datetime
    ) -> None:
        """Show how far it is at this moment."""
        if overview != self._overview:
            # Once this is painted: of a large deck it takes a while.
            self.call_after_refresh(self._expect, overview, progress, now)
        self._overview, self._prepared = overview, prepared
        self._past = days_past(progress, now)
        is_begun = any(came_back is not None for card in prepared.cards for came_back in card)
        self.display = is_begun
        rows = _SPARE + self._has_line + len(overview.deck.cards)
        self.set_class(self.screen.size.height >= rows, "-spare")
        self.refresh(layout=True)

    def _expect(self, overview: Overview, progress: Progress, now: datetime) -> None:
        """Show what is expected, in as many words as fit; without any its line goes."""
        traces = Traces(overview.deck.cards, progress, now)
        ready = readiness_by(traces, overview)
        had_line, self._expected = self._has_line, readiness_words.in_a_line(ready, overview)
        self.refresh(layout=self._has_line != had_line)
        weak = self._prepared.weak if self._prepared else {}
        helps = what_helps(traces, overview, weak) if ready else None
        self.post_message(self.Expected(readiness_words.HELPS[helps] if helps else ""))

    @property
    def _has_line(self) -> bool:
        """Whether there is a line for what is expected: after a second day of study."""
        return self._past.count(Day.STUDIED) > 1 and self._expected != ()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines: in a low terminal all but what is expected is told on one."""
        del container, viewport, width
        if self.screen.size.height >= TALL:
            return 2 + self._has_line
        cards = len(self._overview.deck.cards) if self._overview else 0
        return 1 + (self._has_line and self.screen.size.height >= cards + _AROUND_LOW)

    def render(self) -> Content:
        """Return the lines."""
        if self._overview is None or self._prepared is None:
            return Content("")
        lines = [self._known(self._prepared), self._days(self._overview)]
        if self.screen.size.height < TALL:
            lines = [self._in_one_line(self._overview, self._prepared)]
        if self._expected and self._has_line:
            lines.append(self._ready(self._expected))
        return Content("\n").join(lines)

    def _ready(self, forms: tuple[str, ...]) -> Content:
        room = self.content_size.width - _NAME
        shown = next((words for words in forms if len(words) <= room), forms[-1])
        return Content.assemble(("Ready".ljust(_NAME), "$text-muted"), shown)

    def _in_one_line(self, overview: Overview, prepared: Preparation) -> Content:
        known = f"{prepared.recalled}/{prepared.points}"
        end = "Exam" if overview.exam_ahead else ""
        lead = Content.assemble((known, "$text-success"), (" known  ", "$text-muted"))
        room = self.content_size.width - lead.cell_length - len("▸ … ") - len(end)
        return lead + self._line(overview, room, "", end)

    def _known(self, prepared: Preparation) -> Content:
        words, gained = home_words.came_back(prepared), home_words.gained(prepared)
        room = self.content_size.width - _NAME - len(words) - 2
        if room >= _LEAST_BAR + len(_WHEN) + (len(gained) + 2 if gained else 0):
            words, room = words + _WHEN, room - len(_WHEN)
        bar = max(0, min(_BAR, room - (len(gained) + 2 if gained else 0)))
        done = bar * prepared.recalled // max(1, prepared.points)
        return Content.assemble(
            ("Known".ljust(_NAME), "$text-muted"),
            ("▄" * done, "$text-success"),
            ("▁" * (bar - done), "$text-muted"),
            f"  {words}",
            (f"  {gained}" if bar else "", "$text-success"),
        )

    def _days(self, overview: Overview) -> Content:
        end = home_words.exam_mark(overview)
        room = self.content_size.width - _NAME - len("▸ today ") - len(end) - 2
        name = Content.styled("Days".ljust(_NAME), "$text-muted")
        days = name + self._line(overview, room, "today ", end)
        streak = Content.styled(home_words.streak(self._past), "$text-success")
        for said in (Content.assemble(_LEGEND, "   " if streak else "", streak), streak):
            gap = self.content_size.width - days.cell_length - said.cell_length
            if gap > 1:
                return days.pad_right(gap) + said
        return days

    def _line(self, overview: Overview, room: int, today: str, end: str) -> Content:
        """Return the days past and to come in so many cells, beside today's and what ends them."""
        line = fitted(self._past, overview.today, overview.exam, room)
        sign = Day.STUDIED if line.is_studied else "▸"
        return Content.assemble(
            *((f"{day} ", _INKS[day]) for day in line.past),
            (f"{sign} {today}", "bold $text-success" if line.is_studied else "bold $text-primary"),
            ("· " * line.ahead + ("… " if line.has_more else ""), "$text-muted"),
            (end, "bold $text-warning"),
        )
