"""Widgets that more than one screen shows."""

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.events import Click, MouseMove
from textual.style import Style
from textual.widgets import Static

NARROW = 72
"""Below this width screens leave out what can be left out."""


class Offered(NamedTuple):
    """A key that does something now."""

    key: str
    display: str
    description: str
    tooltip: str

    @property
    def width(self) -> int:
        """The cells it needs: the key, a space, and what it does."""
        return cell_len(self.display) + 1 + cell_len(self.description)


class Keys(Static):
    """The keys at the bottom, in as many rows as they need; a click presses them.

    One widget, where Textual's Footer makes one of each key: that costs a sixth of the time to the
    first paint, and most of the time of a flip, after which other keys are offered.
    """

    def __init__(self) -> None:
        super().__init__()
        self.offered: list[Offered] = []
        self._rows: list[list[Offered]] = []

    def on_mount(self) -> None:
        """Show the keys now, and whenever others are offered."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._look())
        self._look()

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        self._show()

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Tell what the key under the mouse does."""
        told = event.style.meta.get("tooltip")
        self.tooltip = Content(told) if told else None

    def _look(self) -> None:
        by_action: dict[str, Offered] = {}  # of several keys for one thing the first is shown
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show and enabled:
                by_action.setdefault(
                    binding.action,
                    Offered(
                        binding.key,
                        self.app.get_key_display(binding),
                        binding.description,
                        tooltip or binding.description,
                    ),
                )
        offered = list(by_action.values())
        if offered != self.offered:
            self.offered = offered
            self._show()

    def _show(self) -> None:
        width = self.app.size.width - 2
        closest = sum(key.width for key in self.offered) + len(self.offered) - 1
        gap = 2 if closest + len(self.offered) - 1 <= width else 1
        rows = _in_rows(self.offered, width, gap)
        is_taller = len(rows) != len(self._rows)
        self._rows = rows
        between = Content(" " * gap)
        lines = [between.join(self._label(key) for key in row) for row in rows]
        self.update(Content("\n").join(lines), layout=is_taller)

    def _label(self, key: Offered) -> Content:
        meta = Style.from_meta({"key": key.key, "tooltip": key.tooltip})
        display = Content.styled(key.display, "bold $footer-key-foreground")
        return Content.assemble(display, f" {key.description}").stylize(meta)


def _in_rows(keys: list[Offered], width: int, gap: int) -> list[list[Offered]]:
    """Return the keys in rows that fit into `width`, `gap` cells apart."""
    rows: list[list[Offered]] = [[]]
    room = width
    for key in keys:
        if rows[-1] and key.width > room:
            rows.append([])
            room = width
        rows[-1].append(key)
        room -= key.width + gap
    return rows
