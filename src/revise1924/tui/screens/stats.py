"""Statistics: recall over time, cards, weak points, days, and what comes."""

from collections.abc import Callable
from datetime import datetime

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import ContentSwitcher, Static

from revise1924 import plots, record_words
from revise1924.cards import Card
from revise1924.charts import Line
from revise1924.insight import Insights, insights
from revise1924.library import Desk
from revise1924.records import CardRecord, PointRecord
from revise1924.text import one_line
from revise1924.tui.shared import card_page, record_rows
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.shared.wishes import Drill, Read
from revise1924.tui.sizes import ROOMY, TALL
from revise1924.tui.widgets.card_preview import CardPreview
from revise1924.tui.widgets.inked import inked
from revise1924.tui.widgets.keys import Keys
from revise1924.tui.widgets.line_list import Column, LineList
from revise1924.tui.widgets.page import Page
from revise1924.tui.widgets.tab_row import TabRow

_TABS = ("Progress", "Cards", "Weak points", "Calendar", "Ahead")
_PLACES = ("progress", "cards", "weak", "calendar", "ahead")
_CHARTS = ("progress", "calendar", "ahead")

_ALL_ASIDE = "All of these cards are set aside."
"""Stands where no card is listed."""

_MEASURE = 84
"""Cells of a chart at most, as of text."""

_BESIDE = 46
"""Cells of the second column, with what keeps it apart."""

_MARGINS = 4
"""Cells beside a chart, with those of a bar to scroll it."""

_AROUND, _AROUND_IN_SHORT = 6, 4
"""Lines around a chart: the title, the tabs, the keys."""


