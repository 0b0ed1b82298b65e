"""Tabs in one line, each with the digit that shows it."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.style import Style
from textual.widgets import Static

from revise1924.tui.sizes import NARROW


class TabRow(Static):
    """The one that is shown stands out; a click shows another."""

    ALLOW_SELECT = False

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, tab: int) -> None:
            """Take its index."""
            super().__init__()
            self.tab = tab

    def __init__(self, names: Sequence[str]) -> None:
        """Take the names of the tabs."""
        super().__init__()
        self._names = names
        self._active = 0

    def show(self, active: int) -> None:
        """Show which tab is shown; with little room the others have their digits alone."""
        self._active = active
        is_roomy = self.app.size.width >= NARROW
        self.update(Content("").join(self._tab(tab, is_roomy) for tab in range(len(self._names))))

    def _tab(self, tab: int, is_roomy: bool) -> Content:
        is_active = tab == self._active
        name = f" {self._names[tab]}" if is_roomy or is_active else ""
        words = f"{'▸' if is_active else ' '} {tab + 1}{name}  "
        ink = "bold $text-primary" if is_active else "$text-muted"
        return Content.styled(words, ink).stylize(Style.from_meta({"tab": tab}))

    def on_click(self, event: Click) -> None:
        """Tell which tab was clicked."""
        tab = event.style.meta.get("tab")
        if tab is not None:
            self.post_message(self.Chosen(tab))
