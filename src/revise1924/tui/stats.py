"""Statistics: recall over time, cards, weak points, days, and what comes."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TabbedContent, TabPane

from revise1924.insight import insights
from revise1924.tui.report import sections
from revise1924.tui.undoing import UNDO, UndoScreen
from revise1924.tui.widgets import Keys

_TABS = ("Recall", "Cards", "Points", "Days", "Ahead")


class StatsScreen(UndoScreen):
    """One tab a question."""

    AUTO_FOCUS = "Tabs"
    BINDINGS = [
        Binding("1", "tab(0)", "Choose", key_display=f"1 … {len(_TABS)}", tooltip="Or ← and →"),
        *(Binding(str(at + 1), f"tab({at})", show=False) for at in range(1, len(_TABS))),
        UNDO,
        Binding("escape", "leave", "Back", tooltip="Back to home"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the tabs."""
        yield Static(Content("Statistics"), id="title")
        with TabbedContent():
            for number, heading in enumerate(_TABS, 1):
                with TabPane(Content(f"{number} {heading}"), id=heading.lower()), VerticalScroll():
                    yield Static(id=f"{heading.lower()}-section")
        yield Keys()

    def on_resize(self) -> None:
        """Fit the charts to the width."""
        self.show()

    def show(self) -> None:
        """Show what the reviews tell now."""
        found = insights(self._deck, self._file.progress, self._clock())
        shown = sections(found, max(30, self.size.width - 4))
        for heading in _TABS:
            self.query_one(f"#{heading.lower()}-section", Static).update(shown[heading])

    def action_tab(self, at: int) -> None:
        """Show the tab of this index."""
        self.query_one(TabbedContent).active = _TABS[at].lower()

    def action_leave(self) -> None:
        """Go back to home."""
        self.app.pop_screen()
