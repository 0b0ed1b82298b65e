"""How ready one is, how far the deck has come, and the days until the exam, a line each."""

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
from revise1924.readiness import Readiness, readiness_by
from revise1924.traces import Traces
from revise1924.tui.sizes import HIGH, TALL
from revise1924.tui.widgets.gauge import Piece, gauge
from revise1924.what_helps import Help, what_helps

_NAME = 7
"""Cells for the name of a line."""

_BAR = 30
"""The most cells of a bar; of a narrower line it has two fifths."""

_LEAST_BAR = 8
"""With fewer cells a bar tells nothing."""

_SPARE = 15
"""With so many rows more than cards and news there is one to spare above."""

_AROUND_LOW = 8
"""The most rows of a low home that are no cards, with a line for what is expected."""

_INKS = {Day.STUDIED: "$text-success", Day.MISSED: "$text-warning", Day.FREE: "$text-muted"}

_TODAY, _EXAM = "bold $text-success", "$text-expected"
"""The colours of what would come back today, and on the exam's day."""

_WHEN = " came back last time"
"""What "known" means, where there is room to say so."""

_GAP = "  "
"""Between a bar and its words, and between these."""

_LEGEND = Content.assemble(
    (Day.STUDIED, _INKS[Day.STUDIED]),
    (" studied  ", "$text-muted"),
    (Day.MISSED, _INKS[Day.MISSED]),
    (" missed", "$text-muted"),
)


class HowReady(Widget):
    """How ready one is, the points that came back, the days; nothing before the first review.

    How ready is told a little later than the rest; its line is there before.
    """

    class Expected(Message):
        """It is known now what would help most."""

    def __init__(self) -> None:
        super().__init__()
        self._overview: Overview | None = None
        self._prepared: Preparation | None = None
        self._past: tuple[Day, ...] = ()
        self._ready: Readiness | None = None
        self._is_expected = False
        """Whether it is known by now how ready one is, as far as that can be told."""
        self.helps: Help | None = None
        """What would help most now; None before it is known, or there is anything to say."""

    def fill(
        self,
        overview: Overview,
        prepared: Preparation,
        progress: Progress,
        now: datetime,
        news: int = 0,
    ) -> None:
        """Show how far it is at this moment, beside so many lines of news."""
        if overview != self._overview:
            # Once this is painted: of a large deck it takes a while.
            self.call_after_refresh(self._expect, overview, progress, now)
        self._overview, self._prepared = overview, prepared
        self._past = days_past(progress, now)
        is_begun = any(came_back is not None for card in prepared.cards for came_back in card)
        self.display = is_begun
        rows = _SPARE + self._has_line + len(overview.deck.cards) + (news and 1 + news)
        self.set_class(self.screen.size.height >= min(rows, HIGH), "-spare")
        self.refresh(layout=True)

    def _expect(self, overview: Overview, progress: Progress, now: datetime) -> None:
        """Show what is expected, in as many words as fit; without any its line goes."""
        traces = Traces(overview.deck.cards, progress, now)
        had_line = self._has_line
        self._ready, self._is_expected = readiness_by(traces, overview), True
        self.refresh(layout=self._has_line != had_line)
        weak = self._prepared.weak if self._prepared else {}
        self.helps = what_helps(traces, overview, weak) if self._ready else None
        self.post_message(self.Expected())

    @property
    def _has_line(self) -> bool:
        """Whether there is a line for what is expected: after a second day of study."""
        is_told = self._ready is not None or not self._is_expected
        return self._past.count(Day.STUDIED) > 1 and is_told

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
        if self.content_size.height > len(lines):
            lines = [self._expected(self._overview), *lines]
        return Content("\n").join(lines)

    @property
    def _room(self) -> int:
        """The cells of a line after its name."""
        return self.content_size.width - _NAME

    def _bar(self, words: int) -> int:
        """Return the cells of a bar before so many cells of words; all have as many if they can."""
        bar = min(_BAR, self._room * 2 // 5, self._room - words - len(_GAP))
        return bar if bar >= _LEAST_BAR else 0

    def _expected(self, overview: Overview) -> Content:
        """Return today's share and that of the exam's day, with a bar in two colours."""
        name = Content.styled("Ready".ljust(_NAME), "$text-muted")
        forms = readiness_words.in_a_line(self._ready, overview)
        today, exam = self._ready.shares if self._ready else (None, None)
        if today is None:
            return name + Content("".join(forms))
        bar = self._bar(len(forms[-1]))
        room = self._room - (bar and bar + len(_GAP))
        words = next((words for words in forms if len(words) <= room), forms[-1])
        now, dot, then = words.partition(" · ")
        return Content.assemble(
            name,
            _drawn(gauge(today, exam, bar)),
            _GAP if bar else "",
            _with_figure(now, _TODAY),
            (dot, "$text-muted"),
            _with_figure(then, _EXAM),
        )

    def _in_one_line(self, overview: Overview, prepared: Preparation) -> Content:
        known = f"{prepared.recalled}/{prepared.points}"
        end = "Exam" if overview.exam_ahead else ""
        name = ("Known".ljust(_NAME), "$text-muted")
        days = ("Days ", "$text-muted")
        lead = Content.assemble(name, (known, "$text-success"), _GAP, days)
        room = self.content_size.width - lead.cell_length - len("▸ … ") - len(end)
        return lead + self._line(overview, room, "", end)

    def _known(self, prepared: Preparation) -> Content:
        words, gained = home_words.came_back(prepared), home_words.gained(prepared)
        after = f"{_GAP}{gained}" if gained else ""
        if self._room >= self._bar(0) + len(f"{_GAP}{words}{_WHEN}{after}"):
            words += _WHEN
        bar = self._bar(len(words + after))
        return Content.assemble(
            ("Known".ljust(_NAME), "$text-muted"),
            _drawn(gauge(prepared.recalled / max(1, prepared.points), None, bar)),
            f"{_GAP}{words}" if bar else words,
            (after if bar else "", "$text-success"),
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


def _drawn(pieces: list[Piece]) -> Content:
    return Content.assemble(*((text, f"${ink}") for text, ink in pieces))


def _with_figure(words: str, ink: str) -> Content:
    """Return words that begin with a figure, "74 % today", with the figure in this ink."""
    figure, sign, rest = words.partition("%")
    return Content.assemble((figure + sign, ink), rest)
