"""Statistics: recall over time, cards, weak points, days, and what comes."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TabbedContent, TabPane

from revise1924.insight import insights
from revise1924.report import sections
from revise1924.tui.shared.desk_screen import DeskScreen
from revise1924.tui.shared.undo_screen import UNDO
from revise1924.tui.widgets.keys import Keys

_TABS = ("Recall", "Cards", "Points", "Days", "Ahead")


class StatsScreen(DeskScreen[None]):
    """One tab a question."""

    HELP = "What your reviews tell. Each tab answers one question."
    AUTO_FOCUS = "Tabs"
    BINDINGS = [
        Binding("1", "tab(0)", "Choose", key_display=f"1 … {len(_TABS)}", tooltip="Or ← and →"),
        *(Binding(str(tab + 1), f"tab({tab})", show=False) for tab in range(1, len(_TABS))),
        UNDO,
        Binding("escape", "dismiss", "Back", tooltip="Back to home"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the tabs."""
        yield Static(Content("Statistics"), id="title")
        with TabbedContent():
            for number, heading in enumerate(_TABS, 1):
                with TabPane(Content(f"{number} {heading}"), id=heading.lower()), VerticalScroll():
                    yield Static(id=f"{heading.lower()}-section")
        yield Keys()

    _width = 0
    """The width for which everything is shown; 0 before it is."""

    def on_resize(self) -> None:
        """Fit the charts to another width."""
        if self._width != self.size.width:
            self.show()

    def show(self) -> None:
        """Show what the reviews tell now."""
        if not self.size.width:
            return  # not laid out yet
        self._width = self.size.width
        desk = self._desk
        facts = insights(desk.asked, desk.counted, self._clock(), desk.new_a_day)
        texts = sections(facts, max(30, self.size.width - 4))
        for heading in _TABS:
            self.query_one(f"#{heading.lower()}-section", Static).update(texts[heading])

    def action_tab(self, tab: int) -> None:
        """Show the tab of this index."""
        self.query_one(TabbedContent).active = _TABS[tab].lower()
