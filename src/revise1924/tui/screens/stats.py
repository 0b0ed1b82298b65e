"""Statistics: recall over time, cards, weak points, days, and what comes."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content

from revise1924 import plots, record_words
from revise1924.cards import Card
from revise1924.insight import Insights, insights
from revise1924.library import Desk
from revise1924.records import CardRecord, PointRecord
from revise1924.text import one_line
from revise1924.tui.shared import card_page, record_panel, record_rows
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.shared.wishes import Drill, Read
from revise1924.tui.sizes import HIGH, ROOMY, TALL
from revise1924.tui.widgets.drawn import Drawn
from revise1924.tui.widgets.inked import inked
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.line_list import LineList
from revise1924.tui.widgets.page import Page
from revise1924.tui.widgets.tab_row import TabRow

_TABS = ("Progress", "Cards", "Weak points", "Calendar", "Ahead")
_SHORT_TABS = ("Progress", "Cards", "Weak", "Days", "Ahead")
_CARDS, _WEAK = 1, 2
_CHARTS = {
    0: (plots.progress, plots.ahead),
    3: (plots.calendar, plots.progress),
    4: (plots.ahead, plots.progress),
}
"""The chart of a tab, and the one that stands below it where there is room."""

_LINES_OF_CARD, _BELOW = 4, 26
"""Lines of a card with its question, and all lines of the screen beside those, with a chart."""


class StatsScreen(DeskScreen[None]):
    """One tab a question."""

    CSS_PATH = "../cards.tcss"
    HELP = "What your reviews tell. Each tab answers one question."
    AUTO_FOCUS = "#chart"
    BINDINGS = [
        Binding("enter", "read", "Read", tooltip="Open this card"),
        Binding("enter", "drill", "Win back", tooltip="Win back the weak points of this card"),
        Binding("m", "drill_all", "Win all back", tooltip="Win back all weak points"),
        Binding("1", "tab(0)", "Tabs", key_display="1–5 ← →", tooltip="Go to another tab"),
        *(Binding(str(tab + 1), f"tab({tab})", show=False) for tab in range(1, len(_TABS))),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        Binding("u", "undo", "Undo", show=False, tooltip=UNDO.tooltip),
        Binding("escape", "dismiss", "Back", tooltip="Back to home"),
    ]

    def __init__(self, desk: Desk, clock: Callable[[], datetime], read: Read, drill: Drill) -> None:
        """Take the desk, a clock, what shows a card, and what drills one."""
        super().__init__(desk, clock)
        self._read, self._have_drilled = read, drill
        self._tab = 0
        self._cursors = {_CARDS: 0, _WEAK: 0}
        """The rows under the cursor in the lists that are not shown."""
        self._facts: Insights | None = None
        """What the reviews tell; None before the screen is laid out."""
        self._records = dict[str, tuple[int, CardRecord]]()
        self._weak = list[PointRecord]()

    def compose(self) -> ComposeResult:
        """Lay out the tabs, a list and a chart, of which one is seen, and a card."""
        yield Drawn(id="title")
        yield TabRow(_TABS, _SHORT_TABS)
        with Horizontal(id="columns", classes="page"):
            with Vertical(id="listed"):
                yield LineList(())
                with Page(id="chart"):
                    yield Drawn(id="drawn")
            yield Drawn(id="beside")
        yield Keys()

    def on_mount(self) -> None:
        """Say what it is of, where the whole of that has room."""
        name = f"Statistics · {one_line(self._desk.deck.title)}"
        title = self.query_one("#title", Drawn)
        title.show(lambda width, _: Content(name if cell_len(name) <= width else "Statistics"))

    def on_resize(self) -> None:
        """Begin once there is a size, and have room for what stands beside and below."""
        if self._facts is None:
            self.show()
        else:
            self._keep_place()
            self._fit()
            self._show_beside()

    def show(self) -> None:
        """Show what the reviews tell now."""
        if not self.size.width:
            return  # not laid out yet
        self._keep_place()
        desk = self._desk
        self._facts = insights(desk.asked, desk.counted, self._clock(), desk.new_a_day)
        self._records = {each.card.id: (at, each) for at, each in enumerate(self._facts.records, 1)}
        self._weak = record_words.weak(self._facts.records)
        self._show_tab()
        self.call_after_refresh(self.refresh_bindings)  # sooner, another row of keys has no room

    def _keep_place(self) -> None:
        if self._count:
            self._cursors[self._tab] = self._rows.cursor

    def _show_tab(self) -> None:
        """Show the tab that is up, and what stands below and beside it."""
        self.query_one(TabRow).show(self._tab)
        self._fit()
        self.query_one("#drawn", Drawn).show(self._chart)
        self._show_beside()

    def _fit(self) -> None:
        """Have a list, a chart, or a short list and what stands below it: a chart, or a card."""
        count, rows, width, height = self._count, self._rows, *self.size
        lines = _LINES_OF_CARD * count
        has_both = self._tab == _CARDS and width >= ROOMY and 0 < lines <= height - _BELOW
        rows.display, self.query_one("#chart").display = count > 0, has_both or not count
        rows.styles.height = lines + 1 if has_both else "1fr"
        has_card_below = self._tab == _CARDS and width < ROOMY and TALL <= height < HIGH
        self.query_one("#listed").styles.max_height = count + 1 if has_card_below else None
        if count:
            self._fill(count)

    def _fill(self, count: int) -> None:
        """Show the rows of the tab that is up."""
        at = self._cursors[self._tab]
        if self._tab == _WEAK:
            groups = record_rows.groups(self._weak)
            columns = record_rows.point_columns(self._weak, len(self._records), self.size)
            self._rows.show_rows(count, self._point_row, at, columns=columns, groups=groups)
        else:
            cards = self._desk.asked.cards
            columns, notes = record_rows.card_columns(cards), (partial(record_rows.front, cards),)
            self._rows.show_rows(count, self._card_row, at, columns=columns, notes=notes)

    @property
    def _rows(self) -> LineList:
        return self.query_one(LineList)

    @property
    def _count(self) -> int:
        """How many rows the tab that is up lists; none for a chart."""
        return {_CARDS: len(self._records), _WEAK: len(self._weak)}.get(self._tab, 0)

    def _chart(self, width: int, height: int) -> Content:
        """Return the charts of a tab for the room there is, or why nothing is listed."""
        assert self._facts is not None  # noqa: S101 - it is shown first
        if self._count:  # below the cards, how they went
            return inked(plots.progress(self._facts, width, height))
        if self._tab == _CARDS:
            return Content(record_panel.ALL_ASIDE)
        if self._is_weak:
            return record_panel.none_weak(self._facts, width, height)
        return record_panel.stacked(self._facts, *_CHARTS[self._tab], width, height)

    def _show_beside(self) -> None:
        """Show the whole in short, or the card under the cursor."""
        assert self._facts is not None  # noqa: S101 - it is shown first
        beside, card, facts = self.query_one("#beside", Drawn), self._card, self._facts
        is_roomy, is_tall = self.size.width >= ROOMY, self.size.height >= TALL
        has_room = is_roomy or (card is not None and (is_tall or self._is_weak))
        beside.display = has_room and (card is not None or bool(facts.days))
        beside.set_class(self._is_weak, "-small")
        beside.set_class(self._is_weak and not is_tall, "-least")
        if card is None:
            chart, _ = _CHARTS.get(self._tab, _CHARTS[0])
            beside.show(partial(record_panel.in_short, facts, chart), Content("In short"))
            return
        reading = card_page.reading_of(self._desk, card, self._clock())
        draw = partial(record_panel.card, facts, reading)
        if self._is_weak and not is_roomy:
            draw = partial(record_panel.point, self._weak[self._rows.cursor])
        beside.show(draw, Content(one_line(card.topic)))

    @property
    def _is_weak(self) -> bool:
        """Whether the tab of weak points is up."""
        return self._tab == _WEAK

    @property
    def _card(self) -> Card | None:
        """The card under the cursor."""
        if not self._count:
            return None
        at = self._rows.cursor
        return self._weak[at].card if self._is_weak else self._desk.asked.cards[at]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the row under the cursor."""
        if action in {"read", "drill"}:
            return self._is_weak == (action == "drill") and self._card is not None
        if action == "drill_all":
            return bool(self._weak) and self._tab in {0, _WEAK}
        return super().check_action(action, parameters)

    def on_line_list_moved(self) -> None:
        """Show the card that is under the cursor now."""
        self._show_beside()

    def on_line_list_opened(self) -> None:
        """Open the row that was clicked."""
        if self._is_weak:
            self.action_drill()
        else:
            self.action_read()

    def on_tab_row_chosen(self, event: TabRow.Chosen) -> None:
        """Show the tab that was clicked."""
        self.action_tab(event.tab)

    def action_turn(self, tabs: int) -> None:
        """Show the tab at the left or at the right."""
        self.action_tab((self._tab + tabs) % len(_TABS))

    def action_tab(self, tab: int) -> None:
        """Show the tab of this index."""
        self._keep_place()
        self._tab = tab
        self._show_tab()
        (self._rows if self._count else self.query_one("#chart")).focus()
        self.refresh_bindings()

    def action_read(self) -> None:
        """Open the card under the cursor."""
        if self._count:
            self._read(self._desk.asked.cards, self._rows.cursor, self._left)

    def _left(self, card: Card | None) -> None:
        """Put the cursor on the card that was read last."""
        ids = [each.id for each in self._desk.asked.cards]
        if card is not None and card.id in ids and self._count:
            self._rows.action_go(ids.index(card.id))

    def action_drill(self) -> None:
        """Drill the weak points of the card under the cursor."""
        self._have_drilled(self._card)

    def action_drill_all(self) -> None:
        """Drill all weak points."""
        self._have_drilled(None)

    def _card_row(self, row: int) -> list[Content | str]:
        return record_rows.card(*self._records[self._desk.asked.cards[row].id])

    def _point_row(self, row: int) -> list[Content | str]:
        point = self._weak[row]
        return record_rows.point(point, *self._records[point.card.id])
