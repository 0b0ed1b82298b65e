"""Tabs in one line, each with the digit that shows it where there is room."""

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

    def __init__(self, names: Sequence[str], short: Sequence[str]) -> None:
        """Take the names of the tabs, and those for a narrow terminal, where no digit has room."""
        super().__init__()
        self._names, self._short = names, short
        self._active = 0

    def show(self, active: int) -> None:
        """Show which tab is shown."""
        self._active = active
        self.refresh()

    def render(self) -> Content:
        """Return the line."""
        is_narrow = self.app.size.width < NARROW
        numbered = [f" {digit} {name}  " for digit, name in enumerate(self._names, 1)]
        names = self._short if is_narrow else numbered
        return Content("").join(self._tab(tab, name) for tab, name in enumerate(names))

    def _tab(self, tab: int, name: str) -> Content:
        is_active = tab == self._active
        ink = "bold $text-primary" if is_active else "$text-muted"
        words = f"{'▸' if is_active else ' '}{name} "
        return Content.styled(words, ink).stylize(Style.from_meta({"tab": tab}))

    def on_click(self, event: Click) -> None:
        """Tell which tab was clicked."""
        tab = event.style.meta.get("tab")
        if tab is not None:
            self.post_message(self.Chosen(tab))