class StatsScreen(DeskScreen[None]):
    """One tab a question."""

    HELP = "What your reviews tell. Each tab answers one question."
    AUTO_FOCUS = "#progress"
    BINDINGS = [
        Binding("enter", "read", "Read", tooltip="Open this card"),
        Binding("enter", "drill", "Drill", tooltip="Win the weak points of this card back"),
        Binding("m", "drill_all", "Drill all", tooltip="Win all weak points back"),
        Binding(
            "1", "tab(0)", "Tabs", key_display="1–5", tooltip="Go to a tab, as Left and Right do"
        ),
        *(Binding(str(tab + 1), f"tab({tab})", show=False) for tab in range(1, len(_TABS))),
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
        UNDO,
        Binding("escape", "dismiss", "Back", tooltip="Back to home"),
    ]

    def __init__(self, desk: Desk, clock: Callable[[], datetime], read: Read, drill: Drill) -> None:
        """Take the desk, a clock, what shows a card, and what drills one."""
        super().__init__(desk, clock)
        self._read, self._have_drilled = read, drill
        self._tab = 0
        self._facts: Insights | None = None
        """What the reviews tell; None before the screen is laid out."""
        self._records = dict[str, CardRecord]()
        self._weak = list[PointRecord]()

    def compose(self) -> ComposeResult:
        """Lay out the tabs."""
        most = max((len(card.back) for card in self._desk.asked.cards), default=1)
        yield Static(Content(f"Statistics · {self._desk.deck.title}"), id="title")
        with Vertical(classes="page"):
            yield TabRow(_TABS)
            with Horizontal(id="columns"):
                with ContentSwitcher(initial="progress"):
                    yield Page(Static(id="progress-section"), id="progress")
                    yield _with_list(
                        "cards", record_rows.card_columns(len(self._desk.asked.cards), most)
                    )
                    yield _with_list("weak", record_rows.POINT_COLUMNS, Static(id="order"))
                    yield Page(Static(id="calendar-section"), id="calendar")
                    yield Page(Static(id="ahead-section"), id="ahead")
                yield CardPreview(id="beside")
        yield Keys()

    def on_resize(self) -> None:
        """Fit the charts to another size."""
        if self._facts is None:
            self.show()
        else:
            self.call_after_refresh(self._show_tab)

    def show(self) -> None:
        """Show what the reviews tell now."""
        if not self.size.width:
            return  # not laid out yet
        desk = self._desk
        self._facts = insights(desk.asked, desk.counted, self._clock(), desk.new_a_day)
        self._records = {record.card.id: record for record in self._facts.records}
        self._weak = record_words.weak(self._facts.records)
        self._fill("cards", len(self._facts.records), self._card_row)
        self._fill("weak", len(self._weak), self._point_row)
        self.query_one("#order", Static).update(Content(record_words.order(self._weak)))
        none = record_words.no_weak_points(self._facts.records) if not self._weak else ""
        self.query_one("#weak-section", Static).update(Content(none))
        self.query_one("#cards-section", Static).update(Content(_ALL_ASIDE))
        self.set_class(self._rows is not None, "-listing")
        self._show_tab()
        self.call_after_refresh(self.refresh_bindings)  # sooner, another row of keys has no room

    def _fill(self, place: str, count: int, cells: "Callable[[int], list[Content | str]]") -> None:
        rows = self.query_one(f"#{place} LineList", LineList)
        rows.show_rows(count, cells, rows.cursor)
        self.query_one(f"#{place}").set_class(not count, "-empty")

    def _show_tab(self) -> None:
        """Show the tab that is up, and what stands beside it."""
        assert self._facts is not None  # noqa: S101 - it is shown first
        place = _PLACES[self._tab]
        self.query_one(TabRow).show(self._tab)
        if place in _CHARTS:
            self.query_one(f"#{place}-section", Static).update(inked(self._chart(place)))
        self._show_beside()

    def _chart(self, place: str) -> list[Line]:
        """Return the chart of a tab for the room there is."""
        assert self._facts is not None  # noqa: S101 - it is shown first
        is_roomy = self.size.width >= ROOMY
        width = min(_MEASURE, self.size.width - _BESIDE * is_roomy - _MARGINS)
        height = self.size.height - (_AROUND if self.size.height >= TALL else _AROUND_IN_SHORT)
        if place == "progress":
            return plots.progress(self._facts, width, height, is_summed_up=not is_roomy)
        draw = plots.calendar if place == "calendar" else plots.ahead
        return draw(self._facts, width, height)

    def _show_beside(self) -> None:
        """Show the whole in short, or the card under the cursor."""
        beside, card = self.query_one(CardPreview), self._card
        if card is None:
            assert self._facts is not None  # noqa: S101 - it is shown first
            beside.show(Content(""), inked(plots.in_short(self._facts)))
        elif beside.room:
            reading = card_page.reading_of(self._desk, card, self._clock())
            topic = Content.styled(card.topic, "bold $text-primary")
            is_weak = self._is_weak
            page = card_page.front_and_back(reading, beside.room, weak_alone=is_weak)
            if self._rows is not None and is_weak and self.size.height < TALL:
                point = self._weak[self._rows.cursor]  # it alone has room
                topic, page = Content(one_line(point.card.back[point.index], 400)), Content("")
            beside.show(topic, page)

    @property
    def _is_weak(self) -> bool:
        """Whether the tab of weak points is up."""
        return _PLACES[self._tab] == "weak"

    @property
    def _rows(self) -> LineList | None:
        """The list of the tab that is up; None where it has none, or that is empty."""
        found = self.query(f"#{_PLACES[self._tab]} LineList").results(LineList)
        return next((rows for rows in found if rows.chosen is not None), None)

    @property
    def _card(self) -> Card | None:
        """The card under the cursor."""
        if self._rows is None:
            return None
        if self._is_weak:
            return self._weak[self._rows.cursor].card
        return self._desk.asked.cards[self._rows.cursor]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the row under the cursor."""
        if action in {"read", "drill"}:
            return self._is_weak == (action == "drill") and self._card is not None
        if action == "drill_all":
            return self._is_weak and bool(self._weak)
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
        self._tab, place = tab, _PLACES[tab]
        self.query_one(ContentSwitcher).current = place
        self.set_class(self._rows is not None, "-listing")
        self.set_class(self._is_weak, "-weak")
        (self._rows or self.query_one(f"#{place}")).focus()
        self.call_after_refresh(self._show_tab)
        self.refresh_bindings()

    def action_read(self) -> None:
        """Open the card under the cursor."""
        if self._rows is not None:
            self._read(self._desk.asked.cards, self._rows.cursor, self._left)

    def _left(self, card: Card | None) -> None:
        """Put the cursor on the card that was read last."""
        ids = [each.id for each in self._desk.asked.cards]
        if card is not None and card.id in ids and self._rows is not None:
            self._rows.action_go(ids.index(card.id))

    def action_drill(self) -> None:
        """Drill the weak points of the card under the cursor."""
        self._have_drilled(self._card)

    def action_drill_all(self) -> None:
        """Drill all weak points."""
        self._have_drilled(None)

    def _card_row(self, row: int) -> list[Content | str]:
        return record_rows.card(row, self._records[self._desk.asked.cards[row].id])

    def _point_row(self, row: int) -> list[Content | str]:
        point = self._weak[row]
        return record_rows.point(point, self._records[point.card.id])


def _with_list(place: str, columns: tuple[Column, ...], *above: Static) -> Vertical:
    """Return a list under the names of its columns, and a place to say that it is empty."""
    heading, none = Static(classes="heading"), Static(id=f"{place}-section", classes="none")
    return Vertical(*above, heading, LineList(columns, heading), none, id=place)
