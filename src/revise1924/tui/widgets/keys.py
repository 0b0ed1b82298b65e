"""The keys at the bottom of a screen."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.binding import ActiveBinding, Binding
from textual.cache import LRUCache
from textual.content import Content
from textual.dom import DOMNode
from textual.events import Click, MouseMove
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual
from textual.widget import Widget

_MOST_DRAWINGS = 64
"""Rows of keys that are kept drawn: those of every screen, in a size or two."""


_LAST = {"undo", "app.quit", "help", "leave", "dismiss"}
"""What nearly every screen offers: at the right, where it stays when other keys come and go."""


_NAMES = {"pageup": "Page up", "pagedown": "Page down"}
"""What keys are called in sentences, where it is not their own name with a capital."""


def key_name(binding: Binding) -> str:
    """Return what the key of a binding is called in sentences: a word, and no arrow."""
    display = binding.key_display
    if display and (display.isascii() or len(display) > 1):
        return display
    parts = binding.key.split("+")
    return "+".join(each if len(each) == 1 else _NAMES.get(each, each.title()) for each in parts)


def on_offer(screen: Screen[Any]) -> Iterator[tuple[str, Binding, DOMNode]]:
    """Return what can be done now, each once: the names of its keys, the first, and whose it is."""
    by_action: dict[str, list[ActiveBinding]] = {}
    for active in screen.active_bindings.values():
        if (active.binding.show or active.binding.tooltip) and active.enabled:
            by_action.setdefault(active.binding.action, []).append(active)
    for same in by_action.values():
        names = dict.fromkeys(key_name(each.binding) for each in same)
        yield " or ".join(names), same[0].binding, same[0].node


class Offered(NamedTuple):
    """A key that does something now."""

    key: str
    display: str
    description: str
    tooltip: str
    is_last: bool = False
    """Whether it stands at the right, where there is one row."""
    is_off: bool = False
    """Whether it does nothing now, and keeps its place all the same."""

    @property
    def width(self) -> int:
        """The cells it needs: the key, a space, and what it does."""
        return cell_len(self.display) + 1 + cell_len(self.description)


class Keys(Widget):
    """The keys at the bottom, in as many rows as they need; a click presses them.

    One widget, where Textual's Footer makes one of each key: that costs a sixth of the time to the
    first paint, and most of the time of a flip, after which other keys are offered.
    """

    _drawn: ClassVar[LRUCache[tuple[str, int, tuple[Offered, ...]], list[Strip]]] = LRUCache(
        _MOST_DRAWINGS
    )
    """What has been drawn, for all screens: a session goes to and fro between two rows of keys."""

    def __init__(self) -> None:
        super().__init__()
        self.offered: list[Offered] = []
        self._lines: list[Strip] = []
        self._most = 0
        """The most rows there were in this width: what is above them keeps its place."""
        self._fitted_to = 0

    def on_mount(self) -> None:
        """Show the keys now, and whenever others are offered."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.look())
        self.look()

    def on_resize(self) -> None:
        """Fit the rows to the width."""
        if self._fitted_to != self.app.size.width:
            self._fitted_to, self._most = self.app.size.width, 0
        self._show()

    def notify_style_update(self) -> None:
        """Take the new colours."""
        super().notify_style_update()
        self._show()

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked."""
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)

    def on_mouse_move(self, event: MouseMove) -> None:
        """Tell what the key under the mouse does."""
        tooltip = event.style.meta.get("tooltip")
        self.tooltip = Content(tooltip) if tooltip else None

    def look(self) -> None:
        """Show the keys that do something now."""
        by_action: dict[str, Offered] = {}  # of several keys for one thing the first is shown
        for _, binding, enabled, tooltip in self.screen.active_bindings.values():
            if binding.show:
                by_action.setdefault(
                    binding.action,
                    Offered(
                        binding.key,
                        self.app.get_key_display(binding),
                        binding.description,
                        tooltip or binding.description,
                        binding.action in _LAST,
                        not enabled,
                    ),
                )
        offered = list(by_action.values())
        if offered != self.offered:
            self.offered = offered
            self._show()

    def _show(self) -> None:
        width = self.app.size.width - self.gutter.width
        drawing = self.app.theme, width, tuple(self.offered)
        lines = self._drawn.get(drawing)
        if lines is None:
            keys = Content("\n").join(_in_rows(self.offered, width))
            lines = Visual.to_strips(self, keys, width, None, self.visual_style, pad=True)
            self._drawn[drawing] = lines
        needs_more = len(lines) > self._most
        self._lines, self._most = lines, max(self._most, len(lines))
        self.refresh(layout=needs_more)
        if needs_more:
            self.call_after_refresh(self.refresh, layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of rows."""
        del container, viewport, width
        return max(self._most, self._to_cover)

    @property
    def _to_cover(self) -> int:
        """The rows of keys of the screen under a dialog, which do nothing while it is up."""
        if not self.screen.is_modal:
            return 0
        stack = self.app.screen_stack
        under = stack[stack.index(self.screen) - 1]
        return max((keys.size.height for keys in under.query(Keys)), default=0)

    def render_line(self, y: int) -> Strip:
        """Return a row as it is painted, the keys lowest; blank where there is room for more."""
        row = y - max(0, self.size.height - len(self._lines))
        return self._lines[row] if row >= 0 else Strip.blank(self.size.width, self.rich_style)


@lru_cache(maxsize=256)
def _label(key: Offered) -> Content:
    """Return a key and what it does, with what a click and the mouse over it need to know."""
    if key.is_off:
        return Content(f"{key.display} {key.description}")
    meta = Style.from_meta({"key": key.key, "tooltip": key.tooltip})
    display = Content.styled(key.display, "bold $footer-key-foreground")
    return Content.assemble(display, f" {key.description}").stylize(meta)


def _in_rows(keys: list[Offered], width: int) -> list[Content]:
    """Return the keys in rows that fit into `width`, close together where they would not."""
    closest = sum(key.width for key in keys) + len(keys) - 1
    gap = 2 if closest + len(keys) - 1 <= width else 1
    rows: list[list[Content]] = [[]]
    room = width
    for key in keys:
        if rows[-1] and key.width > room:
            rows.append([])
            room = width
        rows[-1].append(_label(key))
        room -= key.width + gap
    lines = [Content(" " * gap).join(row) for row in rows]
    return lines if len(lines) > 1 else [_spread(keys, gap, room)]


def _spread(keys: list[Offered], gap: int, room: int) -> Content:
    """Return one row of keys, with the room that is left before those that stand at the right."""
    first = [_label(key) for key in keys if not key.is_last]
    last = [_label(key) for key in keys if key.is_last]
    space = Content(" " * gap)
    between = Content(" " * (room + 2 * gap if first else room + gap) if last else "")
    return Content.assemble(space.join(first), between, space.join(last))
